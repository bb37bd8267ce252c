//! What can be seen of a line without knowing its words: `"RATES RISE"` → two words, upper case, no final punctuation.

/// The outward look of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Words, that is stretches between white space; counting stops at [`Shape::MANY`].
    pub(super) words: usize,
    /// How it ends.
    pub(super) end: End,
    /// How it begins.
    pub(super) lower_start: bool,
    /// Letters are in upper case only, and there are at least three.
    pub(super) upper: bool,
    /// Sentence marks followed by a space inside it.
    pub(super) inner_stops: usize,
    /// Articles and forms of *be* and *have*, which titles leave out.
    pub(super) small_words: usize,
    /// There is a form of *be* or *have*.
    pub(super) auxiliary: bool,
    /// At least one letter.
    pub(super) letters: bool,
}

/// The last mark of a line, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// `.` or `…`
    Stop,
    /// `?` or `!`
    Call,
    /// `:`
    Colon,
    /// `,` `;` or a dash: the sentence goes on.
    Open,
    /// A letter, a digit or anything else.
    Bare,
}

impl Shape {
    /// Counting stops here: all longer lines are running text.
    pub(super) const MANY: usize = 60;

    /// Looks at the line.
    pub(super) fn of(line: &str) -> Self {
        let mut shape = Shape {
            words: 0,
            end: End::of(line),
            lower_start: line.chars().next().is_some_and(char::is_lowercase),
            upper: false,
            inner_stops: 0,
            small_words: 0,
            auxiliary: false,
            letters: false,
        };
        let (mut upper, mut lower, mut wide) = (0, 0, 0);
        for word in line.split_whitespace().take(Self::MANY) {
            shape.words += 1;
            wide += word.chars().filter(|c| *c >= '\u{2e80}').count();
            upper += word.chars().filter(|c| c.is_uppercase()).count();
            lower += word.chars().filter(|c| c.is_lowercase()).count();
            let article = ["a", "an", "the"].iter().any(|w| word.eq_ignore_ascii_case(w));
            let verb = ["is", "are", "was", "were", "has", "have", "had", "been"].contains(&word);
            shape.small_words += usize::from(article || verb);
            shape.auxiliary |= verb;
            // "U.S. troops", "Mr. Roe": an initial or a short title is no sentence end.
            let bare = word.trim_end_matches(['"', '\'', '”', '’', ')']);
            let stop = bare.ends_with(['.', '!', '?', '…']) && bare.chars().filter(|c| c.is_alphabetic()).count() > 3;
            shape.inner_stops += usize::from(stop);
        }
        shape.inner_stops -= usize::from(shape.inner_stops > 0 && shape.words < Self::MANY && shape.end != End::Bare);
        // Chinese and Japanese have no spaces: two characters count as a word.
        shape.words = (shape.words + wide / 2).min(Self::MANY);
        shape.letters = upper + lower > 0 || line.chars().take(400).any(char::is_alphabetic);
        shape.upper = lower == 0 && upper >= 3;
        shape
    }

    /// A full sentence or more: what news is written in.
    pub(super) fn is_prose(&self) -> bool {
        let ended = matches!(self.end, End::Stop | End::Call) && self.words >= 8;
        // "In a statement, he said:" goes on in the next line; a page can cut a sentence at its end.
        self.words >= 25 || ended || (self.inner_stops > 0 && self.words >= 12) || (self.end == End::Colon && self.words >= 10)
    }

    /// It reads like a title: a few words, one clause, no final stop, no sentence's small words.
    pub(super) fn is_title(&self, most_words: usize) -> bool {
        let sentence = self.auxiliary && self.small_words >= 3;
        self.letters
            && (1..=most_words).contains(&self.words)
            && self.end == End::Bare
            && !self.lower_start
            && self.inner_stops == 0
            && !sentence
    }
}

impl End {
    fn of(line: &str) -> Self {
        let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace();
        match line.trim_end_matches(closing).chars().next_back() {
            Some('.' | '…') => Self::Stop,
            Some('?' | '!') => Self::Call,
            Some(':') => Self::Colon,
            Some(',' | ';' | '—' | '–' | '-') => Self::Open,
            _ => Self::Bare,
        }
    }
}

/// Whether a sentence ends at the line's end.
pub(super) fn ends_sentence(line: &str) -> bool {
    matches!(End::of(line), End::Stop | End::Call | End::Colon)
}

/// Whether the line is quoted in the manner of mail and Markdown: `> so he wrote`.
pub(super) fn is_mail_quote(line: &str) -> bool {
    // "> 5 million" without a space after the sign would be a comparison; Markdown allows none, too, but news does not.
    line == ">" || line.starts_with("> ") || line.starts_with(">>")
}

/// The sign before a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign made for lists: `•`.
    Bullet,
    /// A sign with other uses: `-`, `*`, `–`.
    Dash,
    /// `3.`, `3)`, `(3)`, with its number.
    Number(u32),
    /// `a)`, `(a)`, with the letter.
    Letter(char),
}

impl Marker {
    /// The marker at the line's beginning, if a space and more words follow.
    pub(super) fn of(line: &str) -> Option<Self> {
        let (sign, rest) = line.split_once(char::is_whitespace)?;
        if rest.trim().is_empty() || sign.len() > 5 {
            // "•Glued to the word" is seen as well; no other sign may be glued.
            return line.starts_with(['•', '‣', '▪', '●']).then_some(Self::Bullet);
        }
        match sign {
            "•" | "·" | "‣" | "▪" | "●" | "○" | "◦" | "■" | "►" | "▸" | "➤" | "✓" | "✔" => {
                return Some(Self::Bullet);
            }
            "-" | "*" | "–" | "—" | "+" | "−" => return Some(Self::Dash),
            _ if line.starts_with(['•', '‣', '▪', '●']) => return Some(Self::Bullet),
            _ => {}
        }
        let inner = sign.strip_suffix([')', '.'])?;
        let inner = inner.strip_prefix('(').unwrap_or(inner);
        if inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit()) {
            return inner.parse().ok().map(Self::Number);
        }
        let mut chars = inner.chars();
        match (chars.next(), chars.next()) {
            // "A. Roe said" is an initial: letters need a bracket.
            (Some(c), None) if c.is_ascii_alphabetic() && sign.ends_with(')') => Some(Self::Letter(c)),
            _ => None,
        }
    }

    /// Whether `self` can be the item after `before`.
    pub(super) fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Number(a), Self::Number(b)) => b == a + 1,
            (Self::Letter(a), Self::Letter(b)) => u32::from(b) == u32::from(a) + 1,
            (a, b) => a == b,
        }
    }
}
