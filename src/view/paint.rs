//! What the reader places: strokes, each a stretch of a paragraph with the words of its data attributes.
//! A run over a person inside a quote → `fill: person, unreviewed`, `lanes: [quote]`, `ids: "4 2"`.

use super::{
    article::Article,
    fact::{Fact, Kind, State},
    wording,
};
use crate::contract::{EventStatus, MentionForm};

/// Which kinds are switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers(u8);

impl Default for Layers {
    fn default() -> Self {
        Self::ALL
    }
}

impl Layers {
    /// Everything is drawn.
    pub const ALL: Self = Self(u8::MAX);
    /// Clean text.
    pub const NONE: Self = Self(0);

    /// Whether the kind is drawn.
    pub const fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// With one kind switched over.
    #[must_use]
    pub const fn toggled(self, kind: Kind) -> Self {
        Self(self.0 ^ (1 << kind as u8))
    }
}

/// A mark's look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Hue.
    pub kind: Kind,
    /// Form.
    pub state: State,
}

/// A stretch of a paragraph, drawn in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// The words.
    pub text: String,
    /// Ids of the facts over it, shortest first, with spaces between; empty for plain text.
    pub ids: String,
    /// What lies behind the words.
    pub fill: Option<Look>,
    /// Whether the fill is a noun phrase such as *the envoy*, drawn more quietly than a name.
    pub quiet: bool,
    /// What an event under these words is, if it did not just happen; see [`wording::status`].
    pub status: Option<&'static str>,
    /// Lines under the words.
    pub lanes: [Option<Look>; super::segments::LANES],
}

/// The strokes of one paragraph; together they are its text.
pub fn paint(article: &Article, paragraph: usize, layers: Layers) -> Vec<Stroke> {
    let fact = |id: u32| article.facts.get(id as usize);
    let look = |id: u32| fact(id).map(|f| Look { kind: f.kind, state: f.state });
    let runs = article.runs(paragraph, &|kind| layers.has(kind));
    let strokes = runs.into_iter().map(|run| Stroke {
        text: run.span.of(article.text()).to_owned(),
        ids: run.ids.iter().map(u32::to_string).collect::<Vec<_>>().join(" "),
        fill: run.fill.and_then(look),
        quiet: run.fill.and_then(fact).is_some_and(|f| article.form(f) == Some(MentionForm::Nominal)),
        status: run.lanes.iter().flatten().find_map(|&id| status(article, fact(id)?)),
        lanes: run.lanes.map(|lane| lane.and_then(look)),
    });
    strokes.collect()
}

fn status(article: &Article, fact: &Fact) -> Option<&'static str> {
    let event = article.analysis.events.get(fact.index).filter(|_| fact.kind == Kind::Event)?;
    (event.status != EventStatus::Happened).then(|| wording::status(event.status))
}

/// Whether something said stands in the paragraph: it gets a bar in the gutter.
pub fn quoted(strokes: &[Stroke]) -> bool {
    strokes.iter().any(|s| s.lanes.iter().flatten().any(|look| look.kind == Kind::Quote))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{
        fact::{FactKey, Layer},
        sample,
    };

    #[test]
    fn a_look_changes_with_what_is_drawn_and_with_nothing_else() {
        let mut analysis = (*sample::eventful().analysis).clone();
        let plain = Article::new(analysis.clone());
        let judged = |layer: Layer, as_: State| {
            let state = move |key: FactKey| if key.layer == layer { as_ } else { State::Unreviewed };
            Article::with_states(analysis.clone(), &state, &|_, _| None)
        };
        let paints = |a: &Article| (0..a.paragraphs.len()).map(|k| paint(a, k, Layers::ALL)).collect::<Vec<_>>();
        let looks = |a: &Article| (0..a.paragraphs.len()).map(|k| a.look(k)).collect::<Vec<_>>();
        for changed in
            [judged(Layer::Time, State::Accepted), judged(Layer::Event, State::Rejected), judged(Layer::Entity, State::Accepted)]
        {
            let (before, after) = (paints(&plain), paints(&changed));
            assert_ne!(before, after);
            let differ = |k: usize| (before[k] != after[k], looks(&plain)[k] != looks(&changed)[k]);
            assert!((0..before.len()).map(differ).all(|(drawn, look)| drawn == look));
        }
        assert_eq!(looks(&plain), looks(&judged(Layer::Time, State::Unreviewed)));
        analysis.events[0].status = EventStatus::Denied;
        assert_ne!(looks(&plain), looks(&Article::new(analysis)));
    }

    #[test]
    fn strokes_are_the_text() {
        let article = sample::article();
        for layers in [Layers::ALL, Layers::NONE] {
            for (k, paragraph) in article.paragraphs.iter().enumerate() {
                let text: String = paint(&article, k, layers).iter().map(|s| s.text.as_str()).collect();
                assert_eq!(text, paragraph.span.of(article.text()));
            }
        }
    }

    #[test]
    fn names_fill_and_quotes_underline() {
        let strokes = paint(&sample::article(), 1, Layers::ALL);
        let person = strokes.iter().find(|s| s.text == "Ana Ruiz").unwrap();
        assert_eq!(person.fill, Some(Look { kind: Kind::Person, state: State::Unreviewed }));
        let may = strokes.iter().find(|s| s.text == "May").unwrap();
        assert_eq!(may.lanes[0].map(|l| l.kind), Some(Kind::Quote));
        assert!(quoted(&strokes));
        assert!(strokes.iter().all(|s| s.text != "She"), "pronouns are not drawn");
    }

    #[test]
    fn an_event_that_has_not_happened_says_so() {
        let strokes = paint(&sample::eventful(), 1, Layers::ALL);
        let status = |words: &str| strokes.iter().find(|s| s.text == words).unwrap().status;
        assert_eq!((status("open"), status("spoke")), (Some("planned"), None));
    }

    #[test]
    fn a_layer_switched_off_is_not_drawn() {
        let layers = Layers::ALL.toggled(Kind::Quote);
        assert!(!quoted(&paint(&sample::article(), 1, layers)));
        assert_eq!(layers.toggled(Kind::Quote), Layers::ALL);
    }
}
