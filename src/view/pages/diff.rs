//! What the engine said and what the person says of one article: added, removed, and changed facts, old and new side by side; and
//! how good the engine was on the facts that the person looked at.

use super::parts::{cell, fact, heading, note, place, row, table};
use crate::{
    contract::Analysis,
    library::fold::Folded,
    text::offsets::CharSpan,
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        lists::{amounts, dates, quotes},
        page::{Block, Page, Row, Words, plain},
        wording,
    },
};

/// A fact that was changed in one way.
struct Change {
    /// *Type*, *Boundaries*; the order is that of the page.
    what: What,
    key: FactKey,
    span: CharSpan,
    words: String,
    before: String,
    after: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Added,
    Removed,
    Type,
    Name,
    Entity,
    Boundaries,
    Speaker,
    Tone,
    Value,
    Status,
}

impl What {
    const ALL: [Self; 10] = [
        Self::Added,
        Self::Removed,
        Self::Type,
        Self::Name,
        Self::Entity,
        Self::Boundaries,
        Self::Speaker,
        Self::Tone,
        Self::Value,
        Self::Status,
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::Added => "Added by you",
            Self::Removed => "Rejected by you",
            Self::Type => "Another type",
            Self::Name => "Another name",
            Self::Entity => "Another person or thing",
            Self::Boundaries => "Other words",
            Self::Speaker => "Another speaker",
            Self::Tone => "Another tone",
            Self::Value => "Another value",
            Self::Status => "Another status",
        }
    }
}

/// The page: `old` is the engine's analysis, `folded` and `article` what is left of it after the decisions.
pub(super) fn page(old: &Analysis, folded: &Folded, article: &Article) -> Page {
    let before = Article::new(old.clone());
    let changes = changes(&before, folded, article);
    let mut blocks = vec![heading("How good the engine was here"), scores(article), note(MEANING)];
    if changes.is_empty() {
        blocks.push(note("You have changed nothing in this article."));
    }
    for what in What::ALL {
        let rows: Vec<Row> = changes.iter().filter(|c| c.what == what).map(|c| change_row(article, c)).collect();
        if !rows.is_empty() {
            blocks.push(heading(what.title()));
            blocks.push(table(what.title(), &["Words", "The engine", "You", "Where"], rows));
        }
    }
    let reviewed = article.facts.iter().filter(|f| f.state != State::Unreviewed).count();
    let intro = format!(
        "{} and {} of {} looked at.",
        wording::counted(changes.len(), "change"),
        reviewed,
        wording::counted(article.facts.len(), "fact")
    );
    Page { title: "The engine and you".to_owned(), intro, blocks }
}

const MEANING: &str = "Precision: of the engine’s facts that you looked at, those that you accepted as they were. Recall: of the facts \
that are right in your eyes, those that the engine had so. Facts that you have not looked at do not count, and what nobody has missed yet \
is not known: recall is an upper bound.";

fn change_row(article: &Article, change: &Change) -> Row {
    row(vec![
        vec![fact(change.key, change.words.as_str())],
        cell(change.before.as_str()),
        cell(change.after.as_str()),
        vec![place(article, change.span)],
    ])
}

fn changes(before: &Article, folded: &Folded, article: &Article) -> Vec<Change> {
    let mut changes = entities(before, folded, article);
    for f in article.facts.iter().filter(|f| f.state != State::Unreviewed && f.state != State::Accepted) {
        let span = article.chars(f.hull());
        let words = article.words(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut push = |what: What, before: String, after: String| {
            changes.push(Change { what, key: f.key, span, words: words.clone(), before, after });
        };
        match f.state {
            State::Added => push(What::Added, "nothing".to_owned(), told(article, f.key.layer, f.index)),
            State::Rejected => push(What::Removed, told(before, f.key.layer, f.index), "wrong".to_owned()),
            _ => {
                for what in What::ALL {
                    let (old, new) = (side(before, what, f.key.layer, f.index), side(article, what, f.key.layer, f.index));
                    if let (Some(old), Some(new)) = (old, new)
                        && old != new
                    {
                        push(what, old, new);
                    }
                }
            }
        }
    }
    changes.sort_by_key(|c| (c.what, c.span.start, c.key));
    changes
}

/// Types and names are the entity's: one change, not one for each mention.
fn entities(before: &Article, folded: &Folded, article: &Article) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, old) in before.analysis.entities.iter().enumerate() {
        let (Some(new), Some(key)) = (article.analysis.entities.get(id), folded.key(Layer::Entity, id)) else { continue };
        let span = key.span;
        let mut push = |what: What, before: String, after: String| {
            changes.push(Change { what, key, span, words: old.name.clone(), before, after });
        };
        if old.kind != new.kind {
            push(What::Type, wording::entity(old.kind).to_owned(), wording::entity(new.kind).to_owned());
        }
        if old.name != new.name {
            push(What::Name, old.name.clone(), new.name.clone());
        }
    }
    changes
}

