//! The fields under the card: type, name, identity, ties of an entity; value of a time or an amount; speaker, tone and verdict of a
//! statement; status of an event.

use super::entity_key;
use crate::{
    contract::{EntityType, EventStatus, RelationKind, Stance},
    library::{
        amount,
        key::{FactKey, Layer},
        log::{Act, Verdict},
    },
    ui::{
        gather, parts,
        session::{Same, Session},
    },
    view::{
        article::{Article, entity_kind},
        lists::amounts,
        timex::{self, Precision},
        wording::{self, numbers::grouped},
    },
};
use leptos::prelude::*;

/// The fields for a fact.
pub(super) fn of(session: Session, article: &Same<Article>, key: FactKey) -> AnyView {
    let fields = match key.layer {
        Layer::Entity | Layer::Mention => of_entity(session, article, key),
        Layer::Time | Layer::Quantity => of_value(session, article, key),
        Layer::Statement => of_statement(session, article, key),
        Layer::Event => of_event(session, article, key),
    };
    parts::el("div", "editor", fields.into_iter().collect())
}

/// A line of choices among kinds, by their words.
fn kinds<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    id: &'static str,
    all: &'static [T],
    words: fn(T) -> &'static str,
    chosen: T,
    act: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let options = all.iter().map(|&k| (words(k).to_owned(), words(k).to_owned())).collect();
    let act = move |chosen: String| {
        if let Some(&kind) = all.iter().find(|&&k| words(k) == chosen) {
            act(kind);
        }
    };
    parts::choice(label, id, options, words(chosen), Box::new(act))
}

fn of_event(session: Session, article: &Article, fact: FactKey) -> Option<AnyView> {
    let event = article.analysis.events.get(article.facts.get(article.find(fact)?)?.index)?;
    Some(kinds("Status", "value", EventStatus::ALL, wording::status, event.status, move |to| {
        session.act(Act::Status { fact, to });
    }))
}

fn of_entity(session: Session, article: &Same<Article>, key: FactKey) -> Option<AnyView> {
    let id = article.entity_of(key)?;
    let target = entity_key(article, key);
    let entity = article.analysis.entities.get(id)?;
    let (kind, name) = (entity.kind, entity.name.clone());
    let link = entity.link.as_ref().map(|l| l.wikidata.clone()).unwrap_or_default();
    let chips = EntityType::ALL.iter().map(|&to| {
        view! {
            <button
                class="chip kind"
                type="button"
                data-kind=entity_kind(to).slug()
                aria-pressed=(to == kind).to_string()
                on:click=move |_| { if to != kind { session.act(Act::Retype { fact: target, to }); } }
            >
                {wording::entity(to)}
            </button>
        }
        .into_any()
    });
    let known = name.clone();
    let rename = Box::new(move |to: String| {
        if !to.is_empty() && to != known {
            session.act(Act::Rename { fact: target, to });
        }
    });
    let linked = link.clone();
    let identify = Box::new(move |to: String| {
        if to != linked {
            session.act(Act::Link { fact: target, to });
        }
    });
    let tie = StoredValue::new(RelationKind::Role);
    let tied = kinds("It", "tie", RelationKind::ALL, wording::relation, RelationKind::Role, move |kind| tie.set_value(kind));
    let whom = Box::new(move || gather::tie(session, tie.get_value()));
    let whom = parts::button("button small", "", "whom or what …", whom);
    let fields = vec![
        parts::text("p", "editor-label", "It is a"),
        parts::el("div", "chips", chips.collect()),
        parts::entry("Name", "name", &name, "Rename", rename),
        parts::button("button small", "Two of them are one (m)", "Same as …", Box::new(move || gather::merge(session))),
        parts::entry("Wikidata", "identity", &link, "Set", identify),
        parts::el("div", "line", vec![tied, whom]),
    ];
    Some(parts::el("div", "editor", fields))
}

