//! Section A of the register: the partnership framework.

use crate::table::Table;

pub(crate) const TABLES: &[Table] = &[
    // The list of authorities changes with the law: trusts until 31 March 2013, commissioning groups until 30 June 2022, boards since.
    Table {
        duty: "cda-s5-responsible-authorities",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2013-03-31", "appointment csp-east 2013-03-31 +seat-of:ALL", "met -"),
            ("2013-04-01", "appointment csp-east 2013-04-01 +seat-of:ALL", "met -"),
            ("2022-06-30", "appointment csp-east 2022-06-30 +seat-of:ALL", "met -"),
            ("2022-07-01", "appointment csp-east 2022-07-01 +seat-of:ALL", "met -"),
            // The board took over on 1 July: a register that still has the group alone lacks an authority.
            (
                "2022-07-01",
                "appointment csp-east 2022-06-30 +seat-of:cc +seat-of:ash-council +seat-of:birch-council +seat-of:police \
                 +seat-of:fire +seat-of:probation +seat-of:ccg",
                "met -",
            ),
            ("2022-07-01", "", "overdue -"),
        ],
    },
    Table {
        duty: "cda-s5a-combination-agreement",
        body: "csp-east",
        part: "standing",
        rows: &[
            // East is combined, and section 5A, by which it may be, was not read: with an agreement or without, it cannot be known.
            ("2012-11-21", "", "none"),
            ("2012-11-22", "", "cannot-be-known -"),
            (
                "2022-02-01",
                "document csp-east 2013-04-01 +subject:combination-agreement",
                "cannot-be-known -",
            ),
        ],
    },
    // West is one district, so there is nothing to combine.
    Table {
        duty: "cda-s5a-combination-agreement",
        body: "csp-west",
        part: "*",
        rows: &[("2022-02-01", "", "none")],
    },
    Table {
        duty: "cda-s6-strategies",
        body: "csp-east",
        part: "standing",
        rows: &[
            // Re-offending joined on 1 April 2010 and serious violence on 31 January 2023; a plan that holds shows the strategy.
            ("2010-03-31", "plan csp-east 2009-03-20 until:2010-03-31", "met -"),
            ("2010-04-01", "plan csp-east 2009-03-20 until:2010-03-31", "overdue -"),
            ("2023-01-30", "plan csp-east 2022-03-20", "met -"),
            ("2023-01-31", "plan csp-east 2022-03-20", "met -"),
            // Taken back on the 31st, it no longer counts on that day.
            ("2023-01-30", "plan csp-east 2022-03-20 back:2023-01-31", "met -"),
            ("2023-01-31", "plan csp-east 2022-03-20 back:2023-01-31", "overdue -"),
        ],
    },
    Table {
        duty: "cda-s6-1a-regard",
        body: "csp-east",
        part: "standing",
        rows: &[
            ("2012-11-21", "", "none"),
            ("2012-11-22", "", "overdue -"),
            ("2022-02-01", "regard csp-east 2022-02-01", "met -"),
            ("2022-02-01", "regard csp-east 2022-02-02", "overdue -"),
            // The county group’s record is for the year of its agreement: 2021-22 ends on 31 March 2022.
            ("2022-03-31", "regard scb 2022-02-08 +all =2021-22", "met -"),
            ("2022-04-01", "regard scb 2022-02-08 +all =2021-22", "overdue -"),
            // A partnership’s record of last year does not show regard to the objectives of this one.
            ("2022-04-01", "regard csp-east 2021-03-24 =2021-22", "overdue -"),
            ("2022-04-01", "regard csp-east 2022-03-24 =2022-23", "met -"),
            ("2022-03-31", "regard csp-east 2022-03-24 =2022-23", "overdue -"),
        ],
    },
    Table {
        duty: "cda-s7-report-to-policing-body",
        body: "csp-east",
        part: "request",
        rows: &[
            // On demand alone: before the request there is nothing, and the law gives no number of days.
            ("2022-05-02", "!request csp-east 2022-05-03", "none"),
            ("2022-05-03", "!request csp-east 2022-05-03", "due -"),
            ("2023-05-03", "!request csp-east 2022-05-03", "due -"),
            (
                "2022-06-01",
                "!request csp-east 2022-05-03; response csp-east 2022-06-01 +to:policing-body",
                "met -",
            ),
        ],
    },
    Table {
        duty: "cda-s17-due-regard",
        body: "cc",
        part: "standing",
        rows: &[
            // No date can show it: with a paragraph in a report or without, it is continuous.
            ("2023-01-30", "", "cannot-be-known -"),
            ("2023-01-31", "paper cc 2023-01-31 +s17", "cannot-be-known -"),
        ],
    },
    // Health is not on the list of section 17.
    Table { duty: "cda-s17-due-regard", body: "ccg", part: "*", rows: &[("2022-02-01", "", "none")] },
    // The quarters run from 1 July 2007; April to June is due by the end of September.
    Table {
        duty: "cda-s17a-depersonalised-sharing",
        body: "police",
        part: "2021-04-01",
        rows: &[
            ("2021-06-30", "", "none"), // the quarter has not ended
            ("2021-07-01", "", "due 2021-09-30"),
            ("2021-09-29", "", "due 2021-09-30"),
            ("2021-09-30", "", "due 2021-09-30"),
            ("2021-10-01", "", "overdue 2021-09-30"),
            ("2021-10-01", "return police 2021-09-30 +description:1 +description:2", "met 2021-09-30"),
            // One description of the two is not the return.
            ("2021-10-01", "return police 2021-09-30 +description:1", "overdue 2021-09-30"),
        ],
    },
    Table {
        duty: "cda-s17a-depersonalised-sharing",
        body: "fire",
        part: "2023-10-01",
        rows: &[
            // October to December 2023: the next quarter ends on 31 March 2024, a leap year with 29 days in February.
            ("2024-02-29", "", "due 2024-03-31"),
            ("2024-03-31", "", "due 2024-03-31"),
            ("2024-04-01", "", "overdue 2024-03-31"),
            ("2024-04-01", "return fire 2024-02-29 +description:3 +description:4", "met 2024-03-31"),
        ],
    },
    Table {
        duty: "cda-s17a-depersonalised-sharing",
        body: "cc",
        part: "2021-07-01",
        rows: &[
            ("2021-12-31", "", "due 2021-12-31"),
            ("2022-01-01", "", "overdue 2021-12-31"),
            (
                "2022-01-01",
                "return cc 2021-12-01 +description:5 +description:6 +description:7 +description:8",
                "met 2021-12-31",
            ),
            (
                "2022-01-01",
                "return cc 2021-12-01 +description:5 +description:6 +description:7",
                "overdue 2021-12-31",
            ),
        ],
    },
    Table {
        duty: "cda-s17a-depersonalised-sharing",
        body: "ash-council",
        part: "2007-07-01",
        rows: &[
            // The first period of all: July to September 2007, by 31 December 2007.
            ("2007-12-31", "", "due 2007-12-31"),
            ("2008-01-01", "", "overdue 2007-12-31"),
            ("2008-01-01", "return ash-council 2007-12-31 +description:7 +description:8", "met 2007-12-31"),
        ],
    },
    // The schedule asks nothing of a probation provider or a commissioner.
    Table {
        duty: "cda-s17a-depersonalised-sharing",
        body: "probation",
        part: "*",
        rows: &[("2022-02-01", "", "none")],
    },
    Table {
        duty: "cda-s17a-health",
        body: "ccg",
        part: "2021-07-01",
        rows: &[
            // Written for primary care trusts: whether it binds their successors cannot be known, return or no return.
            ("2021-12-31", "", "cannot-be-known 2021-12-31"),
            (
                "2022-01-01",
                "return ccg 2021-12-31 +description:9 +description:10 +description:11 +description:12",
                "cannot-be-known 2021-12-31",
            ),
        ],
    },
    Table {
        duty: "cda-s115-power-to-disclose",
        body: "police",
        part: "standing",
        rows: &[("2022-02-01", "", "not-applicable -")], // a power is never overdue
    },
];
