//! The shape of a slice as the binary wires it, and the shape of a route as a test reads it.

use crate::{Cx, Reply};
use jiff::civil::Date;
use kernel::contracts::actions::ActionBook;
use kernel::contracts::diary::DiarySource;
use kernel::contracts::evidence::EvidenceSource;
use kernel::contracts::holder::Holder;
use kernel::contracts::published::PublishedSource;
use kernel::contracts::record::RecordSource;
use kernel::contracts::searched::Search;
use kernel::contracts::shelf::PaperShelf;
use kernel::contracts::sources::Source;
use kernel::contracts::task::Task;
use kernel::contracts::year::Maker;
use kernel::db::Migration;
use kernel::jobs::JobKind;
use kernel::{Actor, Kernel, Neighbours, Outcome, Thing, Unit, Verb};
use maud::Markup;

/// One part of the domain: its pages, tables, jobs and tasks.
#[derive(Default)]
pub struct Slice {
    /// `board`
    pub name: &'static str,
    /// Its pages, feeds and files.
    pub routes: Vec<Route>,
    /// Its tables.
    pub migrations: &'static [Migration],
    /// The jobs it knows how to do.
    pub jobs: Vec<JobKind>,
    /// What it asks of a person in a county, for the home page.
    pub tasks: Option<TaskSource>,
    /// What stands beside the tasks on a person's home page.
    pub glances: Option<GlanceSource>,
    /// Its entries in the main navigation.
    pub nav: &'static [NavEntry],
    /// What stands at the foot of every page of a county.
    pub foot: &'static [Foot],
    /// What papers can draw on.
    pub sources: Vec<Source>,
    /// What moves when an organisation hands over to its successor.
    pub holders: Vec<Holder>,
    /// What it has published in a county, for anybody to read.
    pub published: Option<PublishedSource>,
    /// What it gives to the public record.
    pub record: Option<RecordSource>,
    /// How other slices hand it actions.
    pub actions: Option<ActionBook>,
    /// How other slices read its papers.
    pub shelf: Option<PaperShelf>,
    /// What can be found of it by its words.
    pub searched: Option<Search>,
    /// What stands in calendars.
    pub diary: Option<DiarySource>,
    /// What it holds that may show that a duty was met.
    pub evidence: Option<EvidenceSource>,
    /// What it can make of what a year needs.
    pub makers: Vec<Maker>,
    /// What it does each morning for a county.
    pub daily: Option<DailySource>,
    /// What of a county may stand in no message.
    pub secrets: Option<SecretSource>,
}

/// What the slices do for one another.
pub fn neighbours(slices: &[Slice]) -> Neighbours {
    Neighbours {
        actions: slices.iter().find_map(|slice| slice.actions),
        shelf: slices.iter().find_map(|slice| slice.shelf),
        evidence: slices.iter().filter_map(|slice| slice.evidence).collect(),
        makers: slices.iter().flat_map(|slice| slice.makers.iter().copied()).collect(),
        searched: {
            let mut all = slices.iter().filter_map(|slice| slice.searched);
            std::array::from_fn(|_| all.next())
        },
    }
}

