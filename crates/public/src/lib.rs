//! The published record, readable by anyone without signing in.
//!
//! Every page here is drawn with the eyes of the public, whoever asks: what is not published does not exist in it.

pub mod events;
mod export;
mod feed;
mod landing;
mod list;
pub mod oparl;
mod publishing;
pub mod tree;
pub mod voice;

pub use export::export;
pub use voice::check;

use kernel::db::Migration;
use site::{Guard, Route, Slice, get};

/// Why a list of what is published asks nothing of the policy itself.
const OPEN: Guard =
    Guard::Open("lists what each slice offers to the public, asked with the eyes of the public");

/// The public's pages as a slice.
pub fn slice() -> Slice {
    Slice {
        name: "public",
        routes: routes(),
        jobs: vec![export::JOB],
        migrations: MIGRATIONS,
        record: Some(voice::SOURCE),
        tasks: Some(voice::tasks),
        daily: Some(voice::morning),
        foot: voice::FEET,
        ..Slice::default()
    }
}

const MIGRATIONS: &[Migration] =
    &[tree::takedown::MIGRATION, oparl::MIGRATION, voice::MIGRATIONS[0], voice::MIGRATIONS[1]];

fn routes() -> Vec<Route> {
    let own = vec![
        get("/{county}", Guard::may::<kernel::verbs::View, board::Record>(), landing::show),
        get("/{county}/published", OPEN, list::show),
        get("/{county}/published.atom", OPEN, feed::show),
    ];
    [own, publishing::routes(), oparl::routes(), voice::routes()].into_iter().flatten().collect()
}
