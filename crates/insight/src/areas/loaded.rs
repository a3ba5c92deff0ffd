//! Areas from the lookups that a county has loaded.

use super::{Areas, Builder, Kind, Vintage};
use crate::dataset::{Lookup, Sort};
use crate::store::read;
use crate::{Dataset, Datasets};
use kernel::{Fault, Outcome, Proof, Unit};
use std::borrow::Cow;
use std::sync::Arc;

impl Areas {
    /// The areas that the lookups of a county know: all of them are open data. Put together once, until another lookup is loaded.
    ///
    /// # Errors
    /// [`Fault::Broken`] when a lookup cannot be read.
    pub fn of_county(unit: &mut Unit<'_>, proof: &impl Proof, county: &str) -> Outcome<Arc<Self>> {
        let datasets = Datasets::of(unit.kernel())?;
        let lookups: Vec<&Dataset> = datasets.sorts(Sort::Lookup).filter(|it| it.public()).collect();
        let mut stamp = String::new();
        for dataset in &lookups {
            stamp.push_str(&read::stamp(unit, proof, county, dataset.id())?);
            stamp.push('\n');
        }
        let kernel = unit.kernel();
        let key = format!("insight areas {county}");
        kernel.memo().get(&key, &stamp, || {
            let mut builder = Builder::default();
            for dataset in lookups {
                let Some(lookup) = &dataset.lookup else { continue };
                for part in read::current(unit, proof, county, dataset.id())? {
                    rows(&mut builder, lookup, &kernel.files().read(&part.sha256)?)?;
                }
            }
            Ok(builder.build())
        })
    }
}

/// Adds what the rows of a lookup say.
fn rows(builder: &mut Builder, lookup: &Lookup, bytes: &[u8]) -> Outcome<()> {
    let broken = |e: simd_csv::Error| Fault::Broken(format!("a lookup that was loaded cannot be read: {e}"));
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = simd_csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let header: Vec<String> = reader
        .byte_headers()
        .map_err(broken)?
        .iter()
        .map(|it| String::from_utf8_lossy(it).trim().to_string())
        .collect();
    let at = |name: &str| header.iter().position(|it| it == name);
    let mut record = simd_csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).map_err(broken)? {
        let field = |name: &str| -> Cow<'_, str> {
            let bytes = at(name).and_then(|at| record.get(at)).unwrap_or_default();
            match String::from_utf8_lossy(bytes.trim_ascii()) {
                Cow::Borrowed(text) => Cow::Borrowed(text),
                Cow::Owned(text) => Cow::Owned(text),
            }
        };
        for level in &lookup.levels {
            let name = level.name.as_deref().map(field).unwrap_or_default();
            builder.area(&field(&level.code), &name, level.kind, level.vintage);
        }
        for level in &lookup.levels {
            for parent in &level.within {
                builder.within(&field(&level.code), &field(parent));
            }
        }
        if let Some(pair) = &lookup.exact_fit {
            builder.fit(&field(&pair.from), &field(&pair.to));
        }
        if let Some(pair) = &lookup.successors {
            builder.succeeds(&field(&pair.from), &field(&pair.to));
        }
    }
    Ok(())
}

impl Areas {
    /// The area that a county is: by the code that its board’s table has for it, else by its name among counties.
    pub fn county(&self, gss: Option<&str>, name: &str) -> Option<&super::Area> {
        let by_code = gss.and_then(|code| self.get(code));
        by_code.or_else(|| self.of(Kind::County).find(|area| area.name.eq_ignore_ascii_case(name)))
    }

    /// What an engine is told of a code.
    pub(crate) fn known(&self, code: &str) -> kernel::contracts::counts::Known {
        use kernel::contracts::counts::Known;
        match (self.vintage(code), self.get(code)) {
            (Some(Vintage::Y2011), _) => Known::Only(2011),
            (Some(Vintage::Y2021), _) => Known::Only(2021),
            (Some(Vintage::Both), _) | (None, Some(_)) => Known::Always,
            (None, None) => Known::No,
        }
    }
}
