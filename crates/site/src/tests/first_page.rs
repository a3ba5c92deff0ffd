//! The first page, and the list of what is published: each put together from what slices offer.

use super::{MEMBER, World, both};
use crate::{CountyRef, Glance, Slice};
use jiff::civil::{Date, date};
use kernel::contracts::published::Published;
use kernel::contracts::task::{Task, Urgency};
use kernel::{Actor, Outcome, Unit, Who};
use maud::html;

fn task(urgency: Urgency, title: &str, due: Option<Date>) -> Task {
    Task {
        urgency,
        tag: "A tag".into(),
        title: title.into(),
        href: "/loamshire".into(),
        detail: "Why.".into(),
        due,
    }
}

fn tasks(_: &mut Unit<'_>, actor: &Actor, county: &CountyRef) -> Outcome<Vec<Task>> {
    assert_eq!((actor.id(), county.slug.as_str()), (Some(MEMBER), "loamshire"));
    let mut all = vec![
        task(Urgency::WithOthers, "Task with others", None),
        task(Urgency::Soon, "Task without a day", None),
        task(Urgency::Soon, "Task of the second day", Some(date(2022, 2, 17))),
        task(Urgency::Soon, "Task of the first day", Some(date(2022, 2, 16))),
    ];
    all.extend((10..25).map(|n| task(Urgency::Late, &format!("Late task {n}"), None)));
    Ok(all)
}

fn glances(_: &mut Unit<'_>, _: &Actor, county: &CountyRef) -> Outcome<Vec<Glance>> {
    Ok(vec![Glance {
        title: format!("At a glance in {}", county.name),
        body: html! { p { "All is well." } },
    }])
}

fn published(_: &mut Unit<'_>, actor: &Actor, county: &str) -> Outcome<Vec<Published>> {
    assert_eq!(actor.who, Who::Public, "the list is the same for everybody");
    let one = |day, title: &str| Published {
        day,
        kind: "Report".into(),
        title: title.into(),
        href: format!("/{county}/papers/{title}"),
        summary: String::new(),
    };
    Ok(vec![one(date(2022, 1, 1), "b"), one(date(2022, 2, 1), "c"), one(date(2022, 1, 1), "a")])
}

fn slice() -> Slice {
    Slice {
        name: "first",
        tasks: Some(tasks),
        glances: Some(glances),
        published: Some(published),
        ..Slice::default()
    }
}

#[test]
fn tasks_come_in_order_of_urgency_and_a_long_list_is_a_click_away() {
    both(|bench| {
        let world = World::with(bench, true, false, Some(slice()));
        let browser = world.browser();
        browser.get("/").is(200).says("Safer communities boards");
        browser.fill("/demo/people", &format!("/demo/be/{MEMBER}"), &[]).goes_to("/");
        let page = browser.get("/").is(200).says("15 things are late, and three fall due within a week.");
        let text = page.says("At a glance in Loamshire All is well.").text();
        let order = [
            "Late task 10",
            "Task of the first day",
            "Task of the second day",
            "Task without a day",
            "Task with others",
        ];
        let places: Vec<usize> =
            order.iter().map(|title| text.find(title).expect("the task is shown")).collect();
        assert!(places.is_sorted(), "{text}");
        assert!(
            text.contains("Show 3 more") && text.contains("Late task 21") && !text.contains("Late task 22")
        );
        let all = browser.get("/?all=late").is(200).says("Late task 24").text();
        assert!(!all.contains("more: Late"));
    });
}

#[test]
fn what_is_published_comes_the_latest_first() {
    both(|bench| {
        let world = World::with(bench, false, false, Some(slice()));
        let list = world.app.kernel.read(|unit| world.app.published(unit, "loamshire")).expect("a list");
        let titles: Vec<&str> = list.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["c", "a", "b"]);
    });
}
