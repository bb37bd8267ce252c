//! The card of the selected fact. Everything on it comes from [`crate::view::inspector`].

use super::{
    actions::Actions,
    parts,
    rules::{self, Offers},
    session::session,
};
use crate::library::log::Verdict;
use crate::view::{
    history,
    inspector::{self, Card, Evidence, Field, Linked, Piece, Spot},
    suggest::Suggestion,
    wording,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The card, if a fact is selected.
#[component]
pub(super) fn Inspector() -> impl IntoView {
    let session = session();
    // A memo, so that the card stays as it is while other facts change.
    let shown = Memo::new(move |_| {
        let key = session.selected.get()?;
        let article = session.article.get()?;
        let asked = rules::suggested(session, &article, key);
        let verdict = session.folded.with(|f| f.as_ref().and_then(|f| f.verdicts.get(&key).cloned()));
        let past = session.log.with_untracked(|log| history::of_fact(&article, log, key));
        Some(Shown { card: inspector::card(&article, key), verdict, past, offers: rules::offers(session, &article, key), asked })
    });
    move || {
        let shown = shown.get()?;
        match &shown.card {
            Some(_) => Some(view! { <CardView shown/> }.into_any()),
            // Words that a rule would mark have no card of their own.
            None => shown.asked.map(|asked| {
                view! {
                    <section class="card" id="card" tabindex="-1" data-kind="name" aria-label="Selected fact">{rules::asked(session, asked)}</section>
                }
                .into_any()
            }),
        }
    }
}

/// All that is shown of the selected fact.
#[derive(Clone, PartialEq)]
struct Shown {
    /// None for words that are no fact.
    card: Option<Card>,
    verdict: Option<(Verdict, String)>,
    past: Vec<String>,
    offers: Offers,
    asked: Option<Suggestion>,
}

#[component]
fn CardView(shown: Shown) -> impl IntoView {
    let Shown { card: Some(card), verdict, past, offers, asked } = shown else { return ().into_any() };
    let session = session();
    let sentence = |piece: Piece| match piece.strong {
        true => view! { <b>{piece.text}</b> }.into_any(),
        false => piece.text.into_any(),
    };
    let field = |field: Field| view! { <dt>{field.label}</dt><dd>{field.value}</dd> }.into_any();
    let verdict = verdict.map(|(verdict, reason)| {
        let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
        field(Field { label: "Checked", value: format!("{}{reason}", wording::verdict(verdict)) })
    });
    let word = wording::certainty(card.certainty);
    let evidence = |e: Evidence| {
        let quoted = parts::words("link exact", "Show these words", e.words, e.span);
        view! { <li><span class="place">{e.place}</span>" "{quoted}" "<span class="row-less">{e.part}</span></li> }.into_any()
    };
    let spot = |s: Spot| {
        let words = if s.count > 1 { format!("{} ×{}", s.place, s.count) } else { s.place };
        view! { <li>{parts::words("link", "Show the place", words, s.span)}</li> }.into_any()
    };
    let has_spots = card.spots.len() > 1;
    let linked = move |link: Linked| {
        let go = parts::button("link", "", link.words, Box::new(move || session.select(link.key)));
        view! { <li><span class="row-less">{link.tie}</span>" "{go}</li> }.into_any()
    };
    let has_past = !past.is_empty();
    let has_links = !card.linked.is_empty();
    view! {
        <section class="card" id="card" tabindex="-1" data-kind=card.colour.slug() data-state=card.state.slug() aria-label="Selected fact">
            <header class="card-head">
                <span class="letter" aria-hidden="true">{card.colour.letter()}</span>
                <span>{card.title}</span>
                <span class="state">{card.state.words()}</span>
                <span class="card-nav">
                    {parts::icon("Previous fact".to_owned(), "Previous fact (k)", "m6 15 6-6 6 6", Box::new(move || session.step(-1)))}
                    {parts::icon("Next fact".to_owned(), "Next fact (j)", "m6 9 6 6 6-6", Box::new(move || session.step(1)))}
                    {parts::icon("Close".to_owned(), "Close (Esc)", "M6 6l12 12M18 6 6 18", Box::new(move || session.deselect()))}
                </span>
            </header>
            <p class="sentence" dir="auto">{card.sentence.into_iter().map(sentence).collect_view()}</p>
            {asked.map(|asked| rules::asked(session, asked))}
            <dl class="fields">{card.fields.into_iter().map(field).collect_view()}{verdict}</dl>
            <p class="why">
                <span class="certainty" data-certainty=word title=format!("{} in 100", card.percent)>{word}</span>
                <span>{card.why}</span>
                <code class="rule" title="The rule that found it">{card.rule}</code>
            </p>
            {has_spots.then(|| view! {
                <h3>"Appears in"</h3>
                {first_few("spots", 24, card.spots, spot)}
            }.into_any())}
            <h3>"Read from"</h3>
            {first_few("evidence", 4, card.evidence, evidence)}
            <Actions key=card.key state=card.state/>
            {rules::offered(session, offers)}
            {has_links.then(|| view! { <h3>"Tied to"</h3>{first_few("links", 12, card.linked, linked)} })}
            {has_past.then(|| view! {
                <h3>"What you did"</h3>
                <ol class="history">{past.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ol>
            })}
        </section>
    }
    .into_any()
}

/// The first few points of a list, and the others behind a line that opens. A name of a long text has hundreds, so those are drawn
/// when they are asked for.
fn first_few<T: Clone + Send + Sync + 'static>(
    class: &'static str,
    few: usize,
    mut points: Vec<T>,
    draw: impl Fn(T) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let rest = points.split_off(points.len().min(few));
    let list = parts::el("ul", class, points.into_iter().map(draw).collect());
    let n = rest.len();
    if n == 0 {
        return list;
    }
    vec![list, behind_a_line(class, n, Arc::new(move || rest.iter().cloned().map(draw).collect()))].into_any()
}

/// *12 more*, which opens.
fn behind_a_line(class: &'static str, n: usize, points: Arc<dyn Fn() -> Vec<AnyView> + Send + Sync>) -> AnyView {
    let open = RwSignal::new(false);
    let inner = move || open.get().then(|| parts::el("ul", class, points()));
    view! { <details on:toggle=move |_| open.set(true)><summary>{format!("{n} more")}</summary>{inner}</details> }.into_any()
}
