//! Papers of the year: each partner’s is printed as a PDF of its own and handed in as a file, as partners do.

use super::Year;
use super::script::Paper;
use super::timeline::On;
use board::sittings::AgendaItem;
use kernel::contracts::paper::{Block, CoverField, Paper as Document, Text};
use kernel::contracts::press::About;
use kernel::verbs::{Update, View};
use kernel::{Fault, Outcome};
use meetings::MeetingPaper;
use meetings::papers::{self, Said};

impl Year<'_> {
    pub(super) fn papers_of(&self, on: &On<'_>) -> Outcome<()> {
        let Some(paper) = &on.item.paper else { return Ok(()) };
        let (item, kernel) = (self.item(on)?, self.stage.kernel);
        let held = kernel.files().quarantine(&self.printed(on, paper)?)?;
        let prepared = papers::prepare(kernel, &held, true)?;
        let said = Said {
            title: paper.title.clone(),
            from: paper.from.clone(),
            alternative_organisation: paper.from.clone(),
            alternative_role: on.item.lead.clone(),
            background: String::new(),
        };
        let name = format!("{}.pdf", paper.title);
        let slug = self.may::<Update, AgendaItem, _>(&on.at.body.served_by, &item, |unit, permit| {
            papers::put(unit, permit, &said, &prepared, &name)
        })?;
        self.papers.borrow_mut().insert(on.key(), slug);
        Ok(())
    }

    /// The paper as its organisation prints it.
    fn printed(&self, on: &On<'_>, paper: &Paper) -> Outcome<Vec<u8>> {
        let (board, from) = self.stage.kernel.read(|unit| {
            let register = board::current(unit, &self.county)?;
            let table = register.on(unit.today());
            Ok((table.group_name(&on.at.body.group), table.organisation_name(&paper.from)))
        })?;
        let sentences = paper.words.split_inclusive(". ").map(str::trim);
        let paragraph = |text: &str| Block::Paragraph { numbered: true, text: Text::plain(text), list: None };
        let line = |label: &str, value: &str| CoverField::Line { label: label.into(), value: value.into() };
        let document = Document {
            board,
            meeting: Some(on.at.meeting.day),
            title: paper.title.clone(),
            cover: vec![line("From", &from), line("Author", &on.item.lead), line("For", &on.item.kind)],
            body: std::iter::once(Block::Heading { level: 1, text: Text::plain(&on.item.title) })
                .chain(sentences.map(paragraph))
                .collect(),
        };
        let press = self.stage.kernel.press().ok_or_else(|| Fault::broken("nobody prints"))?;
        let about =
            About { author: on.item.lead.clone(), issued: Some(self.stage.kernel.now()), ..About::default() };
        press.pdf(&document, &about)
    }

    /// A paper is withdrawn after it went out: it stays listed, with the reason.
    pub(super) fn withdraw(&self, on: &On<'_>) -> Outcome<()> {
        self.at(9, 0);
        let why = on.item.paper.as_ref().and_then(|paper| paper.withdrawn.clone()).unwrap_or_default();
        let slug = self.papers.borrow().get(&on.key()).cloned();
        let slug = slug.ok_or_else(|| Fault::broken(format!("{} has no paper", on.key())))?;
        let (meeting, by) = (self.meeting(&on.at)?, on.at.body.served_by.as_str());
        let (id, version, title) = self.reads(by, |unit, actor| {
            let id = papers::id_of(unit, &meeting, &slug)?.ok_or(Fault::Absent)?;
            let permit = actor.permit::<View, MeetingPaper>(unit, &id)?;
            let it = papers::of(unit, &permit)?;
            Ok((id, it.version, it.title))
        })?;
        self.may::<Update, MeetingPaper, _>(by, &id, |unit, permit| {
            papers::withdraw(unit, permit, version, (&title, &why))
        })
    }
}
