//! The numbers of one article: *€21 million · 21,000,000 EUR · also $24 million · city → harbour · Ana Ruiz says · ¶1*; and changes
//! from one number to another. Who pays whom is told where an event says so, else the words around the number stand there.

use super::parts::{around, cell, fact, heading, join, note, place, row, table};
use crate::{
    contract::{EventClass, ParticipantRole, Quantity, QuantityKind},
    text::offsets::CharSpan,
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        lists::{amounts, events, quotes},
        page::{Page, Row, Words, plain},
        wording::{self, numbers::grouped},
    },
};

/// The page.
pub(super) fn page(article: &Article) -> Page {
    let mut blocks = Vec::new();
    let changes = changes(article);
    if !changes.is_empty() {
        blocks.push(heading("Changes"));
        blocks.push(table("From one number to another", &["From", "To", "Change", "In the text", "Where"], changes));
    }
    for group in amounts::list(article) {
        let money = group.head == wording::quantities(QuantityKind::Money);
        let rows = group.rows.iter().filter_map(|r| numbered(article, r, money)).collect();
        let mut head = vec!["As written", "Plain number"];
        head.extend(money.then_some("Also given as"));
        head.extend(["What it is about", "Who says so", "Where"]);
        blocks.push(heading(group.head));
        blocks.push(table(group.head, &head, rows));
    }
    if blocks.is_empty() {
        blocks.push(note("No numbers were found in this article."));
    }
    let intro = "Every number of the article with what it counts. A click on one shows it in the text.".to_owned();
    Page { title: "Numbers".to_owned(), intro, blocks }
}

fn numbered(article: &Article, shown: &amounts::Row, money: bool) -> Option<Row> {
    let quantity = quantity(article, shown.key)?;
    let mut cells = vec![vec![fact(shown.key, shown.words.as_str())], cell(shown.plain.as_str())];
    if money {
        let side = |s: &amounts::Side| vec![fact(s.key, s.words.as_str()), plain(format!(" ({})", s.plain))];
        let mut sides = Words::new();
        for (k, also) in shown.also.iter().enumerate() {
            if k > 0 {
                sides.push(plain("; "));
            }
            sides.extend(side(also));
        }
        cells.push(sides);
    }
    cells.push(about(article, quantity));
    cells.push(said(article, quantity.span));
    cells.push(vec![place(article, quantity.span)]);
    Some(row(cells))
}

fn quantity(article: &Article, key: FactKey) -> Option<&Quantity> {
    article.analysis.quantities.get(article.facts.get(article.find(key)?)?.index)
}

/// The event that the number has a part in, or the words around it.
fn about(article: &Article, quantity: &Quantity) -> Words {
    let shown = article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected);
    let mut best: Option<(u32, FactKey, usize)> = None;
    for fact in shown {
        let Some(event) = article.analysis.events.get(fact.index) else { continue };
        let holds = |span: CharSpan| span.start <= quantity.span.start && quantity.span.end <= span.end;
        let around = event.participants.iter().filter(|p| holds(p.span)).map(|p| p.span.end - p.span.start).min();
        if let Some(size) = around.filter(|size| best.is_none_or(|(least, ..)| *size < least)) {
            best = Some((size, fact.key, fact.index));
        }
    }
    let event = best.and_then(|(_, key, index)| Some((key, article.analysis.events.get(index)?)));
    let Some((key, event)) = event else {
        return around(article.text(), article.bytes(quantity.span), 60, None);
    };
    let names = |role: ParticipantRole| -> Vec<String> {
        let of_role = event.participants.iter().filter(|p| p.role == role && p.span != quantity.span);
        of_role.filter_map(|p| article.analysis.entities.get(p.entity? as usize)).map(|e| e.name.clone()).collect()
    };
    let (from, to) = (names(ParticipantRole::Agent), names(ParticipantRole::Recipient));
    let flows = event.class == EventClass::Transfer && !from.is_empty() && !to.is_empty();
    let mut words = vec![fact(key, events::words(article, event))];
    if flows {
        words.insert(0, plain(format!("{} → {}: ", from.join(", "), to.join(", "))));
    }
    words.push(plain(format!(" ({})", wording::status(event.status))));
    words
}

/// Who says so: the speaker of the innermost statement around, else the article.
fn said(article: &Article, span: CharSpan) -> Words {
    let shown = article.facts.iter().filter(|f| f.key.layer == Layer::Statement && f.state != State::Rejected);
    let holding = shown.filter_map(|f| {
        let statement = article.analysis.statements.get(f.index)?;
        let part = statement.content.iter().find(|c| c.start <= span.start && span.end <= c.end)?;
        Some((part.end - part.start, f.key, statement))
    });
    match holding.min_by_key(|(size, key, _)| (*size, *key)) {
        Some((_, key, s)) => vec![fact(key, quotes::name(article, s)), plain(format!(" {}", wording::stance(s.stance)))],
        None => cell("the article"),
    }
}

