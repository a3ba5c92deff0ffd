//! Live blocks: what an author asks for, and who draws it.

use kernel::contracts::paper::{Block, SourceRef};

use crate::document::words;

/// What stands between `{{` and `}}`: `update domestic-abuse`, `actions status=red`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LiveRef {
    /// The source's name.
    pub name: String,
    /// What is asked of it, word by word, as typed.
    pub args: Vec<String>,
}

/// The sources that a paper can draw on.
pub struct Sources<'a> {
    /// The names that exist, for the message when another is asked for.
    pub names: &'a [&'a str],
    /// Draws the blocks, or says in plain words why not.
    ///
    /// A source that knows the last event about what it drew gives one [`Block::Drawn`] with it; any other blocks
    /// are wrapped in one without.
    pub draw: &'a mut dyn FnMut(&LiveRef) -> Result<Vec<Block>, String>,
}

impl LiveRef {
    /// Reads a line that is a live block and nothing else.
    pub fn parse(line: &str) -> Option<LiveRef> {
        let inner = line.trim().strip_prefix("{{")?.strip_suffix("}}")?;
        if inner.contains(['{', '}']) {
            return None;
        }
        let mut words = inner.split_whitespace().map(str::to_owned);
        Some(LiveRef { name: words.next()?, args: words.collect() })
    }

    /// The argument in that place, from 0, among those without a key.
    pub fn word(&self, index: usize) -> Option<&str> {
        self.args.iter().filter(|arg| !arg.contains('=')).nth(index).map(String::as_str)
    }

    /// The value of `key=value`.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.args
            .iter()
            .filter_map(|arg| arg.split_once('='))
            .find(|(name, _)| *name == key)
            .map(|(_, value)| value)
    }

    /// As an author types it.
    pub fn written(&self) -> String {
        let words: Vec<&str> = std::iter::once(&self.name).chain(&self.args).map(String::as_str).collect();
        format!("{{{{{}}}}}", words.join(" "))
    }
}

impl Sources<'_> {
    /// The blocks that a reference stands for: drawn, or kept visible with the reason why they were not.
    pub(super) fn resolve(&mut self, reference: &LiveRef, line: u32) -> Result<Block, (Block, String)> {
        let refused = |message: String| {
            let text = format!("{}: {message}", reference.written());
            Err((Block::Plain { text, line }, message))
        };
        if !self.names.contains(&reference.name.as_str()) {
            let nearest = words::near(&reference.name, self.names.iter().copied());
            return refused(match nearest {
                Some(name) => format!("there is no live block `{}`; the nearest is `{name}`", reference.name),
                None => format!(
                    "there is no live block `{}`; there are {}",
                    reference.name,
                    self.names.join(", ")
                ),
            });
        }
        let mut blocks = match (self.draw)(reference) {
            Ok(blocks) => blocks,
            Err(message) => return refused(message),
        };
        let own = matches!(&blocks[..], [Block::Drawn { source, .. }] if source.name == reference.name);
        match blocks.pop() {
            Some(block) if own => Ok(block),
            last => {
                blocks.extend(last);
                let source =
                    SourceRef { name: reference.name.clone(), of: reference.args.join(" "), event: None };
                Ok(Block::Drawn { source, blocks })
            }
        }
    }
}
