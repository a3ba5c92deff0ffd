//! What anybody may read and say: the record as OParl, read by a client of the standard, corrections and subscriptions.

mod oparl;
mod voice;
