//! The site in process: a town of a few people, a browser with a jar of cookies, and the promises of the frame.

mod answers;
mod browser;
mod first_page;
mod forms;
mod promises;
mod town;

pub(crate) use browser::{Answer, Browser};
pub(crate) use town::{ANALYST, MEMBER, NEIGHBOUR, OFFICER, World, both};
