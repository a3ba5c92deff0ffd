//! Outlines of a county's areas from the maps that it has loaded, brought onto the sheet once.

use super::found::permit;
use crate::areas::{Kind, Vintage};
use crate::map::{Feature, Ground, read as outlines_of};
use crate::store::read;
use crate::{Areas, Dataset, Datasets};
use kernel::{Actor, Fault, Outcome, Unit};
use site::CountyRef;
use std::sync::Arc;

/// Outlines that are ready to be filled.
pub(super) struct Outlines {
    pub ground: Ground,
}

/// The outlines of a county's areas of a kind, with its districts over them. None where no map of them is loaded.
pub(super) fn outlines(
    unit: &mut Unit<'_>,
    actor: &Actor,
    county: &CountyRef,
    datasets: &Datasets,
    areas: &Areas,
    place: &str,
    by: Kind,
) -> Outcome<Option<Arc<Outlines>>> {
    let of = |kind: Kind| -> Vec<&Dataset> {
        let fits = |it: &&Dataset| {
            it.boundaries.as_ref().is_some_and(|b| b.kind == kind && b.vintage != Some(Vintage::Y2011))
        };
        datasets.all().filter(fits).collect()
    };
    let mut files: Vec<(Kind, Vec<String>, String)> = Vec::new();
    for kind in [Some(by), (by != Kind::District).then_some(Kind::District)].into_iter().flatten() {
        for dataset in of(kind) {
            // What this reader may not see has no outline here.
            let proof = match permit(unit, actor, county, dataset.id()) {
                Ok(proof) => proof,
                Err(Fault::Absent) => continue,
                Err(fault) => return Err(fault),
            };
            let codes = dataset.boundaries.as_ref().map(|b| b.code.clone()).unwrap_or_default();
            let parts = read::current(unit, &proof, &county.slug, dataset.id())?;
            files.extend(parts.into_iter().map(|part| (kind, codes.clone(), part.sha256)));
        }
    }
    let hashes: Vec<&str> = files.iter().map(|(_, _, sha256)| sha256.as_str()).collect();
    let stamp = format!("{} {}", areas.all().count(), hashes.join(" "));
    let kernel = unit.kernel();
    let drawn: Arc<Option<Arc<Outlines>>> =
        kernel.memo().get(&format!("insight outlines {}/{}", county.slug, by.name()), &stamp, || {
            let mut under: Vec<Feature> = Vec::new();
            let mut over: Vec<Feature> = Vec::new();
            for (kind, codes, sha256) in &files {
                let bytes = kernel.files().read(sha256)?;
                let text = String::from_utf8_lossy(&bytes);
                let names: Vec<&str> = codes.iter().map(String::as_str).collect();
                let inside = areas.within(place, *kind);
                let all = outlines_of(text.trim_start_matches('\u{feff}'), &names)?.into_iter().filter_map(
                    |mut feature| {
                        let area = inside.iter().find(|area| area.code == feature.code)?;
                        feature.name.clone_from(&area.name);
                        Some(feature)
                    },
                );
                if *kind == by { under.extend(all) } else { over.extend(all) }
            }
            Ok(Ground::new(&under, &over).map(|ground| Arc::new(Outlines { ground })))
        })?;
    Ok(drawn.as_ref().clone())
}