/// Words between two numbers that make the second the older one.
const COMPARED: [&str; 8] = ["up from", "down from", "from", "compared with", "compared to", "against", "versus", "instead of"];

/// Pairs of numbers that the text sets against each other.
fn changes(article: &Article) -> Vec<Row> {
    let shown: Vec<(FactKey, &Quantity)> = article
        .facts
        .iter()
        .filter(|f| f.key.layer == Layer::Quantity && f.state != State::Rejected)
        .filter_map(|f| Some((f.key, article.analysis.quantities.get(f.index)?)))
        .collect();
    let mut rows = Vec::new();
    for pair in shown.windows(2) {
        let &[a, b] = pair else { continue };
        if a.1.kind != b.1.kind || a.1.unit.is_none() || a.1.unit != b.1.unit || a.1.span.end > b.1.span.start {
            continue;
        }
        let between = article.words(CharSpan { start: a.1.span.end, end: b.1.span.start });
        let between = between.trim_matches(|c: char| c.is_whitespace() || c == ',');
        let before = article.bytes(a.1.span).start as usize;
        let after_from = article.text().get(..before).is_some_and(|t| t.trim_end().ends_with("from"));
        let (from, to) = match between {
            "to" if after_from => (a, b),
            words if COMPARED.contains(&words) => (b, a),
            _ => continue,
        };
        rows.push(change(article, from, to));
    }
    rows
}

fn change(article: &Article, from: (FactKey, &Quantity), to: (FactKey, &Quantity)) -> Row {
    let by = to.1.amount - from.1.amount;
    let sign = if by > 0.0 { "+" } else { "" };
    let percent = from.1.unit.as_deref() == Some("%");
    let words = match percent {
        true => format!("{sign}{} points", grouped(by)),
        false if from.1.amount == 0.0 => format!("{sign}{}", grouped(by)),
        false => format!("{sign}{} ({sign}{} %)", grouped(by), grouped((by * 1000.0 / from.1.amount).round() / 10.0)),
    };
    let written =
        |(key, q): (FactKey, &Quantity)| vec![fact(key, article.words(q.span)), plain(format!(" ({})", amounts::plain(q)))];
    let hull = CharSpan { start: from.1.span.start.min(to.1.span.start), end: from.1.span.end.max(to.1.span.end) };
    let text = around(article.text(), article.bytes(hull), 40, None);
    row(vec![written(from), written(to), cell(words), text, join(vec![place(article, hull)], "")])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::sample,
        view::page::{Act, Block},
    };

    #[test]
    fn both_sides_of_a_conversion_stand_in_one_row() {
        let page = page(&crate::view::sample::article());
        let words = page.words();
        assert!(words.contains("€21 million | 21,000,000 EUR | $24 million (24,000,000 USD) | "), "{words}");
        assert!(words.contains("| the article | ¶1"), "{words}");
        let Some(Block::Table { rows, .. }) = page.blocks.get(1) else { panic!("{page:?}") };
        assert!(matches!(rows[0].cells[0][0].act, Some(Act::Fact(key)) if key.layer == Layer::Quantity));
    }

    #[test]
    fn who_says_a_number_and_what_it_is_for() {
        let mut analysis = (*crate::view::sample::eventful().analysis).clone();
        let sum = analysis.quantities[0].span;
        analysis.statements[0].content.push(sum);
        analysis.events[1].participants[1].span = sum;
        let words = page(&Article::new(analysis)).words();
        assert!(words.contains("Ana Ruiz chairs … €21 million (happened) | Ana Ruiz says | ¶1"), "{words}");
    }

    #[test]
    fn a_change_is_reckoned_from_the_older_number() {
        let change = |between: &str, before: &str| {
            let mut analysis = sample::analysis();
            analysis.text = format!("{before}€20 million{between}€25 million.");
            let first = before.chars().count() as u32;
            let second = first + 11 + between.chars().count() as u32;
            for (q, start, amount) in [(0, first, 20e6), (1, second, 25e6)] {
                let quantity = &mut analysis.quantities[q];
                (quantity.span, quantity.amount) = (CharSpan { start, end: start + 11 }, amount);
                (quantity.unit, quantity.same_as) = (Some("EUR".into()), Vec::new());
            }
            (analysis.entities, analysis.mentions, analysis.times) = (Vec::new(), Vec::new(), Vec::new());
            (analysis.statements, analysis.relations) = (Vec::new(), Vec::new());
            changes(&Article::new(analysis)).first().map(|r| r.cells[2][0].text.clone())
        };
        assert_eq!(change(" to ", "It rose from ").as_deref(), Some("+5,000,000 (+25 %)"));
        assert_eq!(change(", down from ", "It was ").as_deref(), Some("−5,000,000 (−20 %)"));
        assert_eq!(change(" to ", "They gave "), None);
        assert_eq!(change(" and ", "From "), None);
    }

    #[test]
    fn an_article_without_numbers_says_so() {
        let mut analysis = sample::analysis();
        analysis.quantities.clear();
        let page = page(&Article::new(analysis));
        assert!(page.words().contains("No numbers"));
    }
}
