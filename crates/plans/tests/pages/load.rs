//! Files of a plan: both examples load whole, and what is wrong is refused with file and line before anything is kept.

use crate::support::{county, example, load};
use kernel::Fault;
use testkit::tables;

#[test]
fn both_examples_load_and_only_once() {
    county().both(|bench| {
        for county in ["worcestershire", "loamshire"] {
            load(&bench.kernel, county).expect("the county loads");
            let before = tables::dump(&bench.kernel);
            assert!(before.rows("plan_update") > 0 && before.rows("plan_agreement") > 0);
            assert!(plans::load(&bench.kernel, &example(county)).is_err(), "{county} was loaded twice");
            assert_eq!(tables::dump(&bench.kernel), before);
        }
        let all = tables::dump(&bench.kernel);
        assert!(all.rows("plan_action") >= 30 && all.rows("plan_progress") > all.rows("plan_action"));
    });
}

#[test]
fn the_sample_in_the_read_me_loads() {
    county().sqlite(|bench| {
        let mut sample = example("loamshire");
        board::load(&bench.kernel, &sample).expect("the table");
        let text =
            include_str!("../../README.md").split("```toml").nth(1).and_then(|rest| rest.split("```").next());
        sample.files.retain(|name, _| !name.starts_with("plans/"));
        sample.files.insert("plans/sample.toml".into(), text.expect("a sample").into());
        plans::load(&bench.kernel, &sample).expect("the sample loads");
        assert_eq!(tables::dump(&bench.kernel).rows("plan_action"), 1);
    });
}

#[test]
fn what_lies_ahead_has_not_happened_yet() {
    let actions = |day| {
        let bench = county().on(day).bench(&testkit::db::Database::Sqlite);
        load(&bench.kernel, "loamshire").expect("the county loads");
        let all = tables::dump(&bench.kernel);
        (all.rows("plan_action"), all.rows("plan_progress"), all.rows("plan_update"))
    };
    let (early, late) = (actions(jiff::civil::date(2021, 10, 6)), actions(jiff::civil::date(2026, 11, 22)));
    assert!(early.1 < late.1 && early.2 < late.2, "{early:?} {late:?}");
}

/// One wrong thing in a file of a plan, the line on which it is blamed, and words of the blame.
const WRONG: &[(&str, usize, &str)] = &[
    ("[[agrement]]\nid = \"x\"\n", 1, "did you mean “agreement”?"),
    ("[[agreement]]\nid = \"x\"\ntitel = \"X\"\n", 3, "Did you mean “title”?"),
    (
        "[[agreement]]\nid = \"x\"\ntitle = \"X\"\nlegal-year = \"2021-22\"\napplies-to = \"2022\"\nstate = \"aggreed\"\n",
        6,
        "Did you mean “agreed”?",
    ),
    (
        "[[priority]]\nagreement = \"2021\"\nid = \"p\"\ntitle = \"P\"\n",
        2,
        "no agreement called “2021”. Did you mean “2021-24”?",
    ),
    (
        "[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulry\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2021-02-30\n",
        7,
        "",
    ),
    (
        "[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulry\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2021-02-03\n",
        4,
        "Did you mean “constabulary”?",
    ),
    (
        "[[action]]\nnumber = 900\nagreement = \"2021-24\"\npriority = \"domestic-abusive\"\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2021-02-03\n",
        4,
        "Did you mean “domestic-abuse”?",
    ),
    (
        "[[action]]\nnumber = 1\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2021-02-03\n",
        2,
        "used once",
    ),
    (
        "[[report]]\naction = 9000\non = 2022-01-01\nclaim = \"on-track\"\nwords = \"W\"\n",
        2,
        "no action with the number 9000",
    ),
    (
        "[[report]]\naction = 900\non = 2022-01-01\nclaim = \"on-trak\"\nwords = \"W\"\n\n[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2022-02-03\n",
        4,
        "Did you mean “on-track”?",
    ),
    (
        "[[report]]\naction = 900\non = 2022-03-01\nclaim = \"on-track\"\nwords = \"W\"\n\n[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2022-02-03\n",
        4,
        "cannot be on track",
    ),
    (
        "[[report]]\naction = 900\non = 2022-01-01\nclaim = \"off-track\"\nwords = \"W\"\nask = \"A\"\n\n[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2022-02-03\n",
        1,
        "gone wrong",
    ),
    (
        "[[report]]\naction = 900\non = 2022-01-01\nclaim = \"complete\"\nwords = \"W\"\n\n[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2022-02-03\n",
        1,
        "shows that it is complete",
    ),
    (
        "[[verdict]]\naction = 900\non = 2022-01-01\naccepted = true\n\n[[action]]\nnumber = 900\ntitle = \"T\"\nlead = \"constabulary\"\nowner = \"Role\"\ndefined = 2021-01-01\ndue = 2022-02-03\n",
        2,
        "no evidence",
    ),
    (
        "[[update]]\ngroup = \"dapd\"\nfrom = 2022-01-01\nto = 2022-03-31\ndue = 2022-03-01\nasked = 2022-01-01\n",
        2,
        "Did you mean “dapb”?",
    ),
    (
        "[[update]]\ngroup = \"dapb\"\nfrom = 2022-04-01\nto = 2022-03-31\ndue = 2022-03-01\nasked = 2022-01-01\n",
        4,
        "last day",
    ),
    (
        "[[update]]\ngroup = \"dapb\"\nfrom = 2022-07-01\nto = 2022-09-30\ndue = 2022-08-01\nasked = 2022-07-01\ngiven = 2022-08-01\n",
        1,
        "what the group is for",
    ),
    (
        "[[update]]\ngroup = \"dapb\"\nfrom = 2022-07-01\nto = 2022-09-30\ndue = 2022-08-01\nasked = 2022-07-01\nby = \"nobody-here\"\n",
        7,
        "no person called",
    ),
    ("title = \"X\"\n", 1, "belongs to nothing"),
];

#[test]
fn what_is_wrong_is_refused_by_file_and_line_and_nothing_is_kept() {
    county().sqlite(|bench| {
        board::load(&bench.kernel, &example("loamshire")).expect("the table");
        let before = tables::dump(&bench.kernel);
        for (text, line, words) in WRONG {
            let mut wrong = example("loamshire");
            wrong.files.insert("plans/zz-wrong.toml".into(), (*text).into());
            let said = match plans::load(&bench.kernel, &wrong) {
                Err(Fault::Fields(errors)) => errors[0].message.clone(),
                other => panic!("{text}\n{other:?}"),
            };
            assert!(said.starts_with(&format!("plans/zz-wrong.toml:{line}: ")), "{said}\n{text}");
            assert!(said.contains(words), "{said}\n{text}");
            assert_eq!(tables::dump(&bench.kernel), before, "{text}");
        }
    });
}