/// What a fact says in short.
fn told(article: &Article, layer: Layer, index: usize) -> String {
    let a = &article.analysis;
    let told = match layer {
        Layer::Entity | Layer::Mention => {
            let entity = a.mentions.get(index).and_then(|m| a.entities.get(m.entity as usize));
            entity.map(|e| format!("{}: {}", wording::entity(e.kind), e.name))
        }
        Layer::Time => a.times.get(index).map(|t| format!("{}: {}", wording::time(t.kind), dates::plain(t))),
        Layer::Quantity => a.quantities.get(index).map(|q| format!("{}: {}", wording::quantity(q.kind), amounts::plain(q))),
        Layer::Statement => {
            a.statements.get(index).map(|s| format!("{} {}", quotes::name(article, s), wording::stance(s.stance)))
        }
        Layer::Event => a.events.get(index).map(|e| format!("{}, {}", wording::class(e.class), wording::status(e.status))),
    };
    told.unwrap_or_default()
}

/// One side of a fact, if its layer has it.
fn side(article: &Article, what: What, layer: Layer, index: usize) -> Option<String> {
    let a = &article.analysis;
    match (what, layer) {
        (What::Boundaries, Layer::Mention) => a.mentions.get(index).map(|m| article.words(m.span).to_owned()),
        (What::Boundaries, Layer::Time) => a.times.get(index).map(|t| article.words(t.span).to_owned()),
        (What::Boundaries, Layer::Quantity) => a.quantities.get(index).map(|q| article.words(q.span).to_owned()),
        (What::Boundaries, Layer::Statement) => a.statements.get(index).map(|s| article.joined(&s.content)),
        (What::Boundaries, Layer::Event) => a.events.get(index).map(|e| article.words(e.trigger).to_owned()),
        (What::Entity, Layer::Mention) => {
            // The place of the entity's first mention would change with a merge; its number does not.
            let entity = a.mentions.get(index)?.entity;
            a.entities.get(entity as usize).map(|e| if e.name.is_empty() { entity.to_string() } else { e.name.clone() })
        }
        (What::Speaker, Layer::Statement) => a.statements.get(index).map(|s| quotes::name(article, s)),
        (What::Tone, Layer::Statement) => a.statements.get(index).map(|s| wording::stance(s.stance).to_owned()),
        (What::Value, Layer::Time) => a.times.get(index).map(dates::plain),
        (What::Value, Layer::Quantity) => a.quantities.get(index).map(amounts::plain),
        (What::Status, Layer::Event) => a.events.get(index).map(|e| wording::status(e.status).to_owned()),
        _ => None,
    }
}

/// Facts of one layer by what was decided.
#[derive(Clone, Copy, Default)]
struct Tally {
    all: usize,
    accepted: usize,
    corrected: usize,
    rejected: usize,
    added: usize,
}

fn scores(article: &Article) -> Block {
    let layers = [Layer::Mention, Layer::Statement, Layer::Time, Layer::Quantity, Layer::Event];
    let names = ["Names", "Quotes", "Dates", "Amounts", "Events"];
    let mut sum = Tally::default();
    let mut rows = Vec::new();
    for (layer, name) in layers.into_iter().zip(names) {
        let mut tally = Tally::default();
        for f in article.facts.iter().filter(|f| f.key.layer == layer) {
            for t in [&mut tally, &mut sum] {
                t.all += 1;
                match f.state {
                    State::Unreviewed => {}
                    State::Accepted => t.accepted += 1,
                    State::Corrected => t.corrected += 1,
                    State::Rejected => t.rejected += 1,
                    State::Added => t.added += 1,
                }
            }
        }
        rows.push(score_row(name, tally));
    }
    rows.push(score_row("All", sum));
    let head = ["Facts", "Found", "Right", "Corrected", "Wrong", "Missed", "Precision", "Recall", "F1"];
    table("How good the engine was here", &head, rows)
}

