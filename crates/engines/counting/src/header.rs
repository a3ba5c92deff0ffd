//! The header of a file against the columns of its shape.

use crate::pattern;
use kernel::contracts::counts::{Column, Shape, Unfit};

/// Which field of a row is what.
#[derive(Debug)]
pub struct Layout<'a> {
    /// How many fields the header has.
    pub width: usize,
    /// The fields that are kept.
    pub fields: Vec<Field<'a>>,
    /// The field of the period.
    pub month: Option<usize>,
    /// The field of the area.
    pub place: Option<usize>,
    /// The field of the category.
    pub category: Option<usize>,
    /// The field that names a row.
    pub key: Option<usize>,
    /// Fields by which rows are counted further, with the columns' names.
    pub extra: Vec<(usize, String)>,
    /// Fields whose numbers are counted.
    pub measures: Vec<Measure>,
    /// Longitude and latitude.
    pub point: Option<(usize, usize)>,
}

/// One field that is kept.
#[derive(Debug)]
pub struct Field<'a> {
    /// Its place in a row.
    pub at: usize,
    /// Its name in the header.
    pub name: String,
    /// Its column.
    pub column: &'a Column,
}

/// One field whose number is counted.
#[derive(Debug)]
pub struct Measure {
    /// Its place among the kept fields.
    pub field: usize,
    /// What it is called as a category.
    pub label: String,
    /// The month that its name says.
    pub month: Option<i32>,
}

impl<'a> Layout<'a> {
    /// The layout of a file with this header.
    pub fn of(shape: &'a Shape, header: &[String]) -> Result<Self, Unfit> {
        if shape.exact {
            exactly(shape, header)?;
        }
        let mut fields: Vec<Field<'a>> = Vec::new();
        let mut missing = Vec::new();
        let mut measures = Vec::new();
        let mut taken = vec![false; header.len()];
        for column in &shape.columns {
            let many = column.name.contains(['*', '{']);
            let mut found = false;
            for (at, name) in header.iter().enumerate() {
                let Some(holes) = pattern::fits(&column.name, name) else { continue };
                if taken[at] || name.is_empty() || (found && !many) {
                    continue;
                }
                (taken[at], found) = (true, true);
                if column.measure {
                    let label = match column.label.as_str() {
                        "" if column.name.contains('*') => unnoted(name).to_string(),
                        "" => pattern::label(&column.name),
                        label => label.to_string(),
                    };
                    measures.push(Measure { field: fields.len(), label, month: holes.month });
                }
                fields.push(Field { at, name: name.clone(), column });
            }
            if !found && !column.optional {
                missing.push(column.name.clone());
            }
        }
        if !missing.is_empty() {
            return Err(Unfit::Missing(missing));
        }
        let field = |name: &String| fields.iter().position(|field| field.column.name == *name);
        let kind = |kind| fields.iter().position(|field| field.column.kind == kind);
        use kernel::contracts::counts::Kind::{Latitude, Longitude};
        Ok(Self {
            width: header.len(),
            month: shape.month.as_ref().and_then(field),
            place: shape.place.as_ref().and_then(field),
            category: shape.category.as_ref().and_then(field),
            key: shape.key.as_ref().and_then(field),
            extra: shape.extra.iter().filter_map(|name| Some((field(name)?, name.clone()))).collect(),
            measures,
            point: kind(Longitude).zip(kind(Latitude)),
            fields,
        })
    }

    /// The same with no field but those that are counted.
    pub fn counted(self) -> Self {
        let measured = |at: usize| self.measures.iter().any(|measure| measure.field == at);
        let role = |at: usize| [self.month, self.place, self.category].contains(&Some(at)) || measured(at);
        let places: Vec<usize> = (0..self.fields.len()).filter(|at| role(*at)).collect();
        let moved = |at: usize| places.iter().position(|it| *it == at);
        Self {
            width: self.width,
            month: self.month.and_then(moved),
            place: self.place.and_then(moved),
            category: self.category.and_then(moved),
            key: None,
            extra: Vec::new(),
            measures: self
                .measures
                .iter()
                .filter_map(|it| {
                    Some(Measure { field: moved(it.field)?, label: it.label.clone(), month: it.month })
                })
                .collect(),
            point: None,
            fields: self
                .fields
                .into_iter()
                .enumerate()
                .filter(|(at, _)| places.contains(at))
                .map(|it| it.1)
                .collect(),
        }
    }

