//! SVG before it is drawn: what it would cost.
//!
//! A browser draws on the thread of the page, and nothing stops it. Twelve lines that each use the one before ten times draw 10^12
//! rectangles, and the page with the vault hangs. So the elements are counted as often as they are referred to, before; what
//! cannot be counted is not drawn. It is no parser of SVG: where it errs, it counts too many. How large each element is, is not
//! looked at: who draws draws small first, and sees.

use std::collections::HashMap;

use crate::header::{Header, Kind};

mod tags;

use tags::{Part, parts};

/// A drawing of a code has at most one element for each of its 31,329 modules, seldom two.
const MOST: u64 = 200_000;

/// What takes a layer of its own (a mask, a group that shines through), and a filter: as so many plain elements.
const LAYER: u64 = 200;
const FILTER: u64 = 20_000;

/// So many bytes of a path or a text are as much as an element.
const BYTES: u64 = 4;

/// The most elements, each with every byte of the style sheets, in which every selector may begin.
const MOST_STYLED: u64 = 200_000_000;

/// The most elements within each other, and references from one to the next.
const DEEPEST: usize = 256;

/// What one element may refer to by a style sheet: fill, stroke, clip, mask, filter.
const STYLED: u64 = 5;

/// The longest text.
pub(crate) const MAX_DRAWING_BYTES: usize = 4 * 1024 * 1024;

/// Why a drawing is not drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// It is no well-formed text.
    #[error("the drawing is damaged")]
    Damaged,
    /// It would take too long to draw, or nobody knows how long.
    #[error("the drawing is too complicated")]
    Complex,
}

#[derive(Default)]
struct Element<'a> {
    /// A gradient costs nothing, however often it is referred to.
    is_gradient: bool,
    weight: u64,
    children: Vec<usize>,
    uses: Vec<&'a str>,
}

/// How much of an element was counted.
#[derive(Clone, Copy)]
enum Count {
    NotYet,
    Begun,
    Done(u64),
}

struct Drawing<'a> {
    elements: Vec<Element<'a>>,
    ids: HashMap<&'a str, usize>,
    /// What style sheets refer to: they may mean every element.
    styles: Vec<usize>,
    style_weight: u64,
    style_bytes: u64,
}

/// Checks that a drawing takes no long time to draw, as far as its elements tell.
///
/// # Errors
/// [`DrawingError`].
pub fn check_drawing(bytes: &[u8]) -> Result<(), DrawingError> {
    if bytes.len() > MAX_DRAWING_BYTES {
        return Err(DrawingError::Complex);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DrawingError::Damaged)?;
    let drawing = Drawing::read(text)?;
    let mut counts = vec![Count::NotYet; drawing.elements.len()];
    let count = drawing.count(0, 0, &mut counts)?;
    match count.saturating_mul(drawing.styled(&mut counts)?) {
        0..=MOST => Ok(()),
        _ => Err(DrawingError::Complex),
    }
}

impl<'a> Drawing<'a> {
    fn read(text: &'a str) -> Result<Self, DrawingError> {
        let mut drawing = Self {
            elements: vec![Element::default()],
            ids: HashMap::new(),
            styles: Vec::new(),
            style_weight: 0,
            style_bytes: 0,
        };
        let mut open = vec![(0, "")];
        let mut styles = Vec::new();
        for part in parts(text) {
            match part? {
                Part::Start { name, attributes, is_whole } => {
                    let index = drawing.elements.len();
                    let element = drawing.element(name, &attributes)?;
                    drawing.elements.push(element);
                    if let Some(id) = attributes.iter().find(|(name, _)| *name == "id").map(|(_, value)| *value) {
                        // Of several, the first is meant.
                        drawing.ids.entry(id).or_insert(index);
                    }
                    let parent = open.last().ok_or(DrawingError::Damaged)?.0;
                    drawing.elements.get_mut(parent).ok_or(DrawingError::Damaged)?.children.push(index);
                    if !is_whole {
                        open.push((index, name));
                    }
                    if open.len() > DEEPEST {
                        return Err(DrawingError::Complex);
                    }
                }
                Part::End => drop(open.pop().filter(|_| open.len() > 1)),
                Part::Text(css) if open.last().is_some_and(|(_, name)| *name == "style") => {
                    refuse_hidden(css)?;
                    styles.extend(references(css));
                    drawing.style_weight += weight_of_style(css);
                    drawing.style_bytes += css.len() as u64;
                }
                Part::Text(text) => {
                    let element = open.last().and_then(|(index, _)| drawing.elements.get_mut(*index));
                    element.ok_or(DrawingError::Damaged)?.weight += text.trim().len() as u64 / BYTES;
                }
            }
        }
        drawing.styles = styles.iter().filter_map(|id| drawing.ids.get(id)).copied().collect();
        drawing.styles.sort_unstable();
        drawing.styles.dedup();
        match drawing.style_bytes.saturating_mul(drawing.elements.len() as u64) {
            0..=MOST_STYLED => Ok(drawing),
            _ => Err(DrawingError::Complex),
        }
    }

