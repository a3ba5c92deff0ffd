//! A county with a secret in everything that can be one, made by the same commands that the pages use.

use super::act::{act, column};
use board::County;
use board::sittings::item::{Kind, id_of};
use board::sittings::{Meeting, Minute, sitting};
use jiff::civil::{Date, date, time};
use kernel::verbs::{Clear, Govern, Issue, Update};
use kernel::{Actor, Kernel, Outcome, Permit, Recorded, Unit};
use meetings::agenda::{self, NewItem, Withholding};
use meetings::cycle::cadence::Cadence;
use meetings::cycle::forward::{self, Business};
use meetings::cycle::series::{self, Run};
use meetings::cycle::{self, Call};
use meetings::outcomes::{self, Agree, AskKind, AskNew, Decide};
use meetings::{minutes, room};
use plans::agreement::Parts;
use plans::agreements::{State, Terms};
use plans::scoring::{self, NewCandidate, Opening};
use testkit::db::Bench;

/// The partnership officer.
pub const OFFICER: &str = "loamshire/person/bryony-askwell";
/// The chair of the board.
pub const CHAIR: &str = "loamshire/person/osric-penmarrow";
/// A member of the board, who has an interest in one item.
pub const WITHDRAWN: &str = "loamshire/person/hollis-verrington";
/// A word of everything that is secret, to search for.
pub const COMMON: &str = "ledgerstone";

/// The first day of the example.
pub const FIRST: Date = date(2022, 2, 1);

fn call(group: &str, title: &str, day: Date, known: &str) -> Call {
    Call {
        group: group.into(),
        title: title.into(),
        day,
        starts: time(10, 0, 0, 0),
        ends: time(12, 0, 0, 0),
        place: "County Hall".into(),
        online: if known == "members" { "kestrelwood ledgerstone".into() } else { String::new() },
        in_public: known == "anybody",
        published: known == "anybody",
        restricted: known == "members",
        series: None,
    }
}

/// One meeting, while it is planted.
struct Planted<'a> {
    kernel: &'a Kernel,
    slug: String,
}

impl<'a> Planted<'a> {
    fn plan(kernel: &'a Kernel, call: &Call) -> Self {
        let slug = act(kernel, OFFICER, |unit, actor| {
            let permit = actor.permit::<Govern, County>(unit, "loamshire")?;
            cycle::plan(unit, &permit, call)
        });
        Self { kernel, slug }
    }

    fn id(&self) -> String {
        let found = self.kernel.read(|unit| sitting::id_of(unit, "loamshire", &self.slug));
        found.expect("the store").expect("the meeting")
    }

