//! What is asked of the database for a page of actions. Each part is one that an index gives in order, so that a page costs
//! the same among a hundred actions and among a hundred thousand.

use super::{Action, COLUMNS, Filter, Key, Side};
use crate::status::{Base, Proof as Evidence};
use jiff::civil::Date;
use kernel::db::Value;
use kernel::{Visible, params};

/// So many words of a search are looked for; a database takes only so many conditions in one question.
const MOST_WORDS: usize = 8;

/// What is asked.
pub(super) struct Question<'a> {
    pub(super) visible: &'a Visible<Action>,
    pub(super) county: &'a str,
    pub(super) today: Date,
    pub(super) filter: &'a Filter,
    pub(super) side: &'a Side,
    pub(super) most: usize,
}

/// A statement with its parameters.
#[derive(Default)]
pub(super) struct Statement {
    pub(super) sql: String,
    pub(super) params: Vec<Value>,
}

/// A base, and whether only those past their date or only the others show so.
type Part = Option<(Base, Option<bool>)>;

impl Question<'_> {
    /// The whole statement; `None` when nothing can be on this side.
    pub(super) fn statement(&self, parts: &[Part]) -> Option<Statement> {
        let parts: Vec<Statement> = parts.iter().filter_map(|part| self.part(*part)).collect();
        if parts.len() < 2 {
            return parts.into_iter().next();
        }
        let mut all = Statement::default();
        for (at, part) in parts.into_iter().enumerate() {
            let word = if at == 0 { "" } else { " UNION ALL " };
            all.sql.push_str(&format!("{word}SELECT * FROM ({}) AS part{at}", part.sql));
            all.params.extend(part.params);
        }
        let way = self.way();
        all.sql.push_str(&format!(" ORDER BY done {way}, due {way}, id {way} LIMIT {}", self.most + 1));
        Some(all)
    }

    fn way(&self) -> &'static str {
        if matches!(self.side, Side::Before(_)) { "DESC" } else { "ASC" }
    }

    /// Whether all that is asked for is complete, or none of it: then the index need not be ordered by that.
    fn done(&self, part: Part) -> Option<bool> {
        match (part, self.filter.proof) {
            (Some((base, _)), _) => Some(base == Base::Blue),
            (None, Some(proof)) => Some(proof == Evidence::Accepted),
            (None, None) => self.filter.due_before.map(|_| false),
        }
    }

    fn part(&self, part: Part) -> Option<Statement> {
        let Filter {
            status: _,
            lead,
            body,
            priority,
            groups,
            not_led_by,
            proof,
            not_proof,
            asking,
            due_before,
            words,
            number,
        } = self.filter;
        // The organisation's own index leads when one is asked for; the order is the same.
        let with = body.as_ref().or(lead.as_ref());
        let (from, [done, due, id]) = match with {
            Some(_) => ("plan_part p JOIN plan_action t ON t.id = p.action", ["p.done", "p.due", "p.action"]),
            None => ("plan_action t", ["t.done", "t.due", "t.id"]),
        };
        let mut sql = format!("SELECT {COLUMNS} FROM {from} WHERE {} AND t.county = ?", self.visible.sql());
        let mut rest = params![self.county].to_vec();
        let mut also = |condition: &str, values: &[Value]| {
            sql.push_str(" AND ");
            sql.push_str(condition);
            rest.extend_from_slice(values);
        };
        let known = self.done(part);
        if let Some(with) = with {
            also("p.county = ? AND p.organisation = ?", params![self.county, with]);
        }
        if let (Some(known), true) = (known, with.is_some() || due_before.is_some()) {
            also(&format!("{done} = ?"), params![known]);
        }
        match (lead, body) {
            (Some(_), None) => also("p.leads = 1", &[]),
            (Some(lead), Some(_)) => also("t.lead_organisation = ?", params![lead]),
            (None, _) => {}
        }
        if let Some((base, past)) = part {
            also("t.base = ?", params![base.name()]);
            match past {
                Some(true) => also(&format!("{due} < ?"), params![self.today]),
                Some(false) => also(&format!("{due} >= ?"), params![self.today]),
                None => {}
            }
        }
        if let Some(priority) = priority {
            also("t.priority = ?", params![priority]);
        }
        if let Some(groups) = groups {
            let marks = vec!["?"; groups.len()].join(", ");
            let values: Vec<Value> = groups.iter().map(|group| group.as_str().into()).collect();
            let condition =
                if groups.is_empty() { "1 = 0".into() } else { format!("t.of_group IN ({marks})") };
            also(&condition, &values);
        }
        if let Some(proof) = proof {
            also("t.proof = ?", params![proof.name()]);
        }
        if let Some(proof) = not_proof {
            also("t.proof <> ?", params![proof.name()]);
        }
        if !not_led_by.is_empty() {
            let marks = vec!["?"; not_led_by.len()].join(", ");
            let values: Vec<Value> = not_led_by.iter().map(|body| body.as_str().into()).collect();
            also(&format!("t.lead_organisation NOT IN ({marks})"), &values);
        }
        if *asking {
            also("t.ask <> ''", &[]);
        }
        if let Some(day) = due_before {
            also(&format!("{due} < ?"), params![*day]);
        }
        if let Some(number) = number {
            also("t.number = ?", params![*number]);
        }
        for word in words.split_whitespace().take(MOST_WORDS) {
            also("t.words LIKE ? ESCAPE '!'", params![like(word)]);
        }
        let (key, than, empty) = match self.side {
            Side::Front => (None, "", false),
            Side::After(key) => (Some(key), ">", known == Some(false) && key.done),
            Side::Before(key) => (Some(key), "<", known == Some(true) && !key.done),
        };
        if empty {
            return None;
        }
        match (key, known) {
            (Some(Key { done: there, due: day, id: last }), Some(known)) if known == *there => {
                also(&format!("({due}, {id}) {than} (?, ?)"), params![*day, last]);
            }
            (Some(key), None) => {
                also(&format!("({done}, {due}, {id}) {than} (?, ?, ?)"), params![key.done, key.due, &key.id]);
            }
            _ => {}
        }
        let way = self.way();
        let first = if known.is_some() { String::new() } else { format!("{done} {way}, ") };
        sql.push_str(&format!(" ORDER BY {first}{due} {way}, {id} {way} LIMIT {}", self.most + 1));
        Some(Statement { sql, params: self.visible.params(&rest) })
    }
}

/// A pattern for a part of the title in small letters, as `words` keeps it.
fn like(word: &str) -> String {
    let mut out = String::from("%");
    for letter in word.to_lowercase().chars().take(60) {
        if matches!(letter, '%' | '_' | '!') {
            out.push('!');
        }
        out.push(letter);
    }
    out + "%"
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn a_word_is_a_pattern_without_wild_cards() {
        assert_eq!(like("50%_Off!"), "%50!%!_off!!%");
    }
}
