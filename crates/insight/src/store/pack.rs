//! The cubes of a part in one value: each with the name of the column by which it is counted further, empty for the plain ones.

use kernel::contracts::counts::{Counted, Cube};
use kernel::{Fault, Outcome};

/// Cubes as bytes: name, length, cube, one after another.
pub(crate) fn pack(counted: &Counted) -> Vec<u8> {
    let mut out = Vec::new();
    let plain = counted.cubes.iter().map(|cube| ("", cube));
    let extra =
        counted.extra.iter().flat_map(|(name, cubes)| cubes.iter().map(move |cube| (name.as_str(), cube)));
    for (name, cube) in plain.chain(extra) {
        let bytes = cube.encode();
        for piece in [name.as_bytes(), &bytes] {
            out.extend(u32::try_from(piece.len()).unwrap_or(u32::MAX).to_le_bytes());
            out.extend(piece);
        }
    }
    out
}

/// The cubes of one name.
///
/// # Errors
/// [`Fault::Broken`] when the bytes are none.
pub(crate) fn unpack(bytes: &[u8], wanted: &str) -> Outcome<Vec<Cube>> {
    let damaged =
        || Fault::Broken("the counts of a part are damaged; restore the database from a backup".into());
    let mut rest = bytes;
    let mut next = || -> Option<&[u8]> {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (piece, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        rest = after;
        Some(piece)
    };
    let mut out = Vec::new();
    let mut pairs = Vec::new();
    while let Some(name) = next() {
        pairs.push((name, next().ok_or_else(damaged)?));
    }
    if !rest.is_empty() {
        return Err(damaged());
    }
    for (_, cube) in pairs.into_iter().filter(|(name, _)| *name == wanted.as_bytes()) {
        out.push(Cube::decode(cube)?);
    }
    Ok(out)
}
