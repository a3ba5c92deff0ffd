//! A page as elements: as much of HTML as the site writes, and a complaint about the rest.

/// Elements that have no end tag.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// A page that was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    nodes: Vec<Node>,
    /// What is not well formed.
    pub faults: Vec<String>,
}

#[derive(Clone, Debug)]
enum Node {
    Element(Element),
    Text(String),
}

/// One element.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name, such as `input`.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The element around it.
    parent: Option<usize>,
    /// Where it stands, and where what stands in it ends.
    at: usize,
    end: usize,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Names of its attributes.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| name.as_str())
    }

    /// Whether an attribute has this value.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.attribute(name) == Some(value)
    }

    fn kind(&self) -> &str {
        self.attribute("type").unwrap_or("text")
    }
}

impl Document {
    /// Every element of a name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.elements().filter(move |element| element.name == name)
    }

    /// Every element, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(Node::element)
    }

    /// Every element inside another.
    pub fn inside(&self, outer: &Element) -> impl Iterator<Item = &Element> {
        self.nodes[outer.at + 1..outer.end].iter().filter_map(Node::element)
    }

    /// The elements around another, the nearest first.
    pub fn around(&self, inner: &Element) -> impl Iterator<Item = &Element> {
        let parent = |element: &&Element| self.parent(element);
        std::iter::successors(self.parent(inner), parent)
    }

    /// The words inside an element, runs of white space as one space.
    pub fn text_of(&self, element: &Element) -> String {
        words(&self.nodes[element.at + 1..element.end])
    }

    /// The words of all of it.
    pub fn text(&self) -> String {
        words(&self.nodes)
    }

    /// The fields and buttons of a form that have a name.
    pub fn fields<'a>(&'a self, form: &Element) -> impl Iterator<Item = &'a Element> {
        let named = |e: &&Element| e.attribute("name").is_some();
        self.inside(form)
            .filter(|e| matches!(&*e.name, "input" | "select" | "textarea" | "button"))
            .filter(named)
    }

    /// What a browser sends of a form when nothing is changed; buttons are not pressed.
    pub fn submitted(&self, form: &Element) -> Vec<(String, String)> {
        let mut sent = Vec::new();
        for field in self.fields(form) {
            let value = match (&*field.name, field.kind()) {
                ("button", _) | ("input", "submit" | "button" | "file") => None,
                ("input", "checkbox" | "radio") if field.attribute("checked").is_none() => None,
                ("input", "checkbox" | "radio") => Some(field.attribute("value").unwrap_or("on").into()),
                ("textarea", _) => Some(self.raw_text_of(field)),
                ("select", _) => self.chosen(field),
                _ => Some(field.attribute("value").unwrap_or_default().into()),
            };
            sent.extend(
                value.map(|value: String| (field.attribute("name").unwrap_or_default().into(), value)),
            );
        }
        sent
    }

    /// Whether a form lets this value be given to a field.
    pub fn offers(&self, form: &Element, name: &str, value: &str) -> bool {
        self.fields(form).filter(|field| field.is("name", name)).any(|field| {
            match (&*field.name, field.kind()) {
                ("select", _) => {
                    self.inside(field).filter(|e| e.name == "option").any(|o| self.value(o) == value)
                }
                ("input", "checkbox") if value.is_empty() => true,
                ("input", "checkbox" | "radio" | "submit") | ("button", _) => field.is("value", value),
                ("input", "hidden") => false,
                _ => true,
            }
        })
    }

    /// Whether a name is only that of checkboxes.
    pub fn ticked_only(&self, form: &Element, name: &str) -> bool {
        self.fields(form).filter(|field| field.is("name", name)).all(|field| field.kind() == "checkbox")
    }

    fn chosen(&self, select: &Element) -> Option<String> {
        let options: Vec<&Element> = self.inside(select).filter(|e| e.name == "option").collect();
        let chosen = options.iter().find(|option| option.attribute("selected").is_some());
        chosen.or(options.first()).map(|option| self.value(option))
    }

    fn value(&self, option: &Element) -> String {
        option.attribute("value").map_or_else(|| self.text_of(option), Into::into)
    }

    fn raw_text_of(&self, element: &Element) -> String {
        let texts = self.nodes[element.at + 1..element.end].iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    fn parent(&self, element: &Element) -> Option<&Element> {
        element.parent.and_then(|at| self.nodes[at].element())
    }

    /// Reads a page.
    pub fn read(html: &str) -> Self {
        let mut document = Self::default();
        let (mut open, mut rest): (Vec<usize>, &str) = (Vec::new(), html);
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                document.nodes.push(Node::Text(unescaped(&rest[..end])));
                rest = &rest[end..];
                continue;
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else if let Some(name) = tag.strip_prefix('/') {
                let (name, after) = name.split_once('>').unwrap_or((name, ""));
                document.close(&mut open, name.trim());
                rest = after;
            } else if tag.starts_with('!') {
                rest = tag.split_once('>').map_or("", |(_, after)| after);
            } else {
                rest = document.open(&mut open, tag);
            }
        }
        while let Some(at) = open.pop() {
            document.end(at, true);
        }
        document
    }

    fn open<'a>(&mut self, open: &mut Vec<usize>, tag: &'a str) -> &'a str {
        let at = self.nodes.len();
        let (name, attributes, closed, rest) = start_tag(tag);
        let void = closed || VOID.contains(&&*name);
        let element =
            Element { name: name.clone(), attributes, parent: open.last().copied(), at, end: at + 1 };
        self.nodes.push(Node::Element(element));
        if void {
            return rest;
        }
        open.push(at);
        if !matches!(&*name, "script" | "style" | "textarea" | "title") {
            return rest;
        }
        // Nothing in these is a tag.
        let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
        let text = &rest[..end];
        let text = if name == "textarea" { text.strip_prefix('\n').unwrap_or(text) } else { text };
        self.nodes.push(Node::Text(if matches!(&*name, "script" | "style") {
            text.into()
        } else {
            unescaped(text)
        }));
        &rest[end..]
    }

    fn close(&mut self, open: &mut Vec<usize>, name: &str) {
        let fits = |at: &usize| self.nodes[*at].element().is_some_and(|element| element.name == name);
        let Some(depth) = open.iter().rposition(fits) else {
            self.faults.push(format!("</{name}> closes nothing"));
            return;
        };
        while open.len() > depth {
            let at = open.pop().unwrap_or_default();
            self.end(at, open.len() > depth);
        }
    }

    fn end(&mut self, at: usize, early: bool) {
        let end = self.nodes.len();
        if let Node::Element(element) = &mut self.nodes[at] {
            element.end = end;
            if early {
                self.faults.push(format!("<{}> is not closed", element.name));
            }
        }
    }
}

