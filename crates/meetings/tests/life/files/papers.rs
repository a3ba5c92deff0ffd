//! A paper is handed in, read, replaced, withheld and withdrawn.

use crate::agenda::ground::{HWB, HWB_MEMBER, add, add_withheld, hwb, issue, item_at};
use crate::cycle::support::{ADMIN, CHAIR, LEAD, OFFICER, open};
use crate::files::make::{county, held, pdf, send};
use testkit::site::Answer;

/// The version that a form was made of.
fn version(page: &Answer) -> String {
    let document = page.document();
    let seen = document.all("input").find(|input| input.is("name", "seen"));
    seen.and_then(|input| input.attribute("value")).expect("a version").to_string()
}

#[test]
fn what_a_file_hides_is_shown_and_gone_before_anybody_reads_it() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        let slug = item_at(bench, HWB, "Winter plan").rsplit('/').next().expect("a name").to_string();
        let new = format!("{HWB}/papers/new");
        officer.get(&new).ok().says("You see what was found in the file before it is taken");
        let bytes = pdf(&["Fire in flats"]);
        let shown =
            officer.upload(&new, &[("item", &slug)], ("file", "D:\\somebody\\Fire report.pdf", &bytes)).ok();
        shown
            .clone()
            .says("Who wrote it and with what: author")
            .says("It has no tags")
            .does_not_say("Gwendolen");
        let hash = held(&shown);
        let take = format!("{HWB}/papers/take");
        let form =
            [("held", hash.as_str()), ("name", "Fire report.pdf"), ("item", &slug), ("title", "Fire report")];
        let asked = officer.post(&take, &form).is(422).says("Enter who supplies it in another form");
        assert_eq!(held(&asked), hash, "the file is not asked for again");
        let whole: Vec<_> = form
            .iter()
            .copied()
            .chain([
                ("alternative-role", "Committee services"),
                ("background", "Fire statistics 2021 | Fire and rescue authority"),
            ])
            .collect();
        let page = officer.post(&take, &whole).is(303).to().to_string();
        assert_eq!(page, format!("{HWB}/papers/fire-report"));
        // Sent twice, it is not there any more: nothing is taken twice.
        officer.post(&take, &whole).is(422).says("Choose it again");
        let shown = officer
            .get(&page)
            .ok()
            .says("Fire in flats")
            .says("Not issued yet")
            .says("Fire and rescue authority");
        shown.says("ask: Committee services");
        for other in [site.person(HWB_MEMBER), site.person(ADMIN), site.anybody()] {
            other.get(&page).is(404).does_not_say("Fire");
            other.get(&format!("{page}/file")).is(404);
        }
        issue(&officer, HWB, 1);
        site.anybody()
            .get(&page)
            .ok()
            .says("Fire in flats")
            .says("page 1")
            .does_not_say("Change what is said");
        let file = site.anybody().get(&format!("{page}/file")).ok();
        assert_eq!(file.media(), "application/pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(
            file.header("content-disposition")
                .starts_with("inline; filename=\"2022-03-15-hwb-fire-report.pdf\"")
        );
        assert!(!file.body().contains("Gwendolen"), "the name is gone");
    });
}

#[test]
fn a_member_sends_a_paper_for_an_item_that_went_out() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        let new = format!("{HWB}/papers/new");
        site.person(HWB_MEMBER).get(&new).is(403);
        issue(&officer, HWB, 1);
        let member = site.person(HWB_MEMBER);
        member.get(&new).ok().says("Winter plan");
        let to = send(bench, &member, HWB, "Winter plan", "Late report", &pdf(&["Late words"]));
        assert!(to.to().starts_with(HWB), "{}", to.to());
        member.get(to.to().split('#').next().expect("a page")).ok().says("Your paper was taken");
        officer.get(&format!("{HWB}/papers/late-report")).ok().says("Late words");
        for other in [site.person(LEAD), site.person(ADMIN)] {
            other.get(&new).is(403);
            other.upload(&new, &[], ("file", "a.pdf", b"%PDF-1.7")).is(403);
        }
        // What lies in quarantine now came from people who had signed in, and is swept out when nobody comes back for it.
        let swept = || bench.kernel.files().sweep("2200-01-01T00:00:00Z".parse().expect("a day"));
        assert_eq!(swept(), Ok(1));
        let signed_out = site.anybody().upload(&new, &[], ("file", "a.pdf", &pdf(&["x"])));
        assert!(signed_out.status >= 400, "{}", signed_out.status);
        assert_eq!(swept(), Ok(0), "nothing of it was taken in");
    });
}

#[test]
fn a_paper_that_went_out_is_replaced_by_a_supplement_and_the_old_one_stays() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        send(bench, &officer, HWB, "Winter plan", "Fire report", &pdf(&["First words"]));
        let page = format!("{HWB}/papers/fire-report");
        let again = |words: &str, to: &str| {
            let shown =
                officer.upload(&format!("{page}/replace"), &[], ("file", "b.pdf", &pdf(&[words]))).ok();
            let hash = held(&shown);
            let form = [
                ("seen", ""),
                ("held", hash.as_str()),
                ("name", "b.pdf"),
                ("title", "Fire report"),
                ("alternative-role", "Clerk"),
            ];
            let seen = version(&shown);
            let form: Vec<(&str, &str)> =
                form.iter().map(|(n, v)| if *n == "seen" { (*n, seen.as_str()) } else { (*n, *v) }).collect();
            officer.post(&format!("{page}/replace/take"), &form).goes_to(to);
        };
        again("Second words", &page);
        officer.get(&page).ok().says("Second words").does_not_say("First words").says("Earlier files");
        issue(&officer, HWB, 1);
        again("Third words", &format!("{HWB}/papers/fire-report-2"));
        site.anybody()
            .get(&page)
            .ok()
            .says("Second words")
            .does_not_say("Third words")
            .does_not_say("newer version");
        issue(&officer, HWB, 2);
        site.anybody().get(&page).ok().says("Second words").says("There is a newer version");
        site.anybody().get(&format!("{HWB}/papers/fire-report-2")).ok().says("Third words").says("page S1.1");
    });
}

