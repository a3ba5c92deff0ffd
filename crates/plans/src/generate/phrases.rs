//! The words of made-up actions: plausible, and about nobody.

use super::Dice;
use crate::status::Claim;

fn pick(dice: &mut Dice, from: &'static [&'static str]) -> &'static str {
    dice.one_of(from).copied().unwrap_or_default()
}

const VERBS: &[&str] = &[
    "Agree",
    "Review",
    "Pilot",
    "Extend",
    "Commission",
    "Map",
    "Refresh",
    "Evaluate",
    "Train staff in",
    "Publish",
    "Strengthen",
    "Set up",
    "Test",
    "Simplify",
    "Join up",
];
const OBJECTS: &[&str] = &[
    "the referral route for victims of domestic abuse",
    "help for people who leave prison without a home",
    "the response to anti-social behaviour around the bus station",
    "the offer for young people at risk of exploitation",
    "the night-time safety plan",
    "sharing of information between housing and police",
    "the test purchase programme for alcohol",
    "the training of front-desk staff in spotting coercive control",
    "the hate-crime reporting centres",
    "the protocol for premises at risk of attack",
    "drug and alcohol support in custody",
    "the burglary prevention visits",
    "mentoring for first-time offenders",
    "the neighbourhood survey",
    "support for repeat victims",
    "the school sessions on knife crime",
    "the street-lighting checks",
    "the outreach to rough sleepers",
    "fire-safety visits for people who hoard",
    "the scam-awareness calls",
];
const WHERES: &[&str] = &[
    "",
    "",
    " in the county town",
    " in the northern districts",
    " in the southern districts",
    " in rural parishes",
    " across the county",
    " for the summer",
    " before the winter",
    " with the voluntary sector",
];

pub(super) fn title(dice: &mut Dice) -> String {
    let (verb, object) = (pick(dice, VERBS), pick(dice, OBJECTS));
    format!("{verb} {object}{}", pick(dice, WHERES))
}

pub(super) fn outcome(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "People know where to turn, and are met the first time.",
            "Fewer people have to tell their story twice.",
            "Each district works to the same standard.",
            "The board can see each quarter whether it helps.",
            "Repeat calls to the same address go down.",
            "Staff say that they know what to do.",
        ],
    )
}

pub(super) fn owner(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "Head of Community Safety",
            "Superintendent for Partnerships",
            "Prevention Manager",
            "Service Manager, Housing",
            "Head of Public Protection",
            "Area Manager",
            "Commissioning Lead",
            "Youth Justice Manager",
        ],
    )
}

pub(super) fn source(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "Strategic assessment",
            "Recommendation of a review",
            "Resolution of the board",
            "Scrutiny recommendation",
            "Needs assessment",
            "Group’s work plan",
        ],
    )
}

pub(super) fn progress(dice: &mut Dice, claim: Claim) -> &'static str {
    match claim {
        Claim::Complete => pick(
            dice,
            &[
                "Finished and handed to the service that will keep it going.",
                "All steps are done; the last one was the briefing of staff.",
                "Done in every district, and written up for the group.",
            ],
        ),
        Claim::AtRisk => pick(
            dice,
            &[
                "Two posts are vacant; cover has been found until the summer.",
                "The second supplier has fallen behind. A weekly call now watches the dates.",
                "Numbers are below what was hoped for; the leaflet is being rewritten.",
            ],
        ),
        Claim::OffTrack => pick(
            dice,
            &[
                "The first part is done. The second cannot start without a decision.",
                "Work has stopped since the funding ended in the spring.",
            ],
        ),
        Claim::OnHold => "Paused by agreement of the partners.",
        Claim::OnTrack | Claim::NotStarted => pick(
            dice,
            &[
                "The first sites have begun; the rest follow next quarter.",
                "The working group met twice and has agreed the plan.",
                "Training dates are set and half the places are filled.",
                "The draft is with partners for comment.",
            ],
        ),
    }
}

pub(super) fn exception(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "The grant that paid for it ended, and no partner has the money in this year’s budget.",
            "The data that it rests on has not been shared, so the work cannot be aimed.",
            "The service that was to take it on is being reorganised.",
        ],
    )
}

pub(super) fn ask(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "Decide whether to fund it for another year or to close it.",
            "Ask the partners to sign the sharing agreement by the end of the quarter.",
            "Agree a new date and a smaller scope.",
        ],
    )
}

pub(super) fn evidence(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "Closing report to the group, with the figures before and after.",
            "Minute of the group at which it was signed off.",
            "Published guide, and the list of teams that have been briefed.",
        ],
    )
}

pub(super) fn dispute(dice: &mut Dice) -> &'static str {
    pick(
        dice,
        &[
            "The report covers two of the six districts. The others are missing.",
            "The figures end before the work began.",
            "The minute says that it was noted, not that it was signed off.",
        ],
    )
}
