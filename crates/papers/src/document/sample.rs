//! A report of a county that does not exist, in the shape of the real ones, for tests.

use kernel::rulebook::Rulebook;

use super::template::Template;

/// The templates of the rulebook; the first is that of [`REPORT`].
pub(super) fn templates() -> Vec<Template> {
    let files = [
        ("papers/a.toml", include_str!("../../../../rulebook/papers/health-and-wellbeing-board.toml")),
        ("papers/b.toml", include_str!("../../../../rulebook/papers/scrutiny-committee.toml")),
        ("papers/c.toml", include_str!("../../../../rulebook/papers/board-report.toml")),
    ];
    Template::all(&Rulebook::of(files)).expect("templates that load")
}

/// The report as a person would copy it out of a document, stray marks included.
pub(super) const REPORT: &str = "\
HEALTH AND WELL-BEING BOARD

21 MARCH 2023

LOAMSHIRE SAFER COMMUNITIES BOARD

Board Sponsor

Director of Public Health

Author

Partnership Officer

Priorities

Mental health & well-being\tYes
Being Active\tNo
Reducing harm from Alcohol\tYes
Other (specify below)\t

Safeguarding

Impact on Safeguarding Children\tYes
Two of the groups work with families, and children are named in both of their plans\t
Impact on Safeguarding Adults\tNo
No adult at risk is affected by anything that this report proposes to do next year\t

Item for Decision, Consideration or Information

Consideration

Recommendation

- 1. The Health and Well-being Board (HWB) is asked to:**
 - a) note the year's work of the Loamshire Safer Communities Board (LSCB); and**
 - b) name a member who will attend its next meeting.**

Background

- 2. Loamshire has two tiers of councils, and so it has a county strategy group.**

3. The LSCB agrees one plan a year and looks at its progress every quarter.

4. These authorities answer for community safety in the county:

- Loamshire County Council;
- four District Councils;
- Loamshire Police; and
- the Probation Service.

5. The voluntary sector has a seat of its own.

Sub-group activity

6. Three groups report to the LSCB; what each has done follows.

Loamshire Domestic Abuse Group

7. The group opened a second refuge in May. It will review its referral form next.

Loamshire Prevent Group

8. The group trained 40 school leaders, and has a place for 20 more.

Loamshire Reoffending Group

9. The group found homes for 31 people who left prison.

The Partnership approach

10. The Commissioner and the LSCB pay for two posts together.

11. Analysts of the council and of the police now work from one set of figures.

Conclusion

12. The year was a steady one.

Legal, Financial and HR Implications

13. There are no legal, financial or HR implications arising from this report.

Privacy Impact Assessment

14. There is no privacy impact resultant from this report.

Equality and Diversity Implications

No recommendation here needs an assessment at this time.

Contact Points

County Council Contact Points

County Council: 01632 960100

Loamshire Hub: 01632 960101

Specific Contact Points for this report

Partnership Officer

Tel: 01632 960102

Email: partnership@loamshire.example
";