    fn of<V: kernel::Verb, T>(
        &self,
        person: &str,
        what: impl FnOnce(&mut Unit<'_>, &Permit<V, Meeting>) -> Outcome<Recorded<T>>,
    ) -> T {
        let id = self.id();
        act(self.kernel, person, |unit, actor| {
            let permit = actor.permit::<V, Meeting>(unit, &id)?;
            what(unit, &permit)
        })
    }

    fn item(&self, title: &str, matter: &str, withheld: bool) -> String {
        let why = Withholding {
            paragraph: "3".into(),
            reason: "It would tell of the affairs of a firm".into(),
            review: date(2022, 9, 1),
        };
        let new = NewItem {
            section: String::new(),
            title: format!("{title} {COMMON}"),
            kind: Kind::Decision,
            presenter: "The officer".into(),
            minutes: 10,
            purpose: String::new(),
            matter: matter.into(),
            withheld: withheld.then_some(why),
        };
        self.of::<Govern, _>(OFFICER, |unit, permit| agenda::add(unit, permit, &new))
    }

    fn issue(&self) {
        self.of::<Issue, _>(OFFICER, |unit, permit| agenda::issue(unit, permit, "The chair wants it now"));
    }

    fn at<T>(&self, item: &str, what: impl FnOnce(&mut Unit<'_>, &Actor, &str) -> Outcome<Recorded<T>>) -> T {
        let id = self.id();
        act(self.kernel, OFFICER, |unit, actor| {
            let item = id_of(unit, &id, item)?.ok_or(kernel::Fault::Absent)?;
            what(unit, actor, &item)
        })
    }

    fn write(&self, item: &str, text: &str) {
        self.at(item, |unit, actor, id| {
            let permit = actor.permit::<Minute, board::sittings::AgendaItem>(unit, id)?;
            minutes::write(unit, &permit, 0, text)
        });
    }

    fn decide(&self, item: &str, word: &str) -> String {
        let wanted = Decide {
            title: format!("On {word} {COMMON}"),
            words: format!("That {word} be taken forward, {COMMON}"),
            basis: "The terms of reference".into(),
            reasons: "It is needed".into(),
            inquorate: "The chair asked that it be recorded".into(),
            ..Decide::default()
        };
        self.at(item, |unit, actor, id| {
            let permit = actor.permit::<Minute, board::sittings::AgendaItem>(unit, id)?;
            outcomes::decide(unit, &permit, &wanted)
        })
    }
}

/// Plants every secret; afterwards it is the day of the last of the meetings.
pub fn plant(bench: &Bench) {
    ahead(&bench.kernel);
    priorities(&bench.kernel);
    restricted(bench);
    inside(bench);
    in_public(bench);
    super::documents::plant(&bench.kernel);
}

fn restricted(bench: &Bench) {
    let kernel = &bench.kernel;
    let it =
        Planted::plan(kernel, &call("scb", &format!("Quillfeather {COMMON}"), date(2022, 3, 15), "members"));
    let item = it.item("Brackenmoth", "oxlipfield", false);
    it.issue();
    bench.clock.set(date(2022, 3, 15));
    it.of::<Minute, _>(CHAIR, room::open);
    it.decide(&item, "ottershaw");
    let wanted = AskNew {
        kind: AskKind::Referral,
        to_group: "dapb".into(),
        title: format!("About pennyroyal {COMMON}"),
        words: format!("What do you know of pennyroyal, {COMMON}?"),
        inquorate: "The chair asked that it be recorded".into(),
        ..AskNew::default()
    };
    it.at(&item, |unit, actor, id| {
        let permit = actor.permit::<Minute, board::sittings::AgendaItem>(unit, id)?;
        outcomes::ask(unit, &permit, &wanted)
    });
    // Whoever leads an action reads it, but not of which meeting it came.
    let wanted = Agree {
        title: format!("Fetch the puckerbrook lantern {COMMON}"),
        outcome: "There is light".into(),
        lead: "lcc".into(),
        owner: "Head of Lamps".into(),
        due: date(2022, 6, 1),
        decision: None,
        inquorate: "The chair asked that it be recorded".into(),
    };
    it.at(&item, |unit, actor, id| {
        let permit = actor.permit::<Minute, board::sittings::AgendaItem>(unit, id)?;
        outcomes::agree_action(unit, &permit, &wanted)
    });
}

fn inside(bench: &Bench) {
    let kernel = &bench.kernel;
    let title = format!("Larkspindle {COMMON}");
    let it = Planted::plan(kernel, &call("scb", &title, date(2022, 3, 16), "people"));
    let open = it.item("Wrenhollow", "", false);
    let interest = it.item("Cobblewick", "", false);
    let withheld = it.item("Marlinspike", "", true);
    it.issue();
    it.item("Fernlicht", "", false);
    bench.clock.set(date(2022, 3, 16));
    it.of::<Minute, _>(CHAIR, room::open);
    it.of::<Minute, _>(OFFICER, |unit, permit| {
        let wanted = room::Declare {
            item: Some(interest.clone()),
            person: WITHDRAWN.rsplit('/').next().unwrap_or_default().into(),
            nature: "A close relation is concerned".into(),
            withdraws: true,
            ..room::Declare::default()
        };
        room::declare(unit, permit, &wanted)
    });
    it.write(
        &open,
        &format!("The board spoke of gallowglass, {COMMON}. [[private: It heard of heronsfoot, {COMMON}.]]"),
    );
    it.decide(&interest, "saltmarsh");
    it.decide(&withheld, "thistledown");
}

fn in_public(bench: &Bench) {
    let kernel = &bench.kernel;
    let title = format!("A meeting in public {COMMON}");
    let it = Planted::plan(kernel, &call("hwb", &title, date(2022, 3, 17), "anybody"));
    let open = it.item("A plain item", "", false);
    it.item("Ironbark", "", true);
    it.issue();
    it.item("Juniperus", "", false);
    bench.clock.set(date(2022, 3, 17));
    it.of::<Minute, _>(OFFICER, room::open);
    it.write(&open, "The committee heard the report.");
    it.decide(&open, "plain sailing");
    it.of::<Minute, _>(OFFICER, room::close);
    let of = |sql: &str| column(kernel, &format!("{sql} WHERE sitting = '{}'", it.id())).remove(0);
    let id = of("SELECT id AS it FROM meeting_minutes");
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Update, meetings::Minutes>(unit, &id)?;
        minutes::finish(unit, &permit, 1)
    });
    let chair = "loamshire/person/".to_string() + &chair_of(kernel, "hwb");
    act(kernel, &chair, |unit, actor| {
        let permit = actor.permit::<Clear, meetings::Minutes>(unit, &id)?;
        minutes::clear(unit, &permit, 2)
    });
    let decision = of("SELECT id AS it FROM meeting_decision");
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Issue, meetings::Decision>(unit, &decision)?;
        meetings::registers::decision::release(unit, &permit, 1)
    });
}