    fn element(&self, name: &'a str, attributes: &[(&'a str, &'a str)]) -> Result<Element<'a>, DrawingError> {
        // Pages within the drawing, what is drawn at every corner of a path. Dashes (below): a path may have a million.
        if matches!(name, "foreignObject" | "marker") {
            return Err(DrawingError::Complex);
        }
        let is_gradient = matches!(name, "linearGradient" | "radialGradient");
        let mut element = Element { is_gradient, weight: 1, ..Element::default() };
        if name.starts_with("fe") || name == "pattern" {
            element.weight += FILTER;
        }
        for (name, value) in attributes {
            if *name == "stroke-dasharray" && value.trim() != "none" || has_dashes(value) {
                return Err(DrawingError::Complex);
            }
            if value.contains('#') || value.contains("&#") || *name == "style" || *name == "id" {
                refuse_hidden(value)?;
            }
            element.uses.extend(references(value));
            element.weight += match *name {
                "style" => weight_of_style(value),
                "filter" => FILTER,
                "mask" | "opacity" => LAYER,
                "d" | "points" => value.len() as u64 / BYTES,
                _ => 0,
            };
            if matches!(*name, "href" | "src") || value.contains("data:") {
                refuse_large(value)?;
            }
        }
        Ok(element)
    }

    /// How many elements are drawn for this one.
    fn count(&self, at: usize, depth: usize, counts: &mut [Count]) -> Result<u64, DrawingError> {
        let (Some(element), Some(count)) = (self.elements.get(at), counts.get_mut(at)) else { return Ok(0) };
        match *count {
            Count::Done(known) => return Ok(known),
            Count::NotYet if depth < DEEPEST * 2 => *count = Count::Begun,
            // It uses itself, or what it uses goes on and on.
            _ => return Err(DrawingError::Complex),
        }
        let mut sum = element.weight.saturating_add(self.style_weight);
        let used = element.uses.iter().filter_map(|id| self.ids.get(id));
        for next in element.children.iter().chain(used) {
            sum = sum.saturating_add(self.count(*next, depth + 1, counts)?);
        }
        if let Some(count) = counts.get_mut(at) {
            *count = Count::Done(sum);
        }
        Ok(sum)
    }

    /// How many times over all of it is drawn if each element refers to what style sheets refer to, and each element in that
    /// to the others.
    fn styled(&self, counts: &mut [Count]) -> Result<u64, DrawingError> {
        let (mut times, mut largest) = (0, 0);
        for at in &self.styles {
            if self.elements.get(*at).is_some_and(|element| !element.is_gradient) {
                times += 1;
                largest = self.count(*at, 0, counts)?.max(largest);
            }
        }
        Ok(largest.saturating_mul(STYLED).saturating_add(1).saturating_pow(times))
    }
}

/// What is referred to within the drawing: `#id`, also as `url(#id)`.
fn references(value: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | ';' | ',' | '{' | '}');
    value.split('#').skip(1).filter_map(move |rest| rest.split(ends).next())
}

/// References that are written so that they do not look like one, and dashes.
fn refuse_hidden(value: &str) -> Result<(), DrawingError> {
    let hides = value.contains('\\') || value.contains("&#") || has_dashes(value);
    if hides { Err(DrawingError::Complex) } else { Ok(()) }
}

/// Whether a style has dashes. Editors write that it has none.
fn has_dashes(css: &str) -> bool {
    css.split("dasharray").skip(1).any(|rest| !rest.trim_start_matches([':', ' ']).starts_with("none"))
}

fn weight_of_style(css: &str) -> u64 {
    let times = |word: &str| css.matches(word).count() as u64;
    let layers = times("opacity") + times("mask") + times("blend") + times("isolat");
    LAYER * layers + FILTER * (times("filter") + times("blur") + times("shadow"))
}

/// A picture within the drawing: as large as one by itself may be, and no drawing.
fn refuse_large(value: &str) -> Result<(), DrawingError> {
    let lower = value.to_ascii_lowercase();
    if lower.matches("data:").count() > 1 {
        return Err(DrawingError::Complex);
    }
    let Some((_, data)) = lower.split_once("data:") else { return Ok(()) };
    let start = lower.len() - data.len();
    let Some((head, _)) = data.split_once(',') else { return Ok(()) };
    let body = value.get(start + head.len() + 1..).unwrap_or_default();
    if !head.ends_with(";base64") {
        return Err(DrawingError::Complex);
    }
    let bytes = from_base64(body);
    match Header::read(&bytes, bytes.len()) {
        Ok(Header { kind, .. }) if kind != Kind::Svg => Ok(()),
        _ => Err(DrawingError::Complex),
    }
}

/// The bytes up to the first character that does not belong there. White space does.
fn from_base64(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => Some(c - b'A'),
        b'a'..=b'z' => Some(c - b'a' + 26),
        b'0'..=b'9' => Some(c - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let sextets = text.bytes().filter(|c| !c.is_ascii_whitespace()).map_while(value);
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0_u32, 0);
    for sextet in sextets {
        bits = bits << 6 | u32::from(sextet);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xff) as u8);
        }
    }
    bytes
}