    /// How many of the shape's columns a header has: for telling which row is the header, and which dataset a file is of.
    pub fn known(shape: &Shape, header: &[String]) -> usize {
        let has = |column: &&Column| header.iter().any(|name| pattern::fits(&column.name, name).is_some());
        shape.columns.iter().filter(has).count()
    }
}

/// The name of a column without the note that stands in brackets behind it, and changes from year to year.
fn unnoted(name: &str) -> &str {
    name.split_once(" [").map_or(name, |(name, _)| name)
}

/// Whether the columns stand exactly as published.
fn exactly(shape: &Shape, header: &[String]) -> Result<(), Unfit> {
    let wanted: Vec<&String> = shape.columns.iter().map(|column| &column.name).collect();
    if wanted.len() == header.len() && wanted.iter().zip(header).all(|(a, b)| *a == b) {
        return Ok(());
    }
    let mut missing: Vec<String> =
        wanted.iter().filter(|name| !header.contains(name)).map(|n| (*n).clone()).collect();
    let mut unknown: Vec<String> = header.iter().filter(|name| !wanted.contains(name)).cloned().collect();
    let at = |(was, is): (&&String, &String)| {
        (missing.contains(was) && unknown.contains(is)).then(|| ((*was).clone(), is.clone()))
    };
    let renamed: Vec<(String, String)> = wanted.iter().zip(header).filter_map(at).collect();
    missing.retain(|name| !renamed.iter().any(|(was, _)| was == name));
    unknown.retain(|name| !renamed.iter().any(|(_, is)| is == name));
    Err(match (missing.is_empty(), renamed.is_empty(), unknown.is_empty()) {
        (false, _, _) => Unfit::Missing(missing),
        (_, false, _) => Unfit::Renamed(renamed),
        (_, _, false) => Unfit::Unknown(unknown),
        _ => {
            let moved = wanted.iter().zip(header).filter(|(a, b)| **a != *b).map(|(a, _)| (*a).clone());
            Unfit::Moved(moved.collect())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::contracts::counts::Kind;

    fn names(of: &[&str]) -> Vec<String> {
        of.iter().map(|name| (*name).to_string()).collect()
    }

    #[test]
    fn an_exact_shape_says_which_columns_are_not_as_published() {
        let columns = ["ID", "Month", "Code"].map(|name| Column { name: name.into(), ..Column::default() });
        let shape = Shape { columns: columns.to_vec(), exact: true, ..Shape::default() };
        for (header, is) in [
            (&["ID", "Code", "Month"][..], Unfit::Moved(names(&["Month", "Code"]))),
            (&["ID", "Month", "LSOA"], Unfit::Renamed(vec![("Code".into(), "LSOA".into())])),
            (&["ID", "Month"], Unfit::Missing(names(&["Code"]))),
            (&["ID", "Month", "Code", "Note"], Unfit::Unknown(names(&["Note"]))),
            (&["Month", "Code", "Note"], Unfit::Missing(names(&["ID"]))),
        ] {
            assert_eq!(Layout::of(&shape, &names(header)).unwrap_err(), is, "{header:?}");
        }
        assert_eq!(Layout::of(&shape, &names(&["ID", "Month", "Code"])).unwrap().width, 3);
    }

    #[test]
    fn another_shape_finds_its_columns_wherever_they_stand() {
        let column = |name: &str| Column { name: name.into(), ..Column::default() };
        let measure = Column { kind: Kind::Number, measure: true, ..column("pop_mid_{year}") };
        let shape = Shape {
            columns: vec![column("code"), measure, Column { optional: true, ..column("note*") }],
            place: Some("code".into()),
            ..Shape::default()
        };
        let layout =
            Layout::of(&shape, &names(&["pop_mid_2021", "area", "CODE", "pop_mid_2022", ""])).unwrap();
        assert_eq!((layout.width, layout.place), (5, Some(0)));
        let measures: Vec<_> =
            layout.measures.iter().map(|m| (layout.fields[m.field].at, m.label.as_str(), m.month)).collect();
        assert_eq!(measures, [(0, "pop_mid", Some(2021 * 12)), (3, "pop_mid", Some(2022 * 12))]);
        assert_eq!(
            Layout::of(&shape, &names(&["code"])).unwrap_err(),
            Unfit::Missing(names(&["pop_mid_{year}"]))
        );
    }
}
