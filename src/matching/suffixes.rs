//! The public suffix list: under which names a stranger can register one of his own (`com`, `co.uk`, `github.io`).
//!
//! The algorithm of <https://publicsuffix.org/list/>, over `extension/suffixes/list.txt` (made by
//! `tests/browser/tools/suffixes.mjs`): a line with the day of the list and how many rules each tree has, then a tree of
//! the suffixes of registries and one of those of private owners. A tree is its nodes with commas between them, sorted by
//! byte; a node is a label in punycode, `?` where no rule ends or `!` where an exception does, and what is below it in
//! parentheses: `uk(co,gov)`. A `*` stands for any label and has nothing below.
//!
//! No crate: `psl` is the list as 2.5 MB of code, `publicsuffix` reads the list as it is published (10 KB more in the
//! archive) into a map of maps. The tests hold the former against this.

use std::cmp::Ordering;

/// Deeper than any rule, so that no text can exhaust the stack.
const DEEPEST: usize = 16;

/// The list, read.
pub struct Suffixes {
    text: String,
    registries: Vec<Node>,
    private: Vec<Node>,
}

/// The text is not a list, or not a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the list of public suffixes is damaged")]
pub struct DamagedList;

/// A label, by its place in the text, and those below it.
struct Node {
    start: usize,
    end: usize,
    ends: Ends,
    below: Vec<Node>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Nothing,
    Rule,
    Exception,
}

/// The suffix of a host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suffix<'a> {
    /// The name, without a dot before it.
    pub name: &'a str,
    /// Whether a private owner hands out the names below it, rather than a registry.
    pub private: bool,
}

impl Suffixes {
    /// Reads the file.
    ///
    /// # Errors
    /// [`DamagedList`] if anything of it is missing or out of order.
    pub fn parse(file: Vec<u8>) -> Result<Self, DamagedList> {
        let text = String::from_utf8(file).map_err(|_| DamagedList)?;
        let mut lines = text.lines();
        let head = lines.next().ok_or(DamagedList)?;
        let mut counts = head.split(' ').skip(1).map(|count| count.parse::<usize>().map_err(|_| DamagedList));
        let mut tree = |from: usize| {
            let line = lines.next().ok_or(DamagedList)?;
            let mut reader = Reader { text: &text, at: from, end: from.saturating_add(line.len()), rules: 0 };
            let nodes = reader.nodes(0)?;
            let counted = counts.next().ok_or(DamagedList)??;
            let whole = reader.at == reader.end && counted == reader.rules;
            if whole { Ok((nodes, reader.end.saturating_add(1))) } else { Err(DamagedList) }
        };
        let (registries, end) = tree(head.len().saturating_add(1))?;
        let (private, end) = tree(end)?;
        let whole = end == text.len();
        if whole { Ok(Self { text, registries, private }) } else { Err(DamagedList) }
    }

    /// The public suffix of a host in lower case and punycode: what the longest rule names, or the last label where there is
    /// none. `None` for addresses and for names with an empty label (a dot at the end).
    #[must_use]
    pub fn suffix<'a>(&self, host: &'a str) -> Option<Suffix<'a>> {
        if is_address(host) || host.split('.').any(str::is_empty) {
            return None;
        }
        let (registry, private) = (self.labels_in(&self.registries, host), self.labels_in(&self.private, host));
        let name = last_labels(host, registry.max(private).max(1))?;
        Some(Suffix { name, private: private > registry })
    }

    /// The registrable domain of a host: its suffix and the label before that. `None` where there is no such label, and
    /// where there is no suffix.
    #[must_use]
    pub fn registrable<'a>(&self, host: &'a str) -> Option<&'a str> {
        let suffix = self.suffix(host)?.name;
        last_labels(host, suffix.split('.').count().saturating_add(1))
    }

    /// How many labels at the end of the host the rules of a tree make its suffix.
    fn labels_in(&self, tree: &[Node], host: &str) -> usize {
        let (mut nodes, mut found) = (tree, 0);
        for (depth, label) in host.rsplit('.').enumerate() {
            if self.find(nodes, "*").is_some() {
                found = depth.saturating_add(1);
            }
            let Some(node) = self.find(nodes, label) else { break };
            match node.ends {
                Ends::Nothing => {}
                Ends::Rule => found = depth.saturating_add(1),
                // It prevails over every other rule, and gives up its own first label.
                Ends::Exception => return depth,
            }
            nodes = &node.below;
        }
        found
    }

    fn find<'a>(&self, nodes: &'a [Node], label: &str) -> Option<&'a Node> {
        let at = nodes.binary_search_by(|node| label_of(&self.text, node).cmp(label)).ok()?;
        nodes.get(at)
    }
}

fn label_of<'a>(text: &'a str, node: &Node) -> &'a str {
    text.get(node.start..node.end).unwrap_or_default()
}

/// The last `count` labels of a name; `None` if it has fewer.
fn last_labels(host: &str, count: usize) -> Option<&str> {
    let skip = host.split('.').count().checked_sub(count)?;
    let dropped: usize = host.split('.').take(skip).map(|label| label.len().saturating_add(1)).sum();
    host.get(dropped..)
}

/// Whether a host is an address, not a name. Browsers read a name whose last label is a number as an address of IPv4, or
/// refuse it (<https://url.spec.whatwg.org/#ends-in-a-number-checker>).
pub(super) fn is_address(host: &str) -> bool {
    let last = host.strip_suffix('.').unwrap_or(host).rsplit('.').next().unwrap_or_default();
    let digits = |text: &str, hex: bool| text.bytes().all(|b| b.is_ascii_digit() || hex && b.is_ascii_hexdigit());
    host.starts_with('[')
        || !last.is_empty() && digits(last, false)
        || last.strip_prefix("0x").is_some_and(|rest| digits(rest, true))
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    rules: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied().filter(|_| self.at < self.end)
    }

    fn take(&mut self, wanted: u8) -> bool {
        let there = self.peek() == Some(wanted);
        self.at = self.at.saturating_add(usize::from(there));
        there
    }

    /// Nodes up to a closing parenthesis or the end of the line, sorted.
    fn nodes(&mut self, depth: usize) -> Result<Vec<Node>, DamagedList> {
        let mut nodes: Vec<Node> = Vec::new();
        loop {
            let node = self.node(depth)?;
            let order = nodes.last().map(|last| label_of(self.text, last).cmp(label_of(self.text, &node)));
            if order.is_some_and(|order| order != Ordering::Less) {
                return Err(DamagedList);
            }
            nodes.push(node);
            if !self.take(b',') {
                nodes.shrink_to_fit();
                return Ok(nodes);
            }
        }
    }

    fn node(&mut self, depth: usize) -> Result<Node, DamagedList> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_')) {
            self.at = self.at.saturating_add(1);
        }
        let star = self.at == start && self.take(b'*');
        let end = self.at;
        let ends = match (self.take(b'?'), self.take(b'!')) {
            (false, false) => Ends::Rule,
            (false, true) => Ends::Exception,
            _ => Ends::Nothing,
        };
        self.rules = self.rules.saturating_add(usize::from(ends != Ends::Nothing));
        let mut below = Vec::new();
        if self.take(b'(') {
            below = self.nodes(depth.saturating_add(1))?;
            if !self.take(b')') {
                return Err(DamagedList);
            }
        }
        let understood = end > start && depth < DEEPEST && !(star && (ends != Ends::Rule || !below.is_empty()));
        if understood { Ok(Node { start, end, ends, below }) } else { Err(DamagedList) }
    }
}