#[test]
fn what_is_withdrawn_is_named_with_the_reason_and_served_to_nobody() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        send(bench, &officer, HWB, "Winter plan", "Fire report", &pdf(&["Words about somebody"]));
        issue(&officer, HWB, 1);
        let page = format!("{HWB}/papers/fire-report");
        officer.fill(&format!("{page}/withdraw"), &[("why", "")]).is(422).says("Enter why it is withdrawn");
        officer
            .fill(&format!("{page}/withdraw"), &[("why", "It named a tenant"), ("title", "A report")])
            .goes_to(&page);
        let shown = site.anybody().get(&page).ok().says("It named a tenant");
        shown.does_not_say("Words about somebody").does_not_say("Fire report");
        site.anybody().get(&format!("{page}/file")).is(404);
        site.person(CHAIR).get(&format!("{page}/file")).is(404);
        let pack = site.anybody().get(&format!("{HWB}/pack")).ok().says("It named a tenant");
        pack.does_not_say("Words about somebody");
        officer.fill(&format!("{page}/withdraw"), &[("why", "Again")]).is(409).says("was withdrawn");
        site.person(CHAIR).get(&format!("{page}/withdraw")).is(403);
    });
}

#[test]
fn a_withheld_paper_is_a_line_with_its_reason_for_whoever_may_not_read_it() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        add_withheld(&officer, HWB, "Heronsgate tender");
        send(bench, &officer, HWB, "Winter plan", "Heronsgate report", &pdf(&["Heronsgate words"]));
        send(bench, &officer, HWB, "Heronsgate tender", "Heronsgate bids", &pdf(&["Heronsgate prices"]));
        let page = format!("{HWB}/papers/heronsgate-report");
        officer.fill(&format!("{page}/withhold"), &[("reason", "")]).is(422).says("Enter the day");
        let form = [
            ("paragraph", "3"),
            ("reason", "Bids are open until June"),
            ("review-day", "1"),
            ("review-month", "9"),
            ("review-year", "2022"),
        ];
        officer.fill(&format!("{page}/withhold"), &form).goes_to(&page);
        issue(&officer, HWB, 1);
        let anybody = site.anybody();
        anybody.get(&page).is(404).does_not_say("Heronsgate");
        let pack = anybody.get(&format!("{HWB}/pack")).ok().says("A paper is withheld by paragraph 3");
        pack.says("Bids are open until June")
            .says("1 September 2022")
            .does_not_say("Heronsgate")
            .does_not_say("heronsgate");
        site.person(HWB_MEMBER).get(&page).ok().says("Heronsgate words");
        site.person(HWB_MEMBER).get(&format!("{HWB}/papers/paper")).ok().says("Heronsgate prices");
        let seen = officer.get(&format!("{page}/withhold")).ok();
        let seen = version(&seen);
        officer.post(&format!("{page}/withhold"), &[("open", "yes"), ("seen", "0")]).is(409);
        officer.post(&format!("{page}/withhold"), &[("open", "yes"), ("seen", &seen)]).goes_to(&page);
        anybody.get(&page).ok().says("Heronsgate words");
    });
}

#[test]
fn papers_of_an_item_change_places_until_they_went_out() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        for title in ["First", "Second"] {
            send(bench, &officer, HWB, "Winter plan", title, &pdf(&[title]));
        }
        let page = format!("{HWB}/papers/second");
        officer.post(&format!("{page}/move"), &[("way", "down")]).is(409);
        officer.post(&format!("{page}/move"), &[("way", "up")]).goes_to(&page);
        officer
            .fill(&format!("{page}/change"), &[("title", "")])
            .is(422)
            .says("Enter the title of the paper");
        officer.fill(&format!("{page}/change"), &[("title", "Second, renamed")]).goes_to(&page);
        issue(&officer, HWB, 1);
        officer.post(&format!("{page}/move"), &[("way", "down")]).is(409).says("keep their numbers");
        site.anybody().get(&page).ok().says("Second, renamed").says("page 1");
        site.anybody().get(&format!("{HWB}/papers/first")).ok().says("page 2");
    });
}

#[test]
fn a_paper_that_does_not_fit_on_the_disk_is_refused_and_leaves_nothing() {
    county().sqlite(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        let quarantine = bench.folder().join("files").join("quarantine");
        let Some(disk) = testkit::disk::SmallDisk::over(&quarantine, 1) else { return };
        let large: Vec<u8> =
            (0..3_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let new = format!("{HWB}/papers/new");
        let full = officer.upload(&new, &[], ("file", "large.pdf", &large));
        full.is(507).says("The disk of this service is full");
        let left = std::fs::read_dir(disk.path()).expect("the quarantine").count();
        assert_eq!(left, 0, "half of a file lies in quarantine");
        // There is room again: the same form takes what it is sent.
        drop(disk);
        send(bench, &officer, HWB, "Winter plan", "Fire report", &pdf(&["First words"]));
        officer.get(HWB).ok().says("Fire report");
    });
}
