//! What other slices read of papers: never more than the reader may see.

use crate::journey::{begin, clear, complete, issue};
use crate::support::{CHAIR, DAY, OFFICER, county, open, say};
use jiff::civil::date;
use kernel::{Actor, Grant};

#[test]
fn a_paper_stands_on_the_shelf_for_those_who_may_see_it() {
    county().both(|bench| {
        let site = open(bench);
        let shelf = bench.kernel.neighbours().shelf.expect("papers have a shelf");
        say(bench, "The group met twice.");
        begin(&site);
        let held = [Grant { role: "officer".into(), on: "loamshire".into() }];
        let (officer, anybody) =
            (Actor::person(OFFICER, "Partnership officer", held, DAY), Actor::public(DAY));
        let (day, slug) = (date(2022, 2, 15), "2022-02-15-hwb");
        let on =
            |actor: &Actor| bench.kernel.read(|unit| (shelf.on_day)(unit, actor, "loamshire", day)).unwrap();
        let named =
            |actor: &Actor| bench.kernel.read(|unit| (shelf.named)(unit, actor, "loamshire", slug)).unwrap();
        let says = |actor: &Actor| {
            bench.kernel.read(|unit| (shelf.document)(unit, actor, "loamshire", slug)).unwrap()
        };

        assert_eq!((on(&anybody), named(&anybody), says(&anybody)), (vec![], None, None));
        let draft = named(&officer).expect("the officer sees the draft");
        assert_eq!((draft.state.as_str(), draft.pdf.clone(), draft.meeting), ("draft", None, day));
        assert_eq!((on(&officer), says(&officer)), (vec![draft], None), "a draft says nothing for good yet");

        complete(&site);
        clear(&site.person(CHAIR));
        issue(&site.person(OFFICER));
        let issued = named(&anybody).expect("anybody sees it once it is issued");
        assert_eq!((issued.state.as_str(), issued.public), ("issued", true));
        assert!(issued.pdf.is_some() && issued.issued_at.is_some());
        assert_eq!(says(&anybody).expect("its blocks").title, issued.title);
        assert_eq!(on(&anybody), [issued]);
    });
}
