//! The Parquet file of a part: the dataset's columns as published, and `flags`. Equal rows give equal bytes.

use crate::keep::column::{Held, Scribe};
use crate::keep::staged::Staged;
use kernel::contracts::counts::{Kind, Unfit, Written};
use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The file, while it grows.
pub struct Kept {
    file: SerializedFileWriter<Staged>,
    scribe: Scribe,
    kinds: Vec<Kind>,
    full: Arc<AtomicBool>,
}

impl Kept {
    /// Begins one with these columns.
    pub fn new(into: &Path, columns: &[(String, Kind)]) -> Result<Self, Unfit> {
        let column = |(name, kind): &(String, Kind)| {
            let physical = match kind {
                Kind::Hash => Physical::FIXED_LEN_BYTE_ARRAY,
                Kind::Number | Kind::Longitude | Kind::Latitude => Physical::DOUBLE,
                _ => Physical::BYTE_ARRAY,
            };
            let it = Type::primitive_type_builder(name, physical).with_repetition(Repetition::OPTIONAL);
            let it = match physical {
                Physical::FIXED_LEN_BYTE_ARRAY => it.with_length(32),
                Physical::BYTE_ARRAY => it.with_logical_type(Some(LogicalType::String)),
                _ => it,
            };
            it.build().map(Arc::new)
        };
        let fields = columns.iter().map(column).collect::<Result<Vec<_>, _>>().map_err(broken)?;
        let schema = Type::group_type_builder("rows").with_fields(fields).build().map_err(broken)?;
        let properties = WriterProperties::builder().set_created_by("shiremoot".into()).build();
        let staged = Staged::new(into)?;
        let full = staged.full();
        let file = SerializedFileWriter::new(staged, Arc::new(schema), Arc::new(properties));
        Ok(Self {
            file: file.map_err(|e| failed(&full, e))?,
            full,
            scribe: Scribe::new()?,
            kinds: columns.iter().map(|column| column.1).collect(),
        })
    }

    /// Writes the rows that are held, and forgets them.
    pub fn group(&mut self, held: &mut [Held]) -> Result<(), Unfit> {
        let written = self.write(held);
        held.iter_mut().for_each(Held::clear);
        written.map_err(|e| failed(&self.full, e))
    }

    fn write(&mut self, held: &[Held]) -> Result<(), ParquetError> {
        let schema = self.file.schema_descr().columns().to_vec();
        let mut group = self.file.next_row_group()?;
        for ((held, kind), about) in held.iter().zip(&self.kinds).zip(schema) {
            let numbers = matches!(kind, Kind::Number | Kind::Longitude | Kind::Latitude);
            let (bytes, close) = self.scribe.chunk(held, numbers, about)?;
            group.append_column(&bytes, close)?;
        }
        group.close()?;
        self.file.flush()?;
        Ok(())
    }

    /// Ends it, with the hash of the file that it came from.
    pub fn finish(mut self, source: &str) -> Result<Written, Unfit> {
        self.file.append_key_value_metadata(KeyValue::new("source-sha256".into(), source.to_string()));
        let Self { file, full, .. } = self;
        Ok(file.into_inner().map_err(|e| failed(&full, e))?.finish("parquet"))
    }
}

fn failed(full: &AtomicBool, error: ParquetError) -> Unfit {
    if full.load(Ordering::Relaxed) { Unfit::DiskFull } else { broken(error) }
}

fn broken(error: ParquetError) -> Unfit {
    Unfit::Broken(format!("the rows cannot be kept: {error}"))
}
