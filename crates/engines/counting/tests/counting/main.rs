//! Files of rows against what they should become: kept, counted, refused; each bad input with its answer.

mod corpora;
mod damaged;
mod kept;
mod make;
mod properties;
mod rows;
mod screened;
mod shapes;
mod survey;