fn score_row(name: &str, t: Tally) -> Row {
    let share = |n: usize, of: usize| (n * 100 + of / 2).checked_div(of).map_or_else(|| "–".to_owned(), |s| format!("{s} %"));
    let (looked, right) = (t.accepted + t.corrected + t.rejected, t.accepted + t.corrected + t.added);
    let counts = [t.all - t.added, t.accepted, t.corrected, t.rejected, t.added].map(|n| cell(n.to_string()));
    let mut cells: Vec<Words> = vec![vec![plain(name)]];
    cells.extend(counts);
    // F1 = 2·tp / (what the engine said + what is right).
    cells.extend([share(t.accepted, looked), share(t.accepted, right), share(2 * t.accepted, looked + right)].map(cell));
    row(cells)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        contract::{EntityType, Stance},
        library::{
            fold::fold,
            log::{Act, Judgement},
            sample::{analysis, at, log},
        },
    };

    fn diff(acts: Vec<Act>) -> String {
        let old = analysis();
        let folded = fold(old.clone(), &log(&acts));
        page(&old, &folded, &Article::corrected(&folded)).words()
    }

    fn key(layer: Layer, words: &str) -> FactKey {
        FactKey { layer, span: at(words, 0) }
    }

    #[test]
    fn every_kind_of_change_is_told_with_both_sides() {
        let name = key(Layer::Mention, "Harbour Trust");
        let words = diff(vec![
            Act::Retype { fact: name, to: EntityType::Gpe },
            Act::Rename { fact: name, to: "Trust of Harbours".into() },
            Act::Judge { facts: vec![key(Layer::Time, "May")], as_: Judgement::Reject },
            Act::Value { fact: key(Layer::Time, "Friday"), to: "2025-04-18".into() },
            Act::Resize { fact: key(Layer::Quantity, "€21 million"), to: at("about €21 million", 0) },
            Act::Speaker { fact: key(Layer::Statement, "The bridge"), to: None },
            Act::Tone { fact: key(Layer::Statement, "The bridge"), to: Stance::Promise },
            Act::Mark { fact: key(Layer::Event, "open") },
        ]);
        for part in [
            "Another type\nWords | The engine | You | Where\nHarbour Trust | Organisation | Country, state or city | ¶1",
            "Harbour Trust | Harbour Trust | Trust of Harbours | ¶1",
            "Rejected by you\nWords | The engine | You | Where\nMay | Date: May 2025 | wrong | ¶1",
            "Friday | Friday 11 April 2025 | Friday 18 April 2025 | ¶1",
            "about €21 million | €21 million | about €21 million | ¶1",
            "| Ana Ruiz | No speaker named | ¶1",
            "| says | promises | ¶1",
            "open | nothing | Event, happened | headline",
        ] {
            assert!(words.contains(part), "{part} in {words}");
        }
    }

    #[test]
    fn precision_and_recall_count_what_was_looked_at() {
        let accept = |words| Act::Judge { facts: vec![key(Layer::Time, words)], as_: Judgement::Accept };
        let reject = Act::Judge { facts: vec![key(Layer::Time, "four hours")], as_: Judgement::Reject };
        let words = diff(vec![accept("Friday"), accept("May"), reject, Act::Mark { fact: key(Layer::Time, "over") }]);
        assert!(words.contains("Dates | 3 | 2 | 0 | 1 | 1 | 67 % | 67 % | 67 %"), "{words}");
        assert!(words.contains("Quotes | 1 | 0 | 0 | 0 | 0 | – | – | –"), "{words}");
    }

    #[test]
    fn nothing_changed_says_so() {
        assert!(diff(Vec::new()).contains("You have changed nothing"));
    }
}