impl Node {
    fn element(&self) -> Option<&Element> {
        match self {
            Self::Element(element) => Some(element),
            Self::Text(_) => None,
        }
    }
}

/// Words, with a space where a tag stands between two blocks: as a person hears them.
fn words(nodes: &[Node]) -> String {
    const INLINE: &[&str] = &["a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "time"];
    let mut all = String::new();
    for node in nodes {
        match node {
            Node::Text(text) => all.push_str(text),
            Node::Element(element) if INLINE.contains(&&*element.name) => {}
            Node::Element(_) => all.push(' '),
        }
    }
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

type Attributes = Vec<(String, String)>;

/// Name, attributes, whether it closes itself, and what follows.
fn start_tag(tag: &str) -> (String, Attributes, bool, &str) {
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>") {
            return (name.into(), attributes, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (name.into(), attributes, false, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '>' | '=')).unwrap_or(rest.len());
        if rest.is_empty() || end == 0 && !rest.starts_with('=') {
            return (name.into(), attributes, false, "");
        }
        let (attribute, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(after) => match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => {
                    after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len()))
                }
            },
        };
        attributes.push((attribute.to_ascii_lowercase(), unescaped(value)));
        rest = after;
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let known = after
            .find(';')
            .filter(|end| *end < 10)
            .and_then(|end| Some((entity(&after[..end])?, &after[end + 1..])));
        let (c, after) = known.unwrap_or(('&', after));
        out.push(c);
        rest = after;
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = number
                .strip_prefix(['x', 'X'])
                .map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
            char::from_u32(number.ok()?)?
        }
    })
}
