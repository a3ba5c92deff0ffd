//! One column of kept rows, and its bytes in Parquet: a dictionary of what occurs and small numbers that point into it.
//!
//! Source: Apache Parquet, *Encodings* (PLAIN, RLE_DICTIONARY) and *File Format* (data page version 1).

use crate::intern::{BLANK, Values};
use crate::keep::pages::{hybrid, width};
use crate::value::Meaning;
use bytes::Bytes;
use kernel::contracts::counts::Kind;
use parquet::basic::{Compression, Encoding, ZstdLevel};
use parquet::column::page::{CompressedPage, Page, PageWriter};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::ColumnChunkMetaData;
use parquet::file::writer::{SerializedPageWriter, TrackedWrite};
use parquet::schema::types::ColumnDescPtr;

/// So many rows stand on one page.
const PAGE: usize = 1 << 15;

/// The values of a column in the rows of one group.
pub enum Held {
    /// Words and numbers: distinct ones, and which each row has.
    Words(Values<Meaning>, Vec<u32>),
    /// Hashes: 32 bytes for each row that has one, and which rows do.
    Hashes(Vec<u8>, Vec<u32>),
}

impl Held {
    /// Nothing of a kind.
    pub fn new(kind: Kind) -> Self {
        match kind {
            Kind::Hash => Self::Hashes(Vec::new(), Vec::new()),
            _ => Self::Words(Values::default(), Vec::new()),
        }
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        match self {
            Self::Words(values, ids) => values.size() + ids.len() * 4,
            Self::Hashes(bytes, has) => bytes.len() + has.len() * 4,
        }
    }

    /// Forgets its rows.
    pub fn clear(&mut self) {
        match self {
            Self::Words(values, ids) => {
                values.clear();
                ids.clear();
            }
            Self::Hashes(bytes, has) => {
                bytes.clear();
                has.clear();
            }
        }
    }
}

/// Which values the rows have, numbered in the order in which they come, and each row's number.
struct Used {
    values: Vec<u32>,
    rows: Vec<u32>,
    has: Vec<u32>,
}

impl Used {
    fn of(many: usize, ids: &[u32]) -> Self {
        let mut number = vec![BLANK; many];
        let (mut values, mut rows) = (Vec::new(), Vec::with_capacity(ids.len()));
        let mut has = Vec::with_capacity(ids.len());
        for &id in ids {
            has.push(u32::from(id != BLANK));
            if id == BLANK {
                continue;
            }
            let number = &mut number[id as usize];
            if *number == BLANK {
                *number = values.len() as u32;
                values.push(id);
            }
            rows.push(*number);
        }
        Self { values, rows, has }
    }
}

/// Writes columns, with room that it keeps between them.
pub struct Scribe {
    zstd: zstd::bulk::Compressor<'static>,
    plain: Vec<u8>,
}

impl Scribe {
    /// A scribe that presses at the level that costs least.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self { zstd: zstd::bulk::Compressor::new(1)?, plain: Vec::new() })
    }

    /// The column's chunk in a row group, and what the footer says of it.
    pub fn chunk(
        &mut self,
        held: &Held,
        numbers: bool,
        about: ColumnDescPtr,
    ) -> Result<(Bytes, ColumnCloseResult)> {
        match held {
            Held::Hashes(bytes, has) => {
                let mut chunk = Chunk::new(None);
                let mut rest = &bytes[..];
                for has in has.chunks(PAGE) {
                    let (now, after) = rest.split_at(has.iter().sum::<u32>() as usize * 32);
                    rest = after;
                    self.levels(has);
                    self.plain.extend_from_slice(now);
                    chunk.data(&self.plain, has.len(), Encoding::PLAIN)?;
                }
                chunk.close(has.len(), about)
            }
            Held::Words(values, ids) => {
                let used = Used::of(values.len(), ids);
                // A column in which nearly every row differs is shorter without a dictionary.
                let plain = used.values.len() * 3 > used.rows.len() * 2;
                let mut chunk = Chunk::new(Some(&mut self.zstd));
                let put = |out: &mut Vec<u8>, id: u32| match numbers {
                    true => out.extend_from_slice(&values.meanings[id as usize].number.to_le_bytes()),
                    false => {
                        let value = values.get(id);
                        out.extend_from_slice(&(value.len() as u32).to_le_bytes());
                        out.extend_from_slice(value);
                    }
                };
                if !plain {
                    self.plain.clear();
                    used.values.iter().for_each(|id| put(&mut self.plain, *id));
                    chunk.dictionary(&self.plain, used.values.len())?;
                }
                let bits = width(used.values.len());
                let mut rest = &used.rows[..];
                for has in used.has.chunks(PAGE) {
                    let (now, after) = rest.split_at(has.iter().sum::<u32>() as usize);
                    rest = after;
                    levels(&mut self.plain, has);
                    if plain {
                        now.iter().for_each(|row| put(&mut self.plain, used.values[*row as usize]));
                        chunk.data(&self.plain, has.len(), Encoding::PLAIN)?;
                    } else {
                        self.plain.push(bits);
                        hybrid(&mut self.plain, bits, now);
                        chunk.data(&self.plain, has.len(), Encoding::RLE_DICTIONARY)?;
                    }
                }
                chunk.close(ids.len(), about)
            }
        }
    }

    fn levels(&mut self, has: &[u32]) {
        levels(&mut self.plain, has);
    }
}

