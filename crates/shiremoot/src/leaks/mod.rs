//! Nobody reads on any surface what they may not know: pages, lists, counts, searches, feeds, files, mail, the record and errors,
//! for each sort of person, drawn from the routes themselves so that a new page is searched without being named here.

mod act;
mod documents;
mod plant;
mod secrets;
mod surfaces;
mod tests;
mod tree;
