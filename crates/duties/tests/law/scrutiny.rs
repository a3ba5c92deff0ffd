//! Section C: the crime and disorder committee of each council, and those who answer it.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    // At least once in every twelve months, counted from the last time.
    Table {
        duty: "pja2006-s19-crime-disorder-committee",
        body: "cc",
        part: "standing",
        rows: &[
            ("2009-04-29", "", "none"), // the day before the regulations
            // The first twelve months are 30 April 2009 to 29 April 2010.
            ("2010-04-29", "", "due 2010-04-29"),
            ("2010-04-30", "", "overdue 2010-04-29"),
            // 9 November 2021 and twelve months: 9 November 2022.
            ("2022-11-08", "meeting scrutiny 2021-11-09 +held +crime-and-disorder", "met 2022-11-09"),
            ("2022-11-09", "meeting scrutiny 2021-11-09 +held +crime-and-disorder", "met 2022-11-09"),
            ("2022-11-10", "meeting scrutiny 2021-11-09 +held +crime-and-disorder", "overdue 2022-11-09"),
            // A meeting on something else does not count.
            (
                "2022-11-10",
                "meeting scrutiny 2021-11-09 +held +crime-and-disorder; meeting scrutiny 2022-06-14 +held",
                "overdue 2022-11-09",
            ),
            // Kept elsewhere: when it last sat is not known, so neither is when it must sit again.
            ("2022-11-10", "!evidence-elsewhere - 2021-04-01", "cannot-be-known -"),
            (
                "2022-11-10",
                "!evidence-elsewhere - 2021-04-01; meeting scrutiny 2021-12-12 +held +crime-and-disorder",
                "met 2022-12-12",
            ),
            // 29 February 2024 and twelve months: 28 February 2025, because February 2025 has no day 29.
            ("2025-02-28", "meeting scrutiny 2024-02-29 +held +crime-and-disorder", "met 2025-02-28"),
            ("2025-03-01", "meeting scrutiny 2024-02-29 +held +crime-and-disorder", "overdue 2025-02-28"),
        ],
    },
    // The district’s own committee is not the county’s.
    Table {
        duty: "pja2006-s19-crime-disorder-committee",
        body: "ash-council",
        part: "standing",
        rows: &[
            ("2022-02-01", "meeting ash-council 2021-10-05 +held +crime-and-disorder", "met 2022-10-05"),
            (
                "2022-02-01",
                "meeting scrutiny 2021-11-09 +held +crime-and-disorder",
                "cannot-be-known 2010-04-29",
            ),
        ],
    },
    Table {
        duty: "si942-r5-information",
        body: "police",
        part: "information-request",
        rows: &[
            ("2021-09-30", "!information-request police 2021-10-01", "none"),
            ("2021-10-01", "!information-request police 2021-10-01", "due -"),
            (
                "2021-10-20",
                "!information-request police 2021-10-01; response police 2021-10-20 +information",
                "met -",
            ),
        ],
    },
    // 28 days after the report of 3 March 2022: 31 March. The day of the report does not count.
    Table {
        duty: "si942-r7-response",
        body: "police",
        part: "committee-report",
        rows: &[
            ("2022-03-02", "!committee-report police 2022-03-03", "none"),
            ("2022-03-03", "!committee-report police 2022-03-03", "due 2022-03-31"),
            ("2022-03-30", "!committee-report police 2022-03-03", "due 2022-03-31"),
            ("2022-03-31", "!committee-report police 2022-03-03", "due 2022-03-31"),
            ("2022-04-01", "!committee-report police 2022-03-03", "overdue 2022-03-31"),
            (
                "2022-04-01",
                "!committee-report police 2022-03-03; response police 2022-03-31 +recommendation",
                "met 2022-03-31",
            ),
            (
                "2022-04-05",
                "!committee-report police 2022-03-03; response police 2022-04-05 +recommendation",
                "met 2022-03-31",
            ),
            // 28 days after 1 February 2024, over a 29 February: 29 February itself.
            ("2024-02-29", "!committee-report police 2024-02-01", "due 2024-02-29"),
            ("2024-03-01", "!committee-report police 2024-02-01", "overdue 2024-02-29"),
            // After 1 February 2022 it is 1 March.
            ("2022-03-01", "!committee-report police 2022-02-01", "due 2022-03-01"),
            // Christmas and the weekends count: after 3 December 2021 it is 31 December.
            ("2022-01-01", "!committee-report police 2021-12-03", "overdue 2021-12-31"),
        ],
    },
];
