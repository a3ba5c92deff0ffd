//! What a camera wrote into a picture: which way is up, and what must not leave the house.

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Exif {
    /// 1 to 8; 1 when it does not say.
    pub turn: u16,
    /// A place on Earth.
    pub place: bool,
    /// A make or a model.
    pub camera: bool,
    /// Somebody's name.
    pub artist: bool,
    /// When it was taken.
    pub time: bool,
}

/// Reads the first directory of a TIFF structure. Whatever is damaged is as if it were not there.
pub(crate) fn read(tiff: &[u8]) -> Exif {
    let mut found = Exif { turn: 1, ..Exif::default() };
    let little = match tiff.get(..4) {
        Some([b'I', b'I', 42, 0]) => true,
        Some([b'M', b'M', 0, 42]) => false,
        _ => return found,
    };
    let two = |at: usize| {
        let pair: [u8; 2] = tiff.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let four = |at: usize| {
        let all: [u8; 4] = tiff.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(all) } else { u32::from_be_bytes(all) })
    };
    let Some(start) = four(4).and_then(|at| usize::try_from(at).ok()).filter(|at| *at < tiff.len()) else {
        return found;
    };
    for entry in 0..usize::from(two(start).unwrap_or(0)) {
        let at = start + 2 + entry * 12;
        match two(at) {
            Some(0x0112) => found.turn = two(at + 8).filter(|turn| (1..=8).contains(turn)).unwrap_or(1),
            Some(0x010F | 0x0110) => found.camera = true,
            Some(0x013B | 0x8298) => found.artist = true,
            Some(0x0132) => found.time = true,
            Some(0x8825) => found.place = true,
            Some(_) => {}
            None => break,
        }
    }
    found
}

/// The least that says which way is up.
pub(crate) fn only_turn(turn: u16) -> Vec<u8> {
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    tiff.extend_from_slice(&turn.to_be_bytes());
    tiff.extend_from_slice(&[0; 6]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_way_is_up_survives() {
        for turn in 1..=8 {
            assert_eq!(read(&only_turn(turn)), Exif { turn, ..Exif::default() });
        }
        for nonsense in [&b""[..], b"II", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff"] {
            assert_eq!(read(nonsense).turn, 1);
        }
    }
}
