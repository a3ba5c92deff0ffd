//! Section B: what the regulations of 2007 ask for on every day.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    Table {
        duty: "si1830-r3-strategy-group",
        body: "csp-east",
        part: "standing",
        rows: &[
            // As made, until 31 May 2011: its rules on members were not read.
            ("2011-05-31", "terms csp-east 2010-01-01", "cannot-be-known -"),
            // Since 1 June 2011: terms, and two or more persons.
            ("2011-06-01", "terms csp-east 2010-01-01", "overdue -"),
            (
                "2011-06-01",
                "terms csp-east 2010-01-01; appointment csp-east 2011-06-01 +members:1",
                "overdue -",
            ),
            (
                "2011-06-01",
                "terms csp-east 2010-01-01; appointment csp-east 2011-06-01 +members:1 +members:2",
                "met -",
            ),
        ],
    },
    Table {
        duty: "si1830-r3-5-money",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2011-05-31", "", "none"),
            ("2011-06-01", "", "overdue -"),
            ("2022-02-01", "review csp-east 2021-06-30 +spending", "met -"),
            ("2022-02-01", "document csp-east 2020-06-30 +subject:money-review", "met -"),
            (
                "2022-02-01",
                "document csp-east 2020-06-30 +subject:money-review until:2022-01-31",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "si1830-r4-protocol",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2022-02-01", "", "overdue -"),
            ("2022-02-01", "protocol csp-east 2021-04-01 +part:s17a +part:s115 +part:other", "met -"),
            ("2022-02-01", "protocol csp-east 2021-04-01 +part:s17a +part:s115", "overdue -"),
            // It lapsed at the end of 31 January.
            (
                "2022-01-31",
                "protocol csp-east 2021-04-01 +part:s17a +part:s115 +part:other until:2022-01-31",
                "met -",
            ),
            (
                "2022-02-01",
                "protocol csp-east 2021-04-01 +part:s17a +part:s115 +part:other until:2022-01-31",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "si1830-r4-3-liaison",
        body: "fire",
        part: "standing",
        rows: &[
            ("2007-07-31", "", "none"),
            ("2007-08-01", "", "overdue -"),
            ("2022-02-01", "liaison fire 2021-04-01", "met -"),
            // Somebody else’s officer is not theirs.
            ("2022-02-01", "liaison police 2021-04-01", "overdue -"),
            // A county that keeps its evidence elsewhere is never late here, and its roles stand for whomever is named.
            ("2022-02-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -"),
            ("2022-02-01", "!evidence-elsewhere - 2021-04-01; liaison fire 2021-04-01", "cannot-be-known -"),
            ("2022-02-01", "!evidence-elsewhere - 2022-02-02", "overdue -"),
            // They left on 31 January and nobody followed.
            ("2022-01-31", "liaison fire 2021-04-01 until:2022-01-31", "met -"),
            ("2022-02-01", "liaison fire 2021-04-01 until:2022-01-31", "overdue -"),
        ],
    },
    Table {
        duty: "si1830-r8-county-group",
        body: "scb",
        part: "standing",
        rows: &[
            ("2011-05-31", "terms scb 2010-01-01", "cannot-be-known -"),
            ("2011-06-01", "terms scb 2010-01-01", "overdue -"),
            ("2011-06-01", "terms scb 2010-01-01; appointment scb 2011-06-01 +members:1 +members:2", "met -"),
        ],
    },
    // Each responsible authority is bound, and not the county group; one register serves them all.
    Table {
        duty: "si1830-r15-guidance",
        body: "fire",
        part: "standing",
        rows: &[
            ("2022-02-01", "", "overdue -"),
            ("2022-02-01", "document cc 2021-05-01 +subject:guidance-register", "met -"),
            ("2022-02-01", "document cc 2021-05-01 +subject:disclosure-log", "overdue -"),
        ],
    },
    Table {
        duty: "si1830-r15-guidance",
        body: "icb",
        part: "standing",
        rows: &[
            ("2022-06-30", "document scb 2021-05-01 +subject:guidance-register", "none"), // the commissioning group’s until that day
            ("2022-07-01", "document scb 2021-05-01 +subject:guidance-register", "met -"),
        ],
    },
    Table { duty: "si1830-r15-guidance", body: "scb", part: "*", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "si1830-r14a-pcc-meeting",
        body: "fire",
        part: "pcc-meeting",
        rows: &[
            ("2012-11-21", "!pcc-meeting fire 2012-11-21", "none"), // the day before the regulation
            ("2022-03-03", "!pcc-meeting fire 2022-03-04", "none"),
            ("2022-03-04", "!pcc-meeting fire 2022-03-04", "due -"),
            ("2022-03-05", "!pcc-meeting fire 2022-03-04; attendance fire 2022-03-04 +pcc-meeting", "met -"),
        ],
    },
    // Sending and publishing have no time in the law: they are due from the event and never overdue.
    Table {
        duty: "si1830-r9a-copy-pcc",
        body: "scb",
        part: "agreement-agreed",
        rows: &[
            ("2022-03-14", "!agreement-agreed scb 2022-03-15", "none"),
            ("2022-03-15", "!agreement-agreed scb 2022-03-15", "due -"),
            ("2022-12-31", "!agreement-agreed scb 2022-03-15", "due -"),
            (
                "2022-03-22",
                "!agreement-agreed scb 2022-03-15; transmittal scb 2022-03-22 +of:agreement +to:policing-body",
                "met -",
            ),
            // A plan sent is not the agreement sent.
            (
                "2022-03-22",
                "!agreement-agreed scb 2022-03-15; transmittal scb 2022-03-22 +plan +to:policing-body",
                "due -",
            ),
        ],
    },
    Table {
        duty: "si1830-r13a-copy-pcc",
        body: "csp-east",
        part: "plan-revised",
        rows: &[
            ("2022-03-24", "!plan-revised csp-east 2022-03-24", "due -"),
            (
                "2022-04-04",
                "!plan-revised csp-east 2022-03-24; transmittal csp-east 2022-04-04 +plan +to:policing-body",
                "met -",
            ),
            (
                "2022-04-04",
                "!plan-revised csp-east 2022-03-24; transmittal csp-east 2022-04-04 +plan",
                "due -",
            ),
        ],
    },
    // Where evidence is kept elsewhere, there was a plan all the same, because one is owed each year.
    Table {
        duty: "si1830-r13a-copy-pcc",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2022-02-01", "", "not-applicable -"),
            ("2022-02-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -"),
            ("2022-02-01", "!evidence-elsewhere - 2022-02-02", "not-applicable -"),
        ],
    },
    Table {
        duty: "si1830-r14-summary",
        body: "csp-east",
        part: "standing",
        rows: &[("2022-02-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -")],
    },
    Table {
        duty: "si1830-r9a-copy-pcc",
        body: "scb",
        part: "standing",
        rows: &[("2022-02-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -")],
    },
    // That a homicide was notified is never sure.
    Table {
        duty: "dvcva-s9-dhr",
        body: "csp-east",
        part: "standing",
        rows: &[("2022-02-01", "!evidence-elsewhere - 2021-04-01", "not-applicable -")],
    },
    Table {
        duty: "si1830-r14-summary",
        body: "csp-east",
        part: "plan-revised",
        rows: &[
            ("2022-03-24", "!plan-revised csp-east 2022-03-24", "due -"),
            ("2022-06-01", "!plan-revised csp-east 2022-03-24; summary csp-east 2022-06-01 +public", "met -"),
            // Written and not published.
            ("2022-06-01", "!plan-revised csp-east 2022-03-24; summary csp-east 2022-06-01", "due -"),
        ],
    },
];
