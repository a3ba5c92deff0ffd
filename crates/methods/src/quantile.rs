//! Areas in groups of equal number: quintiles, deciles.

use crate::Refusal;

/// The group of each value, from 1 to `groups`.
///
/// `floor((q + 1) - ceil((N + 1 - rank) / (N / q)))`, equal values share the lowest rank, and 0 becomes 1 (Fingertips technical guide,
/// assigning deprivation categories). With `highest_first` group 1 holds the highest values, else the lowest.
///
/// # Errors
/// Fewer values than groups; no groups; a value that is no number.
pub fn groups(values: &[f64], groups: u32, highest_first: bool) -> Result<Vec<u32>, Refusal> {
    if groups == 0 {
        return Err(Refusal::NotPositive("number of groups"));
    }
    if values.len() < groups as usize {
        return Err(Refusal::TooShort { has: values.len(), least: groups as usize });
    }
    if let Some(at) = values.iter().position(|value| !value.is_finite()) {
        return Err(Refusal::NotANumber { at });
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| {
        let by = values[*a].total_cmp(&values[*b]);
        if highest_first { by.reverse() } else { by }
    });
    let (n, q) = (values.len() as f64, f64::from(groups));
    let mut found = vec![0; values.len()];
    let mut rank = 1;
    for (place, at) in order.iter().enumerate() {
        // -0 and 0 are one value, whatever their order.
        if place > 0 && values[*at] != values[order[place - 1]] {
            rank = place + 1;
        }
        let group = ((q + 1.0) - ((n + 1.0 - rank as f64) / (n / q)).ceil()).floor();
        found[*at] = group.max(1.0) as u32;
    }
    Ok(found)
}
