//! What a person can do to the selected fact: accept, reject, set back, other ends, a note. Each is one operation of the log, so
//! each can be undone. The fields of each kind of fact are in [`fields`].

mod fields;

use super::{
    browser, gather, parts,
    reader::marking,
    rules::{self, Answer},
    session::{Session, Tab, session},
};
use crate::{
    library::{
        key::{FactKey, Layer, State},
        log::{Act, Judgement},
    },
    view::{article::Article, inspector, likely, words::Step},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Judges the selected fact; in the review list the next one is selected. As a whole: an entity with all its mentions, another fact
/// with all that have the same words.
pub(super) fn judge(session: Session, as_: Judgement, whole: bool) {
    let Some(key) = session.selected.get_untracked() else { return };
    let Some(article) = session.article.get_untracked() else { return };
    if !article.has(key) {
        // Words that a rule would mark.
        let answer = if as_ == Judgement::Accept { Answer::Apply } else { Answer::Not };
        return rules::answer(session, answer);
    }
    let key = if whole { entity_key(&article, key) } else { key };
    let facts = if whole { likely::same_words(&article, key) } else { vec![key] };
    let next = next_in_queue(session, &facts, key);
    let in_card = browser::focus_in(".card");
    let already = inspector::card(&article, key).map(|c| c.state);
    let many = facts.len();
    match (as_, already) {
        (Judgement::Accept, Some(State::Accepted)) | (Judgement::Reject, Some(State::Rejected)) if many == 1 => {}
        _ => session.act(Act::Judge { facts, as_ }),
    }
    let left = session.queue.with_untracked(|q| q.items.len());
    let done = match as_ {
        Judgement::Accept => "Accepted",
        Judgement::Reject => "Rejected",
        Judgement::Reset => "Back to unreviewed",
    };
    let times = if many > 1 { format!(" ×{many}") } else { String::new() };
    session.say(format!("{done}{times}. {left} left"));
    if let Some(next) = next.filter(|_| as_ != Judgement::Reset) {
        session.select(next);
    }
    // The card is drawn anew, and the button that had the focus is gone with the old one.
    if in_card {
        browser::after(0, || browser::focus("#card"));
    }
}

/// Selects the next fact on the same words, the shortest first.
pub(super) fn next_here(session: Session) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let Some(here) = article.find(key).and_then(|id| article.facts.get(id)).map(crate::view::fact::Fact::hull) else { return };
    let mut over: Vec<_> = article.facts.iter().filter(|f| article.drawn(f)).collect();
    over.retain(|f| f.spans.iter().any(|s| s.start < here.end && here.start < s.end));
    over.sort_by_key(|f| (f.size(), f.key));
    let next = over.iter().position(|f| f.key == key).map_or(0, |k| (k + 1) % over.len().max(1));
    match over.get(next).filter(|f| f.key != key) {
        Some(fact) => session.select(fact.key),
        None => session.say("Nothing else stands on these words"),
    }
}

/// Hides the kind of mark that the selected fact has.
pub(super) fn hide_kind(session: Session) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let shown = article.shown_for(key).first().and_then(|&id| article.facts.get(id));
    if let Some(fact) = shown {
        session.toggle(fact.kind);
    }
}

/// Marks a paragraph as looked through, or takes it back; without a number the one of the selected fact or words.
pub(super) fn looked_through(session: Session, paragraph: Option<usize>) {
    let Some(folded) = session.folded.get_untracked() else { return };
    let Some(article) = session.article.get_untracked() else { return };
    marking::look(session);
    let marked = session.marking.get_untracked().map(|m| article.bytes(m.span).start);
    let selected = || session.selected.get_untracked().and_then(|key| article.shown_for(key).first().copied());
    let at = marked.or_else(|| article.facts.get(selected()?).map(crate::view::fact::Fact::start));
    let Some(block) = paragraph.or_else(|| article.paragraph_at(at?)).and_then(|k| folded.analysis.blocks.get(k)) else {
        return session.say("Select a fact or words in a paragraph first");
    };
    let done = !folded.seen.contains(&block.span);
    session.act(Act::Seen { to: block.span, done });
    let word = if done { "looked through" } else { "to be looked at again" };
    session.say(format!("{} {word}", article.place(block.span)));
}

/// The item after `key` in the review list that is none of `done`, if that is where the person works.
pub(super) fn next_in_queue(session: Session, done: &[FactKey], key: FactKey) -> Option<FactKey> {
    if session.tab.get_untracked() != Tab::Review {
        return None;
    }
    let filter = session.filter.get_untracked();
    session.queue.with_untracked(|queue| {
        let kept: Vec<FactKey> = queue.kept(filter).map(|item| item.key).collect();
        let here = kept.iter().position(|k| *k == key).unwrap_or(0);
        let mut rest = kept.iter().skip(here).chain(&kept);
        rest.find(|k| !done.contains(k)).copied()
    })
}

