//! Scales: from a value to a place, with round steps.

/// A straight scale with its ticks.
#[derive(Clone, Debug)]
pub(crate) struct Scale {
    pub low: f64,
    pub high: f64,
    pub ticks: Vec<f64>,
    /// Decimal places that the ticks need.
    pub decimals: usize,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds `low` to `high`, from a place to a place, with about `wanted` steps. It begins at zero when `zero` says so, and
    /// whenever what it holds comes near zero: a scale that is cut makes small changes look large.
    pub(crate) fn new(low: f64, high: f64, zero: bool, wanted: usize, from: f64, to: f64) -> Self {
        let (mut low, mut high) = if low.is_finite() && high.is_finite() { (low, high) } else { (0.0, 1.0) };
        if low >= 0.0 && (zero || low < 0.5 * high) {
            low = 0.0;
        }
        if zero && high < 0.0 {
            high = 0.0;
        }
        if high - low < 1e-9 {
            high = low + if low.abs() > 1e-9 { low.abs() * 0.1 } else { 1.0 };
        }
        let rough = (high - low) / wanted.max(1) as f64;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0].iter().map(|m| m * power).find(|s| *s >= rough * 0.999);
        let step = step.unwrap_or(power * 10.0);
        let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        let mut ticks = Vec::new();
        let mut at = first;
        while at <= last && ticks.len() < 40 {
            ticks.push(at * step);
            at += 1.0;
        }
        let places =
            (0..6).find(|d| ((step * 10f64.powi(*d)).round() / 10f64.powi(*d) - step).abs() < step * 1e-6);
        let decimals = usize::try_from(places.unwrap_or(0)).unwrap_or(0);
        Self { low: first * step, high: last * step, ticks, decimals, from, to }
    }

    /// Where a value stands.
    pub(crate) fn at(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// The least and the greatest of some values; the greatest is below the least when there are none.
pub(crate) fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)))
}

#[cfg(test)]
mod tests {
    use super::Scale;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round() {
        let scale = Scale::new(0.0, 56.0, true, 5, 200.0, 0.0);
        assert_eq!(scale.ticks, [0.0, 20.0, 40.0, 60.0]);
        let scale = Scale::new(95.0, 104.0, false, 5, 200.0, 0.0);
        assert_eq!((scale.low, scale.high), (94.0, 104.0));
        let scale = Scale::new(0.0, 1.1, true, 5, 200.0, 0.0);
        assert_eq!((scale.ticks.len(), scale.decimals), (6, 2));
    }

    proptest! {
        #[test]
        fn every_value_has_a_place(low in -1e6f64..1e6, more in 0.0f64..1e6, zero: bool) {
            let scale = Scale::new(low, low + more, zero, 5, 300.0, 10.0);
            for value in [low, low + more] {
                let at = scale.at(value);
                prop_assert!((9.99..=300.01).contains(&at), "{value} at {at} of {scale:?}");
            }
            prop_assert!(scale.ticks.len() >= 2 && scale.ticks.len() <= 12, "{:?}", scale.ticks);
        }
    }
}
