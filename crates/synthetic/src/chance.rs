//! Chance from a seed: the same seed and the same stream give the same draws on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use sha2::{Digest, Sha256};

/// A stream of draws.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of that name under a seed. Streams do not touch each other, so that one file can be drawn without the others.
    pub fn of(seed: u64, name: &str, numbers: &[i64]) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_le_bytes());
        hash.update(name.as_bytes());
        for number in numbers {
            hash.update(number.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(hash.finalize().into()))
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Evenly between 0 and 1, without 1.
    pub fn unit(&mut self) -> f64 {
        const STEP: f64 = 1.0 / (1u64 << 53) as f64;
        (self.bits() >> 11) as f64 * STEP
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// One of `0..many`; 0 when there is none.
    pub fn below(&mut self, many: usize) -> usize {
        ((u128::from(self.bits()) * many as u128) >> 64) as usize
    }

    /// Whether something of that probability happens.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// From the standard normal distribution (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A count whose mean is `mean` and whose variance is `mean + spread * mean²`: negative binomial, and Poisson where `spread` is
    /// nought. By inversion: the probability of each next count follows from the one before.
    pub fn count(&mut self, mean: f64, spread: f64) -> u32 {
        if mean <= 0.0 {
            return 0;
        }
        if mean > 600.0 {
            let deviation = (mean + spread * mean * mean).sqrt();
            return (mean + deviation * self.normal()).round().max(0.0) as u32;
        }
        let (mut probability, size, share) = if spread > 0.0 {
            let size = 1.0 / spread;
            ((1.0 + spread * mean).powf(-size), size, spread * mean / (1.0 + spread * mean))
        } else {
            ((-mean).exp(), 0.0, mean)
        };
        let mut left = self.unit();
        let mut count = 0u32;
        while left >= probability && probability > 0.0 && count < 100_000 {
            left -= probability;
            let next = f64::from(count + 1);
            probability *= if spread > 0.0 { (size + f64::from(count)) / next * share } else { share / next };
            count += 1;
        }
        count
    }

    /// One of several by weight; the weights need not add up to one.
    pub fn choice(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.unit() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (i, weight) in weights.enumerate() {
            last = i;
            if left < weight {
                break;
            }
            left -= weight;
        }
        last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Mean and variance of many draws.
    fn moments(mean: f64, spread: f64) -> (f64, f64) {
        let mut chance = Chance::of(7, "moments", &[]);
        let draws: Vec<f64> = (0..40_000).map(|_| f64::from(chance.count(mean, spread))).collect();
        let average = draws.iter().sum::<f64>() / draws.len() as f64;
        let variance = draws.iter().map(|x| (x - average).powi(2)).sum::<f64>() / draws.len() as f64;
        (average, variance)
    }

    #[test]
    fn counts_have_the_mean_and_the_variance_that_were_asked_for() {
        // Variance of the negative binomial: m + s m². 2 + 0.5 * 4 = 4; 40 + 0.1 * 1600 = 200; Poisson 3; the normal above 600.
        for (mean, spread, variance) in
            [(2.0, 0.5, 4.0), (40.0, 0.1, 200.0), (3.0, 0.0, 3.0), (900.0, 0.0, 900.0)]
        {
            let (m, v) = moments(mean, spread);
            assert!((m / mean - 1.0).abs() < 0.03, "mean of {mean}: {m}");
            assert!((v / variance - 1.0).abs() < 0.06, "variance of {mean}: {v}");
        }
        assert_eq!(Chance::of(1, "", &[]).count(0.0, 0.2), 0);
    }

    #[test]
    fn streams_repeat_and_do_not_touch_each_other() {
        let draw = |seed, name, n: i64| Chance::of(seed, name, &[n]).bits();
        assert_eq!(draw(1, "a", 1), draw(1, "a", 1));
        let others = [draw(1, "a", 1), draw(2, "a", 1), draw(1, "b", 1), draw(1, "a", 2)];
        assert!((1..4).all(|i| others[i] != others[0]));
    }

    #[test]
    fn a_choice_follows_its_weights() {
        let mut chance = Chance::of(3, "choice", &[]);
        let mut seen = [0u32; 3];
        for _ in 0..30_000 {
            seen[chance.choice([1.0, 0.0, 3.0].into_iter())] += 1;
        }
        assert_eq!(seen[1], 0);
        assert!((f64::from(seen[2]) / 30_000.0 - 0.75).abs() < 0.01);
    }
}
