//! A page's drawing operations → pieces of text with their places: `BT /F1 12 Tf 72 700 Td (Hello) Tj ET` → `Hello` at 72, 92, 12 high.
//! Places are in points from the page's upper left corner, as it is shown.

use super::font::Font;
use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    object::{Array, Dict, Name, Number, Object, Stream},
    page::{Pages, Resources},
};
use std::{collections::BTreeMap, rc::Rc};

/// A stretch of letters on one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Piece {
    pub(super) x: f32,
    pub(super) end: f32,
    /// The line that the letters stand on.
    pub(super) y: f32,
    /// Height of the letters.
    pub(super) size: f32,
    pub(super) text: String,
}

/// What stands on a page, in the order in which it is drawn.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<Piece>,
    pub(super) letters: usize,
    /// Letters that the file does not name.
    pub(super) unknown: usize,
    pub(super) pictures: usize,
    pub(super) height: f32,
}

/// A gap this wide, in em, is a space that was not drawn.
pub(super) const SPACE: f32 = 0.13;
/// A gap this wide, in em, is no space: another column begins.
const COLUMN: f32 = 1.5;
/// Most letters of a page; a large newspaper page has 60,000.
const LETTERS: usize = 500_000;
/// Drawings within drawings.
const DEPTH: usize = 8;

type Matrix = [f32; 6];
const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: &Matrix, b: &Matrix) -> Matrix {
    let ([a0, a1, a2, a3, a4, a5], [b0, b1, b2, b3, b4, b5]) = (a, b);
    [a0 * b0 + a1 * b2, a0 * b1 + a1 * b3, a2 * b0 + a3 * b2, a2 * b1 + a3 * b3, a4 * b0 + a5 * b2 + b4, a4 * b1 + a5 * b3 + b5]
}

fn moved(x: f32, y: f32) -> Matrix {
    [1.0, 0.0, 0.0, 1.0, x, y]
}

/// Reads at most `most` pages.
pub(super) fn read(pages: &Pages<'_>, most: usize) -> Vec<Page> {
    let mut fonts = Fonts::new();
    let read = |page: &hayro_syntax::page::Page<'_>| {
        let mut walker = Walker { page: Page::default(), fonts: &mut fonts };
        walker.page.height = page.render_dimensions().1;
        let start = page.initial_transform(true).as_coeffs().map(|n| n as f32);
        walker.walk(&mut page.typed_operations(), page.resources(), start, 0);
        walker.page
    };
    pages.iter().take(most).map(read).collect()
}

/// Fonts by the number of their object: read once.
type Fonts = BTreeMap<(u32, i32), Rc<Font>>;

struct Walker<'f> {
    page: Page,
    fonts: &'f mut Fonts,
}

