//! The drawing: a wide one in layers for a desk, and a tall one, indented, for a phone.

use super::tree;
use super::wrap::lines;
use crate::gaps::{Gap, presses};
use crate::view::View;
use crate::{Group, Snapshot, words};
use maud::{Markup, PreEscaped, html};
use std::collections::HashMap;
use std::fmt::Write;

/// Columns that fit side by side on a desk and are still read.
const COLUMNS: usize = 7;

/// One box.
pub(super) struct Node<'a> {
    slug: &'a str,
    group: &'a Group,
    name: Vec<String>,
    sub: Vec<String>,
    x: i32,
    y: i32,
    w: i32,
    h: i32,
}

#[cfg(test)]
impl Node<'_> {
    /// Left, top, width and height.
    pub(super) fn place(&self) -> (i32, i32, i32, i32) {
        (self.x, self.y, self.w, self.h)
    }
}

/// How large things are in one of the drawings.
struct Scale {
    font: i32,
    small: i32,
    pad: i32,
}

const WIDE: Scale = Scale { font: 14, small: 12, pad: 10 };
const TALL: Scale = Scale { font: 15, small: 13, pad: 10 };

impl Scale {
    fn lines(&self, text: &str, width: i32, font: i32) -> Vec<String> {
        // Letters of this typeface are a little over half as wide as they are tall.
        lines(text, usize::try_from((width - 2 * self.pad) * 20 / (font * 11)).unwrap_or(4))
    }

    fn height(&self, name: &[String], sub: &[String]) -> i32 {
        let count = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(0);
        2 * self.pad + count(name) * (self.font + 4) + count(sub) * (self.small + 4)
    }
}

/// The figure: one or two drawings of the same groups, with the finding as its caption.
pub(crate) fn figure(view: &View, on: &Snapshot<'_>, gaps: &[Gap]) -> Markup {
    let groups = tree(on);
    let wide = layered(on, &groups, gaps);
    let tall = indented(on, &groups, gaps);
    html! {
        figure class="sm-figure" {
            figcaption { (finding(on, &groups)) }
            @if let Some((nodes, width, height)) = wide {
                (svg(view, on, &nodes, width, height, &WIDE, "sm-figure__wide", gaps))
                (svg(view, on, &tall.0, tall.1, tall.2, &TALL, "sm-figure__tall", gaps))
            } @else {
                (svg(view, on, &tall.0, tall.1, tall.2, &TALL, "sm-figure__only", gaps))
            }
        }
    }
}

/// What the picture shows, in a sentence.
fn finding(on: &Snapshot<'_>, groups: &[(usize, &str, &Group)]) -> String {
    let board = on.county().map(|c| c.strategy_group.as_str()).unwrap_or_default();
    let under = on.below(board).len();
    let second: usize = groups
        .iter()
        .map(|(_, _, g)| g.also_reports_to.iter().filter(|l| on.get::<Group>(&l.group).is_some()).count())
        .sum();
    let mut out = match under {
        0 => words::count(groups.len(), "group", "groups"),
        1 => "One group reports to the board".into(),
        n => format!("{} groups report to the board", words::small_number(n)),
    };
    if second > 0 {
        let _ = write!(out, "; {} shown dashed", words::count(second, "second line is", "second lines are"));
    }
    out
}

/// What stands under the name: whether something is missing, the kind, and the second lines in words.
fn sub(on: &Snapshot<'_>, slug: &str, group: &Group, gaps: &[Gap]) -> String {
    let mut parts = Vec::new();
    // Colour is never alone.
    parts.extend(presses(gaps, slug).then(|| "▲ Something is missing".to_string()));
    parts.push(words::said(words::GROUPS, &group.sort));
    for line in &group.also_reports_to {
        if let Some(to) = on.get::<Group>(&line.group) {
            let called = if to.abbreviation.is_empty() { &to.name } else { &to.abbreviation };
            let how = if line.how.is_empty() { String::new() } else { format!(", {}", line.how) };
            parts.push(format!("also to {called}{how}"));
        }
    }
    parts.join("; ")
}

