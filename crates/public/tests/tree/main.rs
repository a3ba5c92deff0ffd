//! The tree as a whole: the same record twice is the same tree, a change changes what shows it, and nothing can be altered unseen.

mod change;
mod check;
mod fail;
mod officer;
mod record;
mod serve;
mod shape;
