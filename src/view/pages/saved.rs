//! What the pages of the library need of a saved article, read from its record once: text ready for searching, names, quotes, dates,
//! sums, events, answers. Corrections are worked in and rejected facts are left out.

use super::parts::{folded, lower, telling, tokens};
use crate::{
    contract::{EntityType, EventStatus, MentionForm, QuantityKind, Stance, TimeType},
    library::{
        fold::fold,
        log::Log,
        record::{self, Meta},
    },
    text::{Span, offsets::CharSpan},
    view::{
        answers,
        article::Article,
        fact::{Layer, State},
        lists::{amounts, dates, events, names, quotes},
        page::{Act, Run, link},
    },
};

/// A place in a saved article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// In code points, for links.
    pub(super) chars: CharSpan,
    /// In bytes of the text.
    pub(super) bytes: Span,
    /// *¶3*.
    pub(super) at: String,
}

/// Somebody or something named.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Fullest name.
    pub(super) name: String,
    /// All names, made comparable; the fullest first.
    pub(super) keys: Vec<String>,
    pub(super) kind: EntityType,
    /// Identity in a knowledge base; empty if none.
    pub(super) link: String,
    pub(super) mentions: usize,
    pub(super) first: Spot,
    pub(super) roles: Vec<String>,
    pub(super) salience: f64,
}

impl Name {
    /// What is the same in all articles: the identity, else the fullest name.
    pub(super) fn key(&self) -> &str {
        if self.link.is_empty() { self.keys.first().map_or("", String::as_str) } else { &self.link }
    }
}

/// Something said.
#[derive(Clone, Debug)]
pub(super) struct Quote {
    /// Name of the speaker, or the source's words.
    pub(super) speaker: String,
    /// The same made comparable; empty if nobody is named.
    pub(super) key: String,
    pub(super) cue: String,
    pub(super) content: String,
    pub(super) stance: Stance,
    pub(super) spot: Spot,
}

/// A day, month or year.
#[derive(Clone, Debug)]
pub(super) struct Date {
    pub(super) value: String,
    pub(super) plain: String,
    pub(super) spot: Spot,
}

/// An amount.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) kind: QuantityKind,
    pub(super) amount: f64,
    pub(super) high: f64,
    pub(super) unit: String,
    pub(super) plain: String,
    pub(super) spot: Spot,
    /// Telling words near it, made comparable.
    pub(super) near: Vec<String>,
}

/// An event.
#[derive(Clone, Debug)]
pub(super) struct Happening {
    pub(super) lemma: String,
    pub(super) status: EventStatus,
    pub(super) phrase: String,
    /// Who takes part: names made comparable.
    pub(super) who: Vec<String>,
    /// TIMEX3 value; empty if none.
    pub(super) time: String,
    pub(super) spot: Spot,
}

/// An answer to one of the six questions.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// *Who*.
    pub(super) question: &'static str,
    pub(super) words: String,
    /// Full name or day, if the words do not say it.
    pub(super) meant: String,
    pub(super) spot: Spot,
}

/// A saved article.
#[derive(Clone, Debug)]
pub(super) struct Saved {
    pub(super) id: String,
    /// Never empty.
    pub(super) title: String,
    pub(super) source: String,
    /// `YYYY-MM-DD` or empty.
    pub(super) published: String,
    pub(super) tags: Vec<String>,
    pub(super) text: String,
    /// In lower case, each character as long as before.
    pub(super) low: String,
    /// Start of each block in bytes, with its name.
    blocks: Vec<(u32, String)>,
    pub(super) names: Vec<Name>,
    pub(super) quotes: Vec<Quote>,
    pub(super) dates: Vec<Date>,
    pub(super) sums: Vec<Sum>,
    pub(super) events: Vec<Happening>,
    /// The best answer to each question.
    pub(super) answers: Vec<Told>,
}

impl Saved {
    /// Reads a record as it is kept.
    ///
    /// # Errors
    /// A sentence if it is damaged or of a newer version.
    pub(super) fn read(kept: &str) -> Result<Self, String> {
        let record = record::read(kept).map_err(|e| e.to_string())?;
        let analysis = record.analysis();
        let article = if record.log.is_empty() {
            Article::new(analysis)
        } else {
            let folded = fold(analysis, &Log::read(&record.log).0);
            Article::corrected(&folded)
        };
        Ok(Self::of(&article, &record.meta))
    }

