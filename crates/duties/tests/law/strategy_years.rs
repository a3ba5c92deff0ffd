//! Section B: what the regulations of 2007 ask for in each year from 1 April (regulation 2).

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    Table {
        duty: "si1830-r5-assessment",
        body: "csp-east",
        part: "2021-22",
        rows: &[
            ("2021-03-31", "", "none"), // the day before the year
            ("2021-04-01", "", "not-yet 2022-03-31"),
            // Three months before 31 March 2022 is 31 December 2021.
            ("2021-12-30", "", "not-yet 2022-03-31"),
            ("2021-12-31", "", "due 2022-03-31"),
            ("2022-03-30", "", "due 2022-03-31"),
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "", "overdue 2022-03-31"),
            ("2022-04-01", "assessment csp-east 2022-03-31", "met 2022-03-31"),
            // Completed a day late it is next year’s by its day; told to be last year’s it is late, and no longer missing.
            ("2022-04-01", "assessment csp-east 2022-04-01", "overdue 2022-03-31"),
            ("2022-04-01", "assessment csp-east 2022-04-01 =2021-22", "met 2022-03-31"),
            // The other partnership’s assessment is not theirs.
            ("2022-04-01", "assessment csp-west 2022-01-15", "overdue 2022-03-31"),
            // Taken back on 1 April.
            ("2022-03-31", "assessment csp-east 2022-01-15 back:2022-04-01", "met 2022-03-31"),
            ("2022-04-01", "assessment csp-east 2022-01-15 back:2022-04-01", "overdue 2022-03-31"),
        ],
    },
    Table {
        duty: "si1830-r5-assessment",
        body: "csp-west",
        part: "2023-24",
        rows: &[
            // A leap year: 29 February 2024 lies in 2023-24, and the year still ends on 31 March.
            ("2024-02-29", "", "due 2024-03-31"),
            ("2024-04-01", "assessment csp-west 2024-02-29", "met 2024-03-31"),
        ],
    },
    Table {
        duty: "si1830-r6-inputs",
        body: "csp-east",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "assessment csp-east 2022-01-15", "overdue 2022-03-31"),
            (
                "2022-04-01",
                "assessment csp-east 2022-01-15 +source:responsible-authorities +source:co-operating +source:participating \
                 +source:committee +source:plan +source:community",
                "met 2022-03-31",
            ),
            // The committee was never asked.
            (
                "2022-04-01",
                "assessment csp-east 2022-01-15 +source:responsible-authorities +source:co-operating +source:participating \
                 +source:plan +source:community",
                "overdue 2022-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r7-content",
        body: "csp-east",
        part: "2009-10",
        rows: &[
            // The words before re-offending was added on 1 April 2010.
            ("2010-03-31", "", "due 2010-03-31"),
            (
                "2010-03-31",
                "assessment csp-east 2010-01-15 +content:a +content:b +content:c +content:d +content:e +content:f +content:g",
                "met 2010-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r7-content",
        body: "csp-east",
        part: "2010-11",
        rows: &[
            ("2010-04-01", "", "not-yet 2011-03-31"),
            ("2011-04-01", "", "overdue 2011-03-31"),
            // Without (g) there is nothing for the county group.
            (
                "2011-04-01",
                "assessment csp-east 2011-01-15 +content:a +content:b +content:c +content:d +content:e +content:f",
                "overdue 2011-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r9-agreement",
        body: "scb",
        part: "2021-22",
        rows: &[
            ("2022-03-30", "", "due 2022-03-31"),
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "", "overdue 2022-03-31"),
            ("2022-04-01", "agreement scb 2022-03-31 +agreed", "met 2022-03-31"),
            // Issued and not agreed is a draft; a missing signature is no breach of regulation 9.
            ("2022-04-01", "agreement scb 2022-03-31", "overdue 2022-03-31"),
            // Agreed a day late: late, and no longer missing.
            ("2022-04-02", "agreement scb 2022-04-01 +agreed =2021-22", "met 2022-03-31"),
            // Agreed in March for the year ahead, it is of the year that ends: by its day.
            ("2022-04-01", "agreement scb 2022-03-15 +agreed", "met 2022-03-31"),
        ],
    },
    Table {
        duty: "si1830-r9-agreement",
        body: "scb",
        part: "2022-23",
        // Last year’s agreement does not serve this year.
        rows: &[("2023-04-01", "agreement scb 2022-03-31 +agreed", "overdue 2023-03-31")],
    },
    Table {
        duty: "si1830-r9-2-basis",
        body: "scb",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "due 2022-03-31"),
            (
                "2022-04-01",
                "agreement scb 2022-03-15 +agreed +basis:csp-east +basis:csp-west",
                "met 2022-03-31",
            ),
            // One partnership’s assessment is left out.
            ("2022-04-01", "agreement scb 2022-03-15 +agreed +basis:csp-east", "overdue 2022-03-31"),
        ],
    },
    Table {
        duty: "si1830-r9-3-content",
        body: "scb",
        part: "2009-10",
        rows: &[
            ("2010-03-31", "", "due 2010-03-31"),
            ("2010-03-31", "agreement scb 2010-03-15 +content:9-3-a +content:9-3-b", "met 2010-03-31"),
        ],
    },
    Table {
        duty: "si1830-r9-3-content",
        body: "scb",
        part: "2021-22",
        rows: &[
            (
                "2022-04-01",
                "agreement scb 2022-03-15 +agreed +content:9-3-a +content:9-3-b",
                "met 2022-03-31",
            ),
            ("2022-04-01", "agreement scb 2022-03-15 +agreed +content:9-3-a", "overdue 2022-03-31"),
        ],
    },
    // The plan for a year is due before it begins: for 2022-23 by 31 March 2022.
    Table {
        duty: "si1830-r10-plan",
        body: "csp-east",
        part: "2022-23",
        rows: &[
            ("2021-03-31", "", "none"),
            ("2021-04-01", "", "not-yet 2022-03-31"),
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "", "overdue 2022-03-31"),
            (
                "2022-04-01",
                "plan csp-east 2022-03-24 +considered:assessment +considered:agreement",
                "met 2022-03-31",
            ),
            ("2022-04-01", "plan csp-east 2022-03-24 +considered:assessment", "overdue 2022-03-31"),
            (
                "2022-04-08",
                "plan csp-east 2022-04-08 =2022-23 +considered:assessment +considered:agreement",
                "met 2022-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r10-plan",
        body: "csp-east",
        part: "2024-25",
        // 29 February 2024 is in time for the year that begins on 1 April 2024.
        rows: &[(
            "2024-04-01",
            "plan csp-east 2024-02-29 +considered:assessment +considered:agreement",
            "met 2024-03-31",
        )],
    },
    Table {
        duty: "si1830-r11-plan-content",
        body: "csp-east",
        part: "2011-12",
        rows: &[
            // Due on 31 March 2011, under the words as made, which were not read.
            ("2011-03-31", "", "cannot-be-known 2011-03-31"),
        ],
    },
    Table {
        duty: "si1830-r11-plan-content",
        body: "csp-east",
        part: "2022-23",
        rows: &[
            ("2022-03-31", "", "due 2022-03-31"),
            (
                "2022-04-01",
                "plan csp-east 2022-03-24 +content:a +content:b +content:c +content:d +content:e +content:f",
                "met 2022-03-31",
            ),
            // Nothing on measuring success.
            (
                "2022-04-01",
                "plan csp-east 2022-03-24 +content:a +content:b +content:c +content:d +content:f",
                "overdue 2022-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r12-engage",
        body: "csp-east",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "", "overdue 2022-03-31"),
            ("2022-04-01", "consultation csp-east 2021-07-31", "met 2022-03-31"),
            ("2022-04-01", "consultation csp-east 2021-03-31", "overdue 2022-03-31"), // last year’s
        ],
    },
    Table {
        duty: "si1830-r12-4-public-meeting",
        body: "csp-east",
        part: "2021-22",
        rows: &[
            ("2022-03-31", "", "due 2022-03-31"),
            ("2022-04-01", "", "overdue 2022-03-31"),
            (
                "2022-04-01",
                "public-meeting csp-east 2021-10-14 +public +notified +senior:ALL",
                "met 2022-03-31",
            ),
            // Everybody senior, and nobody was told.
            ("2022-04-01", "public-meeting csp-east 2021-10-14 +public +senior:ALL", "overdue 2022-03-31"),
            // Fire sent somebody junior: no mark for fire.
            (
                "2022-04-01",
                "public-meeting csp-east 2021-10-14 +public +notified +senior:cc +senior:ash-council +senior:birch-council \
                 +senior:police +senior:probation +senior:ccg",
                "overdue 2022-03-31",
            ),
            // Two meetings do not add up to one.
            (
                "2022-04-01",
                "public-meeting csp-east 2021-10-14 +public +notified +senior:cc +senior:ash-council +senior:birch-council \
                 +senior:police +senior:probation +senior:ccg; \
                 public-meeting csp-east 2021-11-11 +public +notified +senior:fire",
                "overdue 2022-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r12-4-public-meeting",
        body: "csp-east",
        part: "2022-23",
        rows: &[
            // Before 1 July 2022 health is the commissioning group, from then the board: each meeting is judged by its own day.
            (
                "2023-04-01",
                "public-meeting csp-east 2022-06-30 +public +notified +senior:ALL",
                "met 2023-03-31",
            ),
            (
                "2023-04-01",
                "public-meeting csp-east 2022-07-01 +public +notified +senior:ALL",
                "met 2023-03-31",
            ),
        ],
    },
    Table {
        duty: "si1830-r13-public-help",
        body: "csp-east",
        part: "2022-23",
        rows: &[
            ("2022-03-31", "plan csp-east 2022-03-24", "due 2022-03-31"),
            ("2022-04-01", "plan csp-east 2022-03-24", "overdue 2022-03-31"),
            ("2022-04-01", "plan csp-east 2022-03-24 +considered:public-help", "met 2022-03-31"),
        ],
    },
];
