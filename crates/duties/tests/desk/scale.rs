//! A register of a thousand duties, and names as long as bodies have them.

use crate::support::{DAY, OFFICER, cedar, open, rulebook, slices};
use testkit::site::setup;

fn duty(number: usize) -> (String, String) {
    let id = format!("local-{number:04}");
    let title = if number == 7 {
        "Agree with every responsible authority and co-operating body of the area a joint and several understanding of antidisestablishmentarianism"
            .to_string()
    } else {
        format!("Keep list number {number}")
    };
    let each = if number.is_multiple_of(2) { "county-council" } else { "police" };
    let text = format!(
        "[meta]\nid = \"{id}\"\ntitle = \"{title}\"\nin-force-from = 2015-04-01\nstatus = \"live\"\nconfidence = \"text\"\n\
         citations = [\"Resolution {number}\"]\n[duty]\nchecked = 2021-12-01\nsection = \"K\"\nasks = \"Keep it.\"\n\
         [bound]\neach = \"{each}\"\n[clock]\nstanding = {{}}\n[[evidence]]\nkind = \"document\"\nof = \"body\"\nsays = \"The list\"\nmissing = \"There is no list\"\n"
    );
    (id, text)
}

#[test]
fn a_thousand_duties_are_paged_and_narrowed() {
    let files: Vec<(String, String)> = (0..1_000).map(duty).collect();
    let law = rulebook(files.iter().map(|(id, text)| (id.as_str(), text.as_str())));
    setup(&slices()).judge(cedar()).rulebook(law).on(DAY).sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        let page = officer.get("/loamshire/duties?section=K&q=resolution").ok();
        let page = page.says("1000 duties, 100 at a time").says("Keep list number 0");
        page.does_not_say("Keep list number 150");
        officer.get("/loamshire/duties?section=K&q=resolution&page=2").ok().says("Keep list number 150");
        officer.get("/loamshire/duties?section=K&q=resolution&page=99").ok().says("Keep list number 999");
        officer.get("/loamshire/duties?q=resolution+777").ok().says("Keep list number 777").says("1 duty");
        officer
            .get("/loamshire/duties?section=K&q=list&body=constabulary&page=1")
            .ok()
            .says("Keep list number 1")
            .does_not_say("Keep list number 2<");
        officer
            .get("/loamshire/duties?q=antidisestablishmentarianism")
            .ok()
            .says("antidisestablishmentarianism");
        officer.get("/loamshire/duties/gaps?state=overdue").ok().says("Keep list number 999");
        officer.get("/").ok().says("And more");
    });
}
