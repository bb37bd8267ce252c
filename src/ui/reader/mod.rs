//! The article: a paragraph is a row of text nodes and spans, drawn anew only when its own strokes change. One click handler for
//! all of it; the selection is a class on few nodes.

pub(super) mod caret;
mod handles;
mod hover;
pub(super) mod marking;
mod selection;

use super::{
    about, legend,
    session::{Session, session},
    short,
};
use crate::{
    contract::{Block, BlockKind},
    view::{
        answers,
        paint::{self, Layers, Look, Stroke},
    },
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

/// Head, legend and text of the open article.
#[component]
pub(super) fn Reader() -> impl IntoView {
    let session = session();
    selection::follow(session);
    marking::follow(session);
    // The list of blocks changes with the text only; what each block shows is its own affair.
    let blocks = Memo::new(move |_| {
        session
            .article
            .with(|a| a.as_ref().map(|a| a.paragraphs.iter().map(|p| (p.kind, p.number)).collect::<Vec<_>>()))
            .unwrap_or_default()
    });
    view! {
        <about::About/>
        <short::Short/>
        <legend::Legend/>
        <article
            id="text"
            class="text"
            lang=move || session.analysis.with(|a| a.as_ref().map(|a| a.language.clone()))
            tabindex="0"
            aria-label="Text of the article"
            on:click=move |e| click(session, &e)
            on:mouseover=move |e| hover::tell(session, &e)
        >
            {move || drawn(session, blocks.get())}
        </article>
        <marking::Marker/>
        <handles::Handles/>
    }
    .into_any()
}

/// What a block shows besides its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Shown {
    /// The article's number for its strokes.
    look: u64,
    layers: Layers,
    /// An answer to who, what, when, where, why or how stands in it.
    first: bool,
    /// The person has looked through it.
    seen: bool,
}

/// What each block shows now. Follows everything that can change it.
fn shown(session: Session) -> Vec<Shown> {
    let layers = session.layers.get();
    let Some(article) = session.article.get() else { return Vec::new() };
    let first = answers::marked(&article);
    let seen = |block: &Block| session.folded.with(|f| f.as_ref().is_some_and(|f| f.seen.contains(&block.span)));
    let shown = |(k, block)| Shown { look: article.look(k), layers, first: first.get(k) == Some(&true), seen: seen(block) };
    article.analysis.blocks.iter().enumerate().map(shown).collect()
}

/// The blocks. One effect compares them all and wakes those that changed: a memo in each of hundreds would be asked at every act.
fn drawn(session: Session, blocks: Vec<(BlockKind, Option<u32>)>) -> AnyView {
    let now = untrack(|| shown(session));
    let signals: Vec<_> = (0..blocks.len()).map(|k| RwSignal::new(now.get(k).copied().unwrap_or_default())).collect();
    let views = blocks.into_iter().zip(&signals).enumerate();
    let views = views.map(|(k, ((kind, number), &shown))| block(session, k, kind, number, shown)).collect_view();
    Effect::new(move |_| {
        for (signal, now) in signals.iter().zip(shown(session)) {
            // Gone together with the blocks, should the text be another one by now.
            if signal.try_get_untracked().is_some_and(|old| old != now) {
                signal.set(now);
            }
        }
    });
    views.into_any()
}

/// One block of the article.
fn block(session: Session, k: usize, kind: BlockKind, number: Option<u32>, shown: RwSignal<Shown>) -> AnyView {
    // A memo, so that a block which is only seen now, or first now, is not drawn anew.
    let strokes = Memo::new(move |_| {
        let layers = shown.get().layers;
        session.article.with_untracked(|a| a.as_ref().map(|a| paint::paint(a, k, layers))).unwrap_or_default()
    });
    let inner = move || strokes.get().into_iter().map(draw).collect_view();
    let number = number.map(|n| n.to_string());
    let class = move || {
        let quoted = strokes.with(|s| paint::quoted(s));
        let Shown { first, seen, .. } = shown.get();
        let more = [(quoted, " quoted"), (first, " first"), (seen, " seen")];
        let more: String = more.iter().filter(|(on, _)| *on).map(|(_, class)| *class).collect();
        format!("block {}{more}", class(kind))
    };
    let id = format!("b{k}");
    match kind {
        BlockKind::Headline => view! { <h1 id=id class=class data-b=k dir="auto">{inner}</h1> }.into_any(),
        BlockKind::Heading => view! { <h2 id=id class=class data-b=k dir="auto">{inner}</h2> }.into_any(),
        _ => view! { <p id=id class=class data-b=k data-n=number dir="auto">{inner}</p> }.into_any(),
    }
}

fn class(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "item",
        BlockKind::Quote => "pulled",
        BlockKind::Caption => "caption",
        BlockKind::Boilerplate => "furniture",
    }
}

/// A stroke as a text node, or a span with what the style sheet and the click handler need.
fn draw(stroke: Stroke) -> AnyView {
    if stroke.ids.is_empty() {
        return stroke.text.into_any();
    }
    let kind = |look: Option<Look>| look.map(|l| l.kind.slug());
    let state = stroke.fill.or(stroke.lanes.iter().flatten().next().copied()).map(|l| l.state.slug());
    let [first, second, third] = stroke.lanes.map(kind);
    let form = stroke.quiet.then_some("nominal");
    view! {
        <span class="run" data-f=stroke.ids data-kind=kind(stroke.fill) data-form=form data-state=state data-status=stroke.status data-l1=first data-l2=second data-l3=third>
            {stroke.text}
        </span>
    }
    .into_any()
}

/// Selects the shortest fact under the pointer; another click on the same words goes on to the next larger one.
fn click(session: Session, event: &ev::MouseEvent) {
    if marking::selection().is_some() {
        return; // the end of a selection is no click
    }
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    let run = target.and_then(|t| t.closest("[data-f]").ok().flatten());
    let Some(run) = run else { return session.deselect() };
    let Some(article) = session.article.get_untracked() else { return };
    let ids: Vec<usize> = run.get_attribute("data-f").unwrap_or_default().split(' ').filter_map(|id| id.parse().ok()).collect();
    let here =
        session.selected.get_untracked().and_then(|key| article.find(key)).and_then(|id| ids.iter().position(|&i| i == id));
    let next = here.map_or(0, |k| (k + 1) % ids.len().max(1));
    if let Some(fact) = ids.get(next).and_then(|&id| article.facts.get(id)) {
        session.select(fact.key);
    }
}