/// What the operations change; `q` and `Q` keep it and take it back.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    between_letters: f32,
    between_words: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Walker<'_> {
    fn walk(&mut self, ops: &mut TypedIter<'_>, resources: &Resources<'_>, start: Matrix, depth: usize) {
        let mut s = State {
            place: start,
            font: None,
            size: 0.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let (mut kept, mut line, mut text): (Vec<State>, Matrix, Matrix) = (Vec::new(), SAME, SAME);
        while let Some(op) = ops.next() {
            if self.page.letters > LETTERS {
                return;
            }
            let mut to_line = |x: f32, y: f32, line: &mut Matrix| {
                *line = then(&moved(x, y), line);
                text = *line;
            };
            match op {
                Op::SaveState(_) if kept.len() < 256 => kept.push(s.clone()),
                Op::RestoreState(_) => s = kept.pop().unwrap_or(s),
                Op::Transform(t) => s.place = then(&[t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f32()), &s.place),
                Op::BeginText(_) => (line, text) = (SAME, SAME),
                Op::CharacterSpacing(n) => s.between_letters = n.0.as_f32(),
                Op::WordSpacing(n) => s.between_words = n.0.as_f32(),
                Op::HorizontalScaling(n) => s.stretch = n.0.as_f32() / 100.0,
                Op::TextLeading(n) => s.leading = n.0.as_f32(),
                Op::TextRise(n) => s.rise = n.0.as_f32(),
                Op::TextFont(f) => (s.font, s.size) = (self.font(resources, f.0), f.1.as_f32()),
                Op::SetTextMatrix(t) => {
                    line = [t.0, t.1, t.2, t.3, t.4, t.5].map(|n| n.as_f32());
                    text = line;
                }
                Op::NextLine(n) => to_line(n.0.as_f32(), n.1.as_f32(), &mut line),
                Op::NextLineAndSetLeading(n) => {
                    s.leading = -n.1.as_f32();
                    to_line(n.0.as_f32(), n.1.as_f32(), &mut line);
                }
                Op::NextLineUsingLeading(_) => to_line(0.0, -s.leading, &mut line),
                Op::ShowText(shown) => self.show(&s, &mut text, shown.0.as_bytes()),
                Op::NextLineAndShowText(shown) => {
                    to_line(0.0, -s.leading, &mut line);
                    self.show(&s, &mut text, shown.0.as_bytes());
                }
                Op::ShowTextWithParameters(shown) => {
                    (s.between_words, s.between_letters) = (shown.0.as_f32(), shown.1.as_f32());
                    to_line(0.0, -s.leading, &mut line);
                    self.show(&s, &mut text, shown.2.as_bytes());
                }
                Op::ShowTexts(shown) => self.show_all(&s, &mut text, shown.0),
                Op::InlineImage(_) => self.page.pictures += 1,
                Op::XObject(x) => self.drawing(resources.get_x_object(x.0), resources, &s.place, depth),
                _ => {}
            }
        }
    }

    fn font(&mut self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Rc<Font>> {
        let dict: Dict<'_> = resources.get_font(name)?;
        let id = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        let known = id.and_then(|id| self.fonts.get(&id).cloned());
        Some(known.unwrap_or_else(|| {
            let font = Rc::new(Font::read(&dict));
            if let Some(id) = id {
                self.fonts.insert(id, Rc::clone(&font));
            }
            font
        }))
    }

    /// A picture is counted, a drawing within the drawing is read.
    fn drawing(&mut self, drawing: Option<Stream<'_>>, around: &Resources<'_>, place: &Matrix, depth: usize) {
        let Some(drawing) = drawing else { return };
        let dict = drawing.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|n| n.as_str() == "Form");
        if !is_form {
            self.page.pictures += 1;
            return;
        }
        let Some(data) = drawing.decoded().ok().filter(|_| depth < DEPTH) else { return };
        let matrix = dict.get::<Array<'_>>("Matrix").map(|m| m.iter::<Number>().map(|n| n.as_f32()).collect::<Vec<_>>());
        let matrix: Matrix = matrix.and_then(|m| m.try_into().ok()).unwrap_or(SAME);
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        self.walk(&mut TypedIter::new(&data), own.as_ref().unwrap_or(around), then(&matrix, place), depth + 1);
    }

    fn show_all(&mut self, s: &State, text: &mut Matrix, list: &Array<'_>) {
        for object in list.iter::<Object<'_>>() {
            match object {
                Object::String(shown) => self.show(s, text, shown.as_bytes()),
                Object::Number(back) => *text = then(&moved(-back.as_f32() / 1000.0 * s.size * s.stretch, 0.0), text),
                _ => {}
            }
        }
    }

    fn show(&mut self, s: &State, text: &mut Matrix, bytes: &[u8]) {
        let Some(font) = &s.font else { return };
        for code in font.codes(bytes) {
            let letters = font.letters(code);
            self.page.letters += 1;
            self.page.unknown += usize::from(letters.is_none());
            let word = if font.is_space(code) { s.between_words } else { 0.0 };
            let width = font.width(code) * s.size;
            let whole = then(&then(&[s.stretch, 0.0, 0.0, 1.0, 0.0, s.rise], text), &s.place);
            self.put(&whole, width, s.size, letters.as_deref().unwrap_or("\u{fffd}"));
            *text = then(&moved((width + s.between_letters + word) * s.stretch, 0.0), text);
        }
    }

    /// Puts letters at a place, into the piece before them if they go on with it.
    fn put(&mut self, place: &Matrix, width: f32, size: f32, letters: &str) {
        let [a, b, _, d, x, y] = *place;
        let size = (size * d).abs();
        // Text that does not run from left to right: a mark across the page, a note at its edge.
        if a <= 0.0 || b.abs() > 0.05 * a || !(size > 0.0 && size < 1_000.0 && x.is_finite() && y.is_finite()) {
            return;
        }
        let end = x + width * a;
        let letters = plain(letters);
        if let Some(last) = self.page.pieces.last_mut() {
            let gap = (x - last.end) / size;
            let same_line = (y - last.y).abs() < 0.2 * size && (0.7..1.43).contains(&(size / last.size));
            if same_line && gap > -0.35 && gap < COLUMN {
                if gap > SPACE && !last.text.ends_with(' ') && letters != " " {
                    last.text.push(' ');
                }
                last.text.push_str(&letters);
                last.end = end;
                return;
            }
        }
        if !letters.trim().is_empty() {
            self.page.pieces.push(Piece { x, end, y, size, text: letters });
        }
    }
}

/// Letters that are drawn as one become two, odd spaces become spaces, and what is no letter goes.
fn plain(letters: &str) -> String {
    let mut out = String::with_capacity(letters.len());
    for c in letters.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() || c == '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}
