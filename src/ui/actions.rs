//! What a person can do to the selected fact: accept, reject, set back; another type, name, value, speaker, tone; merge, split; a
//! note. Each is one operation of the log, so each can be undone.

use super::session::{Same, Session, Tab, session};
use crate::{
    contract::{EntityType, Stance},
    library::{
        key::{FactKey, Layer, State},
        log::{Act, Judgement},
    },
    view::{article::Article, inspector, queue, wording},
};
use leptos::prelude::*;

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

/// The buttons and fields under the card.
#[component]
pub(super) fn Actions(key: FactKey, state: State) -> impl IntoView {
    let session = session();
    let Some(article) = session.article.get_untracked() else { return ().into_any() };
    let entity = article.entity_of(key);
    let mentions = entity.map_or(0, |e| article.mentions_of(e).len());
    let whole = key.layer == Layer::Mention && mentions > 1;
    let button = move |words: String, title: &'static str, class: &'static str, as_: Judgement, all: bool| {
        view! { <button class=class type="button" title=title on:click=move |_| judge(session, as_, all)>{words}</button> }
    };
    let editors = match key.layer {
        Layer::Entity | Layer::Mention => view! { <EntityEditor key/> }.into_any(),
        Layer::Time => view! { <ValueEditor key/> }.into_any(),
        Layer::Statement => view! { <StatementEditor key/> }.into_any(),
        Layer::Quantity | Layer::Event => ().into_any(),
    };
    view! {
        <div class="actions">
            {button("Accept".into(), "Right (a)", "button small yes", Judgement::Accept, false)}
            {button("Reject".into(), "Wrong (r)", "button small no", Judgement::Reject, false)}
            {whole.then(|| button(format!("Accept all {mentions}"), "The person or thing with all its mentions (A)", "button small", Judgement::Accept, true))}
            {(state != State::Unreviewed).then(|| button("Unreviewed".into(), "Back to unreviewed (u)", "button small", Judgement::Reset, false))}
        </div>
        <details class="correct">
            <summary>"Correct"</summary>
            {editors}
            <Note key/>
        </details>
    }
    .into_any()
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
    });
    let others = others(&article, id);
    let merge = move |event: leptos::ev::Event| {
        if let Ok(into) = event_target_value(&event).parse::<FactKey>() {
            session.act(Act::Merge { into, from: target });
            session.select(into);
        }
    };
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
            <label class="field">
                <span>"Same as"</span>
                <select on:change=merge>
                    <option value="">"choose …"</option>
                    {others.into_iter().map(|(key, name)| view! { <option value=key>{name}</option> }).collect_view()}
                </select>
            </label>
            {(key.layer == Layer::Mention).then(|| view! {
                <button class="button small" type="button" on:click=move |_| session.act(Act::Split { fact: key })>
                    "These words mean somebody or something else"
                </button>
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

#[component]
fn ValueEditor(key: FactKey) -> impl IntoView {
    let session = session();
    let found = session.article.with_untracked(|a| {
        let a = a.as_ref()?;
        Some(a.analysis.times.get(a.facts.get(a.find(key)?)?.index)?.value.clone())
    });
    let value = RwSignal::new(found.clone().unwrap_or_default());
    let day = move || value.with(|v| if v.len() == 10 { v.clone() } else { String::new() });
    let set = move || {
        let to = value.get_untracked().trim().to_owned();
        if !to.is_empty() && Some(&to) != found.as_ref() {
            session.act(Act::Value { fact: key, to });
        }
    };
    view! {
        <form class="editor line" on:submit=move |e| { e.prevent_default(); set(); }>
            <label class="field"><span>"Day"</span><input type="date" prop:value=day on:input=move |e| value.set(event_target_value(&e))/></label>
            <label class="field"><span>"Value"</span><input type="text" size="12" prop:value=value on:input=move |e| value.set(event_target_value(&e))/></label>
            <span class="hint">{move || wording::calendar::words(&value.get())}</span>
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
    let people = others(&article, usize::MAX);
    let set_speaker = move |event: leptos::ev::Event| {
        let to = event_target_value(&event).parse::<FactKey>().ok();
        session.act(Act::Speaker { fact: key, to });
    };
    let set_tone = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        if let Some(&to) = Stance::ALL.iter().find(|&&s| wording::stance(s) == chosen) {
            session.act(Act::Tone { fact: key, to });
        }
    };
    view! {
        <div class="editor">
            <label class="field">
                <span>"Speaker"</span>
                <select on:change=set_speaker>
                    <option value="" selected=speaker.is_empty()>"No speaker named"</option>
                    {people.into_iter().map(|(key, name)| {
                        let chosen = key == speaker;
                        view! { <option value=key selected=chosen>{name}</option> }
                    }).collect_view()}
                </select>
            </label>
            <label class="field">
                <span>"Tone"</span>
                <select on:change=set_tone>
                    {Stance::ALL.iter().map(|&s| view! { <option selected=s == stance>{wording::stance(s)}</option> }).collect_view()}
                </select>
            </label>
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
