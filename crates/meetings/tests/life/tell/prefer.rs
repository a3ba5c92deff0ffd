//! What each person chose: honoured, kept, and refused where a duty stands against it.

use crate::cycle::support::{CHAIR, OFFICER, with};
use crate::tell::post::{Post, at, county, open, to};
use jiff::civil::date;

const PATH: &str = "/loamshire/meetings/2022-03-15-scb";

#[test]
fn each_person_chooses_and_duties_stay() {
    county().both(|bench| {
        let (site, post) = (open(bench), Post::new());
        let (officer, chair) = (site.person(OFFICER), site.person(CHAIR));
        site.anybody().get("/account/messages").goes_to("/sign-in");
        let page =
            chair.get("/account/messages").ok().says("Summons to a meeting of a committee").says(&at(CHAIR));
        assert!(!page.body().contains("name=\"summons\""), "a duty cannot be turned off");
        chair
            .fill("/account/messages", &[("invitations", "digest"), ("calls", "never")])
            .goes_to("/account/messages");
        // Only what is offered is taken, and nothing is kept of a form that is not whole.
        chair
            .post("/account/messages", &[("invitations", "never")])
            .is(422)
            .says("Choose how you are told of this");
        chair.post("/account/messages", &[("invitations", "sometimes")]).is(422);
        officer.fill("/loamshire/meetings/new", &with(&[])).goes_to(PATH);
        let invited = post.round(&site);
        assert!(invited.len() > 8 && !to(&invited).contains(&at(CHAIR).as_str()));
        // Monday 7 February 2022.
        bench.clock.set(date(2022, 2, 7));
        let weekly = post.round(&site);
        let mine: Vec<_> = weekly.iter().filter(|it| it.to == at(CHAIR)).collect();
        assert_eq!(mine.len(), 1, "{:?}", to(&weekly));
        assert!(mine[0].text.contains("News") && mine[0].text.contains("Invitation: "), "{}", mine[0].text);
        assert!(mine[0].text.contains(&format!("http://127.0.0.1:8080{PATH}")));
        bench.clock.set(date(2022, 2, 15));
        let later = post.round(&site);
        assert!(later.iter().any(|it| it.subject.starts_with("Items and papers wanted")));
        let mine: Vec<_> = later.iter().filter(|it| it.to == at(CHAIR)).collect();
        assert!(
            mine.iter().all(|it| !it.text.contains("Invitation: ")),
            "a line stands in one weekly message"
        );
        assert!(
            mine.iter().all(|it| !it.subject.starts_with("Items and papers wanted")),
            "not at all is not at all"
        );
    });
}
