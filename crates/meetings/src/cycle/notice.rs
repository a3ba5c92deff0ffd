//! Notice: how early a meeting and its papers must be announced, by the sort of body that meets.
//!
//! Everything here is a function of the rulebook's clocks and of days: the agenda's issue, the pages and the tests ask the same.

use jiff::civil::Date;
use kernel::clock::words;
use kernel::{Clocks, Fault, Outcome};

/// What law a meeting's notice follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// A committee of a council: held in public, with papers open to inspection (Local Government Act 1972, Part VA).
    Committee,
    /// An executive that meets in public (SI 2012/2089, regulations 6 and 7).
    Executive,
    /// An executive that meets in private (SI 2012/2089, regulation 5).
    PrivateExecutive,
    /// A partnership body: custom only.
    Private,
}

impl Body {
    /// The sort of a group as the board names it, and whether the meeting is held in private.
    pub fn of(sort: &str, in_private: bool) -> Self {
        match (sort, in_private) {
            // A committee that shuts its doors for an item is still one whose agenda must be open beforehand.
            ("committee" | "scrutiny", _) => Self::Committee,
            ("executive", false) => Self::Executive,
            ("executive", true) => Self::PrivateExecutive,
            _ => Self::Private,
        }
    }

    /// Whether the law sets the days, so that lateness needs a reason that the minutes carry.
    pub fn by_law(self) -> bool {
        self != Self::Private
    }

    /// In words: `committee held in public`.
    pub fn said(self) -> &'static str {
        match self {
            Self::Committee => "committee held in public",
            Self::Executive => "executive held in public",
            Self::PrivateExecutive => "executive held in private",
            Self::Private => "partnership body",
        }
    }

    /// The clocks that it keeps, the longest first, the one for the agenda and its papers last.
    fn clocks(self) -> &'static [&'static str] {
        match self {
            Self::Committee => &["notice-of-meeting", "notice-of-papers"],
            Self::Executive => &["notice-of-executive-meeting", "papers-of-executive-meeting"],
            Self::PrivateExecutive => &[
                "notice-of-private-meeting",
                "further-notice-of-private-meeting",
                "papers-of-executive-meeting",
            ],
            Self::Private => &["papers-of-private-body"],
        }
    }
}

/// One thing that must happen early enough before a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Name of its clock in the rulebook: `notice-of-papers`.
    pub clock: String,
    /// What must happen: `Reports open to inspection before a meeting`.
    pub title: String,
    /// The last day on which it is in time.
    pub latest: Date,
    /// Why that day, in a sentence with its source.
    pub because: String,
    /// Whether the law sets it, or only custom.
    pub by_law: bool,
}

/// Everything that must happen before a meeting; the agenda with its papers is the last of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Earlier notices, the longest first: of the time and place, of the meeting in private.
    pub before: Vec<Limit>,
    /// The agenda with its papers.
    pub papers: Limit,
}

/// How an act stands against its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not done, and still in time.
    Ahead {
        /// Days of the calendar until the last day; 0 on the day itself.
        days: i32,
    },
    /// Done in time.
    Met,
    /// Done too late or not done, and nobody has said why.
    Late {
        /// Days of the calendar since the last day.
        days: i32,
    },
    /// Done too late, with a reason on record.
    Explained {
        /// Days of the calendar since the last day.
        days: i32,
    },
}

impl Limit {
    /// How it stands: when it was done if it was, the reason that was given for lateness, and what day it is.
    pub fn stands(&self, done: Option<Date>, reason: &str, today: Date) -> Standing {
        let days = (done.unwrap_or(today) - self.latest).get_days();
        match done {
            None if days <= 0 => Standing::Ahead { days: -days },
            Some(_) if days <= 0 => Standing::Met,
            Some(_) if !reason.trim().is_empty() => Standing::Explained { days },
            _ => Standing::Late { days },
        }
    }
}

impl Notice {
    /// Every limit, in the order of their days: the papers last.
    pub fn limits(&self) -> impl Iterator<Item = &Limit> {
        self.before.iter().chain([&self.papers])
    }

    /// The last day on which the agenda and its papers can be issued in time.
    pub fn latest(&self) -> Date {
        self.papers.latest
    }

    /// Why that day.
    pub fn because(&self) -> &str {
        &self.papers.because
    }
}

impl Standing {
    /// Whether nothing is owed: done in time, or late with its reason.
    pub fn settled(self) -> bool {
        matches!(self, Self::Met | Self::Explained { .. })
    }
}

/// What notice a meeting of a sort of body needs on a day.
///
/// # Errors
/// [`Fault::Broken`] when the rulebook lacks a clock, or the day is too far away to count from.
pub fn of(clocks: &Clocks, body: Body, meeting: Date) -> Outcome<Notice> {
    let limit = |id: &&str| {
        let due = clocks.due(id, meeting).map_err(Fault::broken)?;
        let missing = || Fault::broken(format!("the rulebook has no clock “{id}” for {meeting}"));
        let due = due.ok_or_else(missing)?;
        let title = clocks.deadlines().iter().find(|d| d.meta.id == **id).map(|d| d.meta.title.clone());
        Ok(Limit {
            clock: (*id).into(),
            title: title.unwrap_or_default(),
            latest: due.date,
            because: due.because,
            by_law: body.by_law(),
        })
    };
    let mut before = body.clocks().iter().map(limit).collect::<Outcome<Vec<_>>>()?;
    let papers = before.pop().ok_or_else(|| Fault::broken("a body without a clock"))?;
    Ok(Notice { before, papers })
}

/// What must be said when papers go out too late: nothing for a body that only keeps a custom.
///
/// # Errors
/// [`Fault::Fields`] on `field` when the law sets the day and no reason is given.
pub fn needs_reason(notice: &Notice, on: Date, reason: &str, field: &str) -> Outcome<()> {
    let late = on > notice.latest();
    if !late || !notice.papers.by_law || !reason.trim().is_empty() {
        return Ok(());
    }
    let words = format!(
        "The latest lawful day was {}. Enter the chair’s reason for the short notice: the minutes will carry it",
        words::format(notice.latest())
    );
    Err(Fault::field(field, words))
}