    /// What the pages need of an article.
    pub(super) fn of(article: &Article, meta: &Meta) -> Self {
        let text = article.text().to_owned();
        let first_words = || text.split_whitespace().take(10).collect::<Vec<_>>().join(" ");
        let block = |p: &crate::view::article::Paragraph| (p.span.start, article.place(article.chars(p.span)));
        Self {
            id: meta.id.clone(),
            title: if meta.title.is_empty() { first_words() } else { meta.title.clone() },
            source: meta.source.clone(),
            published: meta.published.clone(),
            tags: meta.tags.clone(),
            low: lower(&text),
            blocks: article.paragraphs.iter().map(block).collect(),
            names: named(article),
            quotes: said(article),
            dates: dated(article),
            sums: counted(article),
            events: happened(article),
            answers: told(article),
            text,
        }
    }

    /// *¶3* for a byte of the text.
    pub(super) fn place(&self, byte: u32) -> &str {
        let after = self.blocks.partition_point(|(start, _)| *start <= byte);
        after.checked_sub(1).and_then(|k| self.blocks.get(k)).map_or("", |(_, name)| name)
    }

    /// Bytes of the text as code points.
    pub(super) fn chars(&self, span: Span) -> CharSpan {
        let count = |from: u32, to: u32| self.text.get(from as usize..to as usize).map_or(0, |t| t.chars().count() as u32);
        let start = count(0, span.start);
        CharSpan { start, end: start + count(span.start, span.end) }
    }

    /// A link to a place of this article.
    pub(super) fn open(&self, words: impl Into<String>, span: CharSpan) -> Run {
        link(words, Act::Open(self.id.clone(), span))
    }

    /// A link to the article.
    pub(super) fn heading(&self) -> Run {
        self.open(self.title.as_str(), CharSpan::default())
    }

    /// *Velmouth Courier · 2026-05-07*.
    pub(super) fn about(&self) -> String {
        [self.source.as_str(), self.published.as_str()].into_iter().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// The entity that has this name or identity, made comparable.
    pub(super) fn name(&self, key: &str) -> Option<&Name> {
        self.names.iter().find(|n| n.link == key || n.keys.iter().any(|k| k == key))
    }
}

fn spot(article: &Article, chars: CharSpan) -> Spot {
    Spot { chars, bytes: article.bytes(chars), at: article.place(chars) }
}

fn named(article: &Article) -> Vec<Name> {
    let rows = names::list(article).into_iter().flat_map(|g| g.rows);
    let mut by_name = vec![false; article.analysis.entities.len()];
    for mention in article.analysis.mentions.iter().filter(|m| m.form == MentionForm::Name) {
        if let Some(slot) = by_name.get_mut(mention.entity as usize) {
            *slot = true;
        }
    }
    let name = |row: names::Row| {
        // *Officials* of one article are not those of another.
        let entity = article.analysis.entities.get(row.id).filter(|_| by_name.get(row.id) == Some(&true))?;
        // One word of a name, such as a surname, may be somebody else's in another article.
        let also = row.aliases.iter().filter(|a| a.contains(' ')).map(|a| folded(a));
        Some(Name {
            keys: std::iter::once(folded(&row.name)).chain(also).collect(),
            name: row.name,
            kind: entity.kind,
            link: entity.link.as_ref().map(|l| l.wikidata.clone()).unwrap_or_default(),
            mentions: row.mentions,
            first: spot(article, row.first),
            roles: row.roles,
            salience: entity.salience,
        })
    };
    rows.filter_map(name).collect()
}

fn said(article: &Article) -> Vec<Quote> {
    let facts = article.facts.iter().filter(|f| f.key.layer == Layer::Statement && f.state != State::Rejected);
    let quote = |index: usize| {
        let s = article.analysis.statements.get(index)?;
        let known = s.speaker.is_some() || !s.source.is_empty();
        let speaker = quotes::name(article, s);
        Some(Quote {
            key: if known { folded(&speaker) } else { String::new() },
            speaker,
            cue: article.joined(&s.cue),
            content: super::parts::one_line(&article.joined(&s.content)),
            stance: s.stance,
            spot: spot(article, *s.content.first()?),
        })
    };
    facts.filter_map(|f| quote(f.index)).collect()
}

fn dated(article: &Article) -> Vec<Date> {
    let facts = article.facts.iter().filter(|f| f.key.layer == Layer::Time && f.state != State::Rejected);
    let times = facts.filter_map(|f| article.analysis.times.get(f.index));
    let of_calendar =
        times.filter(|t| matches!(t.kind, TimeType::Date | TimeType::Time) && t.value.starts_with(|c: char| c.is_ascii_digit()));
    of_calendar.map(|t| Date { value: t.value.clone(), plain: dates::plain(t), spot: spot(article, t.span) }).collect()
}

/// Bytes on either side in which words tell what an amount is about.
const NEAR: u32 = 70;

fn counted(article: &Article) -> Vec<Sum> {
    let facts = article.facts.iter().filter(|f| f.key.layer == Layer::Quantity && f.state != State::Rejected);
    let sum = |index: usize| {
        let q = article.analysis.quantities.get(index)?;
        let spot = spot(article, q.span);
        let inside = |s: &&CharSpan| s.start <= q.span.start && q.span.end <= s.end;
        let sentence = article.analysis.sentences.iter().find(inside).map(|&s| article.bytes(s));
        let (from, to) = (spot.bytes.start.saturating_sub(NEAR), spot.bytes.end + NEAR);
        let block = || article.paragraph_at(spot.bytes.start).and_then(|k| article.paragraphs.get(k)).map(|p| p.span);
        let room = sentence.or_else(block).unwrap_or(spot.bytes);
        let near = tokens(room.of(article.text())).into_iter().filter_map(|(word, at)| {
            let (start, end) = (room.start + at.start, room.start + at.end);
            let apart = end <= spot.bytes.start || spot.bytes.end <= start;
            (apart && from <= start && end <= to && telling(&word)).then_some(word)
        });
        Some(Sum {
            kind: q.kind,
            amount: q.amount,
            high: q.high.unwrap_or(q.amount),
            unit: q.unit.clone().unwrap_or_default(),
            plain: amounts::plain(q),
            near: near.collect(),
            spot,
        })
    };
    facts.filter_map(|f| sum(f.index)).collect()
}

fn happened(article: &Article) -> Vec<Happening> {
    let facts = article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected);
    let happening = |index: usize| {
        let e = article.analysis.events.get(index)?;
        let who = e.participants.iter().filter_map(|p| article.analysis.entities.get(p.entity? as usize));
        let time = e.time.and_then(|t| article.analysis.times.get(t as usize));
        Some(Happening {
            lemma: e.lemma.clone(),
            status: e.status,
            phrase: super::parts::one_line(&events::words(article, e)),
            who: who.map(|e| folded(&e.name)).collect(),
            time: time.map(|t| t.value.clone()).filter(|v| v.starts_with(|c: char| c.is_ascii_digit())).unwrap_or_default(),
            spot: spot(article, e.trigger),
        })
    };
    facts.filter_map(|f| happening(f.index)).collect()
}