/// Layers from top to bottom, in shelves of trees that fit side by side. `None` when a tree is too broad to be read so.
pub(super) fn layered<'a>(
    on: &Snapshot<'a>,
    groups: &[(usize, &'a str, &'a Group)],
    gaps: &[Gap],
) -> Option<(Vec<Node<'a>>, i32, i32)> {
    const BOX: i32 = 164;
    const COLUMN: i32 = 182;
    const GAP: i32 = 42;
    let starts: Vec<usize> = (0..groups.len()).filter(|at| groups[*at].0 == 0).collect();
    let ends = starts.iter().skip(1).copied().chain([groups.len()]);
    let trees: Vec<&[(usize, &str, &Group)]> =
        starts.iter().zip(ends).map(|(from, to)| &groups[*from..to]).collect();
    if trees.iter().any(|tree| leaves(tree, 0) > COLUMNS) || groups.len() > 60 {
        return None;
    }
    let mut nodes = Vec::new();
    let (mut column, mut top, mut bottom, mut width) = (0, 1, 1, 0);
    for tree in trees {
        let broad = leaves(tree, 0);
        if column + broad > COLUMNS {
            (column, top) = (0, bottom + GAP);
        }
        let mut level = top;
        let deepest = tree.iter().map(|(depth, ..)| *depth).max().unwrap_or(0);
        for depth in 0..=deepest {
            let mut tallest = 0;
            for (at, (_, slug, group)) in tree.iter().enumerate().filter(|(_, (d, ..))| *d == depth) {
                // A box stands over the middle of the leaves below it.
                let before = leaves_before(tree, at);
                let under = leaves(tree, at);
                let middle = COLUMN * i32::try_from(2 * (column + before) + under).ok()? / 2;
                let name = WIDE.lines(&group.name, BOX, WIDE.font);
                let sub = WIDE.lines(&self::sub(on, slug, group, gaps), BOX, WIDE.small);
                let h = WIDE.height(&name, &sub);
                tallest = tallest.max(h);
                nodes.push(Node { slug, group, name, sub, x: middle - BOX / 2, y: level, w: BOX, h });
            }
            level += tallest + GAP;
        }
        bottom = bottom.max(level - GAP);
        column += broad;
        width = width.max(column);
    }
    Some((nodes, COLUMN * i32::try_from(width).ok()?, bottom + 18))
}

/// Leaves at or below a place of a tree in reading order.
fn leaves(tree: &[(usize, &str, &Group)], at: usize) -> usize {
    let depth = tree[at].0;
    let under = &tree[at..];
    let end = under.iter().skip(1).position(|(d, ..)| *d <= depth).map_or(under.len(), |n| n + 1);
    count_leaves(&under[..end])
}

fn leaves_before(tree: &[(usize, &str, &Group)], at: usize) -> usize {
    // Those that stand to the left are complete when the next is not deeper.
    (0..at).filter(|i| tree.get(i + 1).is_none_or(|next| next.0 <= tree[*i].0)).count()
}

fn count_leaves(tree: &[(usize, &str, &Group)]) -> usize {
    (0..tree.len()).filter(|i| tree.get(i + 1).is_none_or(|next| next.0 <= tree[*i].0)).count()
}

