//! What comes of the answers to a proposal: from the quorum, the objections and the majority, as the terms of reference say.

use super::State;

/// How one seat answers a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Agrees.
    Agree,
    /// Objects, and says why.
    Object,
    /// Neither.
    Abstain,
}

impl Answer {
    /// Each with the name under which it is kept, and its words.
    pub const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Agree, "agree", "Agrees"),
        (Self::Object, "object", "Objects"),
        (Self::Abstain, "abstain", "Abstains"),
    ];

    /// As it is kept.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(answer, ..)| *answer == self).map_or("", |(_, name, _)| name)
    }

    /// In words.
    pub fn said(self) -> &'static str {
        Self::ALL.iter().find(|(answer, ..)| *answer == self).map_or("", |(.., said)| said)
    }

    /// The answer of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(answer, ..)| *answer)
    }
}

/// What came of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Came {
    /// Where it stands then.
    pub state: State,
    /// In words.
    pub said: String,
}

/// What comes of these answers. `quorate` says whether those who answered make a quorum; `defers` whether, by the terms, one
/// objection sends a proposal to the next meeting.
pub fn tally(answers: &[Answer], asked: usize, quorate: Result<(), String>, defers: bool) -> Came {
    let many = |wanted| answers.iter().filter(|answer| **answer == wanted).count();
    let (yes, no, neither) = (many(Answer::Agree), many(Answer::Object), many(Answer::Abstain));
    let counted = format!("{yes} agreed, {no} objected, {neither} abstained, of {asked} seats");
    let came = |state, why: String| Came { state, said: format!("{why}: {counted}.") };
    if defers && no > 0 {
        return came(
            State::Deferred,
            "By the terms of reference one objection sends it to the next meeting".into(),
        );
    }
    match quorate {
        Err(short) => came(State::NotAgreed, format!("Too few answered to decide it ({short})")),
        Ok(()) if yes > no => came(State::Agreed, "Agreed in writing".into()),
        Ok(()) => came(State::NotAgreed, "Not agreed in writing".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_the_answers() {
        use Answer::{Abstain, Agree, Object};
        let short = || Err("2 of 3 needed are there".to_string());
        // Answers, whether they make a quorum, whether one objection defers it, what comes of it.
        let table: [(&[Answer], bool, bool, State); 10] = [
            (&[Agree, Agree, Agree], true, true, State::Agreed),
            (&[Agree, Agree, Abstain], true, true, State::Agreed),
            (&[Agree, Agree, Object], true, true, State::Deferred),
            (&[Agree, Agree, Object], true, false, State::Agreed),
            (&[Agree, Object, Abstain], true, false, State::NotAgreed),
            (&[Agree, Object, Object], true, false, State::NotAgreed),
            (&[Abstain, Abstain, Abstain], true, false, State::NotAgreed),
            (&[Agree, Agree], false, false, State::NotAgreed),
            (&[Agree, Object], false, true, State::Deferred),
            (&[], false, true, State::NotAgreed),
        ];
        for (answers, quorate, defers, state) in table {
            let quorate = if quorate { Ok(()) } else { short() };
            assert_eq!(tally(answers, 4, quorate, defers).state, state, "{answers:?}");
        }
        let came = tally(&[Agree, Abstain], 4, Ok(()), false);
        assert_eq!(came.said, "Agreed in writing: 1 agreed, 0 objected, 1 abstained, of 4 seats.");
    }

    #[test]
    fn every_answer_and_state_is_kept_by_its_name() {
        for (answer, name, _) in Answer::ALL {
            assert_eq!((answer.name(), Answer::named(name)), (name, Some(answer)));
        }
        for (state, name, _) in State::ALL {
            assert_eq!((state.name(), State::named(name)), (name, Some(state)));
        }
    }
}
