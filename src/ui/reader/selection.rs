//! Shows in the text what is selected: classes on the runs of the fact, a transient highlight on the words it rests on.

use crate::{
    text::{Span, offsets::CharSpan},
    ui::{
        browser,
        session::{Same, Session},
    },
    view::{article::Article, fact::Layer, inspector},
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node, Range, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Keeps the text in step with the selected fact.
pub(super) fn follow(session: Session) {
    // An effect: it changes classes of nodes that other effects have drawn, so it waits for them.
    Effect::new(move |_| {
        let article = session.article.get();
        let key = session.selected.get();
        let pointed = session.pointed.get();
        session.layers.track();
        browser::before_drawing(move || {
            let Some(article) = article else {
                browser::highlight("clue", &[]);
                return;
            };
            let mut clues: Vec<CharSpan> = pointed.into_iter().collect();
            let own = key.map(|key| article.shown_for(key)).unwrap_or_default();
            let entity = key.filter(|key| key.layer == Layer::Mention).and_then(|key| article.entity_of(key));
            mark(&article, &entity.map(|e| article.mentions_of(e)).unwrap_or_default(), "kin");
            mark(&article, &own, "chosen");
            if let Some(key) = key.filter(|_| pointed.is_none()) {
                let card = inspector::card(&article, key);
                clues.extend(card.iter().flat_map(|c| &c.evidence).map(|e| e.span).take(CLUES));
            }
            browser::highlight("clue", &clues.iter().filter_map(|&span| range(&article, span)).collect::<Vec<_>>());
            scroll_to(own.first().copied().filter(|_| pointed.is_none()), &article, clues.first().copied());
        });
    });
}

/// So many words of evidence are shown at once: a name of a long text rests on hundreds.
const CLUES: usize = 40;

/// Gives the class to the runs of just these facts. Runs that have it keep it: the browser would look at each of them again.
fn mark(article: &Article, ids: &[usize], class: &str) {
    let wanted: BTreeSet<usize> = ids.iter().copied().collect();
    for run in browser::all(&format!(".run.{class}")) {
        let own = run.get_attribute("data-f").unwrap_or_default();
        if !own.split(' ').filter_map(|id| id.parse().ok()).any(|id| wanted.contains(&id)) {
            let _ = run.class_list().remove_1(class);
        }
    }
    for run in ids.iter().flat_map(|&id| runs(article, id)) {
        let _ = run.class_list().add_1(class);
    }
}

/// The runs of a fact. Each paragraph is asked by its id: a search through a long text for each of many mentions would be felt.
fn runs(article: &Article, id: usize) -> Vec<Element> {
    let spans = article.facts.get(id).map(|f| f.spans.as_slice()).unwrap_or_default();
    let around = |s: &Span| Some(article.paragraph_at(s.start)?..=article.paragraph_at(s.end.saturating_sub(1))?);
    let mut blocks: Vec<usize> = spans.iter().filter_map(around).flatten().collect();
    blocks.dedup();
    blocks.iter().flat_map(|k| browser::all(&format!("#b{k} [data-f~=\"{id}\"]"))).collect()
}

/// Brings the fact into sight, unless it is; facts that are not drawn are found by their words.
fn scroll_to(id: Option<usize>, article: &Same<Article>, words: Option<CharSpan>) {
    let run = id.and_then(|id| runs(article, id).into_iter().next());
    let element = run.or_else(|| range(article, words?)?.start_container().ok()?.parent_element());
    if let Some(element) = element {
        scroll_into_sight(&element);
    }
}

/// Brings the start of a range into sight.
pub(super) fn scroll_to_range(range: &Range) {
    if let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) {
        scroll_into_sight(&element);
    }
}

fn scroll_into_sight(element: &Element) {
    let place = element.get_bounding_client_rect();
    let height = browser::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or_default();
    // On a phone the lower half is under the sheet.
    let floor = if browser::narrow() { height * 0.4 } else { height - 48.0 };
    if place.top() > 72.0 && place.bottom() < floor {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(if browser::narrow() { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
    options.set_behavior(if browser::less_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The page's range over a span of the text.
pub(super) fn range(article: &Same<Article>, span: CharSpan) -> Option<Range> {
    let bytes = article.bytes(span);
    let paragraph = article.paragraph_at(bytes.start)?;
    let base = article.utf16(article.paragraphs.get(paragraph)?.span).start;
    let units = article.utf16(bytes);
    let block = browser::all(&format!("#b{paragraph}")).into_iter().next()?;
    let range = Range::new().ok()?;
    let (node, offset) = locate(&block, units.start.checked_sub(base)?)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = locate(&block, units.end.checked_sub(base)?)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node at a UTF-16 offset of a block, and the offset in it.
fn locate(block: &Node, offset: u32) -> Option<(Node, u32)> {
    let mut left = offset;
    let mut last = None;
    let mut open = vec![block.clone()];
    while let Some(node) = open.pop() {
        if node.node_type() == Node::TEXT_NODE {
            let length = node.unchecked_ref::<web_sys::Text>().length();
            if left <= length && length > 0 {
                return Some((node, left));
            }
            left -= length;
            last = Some((node, length));
            continue;
        }
        let children = node.child_nodes();
        open.extend((0..children.length()).rev().filter_map(|i| children.item(i)));
    }
    last
}