/// Begins a page with which rows have a value.
fn levels(page: &mut Vec<u8>, has: &[u32]) {
    page.clear();
    page.extend_from_slice(&[0; 4]);
    hybrid(page, 1, has);
    let length = page.len() as u32 - 4;
    page[..4].copy_from_slice(&length.to_le_bytes());
}

/// One column chunk while it grows.
struct Chunk<'a> {
    out: TrackedWrite<Vec<u8>>,
    zstd: Option<&'a mut zstd::bulk::Compressor<'static>>,
    plain: usize,
    dictionary: bool,
    first: Option<u64>,
    encodings: Vec<Encoding>,
}

impl<'a> Chunk<'a> {
    fn new(zstd: Option<&'a mut zstd::bulk::Compressor<'static>>) -> Self {
        let out = TrackedWrite::new(Vec::new());
        Self { out, zstd, plain: 0, dictionary: false, first: None, encodings: vec![Encoding::RLE] }
    }

    fn pressed(&mut self, plain: &[u8]) -> Result<Bytes> {
        match &mut self.zstd {
            None => Ok(Bytes::copy_from_slice(plain)),
            Some(zstd) => Ok(zstd.compress(plain).map_err(|e| ParquetError::External(Box::new(e)))?.into()),
        }
    }

    fn page(&mut self, page: Page, plain: usize) -> Result<()> {
        let spec = SerializedPageWriter::new(&mut self.out).write_page(CompressedPage::new(page, plain))?;
        self.plain += spec.uncompressed_size;
        Ok(())
    }

    fn dictionary(&mut self, plain: &[u8], many: usize) -> Result<()> {
        let buf = self.pressed(plain)?;
        self.dictionary = true;
        self.encodings.extend([Encoding::PLAIN, Encoding::RLE_DICTIONARY]);
        let page = Page::DictionaryPage {
            buf,
            num_values: many as u32,
            encoding: Encoding::PLAIN,
            is_sorted: false,
        };
        self.page(page, plain.len())
    }

    fn data(&mut self, plain: &[u8], rows: usize, encoding: Encoding) -> Result<()> {
        let buf = self.pressed(plain)?;
        self.first.get_or_insert(self.out.bytes_written() as u64);
        if !self.encodings.contains(&encoding) {
            self.encodings.push(encoding);
        }
        let page = Page::DataPage {
            buf,
            num_values: rows as u32,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        self.page(page, plain.len())
    }

    fn close(self, rows: usize, about: ColumnDescPtr) -> Result<(Bytes, ColumnCloseResult)> {
        let compression = match self.zstd {
            Some(_) => Compression::ZSTD(ZstdLevel::try_new(1)?),
            None => Compression::UNCOMPRESSED,
        };
        let bytes: Bytes = self.out.into_inner()?.into();
        let metadata = ColumnChunkMetaData::builder(about)
            .set_encodings(self.encodings)
            .set_compression(compression)
            .set_num_values(rows as i64)
            .set_total_compressed_size(bytes.len() as i64)
            .set_total_uncompressed_size(self.plain as i64)
            .set_data_page_offset(self.first.unwrap_or(0) as i64)
            .set_dictionary_page_offset(self.dictionary.then_some(0))
            .build()?;
        let close = ColumnCloseResult {
            bytes_written: bytes.len() as u64,
            rows_written: rows as u64,
            metadata,
            bloom_filter: None,
            column_index: None,
            offset_index: None,
        };
        Ok((bytes, close))
    }
}
