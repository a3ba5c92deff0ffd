//! A figure as Parquet: numbers as numbers, and what is withheld or missing as a word beside an empty value.

use crate::figure::{Model, Shown};
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use kernel::{Fault, Outcome};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use std::sync::Arc;

/// The file. The same figure gives the same bytes.
///
/// # Errors
/// [`Fault::Broken`] when it cannot be written.
pub(super) fn bytes(model: &Model) -> Outcome<Vec<u8>> {
    let rows: Vec<_> =
        model.lines.iter().flat_map(|line| line.points.iter().map(move |point| (line, point))).collect();
    let cells = model.cells();
    let text = |of: &dyn Fn(usize) -> String| -> ArrayRef {
        Arc::new(StringArray::from_iter_values((0..rows.len()).map(of)))
    };
    let number = |of: &dyn Fn(usize) -> Option<f64>| -> ArrayRef {
        Arc::new((0..rows.len()).map(of).collect::<Float64Array>())
    };
    let value = |at: usize| &rows[at].1.value;
    let state = |at: usize| match value(at).shown {
        Shown::Number { .. } => "shown",
        Shown::Withheld => "withheld",
        Shown::Missing { .. } => "missing",
    };
    let interval = |at: usize| value(at).ci95.filter(|_| value(at).shown.number().is_some());
    let batch = RecordBatch::try_from_iter([
        ("area_code", text(&|at| rows[at].0.area.code.clone())),
        ("area", text(&|at| rows[at].0.area.name.clone())),
        ("role", text(&|at| cells[at].place.to_string())),
        ("period", text(&|at| rows[at].1.period.code())),
        ("indicator", text(&|_| model.indicator.clone())),
        ("unit", text(&|_| model.unit.clone())),
        ("state", text(&|at| state(at).to_string())),
        ("value", number(&|at| value(at).shown.number())),
        ("lower_95", number(&|at| interval(at).map(|i| i.low))),
        ("upper_95", number(&|at| interval(at).map(|i| i.high))),
        ("count", number(&|at| value(at).numerator.number())),
        ("denominator", number(&|at| value(at).denominator)),
        ("note", text(&|at| cells[at].note.clone())),
        ("source", text(&|_| model.source.clone())),
    ])
    .map_err(Fault::broken)?;
    let made = WriterProperties::builder().set_created_by("shiremoot".into()).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(made)).map_err(Fault::broken)?;
    writer.write(&batch).map_err(Fault::broken)?;
    writer.into_inner().map_err(Fault::broken)
}
