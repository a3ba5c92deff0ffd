//! The status of an action: what its lead claims, held against its date, its evidence and its exception.
//!
//! A status cannot flatter: past its date an action is never green; blue needs evidence that somebody else accepted; red
//! needs an exception note and an ask of the board; grey is for what has not begun, or waits for a reason that is given.

mod scheme;

pub use scheme::{Meaning, Scheme, check};

use jiff::civil::Date;
use kernel::FieldError;
use kernel::clock::words;
use site::Tone;

/// Declares a closed set of words as they are stored and as people read them.
macro_rules! closed {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $stored:literal $said:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As it is stored and stands in files and addresses.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $stored,)* }
            }

            /// As people read it.
            pub fn said(self) -> &'static str {
                match self { $(Self::$variant => $said,)* }
            }

            /// As it was stored.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.name() == name)
            }
        }
    };
}

closed! {
    /// What the lead organisation says of its action.
    Claim {
        /// Work has not begun.
        NotStarted = "not-started" "Not started",
        /// It will be done by its date.
        OnTrack = "on-track" "On track",
        /// It may not be, and the lead has a way back.
        AtRisk = "at-risk" "At risk",
        /// It will not be, and the board must decide.
        OffTrack = "off-track" "Off track",
        /// Work waits, for a reason.
        OnHold = "on-hold" "On hold",
        /// It is done.
        Complete = "complete" "Complete",
    }
}

closed! {
    /// What became of the evidence that an action is complete.
    Proof {
        /// None was offered.
        None = "none" "No evidence yet",
        /// It waits to be seen.
        Offered = "offered" "Waits to be accepted",
        /// Seen and accepted.
        Accepted = "accepted" "Accepted",
        /// Seen and not accepted.
        Disputed = "disputed" "Disputed",
    }
}

closed! {
    /// The status that everybody reads.
    Code {
        /// Off track: the board must decide.
        Red = "red" "Red",
        /// At risk, or past its date.
        Amber = "amber" "Amber",
        /// On track.
        Green = "green" "Green",
        /// Not started, or on hold.
        Grey = "grey" "Grey",
        /// Complete, with evidence accepted.
        Blue = "blue" "Blue",
    }
}

closed! {
    /// The status as far as it does not depend on the day. It is stored, so that lists can be narrowed to a status.
    Base {
        /// Red on any day.
        Red = "red" "Off track",
        /// Amber on any day.
        Amber = "amber" "At risk",
        /// Green until its date, amber after.
        Green = "green" "On track",
        /// Not begun: grey until its date, amber after.
        Idle = "idle" "Not started",
        /// On hold: grey on any day.
        Held = "held" "On hold",
        /// Blue on any day.
        Blue = "blue" "Complete",
    }
}

impl Base {
    /// From what is claimed, and what became of the evidence.
    pub fn of(claim: Claim, proof: Proof) -> Self {
        match (claim, proof) {
            (Claim::Complete, Proof::Accepted) => Self::Blue,
            (Claim::Complete, Proof::Disputed | Proof::None) | (Claim::AtRisk, _) => Self::Amber,
            // Until somebody has seen the evidence it is on track and no more.
            (Claim::Complete, Proof::Offered) | (Claim::OnTrack, _) => Self::Green,
            (Claim::OffTrack, _) => Self::Red,
            (Claim::NotStarted, _) => Self::Idle,
            (Claim::OnHold, _) => Self::Held,
        }
    }

    /// The status on a day.
    pub fn on(self, due: Date, today: Date) -> Code {
        match self {
            Self::Blue => Code::Blue,
            Self::Red => Code::Red,
            Self::Held => Code::Grey,
            Self::Green | Self::Idle if due < today => Code::Amber,
            Self::Green => Code::Green,
            Self::Idle => Code::Grey,
            Self::Amber => Code::Amber,
        }
    }

    /// The bases that show as a code on a day, each with the dates for which they do: `Some(true)` past due only,
    /// `Some(false)` not yet past due only, `None` whatever the date.
    pub fn showing(code: Code) -> &'static [(Self, Option<bool>)] {
        match code {
            Code::Red => &[(Self::Red, None)],
            Code::Amber => &[(Self::Amber, None), (Self::Green, Some(true)), (Self::Idle, Some(true))],
            Code::Green => &[(Self::Green, Some(false))],
            Code::Grey => &[(Self::Held, None), (Self::Idle, Some(false))],
            Code::Blue => &[(Self::Blue, None)],
        }
    }
}

