//! A caret in the text for the keyboard: arrows move it, with Ctrl by words, Shift selects, Enter offers the kinds to mark as. The
//! browser moves it ([`web_sys::Selection::modify`]); the page draws it, because browsers draw none in text that is not typed.

use super::marking;
use crate::ui::{browser, session::Session};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Node, Range, Selection, Text};

/// Switches the caret on or off.
pub(in crate::ui) fn toggle(session: Session) {
    session.caret.update(|on| *on = !*on);
    session.say(if session.caret.get_untracked() { "Text caret on" } else { "Text caret off" });
    browser::focus("#text");
    if session.caret.get_untracked() {
        // Where browsers leave an empty selection is nobody's choice.
        let empty = browser::window().and_then(|w| w.get_selection().ok().flatten()).filter(Selection::is_collapsed);
        let _ = empty.map(|selection| selection.remove_all_ranges());
        let _ = place();
    }
    draw(session);
}

/// Answers a key while the caret is on; false if it says nothing here.
pub(in crate::ui) fn press(session: Session, event: &KeyboardEvent) -> bool {
    if browser::focus_in(".side, .top, .shelf, .marker, .about, .short, .legend") {
        return false;
    }
    let (forward, unit) = match (event.key().as_str(), event.ctrl_key() || event.alt_key()) {
        ("ArrowRight", false) => (true, "character"),
        ("ArrowLeft", false) => (false, "character"),
        ("ArrowRight", true) => (true, "word"),
        ("ArrowLeft", true) => (false, "word"),
        ("ArrowDown", _) => (true, "line"),
        ("ArrowUp", _) => (false, "line"),
        ("End", _) => (true, "lineboundary"),
        ("Home", _) => (false, "lineboundary"),
        ("Enter", _) => {
            marking::look(session);
            let some = session.marking.with_untracked(Option::is_some);
            if some {
                marking::choose(session);
            }
            return some;
        }
        _ => return false,
    };
    let alter = if event.shift_key() { "extend" } else { "move" };
    let before = place();
    if let Some((selection, node, offset)) = before {
        let _ = selection.modify(alter, if forward { "forward" } else { "backward" }, unit);
        let left = selection.focus_node().is_none_or(|n| !in_text(&n));
        if left {
            let _ = if event.shift_key() {
                selection.extend_with_offset(&node, offset)
            } else {
                selection.collapse_with_offset(Some(&node), offset)
            };
        }
    }
    marking::look(session);
    draw(session);
    true
}

/// The selection's moving end in the text. Where there is none, the caret goes to the selected fact, or to the first words.
fn place() -> Option<(Selection, Node, u32)> {
    let selection = browser::window()?.get_selection().ok()??;
    if let Some(node) = selection.focus_node().filter(in_text) {
        let offset = selection.focus_offset();
        return Some((selection, node, offset));
    }
    let start = ["#text .chosen", "#text .block"].iter().find_map(|s| browser::all(s).into_iter().next())?;
    let node = first_text(start.unchecked_into())?;
    selection.collapse_with_offset(Some(&node), 0).ok()?;
    Some((selection, node, 0))
}

fn in_text(node: &Node) -> bool {
    let element = node.dyn_ref::<web_sys::Element>().cloned().or_else(|| node.parent_element());
    element.is_some_and(|e| e.closest("#text [data-b]").ok().flatten().is_some())
}

fn first_text(node: Node) -> Option<Node> {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if node.node_type() == Node::TEXT_NODE {
            return Some(node);
        }
        let children = node.child_nodes();
        open.extend((0..children.length()).rev().filter_map(|i| children.item(i)));
    }
    None
}

/// Shows where the caret stands: the character after it is inked.
pub(in crate::ui) fn draw(session: Session) {
    let range = session.caret.get_untracked().then(inked).flatten();
    if let Some(range) = &range {
        let place = range.get_bounding_client_rect();
        let height = browser::window().and_then(|w| w.inner_height().ok()).and_then(|h| h.as_f64()).unwrap_or_default();
        if let (true, Some(window)) = (place.top() < 80.0 || place.bottom() > height - 40.0, browser::window()) {
            window.scroll_by_with_x_and_y(0.0, place.top() - height / 2.0);
        }
    }
    browser::highlight("caret", range.as_slice());
}

fn inked() -> Option<Range> {
    let (_, node, offset) = place()?;
    let length = node.dyn_ref::<Text>()?.length();
    let from = offset.min(length.checked_sub(1)?);
    let range = Range::new().ok()?;
    range.set_start(&node, from).ok()?;
    range.set_end(&node, from + 1).ok()?;
    Some(range)
}
