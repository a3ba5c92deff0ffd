//! Where minutes stand, and what may be done with them there.

/// Where minutes stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Being written.
    Draft,
    /// With the chair, who checks them.
    Chair,
    /// Checked by the chair; a meeting has still to approve them.
    Cleared,
    /// Approved as a true record, and locked.
    Approved,
}

/// What may be done with minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// The minute-taker writes.
    Write,
    /// The minute-taker hands the draft to the chair.
    Finish,
    /// The chair changes words of the draft.
    Edit,
    /// The chair gives it back with a note.
    GiveBack,
    /// The chair passes it.
    Clear,
    /// It is sent round.
    Circulate,
    /// The approving meeting changes words.
    Amend,
    /// The approving meeting accepts it as a true record.
    Approve,
    /// The chair of the approving meeting signs.
    Sign,
    /// The public text is released, or its release is asked for.
    Release,
    /// The public text is taken back.
    TakeBack,
}

impl Act {
    /// Every act, in the order in which they come.
    pub const ALL: [Self; 11] = [
        Self::Write,
        Self::Finish,
        Self::Edit,
        Self::GiveBack,
        Self::Clear,
        Self::Circulate,
        Self::Amend,
        Self::Approve,
        Self::Sign,
        Self::Release,
        Self::TakeBack,
    ];

    /// As it is kept in what became of minutes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Finish => "finish",
            Self::Edit => "edit",
            Self::GiveBack => "give-back",
            Self::Clear => "clear",
            Self::Circulate => "circulate",
            Self::Amend => "amend",
            Self::Approve => "approve",
            Self::Sign => "sign",
            Self::Release => "release",
            Self::TakeBack => "take-back",
        }
    }

    /// What was done, in words.
    pub fn said(name: &str) -> &'static str {
        match name {
            "finish" => "Given to the chair",
            "edit" => "Changed by the chair",
            "give-back" => "Given back by the chair",
            "clear" => "Checked by the chair",
            "circulate" => "Sent round to the members",
            "amend" => "Amended by the meeting that approved them",
            "approve" => "Approved as a true record",
            "sign" => "Signed",
            "ask-release" => "Release of the public text asked for",
            "release" => "Public text released",
            "take-back" => "Public text withdrawn",
            _ => "Changed",
        }
    }
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Chair, Self::Cleared, Self::Approved];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Chair => "chair",
            Self::Cleared => "cleared",
            Self::Approved => "approved",
        }
    }

    /// In words.
    pub fn said(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Chair => "With the chair",
            Self::Cleared => "Checked by the chair, to be approved",
            Self::Approved => "Approved",
        }
    }

    /// The state of a name. `checked` is what an early version called those which the chair had passed.
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "checked" { "cleared" } else { name };
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether something may be done here.
    pub fn allows(self, act: Act) -> bool {
        match act {
            Act::Write | Act::Finish => self == Self::Draft,
            Act::Edit | Act::GiveBack | Act::Clear => self == Self::Chair,
            Act::Circulate | Act::Amend | Act::Approve => self == Self::Cleared,
            Act::Sign | Act::Release | Act::TakeBack => self == Self::Approved,
        }
    }

    /// What the mark on a page says as long as they are no record yet.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Draft | Self::Chair => Some("Draft, not checked by the chair and not approved"),
            Self::Cleared => Some("Draft, not yet approved"),
            Self::Approved => None,
        }
    }

    /// Why something cannot be done here, and what can be.
    pub fn refuses(self, act: Act) -> String {
        let why = match (self, act) {
            (Self::Draft, Act::Clear | Act::GiveBack | Act::Edit) => {
                "These minutes are still being written: they are not with the chair yet."
            }
            (Self::Draft, _) => "These minutes are still a draft. Give them to the chair first.",
            (Self::Chair, Act::Write | Act::Finish) => {
                "These minutes are with the chair, who can give them back."
            }
            (Self::Chair, _) => "The chair has not checked these minutes yet.",
            (Self::Cleared, Act::Sign | Act::Release | Act::TakeBack) => {
                "No meeting has approved these minutes yet."
            }
            (Self::Cleared, _) => {
                "The chair has checked these minutes. The meeting that approves them can amend them."
            }
            (Self::Approved, _) => {
                "These minutes are approved and locked. What is wrong in them is corrected in the minutes of a later meeting."
            }
        };
        why.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which act is open in which state, written out: `x` where it is.
    const TABLE: [(Act, &str); 11] = [
        // Draft, with the chair, cleared, approved.
        (Act::Write, "x..."),
        (Act::Finish, "x..."),
        (Act::Edit, ".x.."),
        (Act::GiveBack, ".x.."),
        (Act::Clear, ".x.."),
        (Act::Circulate, "..x."),
        (Act::Amend, "..x."),
        (Act::Approve, "..x."),
        (Act::Sign, "...x"),
        (Act::Release, "...x"),
        (Act::TakeBack, "...x"),
    ];

    #[test]
    fn every_act_in_every_state() {
        for (act, row) in TABLE {
            for (state, mark) in State::ALL.into_iter().zip(row.chars()) {
                assert_eq!(state.allows(act), mark == 'x', "{act:?} in {state:?}");
                assert!(!state.refuses(act).is_empty());
            }
        }
        assert_eq!(TABLE.map(|(act, _)| act), Act::ALL);
    }

    #[test]
    fn every_state_is_kept_by_its_name() {
        for state in State::ALL {
            assert_eq!(State::named(state.name()), Some(state));
        }
        assert_eq!(State::named("checked"), Some(State::Cleared));
        assert_eq!(State::named("lost"), None);
    }
}