/// One below another, indented by depth: any number of groups, as narrow as a phone.
pub(super) fn indented<'a>(
    on: &Snapshot<'a>,
    groups: &[(usize, &'a str, &'a Group)],
    gaps: &[Gap],
) -> (Vec<Node<'a>>, i32, i32) {
    const WIDTH: i32 = 340;
    const EDGE: i32 = 16;
    let mut nodes = Vec::new();
    let mut y = 1;
    for (depth, slug, group) in groups {
        let x = 1 + 24 * i32::try_from((*depth).min(5)).unwrap_or(5);
        let w = WIDTH - x - EDGE;
        let name = TALL.lines(&group.name, w, TALL.font);
        let sub = TALL.lines(&self::sub(on, slug, group, gaps), w, TALL.small);
        let h = TALL.height(&name, &sub);
        nodes.push(Node { slug, group, name, sub, x, y, w, h });
        y += h + 10;
    }
    (nodes, WIDTH, y)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one drawing")]
fn svg(
    view: &View,
    on: &Snapshot<'_>,
    nodes: &[Node<'_>],
    width: i32,
    height: i32,
    scale: &Scale,
    class: &str,
    gaps: &[Gap],
) -> Markup {
    let board = on.county().map(|c| c.strategy_group.as_str()).unwrap_or_default();
    let tall = class != "sm-figure__wide";
    html! {
        svg class=(class) viewBox=(format!("0 0 {width} {height}")) role="group"
            aria-label="Groups and who reports to whom; the table below says the same" {
            (lines_of(nodes, tall))
            @for node in nodes {
                @let gap = if presses(gaps, node.slug) { " sm-map__box--gap" } else { "" };
                @let here = if node.slug == board { " sm-map__box--here" } else { "" };
                a href=(view.at(&format!("groups/{}", node.slug))) {
                    rect class=(format!("sm-map__box{here}{gap}")) x=(node.x) y=(node.y) width=(node.w) height=(node.h) rx="3" {}
                    (label(node, scale))
                }
            }
        }
    }
}

fn label(node: &Node<'_>, scale: &Scale) -> Markup {
    let x = node.x + scale.pad;
    let mut y = node.y + scale.pad - 2;
    let mut out = String::new();
    let mut put = |line: &str, class: &str, font: i32| {
        y += font + 4;
        let text = html! { text class=(class) x=(x) y=(y - 2) font-size=(font) { (line) } };
        out.push_str(&text.into_string());
    };
    for line in &node.name {
        put(line, "sm-map__name", scale.font);
    }
    for line in &node.sub {
        put(line, "sm-map__sub", scale.small);
    }
    html! { (PreEscaped(out)) }
}

/// First lines, then second lines dashed; boxes are drawn over them.
fn lines_of(nodes: &[Node<'_>], tall: bool) -> Markup {
    let by_slug: HashMap<&str, &Node<'_>> = nodes.iter().map(|node| (node.slug, node)).collect();
    let mut first = String::new();
    let mut second = String::new();
    for node in nodes {
        if let Some(above) = node.group.parent.as_deref().and_then(|p| by_slug.get(p)) {
            let _ = if tall { elbow(&mut first, above, node) } else { fork(&mut first, above, node) };
        }
        let root = node.group.parent.as_deref().is_none_or(|p| !by_slug.contains_key(p));
        for to in node.group.also_reports_to.iter().filter_map(|line| by_slug.get(line.group.as_str())) {
            let _ = if tall {
                round_the_edge(&mut second, node, to)
            } else {
                across(&mut second, node, to, root)
            };
        }
    }
    html! {
        @if !first.is_empty() { path class="sm-map__line" d=(first) {} }
        @if !second.is_empty() { path class="sm-map__line sm-map__line--second" d=(second) {} }
    }
}

fn fork(out: &mut String, above: &Node<'_>, node: &Node<'_>) -> std::fmt::Result {
    let (x, y) = (above.x + above.w / 2, above.y + above.h);
    write!(out, "M{x} {y}V{}H{}V{}", node.y - 20, node.x + node.w / 2, node.y)
}

fn elbow(out: &mut String, above: &Node<'_>, node: &Node<'_>) -> std::fmt::Result {
    write!(out, "M{} {}V{}H{}", above.x + 12, above.y + above.h, node.y + node.h / 2, node.x)
}

/// Along a lane between the columns, never through a box of the first line's own way: a root leaves upwards, where no line
/// comes in; whatever hangs on a line leaves downwards.
fn across(out: &mut String, node: &Node<'_>, to: &Node<'_>, root: bool) -> std::fmt::Result {
    let x = node.x + node.w * 3 / 4;
    let end = to.x + to.w / 4;
    if to.y > node.y + node.h {
        return write!(out, "M{x} {}V{}H{end}V{}", node.y + node.h, to.y - 12, to.y);
    }
    let lane = if end > x { to.x - 9 } else { to.x + to.w + 9 };
    let (from, turn) = if root && to.y + to.h < node.y {
        (node.y, node.y - 14)
    } else {
        (node.y + node.h, node.y + node.h + 14)
    };
    write!(out, "M{x} {from}V{turn}H{lane}V{}H{end}V{}", to.y + to.h + 12, to.y + to.h)
}

fn round_the_edge(out: &mut String, node: &Node<'_>, to: &Node<'_>) -> std::fmt::Result {
    let edge = 332;
    let (from, end) = (node.y + node.h / 2, to.y + to.h / 2);
    write!(out, "M{} {from}H{edge}V{end}H{}", node.x + node.w, to.x + to.w)
}