/// The entity behind a mention; other keys stand for themselves.
pub(super) fn entity_key(article: &Article, key: FactKey) -> FactKey {
    article.entity_of(key).and_then(|id| article.entities.get(id).copied()).unwrap_or(key)
}

/// Moves an end of the selected fact by a word; `key` says which and where to.
pub(super) fn resize(session: Session, key: &str) {
    let Some(fact) = session.selected.get_untracked() else { return };
    let Some(&(step, ..)) = Step::ALL.iter().find(|(_, k, _)| *k == key) else { return };
    let article = session.article.get_untracked();
    match article.as_ref().and_then(|a| Some((a.stepped(fact, step)?, a))) {
        Some((to, article)) => {
            session.say(format!("Now: {}", article.words(to)));
            session.act(Act::Resize { fact, to });
        }
        None => session.say("No further"),
    }
}

/// Opens the fields of the card and goes to one of them.
pub(super) fn open_editor(field: &str) {
    for details in browser::all(".correct") {
        let _ = details.set_attribute("open", "");
    }
    browser::focus(field);
}

/// The buttons and fields under the card.
#[component]
pub(super) fn Actions(key: FactKey, state: State) -> impl IntoView {
    let session = session();
    let Some(article) = session.article.get_untracked() else { return ().into_any() };
    let entity = article.entity_of(key);
    let mentions = entity.map_or(0, |e| article.mentions_of(e).len());
    let whole = key.layer == Layer::Mention && mentions > 1;
    let button = move |words: String, title: &'static str, class: &'static str, as_: Judgement, all: bool| {
        parts::button(class, title, words, Box::new(move || judge(session, as_, all)))
    };
    let more = entity.map_or(0, |_| gather::more_places(&article, key));
    let split = entity.filter(|_| mentions > 1);
    let editors = fields::of(session, &article, key);
    view! {
        <div class="actions">
            {button("Accept".into(), "Right (a)", "button small yes", Judgement::Accept, false)}
            {button("Reject".into(), "Wrong (r)", "button small no", Judgement::Reject, false)}
            {whole.then(|| button(format!("Accept all {mentions}"), "The person or thing with all its mentions", "button small", Judgement::Accept, true))}
            {(more > 0).then(|| parts::button("button small", "Mark all places of this name (A)", format!("{more} more places"), Box::new(move || gather::all_places(session))))}
            {split.map(|_| parts::button("button small", "Some mentions are somebody else (M)", "Split", Box::new(move || gather::split(session))))}
            {(state != State::Unreviewed).then(|| button("Unreviewed".into(), "Back to unreviewed (u)", "button small", Judgement::Reset, false))}
        </div>
        // What was added is not finished: its fields stand open.
        <details class="correct" open=state == State::Added || session.correcting.get_value()
            on:toggle=move |e| { if state != State::Added { session.correcting.set_value(is_open(&e)); } }>
            <summary>"Correct"</summary>
            {ends(session, &article, key)}
            {editors}
            {note(session, key)}
        </details>
    }
    .into_any()
}

fn is_open(event: &leptos::ev::Event) -> bool {
    event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok()).is_some_and(|e| e.has_attribute("open"))
}

/// Four buttons that move the ends of a fact; none for what has no single place.
fn ends(session: Session, article: &Article, key: FactKey) -> Option<AnyView> {
    let fact = article.facts.get(article.find(key)?)?;
    let movable = key.layer != Layer::Entity && fact.spans.len() == 1;
    let arrow = move |(step, letter, title): (Step, &'static str, &'static str)| {
        let sign = if matches!(step, Step::StartBack | Step::EndBack) { "←" } else { "→" };
        view! {
            <button class="button small" type="button" aria-label=title title=format!("{title} ({letter})") on:click=move |_| resize(session, letter)>
                {sign}
            </button>
        }
        .into_any()
    };
    let [start_back, start_on, end_back, end_on] = Step::ALL.map(arrow);
    movable.then(|| {
        view! {
            <div class="ends" role="group" aria-label="Where the words start and end">
                <span class="editor-label">"Start"</span>{start_back}{start_on}
                <span class="editor-label">"End"</span>{end_back}{end_on}
            </div>
        }
        .into_any()
    })
}

fn note(session: Session, key: FactKey) -> AnyView {
    let known = session.folded.with_untracked(|f| f.as_ref().and_then(|f| f.notes.get(&key).cloned())).unwrap_or_default();
    let before = known.clone();
    let keep = Box::new(move |text: String| {
        if text != before {
            session.act(Act::Note { fact: key, text });
        }
    });
    parts::entry("Note", "note", &known, "Keep", keep)
}
