//! Sections J and K: meetings, papers and access; data protection.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    // Five clear working days before Tuesday 15 February 2022: 14, 11, 10, 9 and 8 lie between, so Monday 7 February. That they are five, clear and
    // working was not read, so with notice or without nothing is known but the day.
    Table {
        duty: "lga1972-va-access",
        body: "hwb",
        part: "meeting",
        rows: &[
            ("2022-02-06", "!meeting hwb 2022-02-15", "cannot-be-known 2022-02-07"),
            ("2022-02-07", "!meeting hwb 2022-02-15", "cannot-be-known 2022-02-07"),
            ("2022-02-08", "!meeting hwb 2022-02-15", "cannot-be-known 2022-02-07"),
            ("2022-02-08", "!meeting hwb 2022-02-15; notice hwb 2022-02-07", "cannot-be-known 2022-02-07"),
            // Over Easter 2022: Good Friday 15 April and Monday 18 April do not count, so for 20 April it is 8 April.
            ("2022-04-08", "!meeting hwb 2022-04-20", "cannot-be-known 2022-04-08"),
            ("2022-04-09", "!meeting hwb 2022-04-20", "cannot-be-known 2022-04-08"),
            // The Jubilee holidays of 2 and 3 June 2022: for 8 June it is 27 May.
            ("2022-05-28", "!meeting hwb 2022-06-08", "cannot-be-known 2022-05-27"),
        ],
    },
    Table {
        duty: "uksi-2012-2089-executive",
        body: "cc",
        part: "executive-meeting",
        rows: &[
            // Thursday 31 March 2022: 30, 29, 28, 25 and 24 lie between, so Wednesday 23 March.
            ("2022-03-23", "!executive-meeting cc 2022-03-31", "due 2022-03-23"),
            ("2022-03-24", "!executive-meeting cc 2022-03-31", "overdue 2022-03-23"),
            (
                "2022-03-24",
                "!executive-meeting cc 2022-03-31; notice cc 2022-03-22 +executive",
                "met 2022-03-23",
            ),
        ],
    },
    Table {
        duty: "uksi-2012-2089-private",
        body: "cc",
        part: "private-meeting",
        rows: &[
            // 28 clear days before 31 March 2022 are 3 to 30 March, so 2 March.
            ("2022-03-02", "!private-meeting cc 2022-03-31", "due 2022-03-02"),
            ("2022-03-03", "!private-meeting cc 2022-03-31", "overdue 2022-03-02"),
            ("2022-03-03", "!private-meeting cc 2022-03-31; notice cc 2022-03-02 +private", "met 2022-03-02"),
            // Over a 29 February: 28 clear days before 15 March 2024 are 16 February to 14 March, so 15 February.
            ("2024-02-16", "!private-meeting cc 2024-03-15", "overdue 2024-02-15"),
        ],
    },
    Table {
        duty: "uksi-2012-2089-private-again",
        body: "cc",
        part: "private-meeting",
        rows: &[
            ("2022-03-23", "!private-meeting cc 2022-03-31", "due 2022-03-23"),
            ("2022-03-24", "!private-meeting cc 2022-03-31", "overdue 2022-03-23"),
            (
                "2022-03-24",
                "!private-meeting cc 2022-03-31; notice cc 2022-03-23 +private-further",
                "met 2022-03-23",
            ),
        ],
    },
    Table {
        duty: "psbar-2018-accessibility",
        body: "cc",
        part: "standing",
        rows: &[
            ("2018-09-22", "", "none"),
            ("2018-09-23", "", "cannot-be-known -"),
            (
                "2022-02-01",
                "document cc 2020-09-23 +subject:accessibility-statement +published",
                "cannot-be-known -",
            ),
        ],
    },
    Table {
        duty: "psed-s149",
        body: "cc",
        part: "year to 30 March 2022",
        // The year to 30 March 2022 begins on 31 March 2021.
        rows: &[
            ("2022-03-30", "", "cannot-be-known 2022-03-30"),
            ("2021-03-31", "", "cannot-be-known 2022-03-30"),
        ],
    },
    Table {
        duty: "ukgdpr-art6-1-e",
        body: "police",
        part: "standing",
        rows: &[("2018-05-24", "", "none"), ("2018-05-25", "", "cannot-be-known -")],
    },
    Table {
        duty: "ukgdpr-art9-2-g",
        body: "police",
        part: "standing",
        rows: &[(
            "2022-02-01",
            "document police 2021-05-01 +subject:appropriate-policy",
            "cannot-be-known -",
        )],
    },
    Table {
        duty: "dpa2018-part3",
        body: "police",
        part: "standing",
        rows: &[("2018-05-24", "", "none"), ("2022-02-01", "", "cannot-be-known -")],
    },
    // Probation is a competent authority too; a council only when it prosecutes.
    Table {
        duty: "dpa2018-part3",
        body: "probation",
        part: "standing",
        rows: &[("2018-05-24", "", "none"), ("2022-02-01", "", "cannot-be-known -")],
    },
    Table { duty: "dpa2018-part3", body: "cc", part: "*", rows: &[("2022-02-01", "", "none")] },
    Table {
        duty: "ukgdpr-art30-records",
        body: "cc",
        part: "standing",
        rows: &[("2022-02-01", "document cc 2021-05-01 +subject:processing-record", "cannot-be-known -")],
    },
    Table {
        duty: "ukgdpr-art33-breach",
        body: "cc",
        part: "breach-known",
        // Three days after 30 December 2021: 2 January 2022, a Sunday. The law counts hours.
        rows: &[("2021-12-30", "!breach-known cc 2021-12-30", "cannot-be-known 2022-01-02")],
    },
    Table {
        duty: "ukgdpr-art15-access",
        body: "cc",
        part: "access-request",
        rows: &[
            // One month after 31 January: the last day of February.
            ("2022-01-31", "!access-request cc 2022-01-31", "cannot-be-known 2022-02-28"),
            ("2024-01-31", "!access-request cc 2024-01-31", "cannot-be-known 2024-02-29"),
        ],
    },
    Table {
        duty: "ukgdpr-art35-dpia",
        body: "cc",
        part: "processing-planned",
        rows: &[("2022-02-01", "!processing-planned cc 2022-01-10", "cannot-be-known -")],
    },
];
