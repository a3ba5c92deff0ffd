//! Sections F to H: domestic abuse, serious violence, drugs and re-offending.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    // Before 5 January 2022: by the 4th.
    Table {
        duty: "daa-s57-needs-strategy",
        body: "cc",
        part: "standing",
        rows: &[
            ("2021-09-30", "", "none"),
            ("2021-10-01", "", "not-yet 2022-01-04"), // three months before is 4 October
            ("2021-10-04", "", "due 2022-01-04"),
            ("2022-01-03", "", "due 2022-01-04"),
            ("2022-01-04", "", "due 2022-01-04"),
            ("2022-01-05", "", "overdue 2022-01-04"),
            (
                "2022-01-05",
                "document cc 2021-10-29 +subject:domestic-abuse-needs; \
                 document cc 2022-01-04 +subject:domestic-abuse-strategy +published",
                "met 2022-01-04",
            ),
            // Approved and not published.
            (
                "2022-01-05",
                "document cc 2021-10-29 +subject:domestic-abuse-needs; document cc 2022-01-04 +subject:domestic-abuse-strategy",
                "overdue 2022-01-04",
            ),
            // Published late.
            (
                "2022-02-01",
                "document cc 2021-10-29 +subject:domestic-abuse-needs; \
                 document cc 2022-01-20 +subject:domestic-abuse-strategy +published",
                "met 2022-01-04",
            ),
        ],
    },
    // Ten weeks before 4 January 2022: 70 days, so 26 October 2021.
    Table {
        duty: "daa-s57-draft",
        body: "cc",
        part: "strategy-to-publish",
        rows: &[
            ("2021-10-25", "!strategy-to-publish cc 2022-01-04", "due 2021-10-26"),
            ("2021-10-26", "!strategy-to-publish cc 2022-01-04", "due 2021-10-26"),
            ("2021-10-27", "!strategy-to-publish cc 2022-01-04", "overdue 2021-10-26"),
            (
                "2021-10-27",
                "!strategy-to-publish cc 2022-01-04; \
                 document cc 2021-10-26 +subject:domestic-abuse-strategy +draft-published",
                "met 2021-10-26",
            ),
            // Over a leap day: 70 days before 1 May 2024 is 21 February.
            ("2024-02-21", "!strategy-to-publish cc 2024-05-01", "due 2024-02-21"),
            ("2024-02-22", "!strategy-to-publish cc 2024-05-01", "overdue 2024-02-21"),
        ],
    },
    // Three years from publication on 4 January 2022: 4 January 2025; from the review, three years again.
    Table {
        duty: "daa-s57-review",
        body: "cc",
        part: "standing",
        rows: &[
            // Publication begins the three years and is no review: not yet, then due three months before (4 October), then overdue.
            (
                "2024-10-03",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published",
                "not-yet 2025-01-04",
            ),
            (
                "2025-01-03",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published",
                "due 2025-01-04",
            ),
            (
                "2025-01-04",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published",
                "due 2025-01-04",
            ),
            // A later edition begins nothing anew: three years from first publication.
            (
                "2025-01-05",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published; \
                 document cc 2023-06-01 +subject:domestic-abuse-strategy +published",
                "overdue 2025-01-04",
            ),
            // Kept elsewhere, the day of publication is not known. The section began on 1 October 2021, so no review can fall due before
            // three years from then, on 1 October 2024; from that day on nothing is known.
            ("2022-02-01", "!evidence-elsewhere - 2021-04-01", "not-yet -"),
            ("2024-09-30", "!evidence-elsewhere - 2021-04-01", "not-yet -"),
            ("2024-10-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -"),
            (
                "2025-01-05",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published",
                "overdue 2025-01-04",
            ),
            (
                "2025-01-05",
                "document cc 2022-01-04 +subject:domestic-abuse-strategy +published; \
                 review cc 2024-12-10 +subject:domestic-abuse-strategy",
                "met 2027-12-10",
            ),
            // Published on 29 February 2024: three years later there is no day 29, so 28 February 2027.
            (
                "2027-02-28",
                "document cc 2024-02-29 +subject:domestic-abuse-strategy +published",
                "due 2027-02-28",
            ),
            (
                "2027-03-01",
                "document cc 2024-02-29 +subject:domestic-abuse-strategy +published",
                "overdue 2027-02-28",
            ),
        ],
    },
    Table {
        duty: "daa-s58-partnership-board",
        body: "cc",
        part: "standing",
        rows: &[
            ("2021-09-30", "", "none"),
            ("2021-10-01", "", "overdue -"),
            (
                "2022-02-01",
                "appointment dapb 2021-10-01 +seat:local-authority +seat:district +seat:victims +seat:children +seat:charity \
                 +seat:health +seat:justice",
                "met -",
            ),
            // Nobody for the children of victims.
            (
                "2022-02-01",
                "appointment dapb 2021-10-01 +seat:local-authority +seat:district +seat:victims +seat:charity +seat:health \
                 +seat:justice",
                "overdue -",
            ),
        ],
    },
    Table {
        duty: "daa-s59-annual-report",
        body: "cc",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "none"),
            ("2022-04-01", "", "due -"),
            ("2022-07-01", "", "due -"), // past the local default of 30 June, and the Act gives no day
            ("2022-06-20", "return cc 2022-06-20 +da-annual +to:secretary-of-state", "met -"),
        ],
    },
    // The year that was over before the section began is not reported on.
    Table { duty: "daa-s59-annual-report", body: "cc", part: "2020-21", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "dvcva-s9-dhr",
        body: "csp-east",
        part: "homicide-notified",
        rows: &[
            ("2022-01-30", "!homicide-notified csp-east 2022-01-31", "none"),
            ("2022-01-31", "!homicide-notified csp-east 2022-01-31", "due -"),
            (
                "2022-02-20",
                "!homicide-notified csp-east 2022-01-31; review csp-east 2022-02-20 +homicide-decision",
                "met -",
            ),
        ],
    },
    // One month after 31 January is 28 February, and 29 February in a leap year; but the guidance was not read.
    Table {
        duty: "dvcva-s9-decision",
        body: "csp-east",
        part: "homicide-notified",
        rows: &[
            ("2022-02-28", "!homicide-notified csp-east 2022-01-31", "cannot-be-known 2022-02-28"),
            ("2024-02-29", "!homicide-notified csp-east 2024-01-31", "cannot-be-known 2024-02-29"),
        ],
    },
    Table {
        duty: "dvcva-s9-report",
        body: "csp-east",
        part: "review-decided",
        // Six months after 31 August 2021: 28 February 2022.
        rows: &[("2021-09-01", "!review-decided csp-east 2021-08-31", "cannot-be-known 2022-02-28")],
    },
    Table {
        duty: "dvcva-s9-copy-commissioner",
        body: "csp-east",
        part: "review-completed",
        rows: &[
            ("2022-09-13", "!review-completed csp-east 2022-09-14", "none"),
            ("2022-09-14", "!review-completed csp-east 2022-09-14", "due -"),
            (
                "2022-10-01",
                "!review-completed csp-east 2022-09-14; transmittal csp-east 2022-09-30 +to:commissioner +homicide-report",
                "met -",
            ),
            // The police and crime commissioner is another one.
            (
                "2022-10-01",
                "!review-completed csp-east 2022-09-14; transmittal csp-east 2022-09-30 +to:policing-body +homicide-report",
                "due -",
            ),
        ],
    },
    Table {
        duty: "vpa-s19-dardr",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2024-05-23", "", "none"),
            ("2024-05-24", "", "not-applicable -"), // the day on which it was enacted, as which it was read
            ("2024-05-25", "", "cannot-be-known -"), // that text cannot show what was brought into force later
            ("2026-11-22", "", "cannot-be-known -"),
        ],
    },
    // Serious violence: the first strategy by 31 January 2024, by guidance that was not read.
    Table {
        duty: "pcsca-s8-serious-violence",
        body: "police",
        part: "standing",
        rows: &[
            ("2023-01-30", "", "none"),
            ("2023-01-31", "", "cannot-be-known 2024-01-31"),
            ("2024-01-31", "", "cannot-be-known 2024-01-31"),
            // From then a strategy must stand, by the Act itself.
            ("2024-02-01", "", "overdue -"),
            ("2024-02-01", "document scb 2024-01-31 +subject:serious-violence-strategy +published", "met -"),
            ("2024-02-01", "document scb 2024-01-31 +subject:serious-violence-strategy", "overdue -"),
        ],
    },
    // The youth offending team is a specified authority; one strategy serves all.
    Table {
        duty: "pcsca-s8-serious-violence",
        body: "yot",
        part: "standing",
        rows: &[
            ("2024-02-01", "", "overdue -"),
            ("2024-02-01", "document scb 2024-01-31 +subject:serious-violence-strategy +published", "met -"),
        ],
    },
    Table {
        duty: "pcsca-s8-review",
        body: "shire",
        part: "standing",
        rows: &[
            // Twelve months from 31 January 2024; that they are twelve was not read.
            (
                "2025-01-31",
                "document scb 2024-01-31 +subject:serious-violence-strategy +published",
                "cannot-be-known 2025-01-31",
            ),
        ],
    },
    Table {
        duty: "pcsca-s24-owhr",
        body: "shire",
        part: "standing",
        rows: &[
            ("2023-03-31", "", "none"),
            ("2023-04-01", "", "not-applicable -"),
            ("2026-11-22", "", "not-applicable -"),
        ],
    },
    // Advice of government: by the end of December 2022, and never overdue in law.
    Table {
        duty: "cdp-guidance-2022",
        body: "shire",
        part: "standing",
        rows: &[
            ("2022-06-14", "", "none"),
            ("2022-06-15", "", "not-yet 2022-12-31"),
            ("2022-09-30", "", "due 2022-12-31"), // three months before: 30 September
            ("2022-12-31", "", "due 2022-12-31"),
            ("2023-01-01", "", "due 2022-12-31"),
            // Kept elsewhere: before the day it is due, and after it nobody here knows.
            ("2022-12-31", "!evidence-elsewhere - 2021-04-01", "due 2022-12-31"),
            ("2023-01-01", "!evidence-elsewhere - 2021-04-01", "cannot-be-known 2022-12-31"),
            (
                "2023-01-01",
                "document scb 2022-11-30 +subject:drugs-plan; document scb 2022-12-14 +subject:drugs-plan; \
                 document scb 2022-12-31 +subject:drugs-plan",
                "met 2022-12-31",
            ),
        ],
    },
    Table {
        duty: "cdp-progress-review",
        body: "shire",
        part: "2023-24",
        rows: &[
            ("2023-04-01", "", "cannot-be-known 2024-03-31"),
            ("2024-03-31", "", "cannot-be-known 2024-03-31"),
        ],
    },
    Table {
        duty: "cda-s6c-reoffending",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2010-03-31", "", "none"),
            ("2010-04-01", "", "overdue -"),
            ("2022-02-01", "plan csp-east 2021-03-25 +strategy:reoffending", "met -"),
            ("2022-02-01", "document scb 2020-11-02 +subject:reoffending-strategy", "met -"),
            ("2022-02-01", "plan csp-east 2021-03-25", "overdue -"),
            // A strategy for five years from 2 November 2020 holds until 1 November 2025.
            ("2025-11-01", "document scb 2020-11-02 +subject:reoffending-strategy until:2025-11-01", "met -"),
            (
                "2025-11-02",
                "document scb 2020-11-02 +subject:reoffending-strategy until:2025-11-01",
                "overdue -",
            ),
        ],
    },
];
