//! Sections D and E: public health, the health and wellbeing board, counter-terrorism.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    Table {
        duty: "nhsa-s73a-dph-public-protection",
        body: "cc",
        part: "standing",
        rows: &[
            ("2013-03-31", "", "none"),
            ("2013-04-01", "", "overdue -"),
            (
                "2022-02-01",
                "document cc 2019-05-01 +subject:mappa-memorandum; attendance cc 2021-11-18 +smb",
                "met -",
            ),
            ("2022-02-01", "document cc 2019-05-01 +subject:mappa-memorandum", "overdue -"),
            // Twelve months after 18 November 2020 is 18 November 2021; the day after, the attendance is too old.
            (
                "2021-11-18",
                "document cc 2019-05-01 +subject:mappa-memorandum; attendance cc 2020-11-18 +smb",
                "met -",
            ),
            (
                "2021-11-19",
                "document cc 2019-05-01 +subject:mappa-memorandum; attendance cc 2020-11-18 +smb",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "cja2003-s326-mappa-report",
        body: "police",
        part: "2020-21",
        rows: &[
            ("2021-03-31", "", "none"),
            ("2021-04-01", "", "cannot-be-known -"),
            ("2021-11-01", "report police 2021-10-28 +mappa", "cannot-be-known -"),
        ],
    },
    Table {
        duty: "ph-ring-fenced-grant",
        body: "cc",
        part: "2020-21",
        rows: &[
            ("2021-03-31", "", "none"), // the year has not ended
            ("2021-04-01", "", "due -"),
            ("2022-03-31", "", "due -"), // no day in what was read, so never overdue
            ("2021-08-01", "return cc 2021-07-30 +public-health-grant", "met -"),
        ],
    },
    Table {
        duty: "hsca-s194-hwb",
        body: "cc",
        part: "standing",
        rows: &[
            ("2013-03-31", "", "none"),
            ("2013-04-01", "", "overdue -"),
            // Terms alone do not show who sits on it.
            ("2013-04-01", "terms hwb 2013-04-01", "overdue -"),
            (
                "2022-02-01",
                "terms hwb 2013-04-01; appointment hwb 2021-04-01 +seat:councillor +seat:adult-services +seat:children-services \
                 +seat:public-health +seat:healthwatch +seat:health",
                "met -",
            ),
            // Nobody for the director of adult social services.
            (
                "2022-02-01",
                "terms hwb 2013-04-01; appointment hwb 2021-04-01 +seat:councillor +seat:children-services +seat:public-health \
                 +seat:healthwatch +seat:health",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "ctsa-s26-prevent",
        body: "ash-council",
        part: "standing",
        rows: &[
            ("2015-06-30", "", "none"),
            ("2015-07-01", "", "cannot-be-known -"), // regard has no date
            ("2023-12-30", "", "cannot-be-known -"),
            ("2023-12-31", "", "cannot-be-known -"), // the guidance of 2023
        ],
    },
    // Schedule 6 names the police and probation; whether the health body at this table is one that it names was not read; fire is not.
    Table {
        duty: "ctsa-s26-prevent",
        body: "police",
        part: "standing",
        rows: &[("2015-06-30", "", "none"), ("2015-07-01", "", "cannot-be-known -")],
    },
    Table {
        duty: "ctsa-s26-prevent",
        body: "probation",
        part: "standing",
        rows: &[("2022-02-01", "", "cannot-be-known -")],
    },
    Table {
        duty: "ctsa-s26-prevent",
        body: "icb",
        part: "standing",
        rows: &[("2022-06-30", "", "none"), ("2022-07-01", "", "cannot-be-known -")],
    },
    Table { duty: "ctsa-s26-prevent", body: "fire", part: "*", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "prevent-self-assessment",
        body: "cc",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "cannot-be-known 2022-03-31"),
            (
                "2022-03-31",
                "self-assessment cc 2022-01-31 +heading:1 +heading:2 +heading:3 +heading:4 +heading:5 +heading:6 +heading:7 \
                 +heading:8",
                "cannot-be-known 2022-03-31",
            ),
        ],
    },
    Table {
        duty: "ctsa-s36-channel",
        body: "cc",
        part: "standing",
        rows: &[
            ("2015-04-11", "", "none"),
            ("2015-04-12", "", "overdue -"),
            ("2015-04-12", "terms channel 2015-04-12", "met -"),
            ("2022-02-01", "document cc 2021-04-01 +subject:channel-procedure", "met -"),
            ("2022-02-01", "document cc 2021-04-01 +subject:channel-procedure until:2022-01-31", "overdue -"),
        ],
    },
    // A shire district is not bound.
    Table { duty: "ctsa-s36-channel", body: "ash-council", part: "*", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "tpopa-2025-premises",
        body: "cc",
        part: "standing",
        rows: &[
            ("2022-02-01", "", "none"),
            ("2025-04-02", "", "none"), // the day before Royal Assent
            ("2025-04-03", "", "not-applicable -"),
            ("2026-04-10", "", "not-applicable -"), // the day on which the source was looked at
            ("2026-04-11", "", "cannot-be-known -"), // after it, somebody must look again
            ("2026-11-22", "", "cannot-be-known -"),
        ],
    },
    Table {
        duty: "tpopa-2025-document",
        body: "cc",
        part: "standing",
        rows: &[
            ("2026-04-10", "!document-revised cc 2026-03-01", "not-applicable -"),
            ("2026-11-22", "!document-revised cc 2026-03-01", "cannot-be-known -"),
        ],
    },
];