fn told(article: &Article) -> Vec<Told> {
    let best = |q: answers::Question| {
        let answer = q.answers.into_iter().next()?;
        let words = super::parts::one_line(&answer.words);
        Some(Told { question: q.label, words, meant: answer.meant, spot: spot(article, answer.span) })
    };
    answers::questions(article).into_iter().filter_map(best).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::library::sample;

    /// The sample article under an id, with some of its words changed.
    pub(in crate::view::pages) fn saved(id: &str, published: &str) -> Saved {
        let meta = Meta { id: id.into(), title: format!("Bridge {id}"), published: published.into(), ..Meta::default() };
        Saved::of(&crate::view::sample::eventful(), &meta)
    }

    /// A record of the sample article as it is kept.
    pub(in crate::view::pages) fn kept(id: &str, log: &Log) -> String {
        let mut kept = record::Record::of(&sample::analysis());
        kept.meta = Meta { id: id.into(), title: "Bridge".into(), ..Meta::default() };
        kept.log = log.write();
        record::write(&kept)
    }

    #[test]
    fn holds_what_the_article_says() {
        let saved = saved("a1", "2025-04-12");
        assert_eq!(saved.names.iter().map(|n| n.keys[0].as_str()).collect::<Vec<_>>(), ["ana ruiz", "harbour trust"]);
        assert_eq!(saved.quotes[0].content, "The bridge … will open in May");
        assert_eq!(saved.dates.iter().map(|d| d.value.as_str()).collect::<Vec<_>>(), ["2025-04-11", "2025-05"]);
        assert_eq!((saved.sums.len(), saved.events.len()), (2, 4));
        assert_eq!(saved.place(saved.quotes[0].spot.bytes.start), "¶1");
        let quote = &saved.quotes[0].spot;
        assert_eq!(saved.chars(quote.bytes), quote.chars);
    }

    #[test]
    fn corrections_are_worked_in() {
        use crate::library::log::{Act, Judgement};
        let mut log = Log::default();
        let quantity = format!("q{}-{}", sample::at("€21 million", 0).start, sample::at("€21 million", 0).end);
        log.push(Act::Judge { facts: vec![quantity.parse().unwrap()], as_: Judgement::Reject }, 1, 1);
        assert_eq!(Saved::read(&kept("a1", &log)).unwrap().sums.len(), 1);
        assert!(Saved::read("2.nonsense!").is_err());
    }
}
