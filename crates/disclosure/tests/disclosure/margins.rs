//! Small tables worked by hand.

use disclosure::{
    Cell, Fault, Loss, Policy, Reason, Reasons, Released, Rounding, Shown, Table, Totals, Why, audit, protect,
};

fn row(total: u64, parts: &[u64]) -> Table {
    let names: Vec<String> = (0..parts.len()).map(|at| format!("p{at}")).collect();
    let table = Table::new().cell(Cell::new("total", total));
    let table = names
        .iter()
        .zip(parts)
        .fold(table, |table, (name, count)| table.cell(Cell::new(name.as_str(), *count)));
    table.total("total", names)
}

fn shown(table: &Table, policy: &Policy) -> Vec<String> {
    let protected = protect(table, policy, &Released::nothing()).unwrap();
    table.cells.iter().map(|cell| protected.shown(&cell.key).unwrap().to_string()).collect()
}

#[test]
fn the_next_smallest_goes_with_a_single_hidden_cell() {
    // 3 is small. With 7 hidden too, 10 is known of both together: 3 could be 1 to 9.
    assert_eq!(shown(&row(40, &[3, 7, 30]), &Policy::up_to(4)), ["40", "*", "*", "30"]);
}

#[test]
fn two_ones_do_not_protect_each_other() {
    // 1 + 1 = 2 would say that each is 1: another goes too, and 30 is the smaller loss.
    assert_eq!(shown(&row(32, &[1, 1, 30]), &Policy::up_to(4)), ["32", "*", "*", "*"]);
}

#[test]
fn zeros_are_shown_and_protect_nothing() {
    // Hiding a zero would not help: everybody knows that what is hidden is not zero. sdcTools/UserSupport#194.
    assert_eq!(shown(&row(23, &[0, 0, 3, 20]), &Policy::up_to(4)), ["23", "0", "0", "*", "*"]);
}

#[test]
fn hospital_data() {
    // 1 to 7 hidden, zero shown, others to the nearest 5: 22 and 20 are both 20, 71 is 70. The total has 68 to 72 people, the others 18 to 22
    // and 38 to 42: what is left is 4 to 16. 1 to 3 are ruled out, so something more goes.
    let policy = Policy::up_to(7).rounded(Rounding::Nearest(5));
    let table = row(70, &[7, 22, 41, 0]);
    let text = shown(&table, &policy);
    assert_eq!(text[1], "*");
    assert_eq!(text.iter().filter(|text| *text == "*").count(), 2, "{text:?}");
    assert_eq!(text[4], "0");
}

#[test]
fn totals_of_what_is_shown_need_nothing_hidden() {
    let policy = Policy { totals: Totals::OfShown, ..Policy::up_to(7).rounded(Rounding::Nearest(5)) };
    let table = row(70, &[7, 22, 41, 0]);
    let protected = protect(&table, &policy, &Released::nothing()).unwrap();
    // 20 + 40 + 0; one is missing.
    assert_eq!(protected.shown(&"total".into()), Some(&Shown::Sum { value: 60, without: 1 }));
    assert_eq!(protected.shown(&"total".into()).unwrap().controlled(), None);
    assert_eq!(protected.record().cells.len(), 1);
}

#[test]
fn midpoint_six() {
    // ceil(x / 6) 6 - 3: 1 and 6 are 3, 7 is 9, 12 is 9, 13 is 15.
    let policy = Policy::up_to(0).rounded(Rounding::Midpoint(6));
    let table = Table::new();
    let table = [0, 1, 6, 7, 12, 13]
        .iter()
        .fold(table, |table, count| table.cell(Cell::new(count.to_string(), *count)));
    assert_eq!(shown(&table, &policy), ["0", "3", "3", "9", "9", "15"]);
    // Three ones: the total, 3, would be shown as 3 like each of them, and then none can be more than 4.
    let protected = protect(&row(3, &[1, 1, 1]), &policy, &Released::nothing()).unwrap();
    assert!(protected.shown(&"total".into()).unwrap().hidden());
    assert!(audit(&Released::nothing().and(protected.release("one"))).safe());
}

#[test]
fn reasons_are_told_only_where_that_is_safe() {
    let policy = Policy { reasons: Reasons::Told, ..Policy::up_to(4) };
    let protected = protect(&row(40, &[3, 7, 30]), &policy, &Released::nothing()).unwrap();
    assert!(protected.record().told);
    assert_eq!(protected.shown(&"p0".into()), Some(&Shown::Hidden(Why::Told(Reason::Small))));
    // 10 together, and 7 is known to be above 4: 3 could be 1 to 5, so 1 to 4.
    assert_eq!(protected.shown(&"p1".into()), Some(&Shown::Hidden(Why::Told(Reason::Protects))));
    // Four ones make 4: told that the total is small too, everybody would know all five.
    let protected = protect(&row(4, &[1, 1, 1, 1]), &policy, &Released::nothing()).unwrap();
    assert!(!protected.record().told);
    assert_eq!(protected.shown(&"p0".into()), Some(&Shown::Hidden(Why::Kept)));
}

#[test]
fn hidden_cells_together_may_not_be_one_contributors() {
    // After sdcTools/UserSupport#160: three cells are mostly one firm's, and so is their sum; 900 in it must have company.
    let policy = Policy { dominance: Some(0.8), loss: Loss::Counts, ..Policy::up_to(4) };
    let table = Table::new()
        .cell(Cell::new("total", 3_300))
        .cell(Cell::new("b5", 500).largest(1, 450))
        .cell(Cell::new("b6", 400).largest(1, 380))
        .cell(Cell::new("b7", 100).largest(1, 95))
        .cell(Cell::new("b8", 900).largest(2, 100))
        .cell(Cell::new("b9", 1_400).largest(3, 200))
        .total("total", ["b5", "b6", "b7", "b8", "b9"]);
    let protected = protect(&table, &policy, &Released::nothing()).unwrap();
    let reason = |key: &str| {
        protected.record().cells.iter().find(|entry| entry.key.as_str() == key).and_then(|entry| entry.reason)
    };
    assert_eq!(reason("b5"), Some(Reason::Dominated));
    // 925 of 1,000 are one firm's; with b8, 925 of 1,900.
    assert_eq!(reason("b8"), Some(Reason::Protects));
    assert_eq!(reason("b9"), None);
}

#[test]
fn what_does_not_add_up_is_said() {
    let wrong = row(41, &[3, 7, 30]);
    let fault = protect(&wrong, &Policy::up_to(4), &Released::nothing()).unwrap_err();
    assert_eq!(fault, Fault::DoesNotAdd { total: "total".into(), counts: 41, parts: 40 });
    assert!(fault.to_string().contains("add what is missing as a part"));
    let twice = Table::new().cell(Cell::new("a", 1)).cell(Cell::new("a", 2));
    assert_eq!(protect(&twice, &Policy::up_to(4), &Released::nothing()), Err(Fault::Twice("a".into())));
    let unknown = Table::new().cell(Cell::new("a", 1)).total("a", ["b"]);
    assert_eq!(protect(&unknown, &Policy::up_to(4), &Released::nothing()), Err(Fault::Unknown("b".into())));
    let policy = Policy::up_to(1).rounded(Rounding::Nearest(10));
    assert!(matches!(protect(&row(1, &[1]), &policy, &Released::nothing()), Err(Fault::Policy(_))));
}

#[test]
fn open_data_are_shown_as_they_are() {
    assert_eq!(shown(&row(6, &[1, 2, 3]), &Policy::open()), ["6", "1", "2", "3"]);
}
