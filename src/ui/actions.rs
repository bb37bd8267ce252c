//! What a person can do to the selected fact: accept, reject, set back; other ends; another type, name, value, speaker, tone; merge,
//! split; a note. Each is one operation of the log, so each can be undone.

use super::{
    browser, parts,
    session::{Same, Session, Tab, session},
};
use crate::{
    contract::{EntityType, EventStatus, Stance},
    library::{
        amount,
        key::{FactKey, Layer, State},
        log::{Act, Judgement},
    },
    view::{
        article::Article,
        inspector,
        lists::amounts,
        queue,
        wording::{self, numbers::grouped},
        words::Step,
    },
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Judges the selected fact; in the review list the next one is selected.
pub(super) fn judge(session: Session, as_: Judgement, whole: bool) {
    let Some(key) = session.selected.get_untracked() else { return };
    let Some(article) = session.article.get_untracked() else { return };
    let key = if whole { entity_key(&article, key) } else { key };
    let next = next_in_queue(session, &article, key);
    let already = inspector::card(&article, key).map(|c| c.state);
    match (as_, already) {
        (Judgement::Accept, Some(State::Accepted)) | (Judgement::Reject, Some(State::Rejected)) => {}
        _ => session.act(Act::Judge { facts: vec![key], as_ }),
    }
    let left = session.article.with_untracked(|a| a.as_ref().map_or(0, |a| queue::queue(a).items.len()));
    session.say(match as_ {
        Judgement::Accept => format!("Accepted. {left} left"),
        Judgement::Reject => format!("Rejected. {left} left"),
        Judgement::Reset => format!("Back to unreviewed. {left} left"),
    });
    if let Some(next) = next.filter(|_| as_ != Judgement::Reset) {
        session.select(next);
    }
}

/// The item after `key` in the review list, if that is where the person works.
fn next_in_queue(session: Session, article: &Article, key: FactKey) -> Option<FactKey> {
    if session.tab.get_untracked() != Tab::Review {
        return None;
    }
    let items = queue::queue(article).items;
    let here = items.iter().position(|i| i.key == key);
    items.get(here.map_or(0, |k| k + 1)).or_else(|| items.first().filter(|i| i.key != key)).map(|i| i.key)
}

/// The entity behind a mention; other keys stand for themselves.
fn entity_key(article: &Article, key: FactKey) -> FactKey {
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
    let editors = match key.layer {
        Layer::Entity | Layer::Mention => view! { <EntityEditor key/> }.into_any(),
        Layer::Time | Layer::Quantity => view! { <ValueEditor key/> }.into_any(),
        Layer::Statement => view! { <StatementEditor key/> }.into_any(),
        Layer::Event => event_editor(session, &article, key),
    };
    view! {
        <div class="actions">
            {button("Accept".into(), "Right (a)", "button small yes", Judgement::Accept, false)}
            {button("Reject".into(), "Wrong (r)", "button small no", Judgement::Reject, false)}
            {whole.then(|| button(format!("Accept all {mentions}"), "The person or thing with all its mentions (A)", "button small", Judgement::Accept, true))}
            {(state != State::Unreviewed).then(|| button("Unreviewed".into(), "Back to unreviewed (u)", "button small", Judgement::Reset, false))}
        </div>
        // What was added is not finished: its fields stand open.
        <details class="correct" open=state == State::Added || session.correcting.get_value()
            on:toggle=move |e| { if state != State::Added { session.correcting.set_value(is_open(&e)); } }>
            <summary>"Correct"</summary>
            {ends(session, &article, key)}
            {editors}
            <Note key/>
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

fn event_editor(session: Session, article: &Article, fact: FactKey) -> AnyView {
    let event = article.find(fact).and_then(|f| article.analysis.events.get(article.facts.get(f)?.index));
    let chosen = event.map_or("", |e| wording::status(e.status));
    let options = EventStatus::ALL.iter().map(|&s| (wording::status(s).to_owned(), wording::status(s).to_owned())).collect();
    let set = Box::new(move |chosen: String| {
        if let Some(&to) = EventStatus::ALL.iter().find(|&&s| wording::status(s) == chosen) {
            session.act(Act::Status { fact, to });
        }
    });
    view! { <div class="editor">{parts::choice("Status", "value", options, chosen, set)}</div> }.into_any()
}

#[component]
fn EntityEditor(key: FactKey) -> impl IntoView {
    let session = session();
    let Some(article) = session.article.get_untracked() else { return ().into_any() };
    let Some(id) = article.entity_of(key) else { return ().into_any() };
    let target = entity_key(&article, key);
    let Some((kind, known)) = article.analysis.entities.get(id).map(|e| (e.kind, e.name.clone())) else { return ().into_any() };
    let name = RwSignal::new(known.clone());
    let chips = EntityType::ALL.iter().map(|&to| {
        view! {
            <button
                class="chip kind"
                type="button"
                data-kind=crate::view::article::entity_kind(to).slug()
                aria-pressed=(to == kind).to_string()
                on:click=move |_| { if to != kind { session.act(Act::Retype { fact: target, to }); } }
            >
                {wording::entity(to)}
            </button>
        }
        .into_any()
    });
    let others = others(&article, id);
    let merge = Box::new(move |chosen: String| {
        if let Ok(into) = chosen.parse::<FactKey>() {
            session.act(Act::Merge { into, from: target });
            session.select(into);
        }
    });
    let others = std::iter::once((String::new(), "choose …".to_owned())).chain(others).collect();
    let rename = move || {
        let to = name.get_untracked().trim().to_owned();
        if !to.is_empty() && to != known {
            session.act(Act::Rename { fact: target, to });
        }
    };
    view! {
        <div class="editor">
            <p class="editor-label">"It is a"</p>
            <div class="chips">{chips.collect_view()}</div>
            <form class="line" on:submit=move |e| { e.prevent_default(); rename(); }>
                <label class="field"><span>"Name"</span><input type="text" prop:value=name on:input=move |e| name.set(event_target_value(&e))/></label>
                <button class="button small" type="submit">"Rename"</button>
            </form>
            {parts::choice("Same as", "merge", others, "", merge)}
            {(key.layer == Layer::Mention).then(|| {
                let split = Box::new(move || session.act(Act::Split { fact: key }));
                parts::button("button small", "", "These words mean somebody or something else", split)
            })}
        </div>
    }
    .into_any()
}

/// The other entities as key and name, sorted by name.
fn others(article: &Same<Article>, id: usize) -> Vec<(String, String)> {
    let all =
        article.analysis.entities.iter().enumerate().filter(|(other, _)| *other != id && !article.mentions_of(*other).is_empty());
    let mut others: Vec<(String, String)> =
        all.filter_map(|(other, e)| Some((article.entities.get(other)?.to_string(), e.name.clone()))).collect();
    others.sort_by(|a, b| a.1.cmp(&b.1));
    others
}

/// The value of a time, with the calendar for a day, or the amount of a quantity.
#[component]
fn ValueEditor(key: FactKey) -> impl IntoView {
    let session = session();
    let is_time = key.layer == Layer::Time;
    let found = session.article.with_untracked(|a| {
        let a = a.as_ref()?;
        let index = a.facts.get(a.find(key)?)?.index;
        let time = || a.analysis.times.get(index).map(|t| t.value.clone());
        if is_time { time() } else { a.analysis.quantities.get(index).map(amounts::plain) }
    });
    let value = RwSignal::new(found.clone().unwrap_or_default());
    let day = move || value.with(|v| if v.len() == 10 { v.clone() } else { String::new() });
    let hint = move || match is_time {
        true => wording::calendar::words(&value.get()),
        false => value
            .with(|v| amount::read(v).map(|a| format!("= {} {}", grouped(a.number), a.unit.unwrap_or_default())))
            .unwrap_or_default(),
    };
    let set = move || {
        let to = value.get_untracked().trim().to_owned();
        if !to.is_empty() && Some(&to) != found.as_ref() {
            session.act(Act::Value { fact: key, to });
        }
    };
    let calendar = is_time.then(|| {
        view! { <label class="field"><span>"Day"</span><input type="date" prop:value=day on:input=move |e| value.set(event_target_value(&e))/></label> }.into_any()
    });
    view! {
        <form class="editor line" on:submit=move |e| { e.prevent_default(); set(); }>
            {calendar}
            <label class="field"><span>"Value"</span><input id="value" type="text" size="12" prop:value=value on:input=move |e| value.set(event_target_value(&e))/></label>
            <span class="hint">{hint}</span>
            <button class="button small" type="submit">"Set"</button>
        </form>
    }
}

#[component]
fn StatementEditor(key: FactKey) -> impl IntoView {
    let session = session();
    let Some(article) = session.article.get_untracked() else { return ().into_any() };
    let statement = article.find(key).and_then(|f| article.analysis.statements.get(article.facts.get(f)?.index));
    let Some(statement) = statement else { return ().into_any() };
    let speaker = statement.speaker.and_then(|id| article.entities.get(id as usize)).map(ToString::to_string).unwrap_or_default();
    let stance = statement.stance;
    let people = std::iter::once((String::new(), "No speaker named".to_owned())).chain(others(&article, usize::MAX)).collect();
    let set_speaker = Box::new(move |chosen: String| session.act(Act::Speaker { fact: key, to: chosen.parse().ok() }));
    let tones = Stance::ALL.iter().map(|&s| (wording::stance(s).to_owned(), wording::stance(s).to_owned())).collect();
    let set_tone = Box::new(move |chosen: String| {
        if let Some(&to) = Stance::ALL.iter().find(|&&s| wording::stance(s) == chosen) {
            session.act(Act::Tone { fact: key, to });
        }
    });
    view! {
        <div class="editor">
            {parts::choice("Speaker", "speaker", people, &speaker, set_speaker)}
            {parts::choice("Tone", "tone", tones, wording::stance(stance), set_tone)}
        </div>
    }
    .into_any()
}

#[component]
fn Note(key: FactKey) -> impl IntoView {
    let session = session();
    let known = session.folded.with_untracked(|f| f.as_ref().and_then(|f| f.notes.get(&key).cloned())).unwrap_or_default();
    let text = RwSignal::new(known.clone());
    let keep = move || {
        let text = text.get_untracked();
        if text.trim() != known {
            session.act(Act::Note { fact: key, text });
        }
    };
    view! {
        <form class="line" on:submit=move |e| { e.prevent_default(); keep(); }>
            <label class="field grow"><span>"Note"</span><input id="note" type="text" prop:value=text on:input=move |e| text.set(event_target_value(&e))/></label>
            <button class="button small" type="submit">"Keep"</button>
        </form>
    }
}
