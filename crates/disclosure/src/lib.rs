//! Small numbers protected: suppression with least loss over totals and hierarchies, rounding, and the check against what was released before.
//!
//! A [`Table`] is cells with counts and the totals among them. [`protect`] takes it, a [`Policy`] and everything that was
//! [`Released`] before, and gives [`Protected`]: for each cell a [`Shown`], which is all that any output may read. Table, chart,
//! hover text, text alternative, download and API read the same `Shown`, so they cannot disagree, and none can reach a raw count.
//!
//! What the reader is assumed to know: the policy, every relation, everything shown now and earlier, that counts are whole and
//! not negative, and that zeros are shown where the policy shows them. [`audit`] works out from exactly that which values each hidden
//! cell could have. See the README for the promises and for what is not protected against.
//!
//! ```
//! use disclosure::{Cell, Policy, Released, Table, audit, protect, rate};
//!
//! let table = Table::new()
//!     .cell(Cell::new("district", 40))
//!     .cell(Cell::new("north", 3))
//!     .cell(Cell::new("middle", 7))
//!     .cell(Cell::new("south", 30))
//!     .total("district", ["north", "middle", "south"]);
//! let mut released = Released::nothing();
//! let protected = protect(&table, &Policy::below(5), &released)?;
//! let shown: Vec<String> = protected.cells().map(|(key, shown)| format!("{key} {shown}")).collect();
//! assert_eq!(shown, ["district 40", "middle *", "north *", "south 30"]);
//! // A rate of what is hidden is not given either.
//! assert!(rate(protected.shown(&"north".into()).unwrap(), 1_500.0, 1_000.0).value().is_none());
//! released.push(protected.release("2025-01"));
//! assert!(audit(&released).safe());
//! # Ok::<(), disclosure::Fault>(())
//! ```
//!
//! Sources: `domain/data.md` section 10 (primary threshold, rounding, secondary suppression, differencing); OpenSAFELY output
//! checking (midpoint rounding, totals from rounded cells); AI-SDC/ACRO#198 (margins); sdcTools/UserSupport#160 (the sum of hidden
//! cells) and #194 (zeros and ones); Fischetti and Salazar, *Management Science* 47 (2001), for suppression with least loss.

mod assemble;
mod audit;
mod cover;
mod cross;
mod derive;
mod fault;
mod need;
mod policy;
mod protect;
mod region;
mod release;
mod show;
mod shown;
mod solve;
mod suppress;
mod system;
mod table;
mod walk;
mod whole;

pub use audit::{Audit, Finding, audit};
pub use cross::{Tree, cross};
pub use derive::{Derived, Refusal, change, percentage, rate};
pub use fault::Fault;
pub use need::Need;
pub use policy::{Loss, Policy, Reasons, Rounding, Totals, Zeros};
pub use protect::{Entry, Protected, Record, protect};
pub use region::regions;
pub use release::{Release, Released};
pub use shown::{Reason, Shown, Why};
pub use table::{Cell, Key, Relation, Share, Table};
