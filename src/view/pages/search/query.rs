//! A search as a person types it: `entity:ruiz said:mayor money>1m -"old bridge" OR date:2025-04..2025-06` → a tree of conditions.
//! Words side by side must all be there; `OR`, `NOT`, `-` and parentheses work as they look. Nothing is an error: what is not
//! understood as an operator is a word.

use super::super::parts::folded;
use crate::{contract::QuantityKind, library::amount};

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// All of them.
    All(Vec<Expr>),
    /// At least one.
    Any(Vec<Expr>),
    /// The opposite.
    Not(Box<Expr>),
    /// One thing to be found.
    Term(Term),
}

/// One thing to be found. All words are made comparable.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Term {
    /// A word of the text that starts so.
    Word(String),
    /// These words of the text, as they stand.
    Phrase(String),
    /// A name.
    Entity(String),
    /// Something said by a speaker.
    Said(String),
    /// A date from the first to the second, each a year, a month or a day.
    Date(String, String),
    /// An amount.
    Amount(Range),
    /// The article's title.
    Title(String),
    /// Its outlet.
    Source(String),
    /// A tag.
    Tag(String),
}

/// Amounts of one kind between two numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) kind: QuantityKind,
    pub(super) least: f64,
    pub(super) most: f64,
    /// Whether the ends themselves are left out.
    pub(super) open: bool,
    /// Empty for any.
    pub(super) unit: String,
}

/// A piece of what was typed.
#[derive(Clone, Debug, PartialEq)]
enum Token {
    Open,
    Close,
    Or,
    And,
    Not,
    /// A word or a phrase, with its operator before a colon if it has one.
    Term(Term),
}

/// Reads a search; none if it asks for nothing.
pub(super) fn read(typed: &str) -> Option<Expr> {
    let tokens = tokens(typed);
    let mut rest = tokens.as_slice();
    let mut all = Vec::new();
    while !rest.is_empty() {
        all.extend(any(&mut rest));
        // A closing parenthesis too many is left out.
        if let [Token::Close, after @ ..] = rest {
            rest = after;
        }
    }
    one(all, Expr::All)
}

fn one(mut list: Vec<Expr>, many: impl Fn(Vec<Expr>) -> Expr) -> Option<Expr> {
    match list.len() {
        0 => None,
        1 => list.pop(),
        _ => Some(many(list)),
    }
}

/// Alternatives.
fn any(rest: &mut &[Token]) -> Option<Expr> {
    let mut options = Vec::new();
    options.extend(all(rest));
    while let [Token::Or, after @ ..] = *rest {
        *rest = after;
        options.extend(all(rest));
    }
    one(options, Expr::Any)
}

/// Conditions side by side.
fn all(rest: &mut &[Token]) -> Option<Expr> {
    let mut list = Vec::new();
    loop {
        match *rest {
            [Token::And, after @ ..] => *rest = after,
            [] | [Token::Or | Token::Close, ..] => break,
            _ => list.extend(single(rest)),
        }
    }
    one(list, Expr::All)
}

fn single(rest: &mut &[Token]) -> Option<Expr> {
    let (first, after) = rest.split_first()?;
    match first {
        Token::Not => {
            // One loop, not one call, for each NOT: a thousand of them are no reason to run out of stack.
            let mut negative = true;
            *rest = after;
            while let [Token::Not, after @ ..] = *rest {
                negative = !negative;
                *rest = after;
            }
            if matches!(rest.first(), None | Some(Token::Or | Token::And | Token::Close)) {
                return None;
            }
            let inner = single(rest)?;
            Some(if negative { Expr::Not(Box::new(inner)) } else { inner })
        }
        Token::Open => {
            *rest = after;
            let inner = any(rest);
            if let [Token::Close, after @ ..] = *rest {
                *rest = after;
            }
            inner
        }
        Token::Term(term) => {
            *rest = after;
            Some(Expr::Term(term.clone()))
        }
        Token::Or | Token::And | Token::Close => None,
    }
}

/// Parentheses deeper than this are taken for words.
const DEEPEST: usize = 40;

fn tokens(typed: &str) -> Vec<Token> {
    let typed = typed.replace(['“', '”', '„'], "\"");
    let mut out = Vec::new();
    let mut depth = 0usize;
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        match first {
            '(' if depth < DEEPEST => {
                depth += 1;
                out.push(Token::Open);
                rest = &rest[1..];
            }
            ')' => {
                depth = depth.saturating_sub(1);
                out.push(Token::Close);
                rest = &rest[1..];
            }
            '-' if rest.len() > 1 && !rest[1..].starts_with(char::is_whitespace) => {
                out.push(Token::Not);
                rest = &rest[1..];
            }
            _ => {
                let (mut typed, mut after) = word(rest);
                // A space after the colon is no mistake.
                if typed.ends_with(':') && operator(&format!("{typed}1")).is_some() {
                    let (more, rest) = word(after.trim_start());
                    typed.push_str(&more);
                    after = rest;
                }
                out.extend(token(&typed));
                rest = after;
            }
        }
        rest = rest.trim_start();
    }
    out
}