/// The value of a time, with the calendar for its precision, or the amount of a quantity.
fn of_value(session: Session, article: &Article, key: FactKey) -> Option<AnyView> {
    let is_time = key.layer == Layer::Time;
    let index = article.facts.get(article.find(key)?)?.index;
    let found = match is_time {
        true => article.analysis.times.get(index).map(|t| t.value.clone())?,
        false => article.analysis.quantities.get(index).map(amounts::plain)?,
    };
    let value = RwSignal::new(found.clone());
    let hint = move || match is_time {
        true => value.with(|v| timex::told(v)),
        false => value
            .with(|v| amount::read(v).map(|a| format!("= {} {}", grouped(a.number), a.unit.unwrap_or_default())))
            .unwrap_or_default(),
    };
    let set = move |e: leptos::ev::SubmitEvent| {
        e.prevent_default();
        let to = value.get_untracked().trim().to_owned();
        if !to.is_empty() && to != found {
            session.act(Act::Value { fact: key, to });
        }
    };
    let fields = view! {
        <form class="line" on:submit=set>
            {is_time.then(|| calendar(value))}
            <label class="field"><span>"Value"</span><input id="value" type="text" size="12" prop:value=value on:input=move |e| value.set(event_target_value(&e))/></label>
            <span class="hint">{hint}</span>
            <button class="button small" type="submit">"Set"</button>
        </form>
    };
    Some(fields.into_any())
}

/// A choice of precision, and the browser's calendar for it. What a calendar gives is TIMEX3 as it stands.
fn calendar(value: RwSignal<String>) -> AnyView {
    let precision = RwSignal::new(value.with_untracked(|v| timex::precision(v)));
    let date = move || {
        let chosen = precision.get();
        let fits = value.with(|v| if timex::precision(v) == chosen { v.clone() } else { String::new() });
        let label = format!("{} of the calendar", chosen.words());
        let input = move |e| {
            let picked = event_target_value(&e);
            if !picked.is_empty() {
                value.set(picked);
            }
        };
        chosen.input().map(|kind| view! { <input type=kind aria-label=label prop:value=fits on:input=input/> }.into_any())
    };
    let choose = move |chosen: Precision| {
        value.update(|v| *v = timex::with_precision(v, chosen));
        precision.set(chosen);
    };
    view! {
        {kinds("Precision", "precision", &Precision::ALL, Precision::words, precision.get_untracked(), choose)}
        <span class="field">{date}</span>
    }
    .into_any()
}

fn of_statement(session: Session, article: &Same<Article>, key: FactKey) -> Option<AnyView> {
    let statement = article.analysis.statements.get(article.facts.get(article.find(key)?)?.index)?;
    let speaker = statement.speaker.and_then(|id| article.analysis.entities.get(id as usize)).map(|e| e.name.clone());
    let speaker = format!("Speaker: {} …", speaker.as_deref().unwrap_or("nobody named"));
    let known = session.folded.with_untracked(|f| f.as_ref().and_then(|f| f.verdicts.get(&key).cloned()));
    let (verdict, reason) = known.unwrap_or((Verdict::Open, String::new()));
    let kept = StoredValue::new((verdict, reason.clone()));
    let check = move |as_: Verdict| {
        kept.update_value(|k| k.0 = as_);
        session.act(Act::Verdict { fact: key, as_, text: kept.get_value().1 });
    };
    let because = Box::new(move |text: String| {
        let (as_, before) = kept.get_value();
        if text != before {
            kept.update_value(|k| k.1.clone_from(&text));
            session.act(Act::Verdict { fact: key, as_: if as_ == Verdict::Open { Verdict::Unclear } else { as_ }, text });
        }
    });
    let fields = vec![
        parts::button("button small", "Who says it (s)", speaker, Box::new(move || gather::speaker(session))),
        kinds("Tone", "tone", Stance::ALL, wording::stance, statement.stance, move |to| session.act(Act::Tone { fact: key, to })),
        kinds("Verdict", "value", &Verdict::ALL, wording::verdict, verdict, check),
        parts::entry("Reason or link", "reason", &reason, "Keep", because),
    ];
    Some(parts::el("div", "editor", fields))
}