/// Short name of whoever chairs a group.
fn chair_of(kernel: &Kernel, group: &str) -> String {
    let register = kernel.read(|unit| board::current(unit, "loamshire")).expect("the register");
    let on = register.on(kernel.today());
    let mut chairs = on.all::<board::Office>().map(|(_, it)| it);
    let chair = chairs.find(|it| it.office == "chair" && it.group.as_deref() == Some(group));
    chair.map(|it| it.person.clone()).unwrap_or_else(|| panic!("nobody chairs {group}"))
}

fn ahead(kernel: &Kernel) {
    for (word, restricted) in [("Lanternjaw", true), ("Mossbanker", false)] {
        let business = Business {
            group: "scb".into(),
            title: format!("{word} {COMMON}"),
            kind: forward::Kind::Decision,
            purpose: String::new(),
            lead: String::new(),
            role: String::new(),
            papers_due: None,
            recurs: String::new(),
            duty: String::new(),
            matter: String::new(),
            public: false,
            restricted,
        };
        act(kernel, OFFICER, |unit, actor| {
            let permit = actor.permit::<Govern, County>(unit, "loamshire")?;
            forward::add(unit, &permit, &business)
        });
    }
    let run = Run {
        group: "scb".into(),
        title: format!("Nettlebed {COMMON}"),
        cadence: Cadence::Weeks { every: 8 },
        begins: date(2022, 5, 3),
        until: date(2022, 12, 1),
        starts: time(10, 0, 0, 0),
        ends: time(11, 0, 0, 0),
        place: "County Hall".into(),
        restricted: true,
        ..Run::default()
    };
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, "loamshire")?;
        series::add(unit, &permit, &run)
    });
}

/// What could become a priority, and an agreement that is being written.
fn priorities(kernel: &Kernel) {
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, "loamshire")?;
        let opening =
            Opening { year: "2023-24".into(), scorers: vec!["osric-penmarrow".into()], ..Opening::default() };
        scoring::open(unit, &permit, &opening)
    });
    let of = |sql: &str| column(kernel, sql).remove(0);
    let id = of("SELECT id AS it FROM plan_scoring WHERE legal_year = '2023-24'");
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Govern, plans::Scoring>(unit, &id)?;
        let candidate = NewCandidate {
            title: format!("Plumbago {COMMON}"),
            about: format!("All that is known of plumbago, {COMMON}"),
            ..NewCandidate::default()
        };
        scoring::add(unit, &permit, &[candidate])
    });
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Govern, County>(unit, "loamshire")?;
        let terms = Terms {
            title: format!("The agreement of ragwortby {COMMON}"),
            legal_year: "2021-22".into(),
            applies_to: "2016-17".into(),
            state: State::Draft,
            published: false,
            about: format!("It begins with ragwortby, {COMMON}."),
        };
        plans::agreements::add(unit, &permit, "2016-17", &terms)
    });
    let id = of("SELECT id AS it FROM plan_agreement WHERE slug = '2016-17'");
    act(kernel, OFFICER, |unit, actor| {
        let permit = actor.permit::<Update, plans::Agreement>(unit, &id)?;
        let parts = Parts { part_a: format!("About ragwortby, {COMMON}"), ..Parts::default() };
        plans::agreement::write(unit, &permit, 0, &parts)
    });
}