impl Code {
    /// The shape and colour in which a page shows it.
    pub fn tone(self) -> Tone {
        match self {
            Self::Red => Tone::Late,
            Self::Amber => Tone::Soon,
            Self::Green => Tone::Ok,
            Self::Grey => Tone::None,
            Self::Blue => Tone::Done,
        }
    }
}

/// What the status of an action rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground<'a> {
    /// What its lead claims.
    pub claim: Claim,
    /// What became of its evidence.
    pub proof: Proof,
    /// When it is due.
    pub due: Date,
    /// The exception note.
    pub exception: &'a str,
    /// What is asked of the board.
    pub ask: &'a str,
}

impl Ground<'_> {
    /// The status on a day.
    pub fn code(&self, today: Date) -> Code {
        Base::of(self.claim, self.proof).on(self.due, today)
    }

    /// Why it is what it is on a day, in a sentence.
    pub fn why(&self, today: Date) -> String {
        let due = words::format(self.due);
        let late = self.due < today;
        match (self.claim, self.proof) {
            (Claim::Complete, Proof::Accepted) => "Complete: the evidence has been accepted.".into(),
            (Claim::Complete, Proof::Disputed) => {
                "Reported as complete, but the evidence is disputed.".into()
            }
            (Claim::Complete, Proof::None) => "Reported as complete, but there is no evidence.".into(),
            (Claim::Complete, Proof::Offered) if late => {
                format!(
                    "Reported as complete, but nobody has accepted the evidence, and it was due on {due}."
                )
            }
            (Claim::Complete, Proof::Offered) => {
                "Reported as complete: the evidence waits to be accepted.".into()
            }
            (Claim::OffTrack, _) => "Off track: it needs a decision of the board.".into(),
            (Claim::OnHold, _) if late => format!("On hold, and past its date of {due}."),
            (Claim::OnHold, _) => "On hold, for the reason given.".into(),
            (Claim::AtRisk, _) if late => format!("At risk, and past its date of {due}."),
            (Claim::AtRisk, _) => "At risk, with a way back that the lead controls.".into(),
            (Claim::OnTrack, _) if late => {
                format!("Reported as on track, but it was due on {due}. Past its date it cannot be green.")
            }
            (Claim::OnTrack, _) => format!("On track for {due}."),
            (Claim::NotStarted, _) if late => format!("Not started, and it was due on {due}."),
            (Claim::NotStarted, _) => format!("Not started; it is due on {due}."),
        }
    }
}

/// A report of progress, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What was done and what is next.
    pub words: String,
    /// Why it is off track; for an action on hold, why it waits.
    pub exception: String,
    /// What the board is asked to decide.
    pub ask: String,
    /// What shows that it is complete: a document, a minute, a figure, and where it can be seen.
    pub evidence: String,
}

/// The most characters that one part of a report may have.
pub const LONGEST: u32 = 2000;

impl Said {
    /// What keeps a report from being taken with this claim on a day.
    pub fn faults(&self, claim: Claim, due: Date, today: Date) -> Vec<FieldError> {
        let mut out = Vec::new();
        let mut wrong = |field: &str, message: String| out.push(FieldError { field: field.into(), message });
        let blank = |text: &str| text.trim().is_empty();
        for (field, text) in [
            ("words", &self.words),
            ("exception", &self.exception),
            ("ask", &self.ask),
            ("evidence", &self.evidence),
        ] {
            let over = text.chars().count().saturating_sub(LONGEST as usize);
            if over > 0 {
                wrong(field, format!("This is {over} characters too long: shorten it to {LONGEST} or fewer"));
            }
        }
        if claim == Claim::OnTrack && due < today {
            let due = words::format(due);
            wrong(
                "claim",
                format!(
                    "It was due on {due}, so it cannot be on track. Choose at risk, off track, on hold or complete"
                ),
            );
        }
        if blank(&self.words) && claim != Claim::NotStarted {
            wrong("words", "Say what has been done and what comes next".into());
        }
        if claim == Claim::OffTrack && blank(&self.exception) {
            wrong(
                "exception",
                "Say what has gone wrong, and what follows from it. An action that is off track needs this"
                    .into(),
            );
        }
        if claim == Claim::OffTrack && blank(&self.ask) {
            wrong(
                "ask",
                "Say what the board is asked to decide. An action that is off track needs this".into(),
            );
        }
        if claim == Claim::OnHold && blank(&self.exception) {
            wrong("exception", "Say why it is on hold, and what it waits for".into());
        }
        if claim == Claim::Complete && blank(&self.evidence) {
            wrong("evidence", "Say what shows that it is complete, and where that can be seen".into());
        }
        out
    }
}

#[cfg(test)]
mod tests;