/// Offers tasks: unit, actor, and the county they hang on.
pub type TaskSource = fn(&mut Unit<'_>, &Actor, &crate::CountyRef) -> Outcome<Vec<Task>>;

/// What is done each morning for a county, by its short name: reminders, and what is overdue. The day is passed in. Doing it twice must be
/// the same as doing it once.
pub type DailySource = fn(&Kernel, &str, Date) -> Outcome<()>;

/// Words that may leave this machine in no message: titles of what is restricted or withheld in a county, and their names in addresses.
pub type SecretSource = fn(&mut Unit<'_>, &str) -> Outcome<Vec<String>>;

/// One card beside the tasks on the home page: how something stands, in a few lines.
#[derive(Debug)]
pub struct Glance {
    /// Its heading: `Sub-groups`.
    pub title: String,
    /// What stands below the heading.
    pub body: Markup,
}

/// Offers cards to a person in a county; none to somebody whom they do not concern.
pub type GlanceSource = fn(&mut Unit<'_>, &Actor, &crate::CountyRef) -> Outcome<Vec<Glance>>;

/// One entry of the main navigation.
#[derive(Clone, Copy, Debug)]
pub struct NavEntry {
    /// `Plan`
    pub label: &'static str,
    /// Path below the county: `plan`; the empty string is the county's own page.
    pub path: &'static str,
    /// Whether a member of the public sees it.
    pub public: bool,
    /// Its place, from left to right.
    pub order: u8,
}

/// One link at the foot of every page of a county.
#[derive(Clone, Copy, Debug)]
pub struct Foot {
    /// `Accessibility`
    pub label: &'static str,
    /// Path below the county.
    pub path: &'static str,
    /// Whether it is told from which page somebody comes.
    pub about: bool,
}

/// A page as a function.
pub type Handler = fn(&mut Cx<'_>) -> Outcome<Reply>;

/// How a route is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

/// What a route asks the policy before it answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Nothing is asked: the page holds nothing that anybody may not know, and says why.
    Open(&'static str),
    /// Somebody must have signed in; the page shows only what is theirs.
    SignedIn,
    /// A permit for the verb on a thing of the kind, or a list of the kind narrowed.
    May(&'static str, &'static str),
}

impl Guard {
    /// A permit for a verb on a kind of thing.
    pub fn may<V: Verb, T: Thing>() -> Self {
        Self::May(V::NAME, T::KIND)
    }
}

/// One address and what answers there.
#[derive(Clone, Copy)]
pub struct Route {
    /// Read or change.
    pub method: Method,
    /// `/{county}/groups/{group}`
    pub path: &'static str,
    /// What is asked of the policy. A page that answers without having asked it fails.
    pub guard: Guard,
    /// Kinds of events that it may record; a change that records none of them fails.
    pub events: &'static [&'static str],
    /// What answers.
    pub handler: Handler,
    /// What is shown again, with the errors in place, when the fields cannot be taken.
    pub again: Option<Handler>,
    /// The most bytes that it takes.
    pub limit: usize,
    /// Whether its form brings files, which go into quarantine as they come.
    pub files: bool,
    /// Whether what it is sent is only looked at.
    pub looks: bool,
}

/// A route that reads.
pub fn get(path: &'static str, guard: Guard, handler: Handler) -> Route {
    Route {
        method: Method::Get,
        path,
        guard,
        events: &[],
        handler,
        again: None,
        limit: 0,
        files: false,
        looks: true,
    }
}

/// The most bytes of a form: the longest text that a part may have, each character of which can take a dozen bytes on the way.
const FORM: usize = 4 << 20;

/// A route that changes: the events it may record, and the page that shows its form again when fields are wrong.
pub fn post(
    path: &'static str,
    guard: Guard,
    events: &'static [&'static str],
    handler: Handler,
    again: Handler,
) -> Route {
    Route {
        method: Method::Post,
        path,
        guard,
        events,
        handler,
        again: Some(again),
        limit: FORM,
        files: false,
        looks: false,
    }
}

/// A route that is sent a form and only shows what would become of it: it records nothing, and fails when it does.
pub fn preview(path: &'static str, guard: Guard, handler: Handler) -> Route {
    Route { method: Method::Post, limit: FORM, ..get(path, guard, handler) }
}

/// The most bytes of a file.
pub const FILE: usize = 50 << 20;

impl Route {
    /// The same for a form that brings files. Only who has signed in may send any; each lies in quarantine when the handler runs.
    #[must_use]
    pub fn with_files(self) -> Self {
        Self { limit: FILE, files: true, ..self }
    }

    /// The same with a page that is shown again when fields are wrong.
    #[must_use]
    pub fn again(self, show: Handler) -> Self {
        Self { again: Some(show), ..self }
    }
}
