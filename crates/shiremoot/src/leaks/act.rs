//! Acts of people in a test: as the person whom the register knows, on the day that it is there.

use board::Board;
use kernel::{Actor, Kernel, Outcome, Recorded, Unit};
use site::People;

/// The person, with what they hold today.
pub fn actor(kernel: &Kernel, person: &str) -> Actor {
    let today = kernel.today();
    let grants = kernel.read(|unit| Board.grants(unit, person, today)).expect("the register");
    Actor::person(person, "", grants, today)
}

/// Does something as a person, and gives what it carries.
pub fn act<T>(
    kernel: &Kernel,
    person: &str,
    what: impl FnOnce(&mut Unit<'_>, &Actor) -> Outcome<Recorded<T>>,
) -> T {
    let actor = actor(kernel, person);
    kernel.write(|unit| what(unit, &actor)).unwrap_or_else(|fault| panic!("{person}: {fault:?}"))
}

/// One column of a row, found by whoever may read everything: only a test does that.
pub fn column(kernel: &Kernel, sql: &str) -> Vec<String> {
    let read = |unit: &mut Unit<'_>| {
        let rows = unit.rows_without_a_permit("a test asks for everything").all(sql, &[])?;
        rows.iter().map(|row| row.get::<String>("it")).collect::<Outcome<Vec<String>>>()
    };
    kernel.read(read).unwrap_or_else(|fault| panic!("{sql}: {fault:?}"))
}
