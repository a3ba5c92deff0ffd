//! What publishing records. Bodies hold names in the record, never what it says.

kernel::events! {
    /// The record of a county was published: the third act of release.
    "public.exported" 1 Exported { county: String, number: u32, files: usize, changed: usize, withdrawn: Vec<String>, rows: Vec<String> }
    /// Something was ordered out of the record.
    "public.ordered-out" 1 OrderedOut { thing: String, reason: String, rows: Vec<String> }
    /// An order was lifted: what it kept out of the record comes back when it is published next.
    "public.order-lifted" 1 OrderLifted { thing: String, rows: Vec<String> }
}
