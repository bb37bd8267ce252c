//! What to look at next, and what was done.

use super::{Row, chosen, doubt, each, long, mixed};
use crate::{
    contract::Certainty,
    ui::{actions, gather, parts, session::session},
    view::{
        article::Article,
        fact::{Kind, State},
        history,
        queue::{Filter, Item, Queue},
        window::Window,
        wording,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The queue with its progress, and the history.
#[component]
pub(in crate::ui) fn Review() -> impl IntoView {
    let session = session();
    let queue = session.queue;
    let kept = Memo::new(move |_| queue.with(|q| q.kept(session.filter.get()).map(|item| item.key).collect::<Vec<_>>()));
    let place = Signal::derive(move || {
        let keys = chosen(session);
        kept.with(|all| (all.len(), all.iter().position(|key| keys.contains(key))))
    });
    let known = |(i, words, place): &(Item, String, String)| {
        let rule = i.rule.as_deref().unwrap_or_default();
        (i.key, mixed([words.as_str(), i.title, place.as_str(), wording::certainty(i.certainty), rule]))
    };
    let lines = Memo::new(move |_| {
        let log = session.log.read();
        session.article.with(|a| a.as_ref().map(|a| history::lines(a, &log))).unwrap_or_default()
    });
    let row = |(item, words, place): (Item, String, String)| {
        let (tag, less) = match item.rule {
            Some(rule) => (parts::text("span", "doubt", "your rule"), format!("{rule} · {place}")),
            None => (doubt(item.certainty).into_any(), format!("{} · {place}", item.title)),
        };
        view! {
            <li>
                <Row key=item.key colour=item.colour state=State::Unreviewed>
                    <span class="row-head">
                        <span class="letter" aria-hidden="true">{item.colour.letter()}</span>
                        <span class="clip">{words}</span>
                        {tag}
                    </span>
                    <span class="row-less">{less}</span>
                </Row>
            </li>
        }
    };
    let list = move |window: Memo<Window>| {
        let shown = Memo::new(move |_| {
            let rows = window.with(|w| w.rows.clone());
            let worded = |a: &Article, item: &Item| (item.clone(), item.words(a), item.place(a));
            session
                .article
                .with(|a| {
                    let a = a.as_ref()?;
                    Some(queue.with(|q| {
                        let kept = q.kept(session.filter.get()).take(rows.end).skip(rows.start);
                        kept.map(|item| worded(a, item)).collect::<Vec<_>>()
                    }))
                })
                .unwrap_or_default()
        });
        let rows = Signal::derive(move || shown.with(|all| all.iter().map(known).collect::<Vec<_>>()));
        let row_at = move |at: usize, _: u64| shown.with_untracked(|all| all.get(at).cloned()).map(row).into_any();
        parts::el("ul", "rows", vec![each(rows, Arc::new(row_at))])
    };
    let paragraphs = Memo::new(move |_| {
        let folded = session.folded.get();
        let seen = |k: usize| folded.as_ref().is_some_and(|f| f.analysis.blocks.get(k).is_some_and(|b| f.seen.contains(&b.span)));
        let numbered = |a: &Article| {
            let all = a.paragraphs.iter().enumerate();
            all.filter_map(|(k, p)| Some((k, p.number?, seen(k)))).collect::<Vec<_>>()
        };
        session.article.with(|a| a.as_ref().map(|a| numbered(a))).unwrap_or_default()
    });
    let paragraph = move |(k, number, seen): (usize, u32, bool)| {
        let press = Box::new(move || actions::looked_through(session, Some(k)));
        parts::chip(format!("¶{number}"), Signal::derive(move || seen), press)
    };
    let chips_of = move |window: Memo<Window>| {
        let shown =
            move || window.with(|w| paragraphs.with(|all| all.get(w.rows.clone()).map(<[_]>::to_vec)).unwrap_or_default());
        view! { <div class="chips">{move || shown().into_iter().map(paragraph).collect_view()}</div> }.into_any()
    };
    // The paragraphs around the selected fact.
    let here = Signal::derive(move || {
        let at = session.article.with(|a| {
            let a = a.as_ref()?;
            let id = *a.shown_for(session.selected.get()?).first()?;
            a.paragraph_at(a.facts.get(id)?.start())
        });
        paragraphs.with(|all| (all.len(), at.map(|at| all.partition_point(|(k, ..)| *k < at))))
    });
    let history_of = move |window: Memo<Window>| {
        let shown = move || window.with(|w| lines.with(|all| all.get(w.rows.clone()).map(<[_]>::to_vec)).unwrap_or_default());
        let line = |line: history::Line| view! { <li class:undone=line.undone>{line.words}</li> };
        view! { <ol class="history">{move || shown().into_iter().map(line).collect_view()}</ol> }.into_any()
    };
    let told = Signal::derive(move || (lines.with(Vec::len), None));
    let only = move |words: String, filter: Filter| {
        let on = Signal::derive(move || session.filter.get() == filter);
        let press = Box::new(move || session.filter.update(|f| *f = if *f == filter { Filter::default() } else { filter }));
        parts::chip(words, on, press)
    };
    let kinds = Memo::new(move |_| queue.with(Queue::kinds));
    // The name that is selected, or that the filter is about.
    let about = Memo::new(move |_| {
        let key = session.selected.get();
        let chosen = session.filter.get().about;
        session.article.with(|a| {
            let a = a.as_ref()?;
            let id = chosen.or_else(|| a.entity_of(key?).map(|id| id as u32))?;
            Some((id, a.analysis.entities.get(id as usize)?.name.clone()))
        })
    });
    let everything = Filter::default();
    let chips = move || {
        let kind = |(kind, n): (Kind, usize)| only(format!("{} {n}", kind.plural()), Filter { kind: Some(kind), ..everything });
        let sure = [Certainty::Guess, Certainty::Likely, Certainty::Sure];
        let sure = sure.map(|c| only(wording::certainty(c).to_owned(), Filter { certainty: Some(c), ..everything }));
        let about = about.get().map(|(id, name)| only(format!("about {name}"), Filter { about: Some(id), ..everything }));
        kinds.get().into_iter().map(kind).chain(sure).chain(about).collect_view()
    };
    view! {
        <div class="review-head">
            {move || queue.with(|q| {
                let (done, all) = (q.done, q.done + q.items.len());
                view! {
                    <progress max=all value=done aria-label="Reviewed"></progress>
                    <span>{format!("{done} of {} reviewed", wording::counted(all, "fact"))}</span>
                }
            })}
            {parts::button("button small", "", "Accept several …", Box::new(move || gather::accept_several(session, false)))}
        </div>
        <div class="chips" role="group" aria-label="Show only">{chips}</div>
        <p class="hint">"Doubtful and important facts first. "<kbd>"a"</kbd>" accepts, "<kbd>"r"</kbd>" rejects, "<kbd>"R"</kbd>" rejects everywhere, "<kbd>"j"</kbd>" skips."</p>
        {long(place, "Nothing waits here.", Box::new(list))}
        <h3>"Paragraphs looked through"</h3>
        <p class="hint">"Press one when nothing is missing in it ("<kbd>"p"</kbd>")."</p>
        {long(here, "", Box::new(chips_of))}
        <Show when=move || !lines.read().is_empty()>
            <h3>"What you did"</h3>
            <div class="actions">
                <button class="button small" type="button" title="Ctrl Z" on:click=move |_| session.undo()>"Undo"</button>
                <button class="button small" type="button" title="Shift Ctrl Z" on:click=move |_| session.redo()>"Redo"</button>
            </div>
            {long(told, "", Box::new(history_of))}
        </Show>
    }
}
