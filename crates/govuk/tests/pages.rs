//! The short ways to write the usual cases, as a page author meets them.

use govuk::{
    Action, BackLink, Breadcrumbs, Button, Cell, CharacterCount, Checkboxes, Choice, DateInput, Details,
    ErrorSummary, FileUpload, Input, Label, Limit, Link, NavigationItem, NavigationPlace, NotificationBanner,
    PageItem, Pagination, Panel, PasswordInput, Radios, Select, ServiceNavigation, SkipLink, SummaryList,
    SummaryRow, Table, Tag, TagColour, Task, TaskList, Textarea, Width,
};
use maud::{Render, html};

fn html(component: impl Render) -> String {
    component.render().into_string()
}

#[test]
fn short_ways_say_what_they_mean() {
    let rows: &[(String, &[&str])] = &[
        (html(Button::submit("Save")), &["<button type=\"submit\"", "govuk-button", ">Save<"]),
        (html(Button::link("Go", "/x")), &["<a href=\"/x\" role=\"button\""]),
        (html(Button::start("Go", "/x")), &["govuk-button--start", "<svg"]),
        (html(Button::submit("No").secondary()), &["govuk-button govuk-button--secondary"]),
        (html(Button::submit("Go").sends("do", "it")), &["value=\"it\" name=\"do\""]),
        (html(Button::submit("Go").once()), &["data-prevent-double-click=\"true\""]),
        (html(Input::email("mail", "E-mail")), &["type=\"email\"", "autocomplete=\"email\""]),
        (html(Input::number("n", "How many")), &["type=\"text\"", "inputmode=\"numeric\""]),
        (html(Input::text("n", "N").width(Width::Chars5)), &["govuk-input--width-5"]),
        (html(Input::text("n", Label::heading("N"))), &["<h1 class=\"govuk-label-wrapper\">"]),
        (html(Input::text("n", "N").maybe_value(Some("v"))), &["value=\"v\""]),
        (html(Input::text("n", "N").prefix("£")), &["govuk-input__prefix", ">£<"]),
        (html(Textarea::new("n", "N").rows(8).value("a\nb")), &["rows=\"8\"", ">a\nb</textarea>"]),
        (html(Select::new("n", "N", [("a", "A"), ("b", "B")]).value("b")), &["value=\"b\" selected"]),
        (html(Radios::yes_no("ok", "Sure?").value("no")), &["id=\"ok-2\"", "value=\"no\" checked"]),
        (html(PasswordInput::chosen("p", "New")), &["autocomplete=\"new-password\""]),
        (html(FileUpload::new("f", "File").accept(".csv")), &["accept=\".csv\"", "data-module"]),
        (html(CharacterCount::new("n", "N", Limit::Words(9))), &["You can enter up to 9 words"]),
        (html(ErrorSummary::new([("n", "Enter N")])), &["There is a problem", "<a href=\"#n\">Enter N</a>"]),
        (html(Tag::new("Late").colour(TagColour::Red)), &["govuk-tag govuk-tag--red"]),
        (html(BackLink::to("/up")), &["href=\"/up\"", ">Back<"]),
        (html(SkipLink::to("main")), &["href=\"#main\"", "Skip to main content"]),
        (html(Details::new("Help", "Text")), &["<summary", ">Help<", ">Text<"]),
        (html(NotificationBanner::success("Saved")), &["role=\"alert\"", "Success", "Saved"]),
        (html(Panel::confirmation("Done", "HDJ")), &["govuk-panel--confirmation", "<h1"]),
        (html(Breadcrumbs::new([("Home", "/")]).here("Here")), &["href=\"/\"", "aria-current=\"page\""]),
        (
            html(SummaryList::rows([SummaryRow::new("Name", "A").change("/x", "name")])),
            &["<dt", ">Name<", "href=\"/x\">Change<span class=\"govuk-visually-hidden\"> name</span>"],
        ),
        (
            html(Table::new(["A"], [[Cell::numeric("1")]]).caption("C").row_headers()),
            &["govuk-table__caption--m", "scope=\"col\"", "scope=\"row\""],
        ),
        (
            html(TaskList::new([Task::new("T", "/t", Tag::new("Due")), Task::waiting("W", "Later")])),
            &["id=\"task-list-1-status\"", "href=\"/t\"", "Later"],
        ),
        (
            html(ServiceNavigation::new("S", "/", [NavigationItem::new("A", "/a", NavigationPlace::Within)])),
            &["aria-label=\"Service information\"", "aria-current=\"true\""],
        ),
        (
            html(Panel::interruption("Stop", "Sure?", [Action::from(Link::new("No", "/"))])),
            &["govuk-panel--interruption", "govuk-link--inverse"],
        ),
    ];
    for (found, wanted) in rows {
        for part in *wanted {
            assert!(found.contains(part), "{part} in {found}");
        }
    }
}

