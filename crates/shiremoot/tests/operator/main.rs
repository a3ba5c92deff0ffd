//! The program as whoever looks after the machine runs it: killed in the middle, on a full disk, backed up and put back.

mod backup;
mod disk;
mod install;
mod killed;
mod output;
