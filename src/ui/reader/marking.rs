//! New facts by selection: words of the text that are selected, by pointer or by keys, can be marked as a person, a date, a quote …

use super::selection;
use crate::{
    library::log::Act,
    ui::{
        browser, parts,
        session::{Marking, Session, session},
    },
    view::{
        fact::{Kind, MARKS, Mark},
        marked::{self, Marked},
        words,
    },
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, Node, Range, Selection};

/// Wait until the selection stands still.
const PAUSE_MS: i32 = 120;

/// Follows the page's selection from now on.
pub(super) fn follow(session: Session) {
    let turn = StoredValue::new(0u32);
    let changed = Closure::<dyn Fn()>::new(move || {
        let Some(now) = turn.try_update_value(|t| {
            *t += 1;
            *t
        }) else {
            return;
        };
        browser::after(PAUSE_MS, move || {
            // None: the article was closed meanwhile.
            if turn.try_get_value() == Some(now) {
                look(session);
            }
        });
    });
    let changed = StoredValue::new_local(changed);
    let listen = move |on: bool| {
        let Some(document) = browser::document() else { return };
        changed.try_with_value(|c| {
            let call = c.as_ref().unchecked_ref::<js_sys::Function>();
            let _ = match on {
                true => document.add_event_listener_with_callback("selectionchange", call),
                false => document.remove_event_listener_with_callback("selectionchange", call),
            };
        });
    };
    listen(true);
    on_cleanup(move || {
        listen(false);
        session.marking.set(None);
    });
}

/// The selection, if some of it is words of the article.
pub(super) fn selection() -> Option<Selection> {
    browser::window()?.get_selection().ok()?.filter(|s| !s.is_collapsed())
}

/// Takes note of what is selected now.
pub(in crate::ui) fn look(session: Session) {
    let new = marking(session);
    let before = session.marking.get_untracked();
    // The same words elsewhere on the screen: the page has scrolled, the choice stays open.
    if before.map(|m| m.span) != new.map(|m| m.span) {
        session.choosing.set(false);
    }
    if before != new {
        session.marking.set(new);
    }
}

/// Forgets the selection; the caret stays after it.
pub(in crate::ui) fn drop_selection(session: Session) {
    if let Some(selection) = selection() {
        let _ = if session.caret.get_untracked() { selection.collapse_to_end() } else { selection.remove_all_ranges() };
    }
    session.choosing.set(false);
    session.marking.set(None);
}

/// The selected words, snapped, and where the choice of kinds is to stand.
fn marking(session: Session) -> Option<Marking> {
    let range = selection()?.get_range_at(0).ok()?;
    let (first, last) = (range.start_container().ok()?, range.end_container().ok()?);
    let block = block_of(&first)?;
    let paragraph: usize = block.get_attribute("data-b")?.parse().ok()?;
    let from = units(&block, &first, range.start_offset().ok()?)?;
    let same = block_of(&last).is_some_and(|b| b == block);
    // A selection that goes on into the next paragraph is cut at the end of its own.
    let to = match same {
        true => units(&block, &last, range.end_offset().ok()?)?,
        false => units(&block, &block, block.child_nodes().length())?,
    };
    let article = session.article.get_untracked()?;
    let span = article.snapped(article.from_paragraph_utf16(paragraph, from, to)?)?;
    let page = browser::document()?.get_element_by_id("main")?.get_bounding_client_rect();
    let place = range.get_bounding_client_rect();
    let left = (place.left() - page.left()).min(page.width() - 340.0).max(8.0);
    Some(Marking { span, left, top: place.bottom() - page.top() + 6.0 })
}

pub(super) fn block_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("#text [data-b]").ok().flatten()
}

/// UTF-16 units between the start of a block and a place in it.
pub(super) fn units(block: &Element, node: &Node, offset: u32) -> Option<u32> {
    let range = Range::new().ok()?;
    range.set_start(block, 0).ok()?;
    range.set_end(node, offset).ok()?;
    Some(AsRef::<js_sys::Object>::as_ref(&range).to_string().length())
}

