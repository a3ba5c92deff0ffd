//! The area that a county of this install is.

use crate::Areas;
use board::Area;
use kernel::{Outcome, Unit};
use site::CountyRef;

/// The code of the area that a county is: by the code that its board’s table has for it, else by its name. None before lookups are loaded.
pub(super) fn county_area(unit: &mut Unit<'_>, county: &CountyRef, areas: &Areas) -> Outcome<Option<String>> {
    let table = board::current(unit, &county.slug)?;
    let today = unit.today();
    let on = table.on(today);
    let code =
        on.all::<Area>().find(|(_, area)| area.sort == "county").and_then(|(_, area)| area.gss.clone());
    Ok(areas.county(code.as_deref(), &county.name).map(|area| area.code.clone()))
}