#[test]
fn text_is_escaped_and_markup_is_not() {
    assert!(html(Tag::new("<b>")).contains("&lt;b&gt;"));
    assert!(html(Tag::new(html! { b { "x" } })).contains("<b>x</b>"));
    assert!(html(Input::text("n", "N").value("\"><i>")).contains("value=\"&quot;&gt;&lt;i&gt;\""));
}

#[test]
fn a_question_names_its_hint_and_error_and_clears_them() {
    let asked = Input::text("n", "N").hint("H").error("E");
    assert!(html(asked.clone()).contains("aria-describedby=\"n-hint n-error\""));
    let cleared = html(asked.maybe_error(None::<&str>));
    assert!(cleared.contains("aria-describedby=\"n-hint\"") && !cleared.contains("error"));
}

#[test]
fn choices_are_chosen_by_value_unless_they_say_otherwise() {
    let items = || {
        [
            Choice::new("a", "A"),
            Choice::new("b", "B").reveals(html! { "more" }),
            Choice::new("c", "C").checked(false),
            Choice::new("none", "None").after_divider("or").exclusive(),
        ]
    };
    let found = html(Checkboxes::new("x", "X", items()).values(["b", "c"]));
    assert_eq!(found.matches(" checked").count(), 1);
    assert!(found.contains("data-aria-controls=\"conditional-x-2\""));
    assert!(!found.contains("conditional--hidden"));
    assert!(
        found.contains("id=\"x-5\" name=\"x\" type=\"checkbox\" value=\"none\" data-behaviour=\"exclusive\"")
    );
    let none = html(Radios::new("x", "X", items()).value(""));
    assert!(!none.contains(" checked") && none.contains("conditional--hidden"));
}

#[test]
fn a_date_marks_all_its_parts_or_those_that_are_wrong() {
    let asked = || DateInput::new("due", "When?").error("Enter a date").values(["27", "3", "2026"]);
    assert_eq!(html(asked()).matches("govuk-input--error").count(), 3);
    let year = html(asked().wrong(&["year"]));
    assert_eq!(year.matches("govuk-input--error").count(), 1);
    assert!(year.contains("govuk-input--error govuk-input--width-4\" id=\"due-year\" name=\"due-year\""));
    assert!(year.contains("value=\"2026\"") && year.contains("role=\"group\""));
}

#[test]
fn numbered_pages_show_the_ends_and_the_neighbours() {
    let cases = [
        (1, 0, ""),
        (1, 1, "[1]"),
        (1, 3, "[1] 2 3"),
        (2, 3, "1 [2] 3"),
        (5, 9, "1 … 4 [5] 6 … 9"),
        (9, 9, "1 … 8 [9]"),
    ];
    for (current, total, wanted) in cases {
        let pages = Pagination::numbered(current, total, |page| format!("?page={page}"));
        let shown: Vec<String> = pages
            .items
            .iter()
            .map(|item| match item {
                PageItem::Ellipsis => "…".to_owned(),
                PageItem::Page(page) if page.current => format!("[{}]", page.number),
                PageItem::Page(page) => page.number.clone(),
            })
            .collect();
        assert_eq!(shown.join(" "), wanted, "{current} of {total}");
        assert_eq!(pages.previous.is_some(), current > 1);
        assert_eq!(pages.next.is_some(), current < total);
    }
}

#[test]
fn headings_stay_between_one_and_six() {
    for (level, name) in [(0, "h1"), (1, "h1"), (4, "h4"), (6, "h6"), (9, "h6")] {
        let panel = Panel { heading_level: level, ..Panel::confirmation("T", "") };
        assert!(html(panel).contains(&format!("<{name} class=\"govuk-panel__title\">")));
    }
}
