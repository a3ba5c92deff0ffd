//! What is dear to work out and seldom changes, kept by a stamp that changes with it.
//!
//! Nothing is ever dropped: there is one value for each key, so the keys must be few and must come from what is there, never
//! from what somebody typed.

use crate::Outcome;
use parking_lot::Mutex;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// A value of any type, with the stamp under which it holds.
type Kept = (String, Arc<dyn Any + Send + Sync>);

/// Values by type and key.
#[derive(Default)]
pub struct Memo(Mutex<HashMap<(TypeId, String), Kept>>);

impl Memo {
    /// The value kept under this stamp, or a new one. The stamp must come from the same unmoving state of the store that
    /// `make` reads.
    ///
    /// # Errors
    /// What `make` gives; then nothing is kept.
    pub fn get<T: Any + Send + Sync>(
        &self,
        key: &str,
        stamp: &str,
        make: impl FnOnce() -> Outcome<T>,
    ) -> Outcome<Arc<T>> {
        let place = (TypeId::of::<T>(), key.to_string());
        let kept =
            self.0.lock().get(&place).filter(|(under, _)| under == stamp).map(|(_, value)| value.clone());
        if let Some(value) = kept.and_then(|value| value.downcast::<T>().ok()) {
            return Ok(value);
        }
        let value = Arc::new(make()?);
        self.0.lock().insert(place, (stamp.into(), value.clone()));
        Ok(value)
    }
}