/// Makes the selected words a fact of that kind and shows it; see [`marked::marked`] for what it comes to.
pub(in crate::ui) fn mark(session: Session, mark: Mark) {
    let Some(Marking { span, .. }) = session.marking.get_untracked() else { return };
    let Some(Marked { act, key }) = session.article.with_untracked(|a| a.as_ref().map(|a| marked::marked(a, span, mark))) else {
        return;
    };
    let said = match act {
        Some(Act::Resize { .. }) => "Other ends for what was marked here. Control Z takes it back",
        Some(Act::Add { of: Some(_), .. }) => "Marked, with the others of that name. Control Z takes it back",
        _ => "Marked. Control Z takes it back",
    };
    if let Some(act) = act {
        session.act(act);
    }
    drop_selection(session);
    session.select(key);
    session.say(said);
    browser::after(0, || browser::focus("#card"));
}

/// Selects the words that were typed, the next ones from the selected fact on, and opens the choice of kinds; false if they are
/// nowhere.
pub(in crate::ui) fn find(session: Session, typed: &str) -> bool {
    let Some(article) = session.article.get_untracked() else { return false };
    let selected = session.selected.get_untracked().and_then(|key| article.shown_for(key).first().copied());
    let from = selected.and_then(|id| article.facts.get(id)).map_or(0, crate::view::fact::Fact::start);
    let blocks: Vec<_> = article.paragraphs.iter().map(|p| p.span).collect();
    let Some(found) = words::found(article.text(), &blocks, from, typed) else { return false };
    // A fact of just these words is shown, for that may be what is looked for.
    let same = article.facts.iter().find(|f| f.hull() == found && article.drawn(f)).map(|f| f.key);
    same.into_iter().for_each(|key| session.select(key));
    let range = selection::range(&article, article.chars(found));
    // The dialog gives the focus back first, which would take the selection away.
    browser::after(30, move || {
        let shown = range.as_ref().zip(browser::window().and_then(|w| w.get_selection().ok().flatten()));
        if let Some((range, selection)) = shown {
            let _ = selection.remove_all_ranges();
            let _ = selection.add_range(range);
            selection::scroll_to_range(range);
        }
        look(session);
        choose(session);
    });
    true
}

/// Opens the choice of kinds, and goes to it.
pub(in crate::ui) fn choose(session: Session) {
    session.choosing.set(true);
    browser::after(0, || browser::focus("#marker button"));
}

/// The choice of kinds beside the selected words.
#[component]
pub(super) fn Marker() -> impl IntoView {
    let session = session();
    let chip = move |(letter, kind, words): (char, Mark, &'static str)| {
        let colour = match kind {
            Mark::Name(to) => crate::view::article::entity_kind(to),
            Mark::Fact(layer) => Kind::of(layer),
        };
        view! {
            <button class="chip kind" type="button" data-kind=colour.slug() on:click=move |_| mark(session, kind)>
                <kbd>{letter.to_string()}</kbd>
                <span>{words}</span>
            </button>
        }
        .into_any()
    };
    move || {
        session.marking.get().map(|m| {
            let (left, top) = (format!("{}px", m.left), format!("{}px", m.top));
            // A press on it must not take the selection away.
            view! {
                <div
                    class="marker"
                    id="marker"
                    role="group"
                    aria-label="Mark the selected words as"
                    style:left=left
                    style:top=top
                    on:mousedown=|e| e.prevent_default()
                >
                    {move || match session.choosing.get() {
                        true => MARKS.into_iter().map(chip).collect_view().into_any(),
                        false => parts::button("button small", "Mark these words (t)", "Mark as …", Box::new(move || choose(session))),
                    }}
                </div>
            }
            .into_any()
        })
    }
}