/// Up to the next space or closing parenthesis outside of quotation marks, and what follows.
fn word(rest: &str) -> (String, &str) {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if !quoted && (c.is_whitespace() || (c == ')' && at > 0)) => return (rest[..at].to_owned(), &rest[at..]),
            _ => {}
        }
    }
    (rest.to_owned(), "")
}

fn token(word: &str) -> Option<Token> {
    match word {
        "OR" => return Some(Token::Or),
        "AND" => return Some(Token::And),
        "NOT" => return Some(Token::Not),
        _ => {}
    }
    let term = operator(word).or_else(|| {
        let bare = folded(&word.replace('"', " "));
        let term = if word.contains('"') { Term::Phrase } else { Term::Word };
        bare.contains(|c: char| c.is_alphanumeric()).then(|| term(bare))
    });
    term.map(Token::Term)
}

/// `entity:ruiz`, `money>1m`; none if the word has no operator or says nothing after it.
fn operator(word: &str) -> Option<Term> {
    let at = word.find([':', '>', '<'])?;
    let (name, rest) = word.split_at(at);
    let value = folded(&rest[1..].replace('"', " "));
    let text = || (!value.is_empty() && rest.starts_with(':')).then(|| value.clone());
    match name.to_ascii_lowercase().as_str() {
        "entity" | "name" | "who" => text().map(Term::Entity),
        "said" | "by" => text().map(Term::Said),
        "title" => text().map(Term::Title),
        "source" => text().map(Term::Source),
        "tag" => text().map(Term::Tag),
        "date" => text().and_then(|v| dates(&v)),
        "money" => range(QuantityKind::Money, rest),
        "percent" => range(QuantityKind::Percent, rest),
        "count" => range(QuantityKind::Count, rest),
        _ => None,
    }
}

fn dates(value: &str) -> Option<Term> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let fits = |d: &str| d.chars().all(|c| c.is_ascii_digit() || c == '-');
    (fits(from) && fits(to)).then(|| Term::Date(from.to_owned(), to.to_owned()))
}

/// `>1m`, `<=€500,000`, `:1m..5m`.
fn range(kind: QuantityKind, rest: &str) -> Option<Term> {
    let (sign, value) = rest.split_at(1);
    let (equal, value) = value.strip_prefix('=').map_or((sign == ":", value), |v| (true, v));
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let (low, high) = (amount::read(from)?, amount::read(to)?);
    let unit = [&low.unit, &high.unit].into_iter().flatten().find(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase()));
    let (least, most) = match sign {
        ">" => (low.number, f64::INFINITY),
        "<" => (f64::NEG_INFINITY, high.number),
        _ => (low.number, high.number),
    };
    Some(Term::Amount(Range { kind, least, most, open: !equal, unit: unit.cloned().unwrap_or_default() }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn show(expr: &Expr) -> String {
        let list = |l: &[Expr], sign: &str| format!("({})", l.iter().map(show).collect::<Vec<_>>().join(sign));
        match expr {
            Expr::All(l) => list(l, " & "),
            Expr::Any(l) => list(l, " | "),
            Expr::Not(inner) => format!("!{}", show(inner)),
            Expr::Term(Term::Word(w)) => w.clone(),
            Expr::Term(Term::Phrase(w)) => format!("“{w}”"),
            Expr::Term(Term::Amount(r)) => {
                format!("{:?} {}{}..{} {}", r.kind, if r.open { "open " } else { "" }, r.least, r.most, r.unit)
            }
            Expr::Term(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn searches_are_read_as_they_look() {
        for (typed, expected) in [
            ("bridge", "bridge"),
            ("Old  Bridge", "(old & bridge)"),
            ("“old Bridge” -harbour", "(“old bridge” & !harbour)"),
            ("a OR b c AND d", "(a | (b & c & d))"),
            ("NOT (a OR b) c", "(!(a | b) & c)"),
            ("entity:\"Ana Ruiz\"", "Entity(\"ana ruiz\")"),
            ("Said:Ruiz", "Said(\"ruiz\")"),
            ("date:2025-04", "Date(\"2025-04\", \"2025-04\")"),
            ("date:2025-04..2025-06-01", "Date(\"2025-04\", \"2025-06-01\")"),
            ("money>1m", "Money open 1000000..inf "),
            ("money>=€1.5bn", "Money 1500000000..inf EUR"),
            ("money:1m..5m", "Money 1000000..5000000 "),
            ("percent<3", "Percent open -inf..3 "),
            ("money>many", "money>many"),
            ("http://x", "http://x"),
            ("entity: Ruiz x", "(Entity(\"ruiz\") & x)"),
            ("entity:", "entity:"),
            ("a )( b OR", "(a & b)"),
            ("- -x", "!x"),
        ] {
            assert_eq!(read(typed).as_ref().map(show).as_deref(), Some(expected), "{typed}");
        }
        for nothing in ["", "  ", "OR", "NOT", "()", "\"", "AND NOT", "…"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn never_fails(typed in "[a-z()\"<>:. -]{0,60}|\\PC{0,40}|[(]{0,3000}|(NOT ){0,1000}x") {
            let _ = read(&typed);
        }
    }
}
