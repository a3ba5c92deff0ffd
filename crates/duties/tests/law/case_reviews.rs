//! Section I: case reviews of anti-social behaviour.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    Table {
        duty: "asbcpa-s104-case-review",
        body: "ash-council",
        part: "standing",
        rows: &[
            ("2014-10-19", "", "none"),
            ("2014-10-20", "", "overdue -"),
            (
                "2022-02-01",
                "document ash-council 2014-10-20 +subject:case-review-procedure +published",
                "met -",
            ),
            ("2022-02-01", "document ash-council 2014-10-20 +subject:case-review-procedure", "overdue -"),
        ],
    },
    // The police and the health body are relevant bodies too; the commissioning group until 30 June 2022, the care board after it.
    Table {
        duty: "asbcpa-s104-case-review",
        body: "police",
        part: "standing",
        rows: &[
            ("2014-10-19", "", "none"),
            ("2014-10-20", "", "overdue -"),
            ("2022-02-01", "document police 2014-10-20 +subject:case-review-procedure +published", "met -"),
            // The district’s own does not say that it is the police’s as well.
            (
                "2022-02-01",
                "document ash-council 2014-10-20 +subject:case-review-procedure +published",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "asbcpa-s104-case-review",
        body: "ccg",
        part: "standing",
        rows: &[
            ("2022-06-30", "document ccg 2014-10-20 +subject:case-review-procedure +published", "met -"),
            ("2022-07-01", "document ccg 2014-10-20 +subject:case-review-procedure +published", "none"),
        ],
    },
    Table {
        duty: "asbcpa-s104-figures",
        body: "police",
        part: "standing",
        rows: &[
            // 24 June 2021 and twelve months: 24 June 2022.
            ("2022-06-24", "report police 2021-06-24 +asb-figures +public", "met 2022-06-24"),
            ("2022-06-25", "report police 2021-06-24 +asb-figures +public", "overdue 2022-06-24"),
            // Kept elsewhere, nobody here knows when they were last published, so no day is known by which they are due again.
            ("2022-02-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -"),
        ],
    },
    Table {
        duty: "asbcpa-s104-application",
        body: "police",
        part: "application",
        rows: &[("2022-03-02", "!application police 2022-03-02", "due -")],
    },
    // Where there are two tiers the county council is not bound.
    Table { duty: "asbcpa-s104-case-review", body: "cc", part: "*", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "asbcpa-s104-application",
        body: "ash-council",
        part: "application",
        rows: &[
            ("2022-03-01", "!application ash-council 2022-03-02", "none"),
            ("2022-03-02", "!application ash-council 2022-03-02", "due -"),
            (
                "2022-04-01",
                "!application ash-council 2022-03-02; response ash-council 2022-03-30 +asb-application",
                "met -",
            ),
        ],
    },
    Table {
        duty: "asbcpa-s104-figures",
        body: "ash-council",
        part: "standing",
        rows: &[
            // The first twelve months end on 19 October 2015.
            ("2015-10-19", "", "due 2015-10-19"),
            ("2015-10-20", "", "overdue 2015-10-19"),
            // 30 June 2021 and twelve months: 30 June 2022.
            ("2022-06-30", "report ash-council 2021-06-30 +asb-figures +public", "met 2022-06-30"),
            ("2022-07-01", "report ash-council 2021-06-30 +asb-figures +public", "overdue 2022-06-30"),
        ],
    },
];
