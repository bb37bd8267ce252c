//! A handle at each end of the selected fact: dragged by mouse or finger, it moves that end word by word. The buttons and keys of the
//! card do the same for who drags nothing.

use super::{marking, selection};
use crate::{
    library::{key::FactKey, log::Act},
    text::{Span, offsets::CharSpan},
    ui::{
        browser,
        session::{Session, session},
    },
};
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, Node};

/// Where the two handles stand, in pixels from the corner of the page's main part: start and end, each from the left and from above.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ends([(f64, f64); 2]);

/// A drag under way.
#[derive(Clone, Copy, Debug)]
struct Drag {
    /// 0 for the start, 1 for the end.
    which: usize,
    /// From the pointer to the words at that end, in pixels.
    off: (f64, f64),
    /// The place as it would be.
    to: Option<CharSpan>,
}

/// The handles, where the selected fact has one place that can be moved.
#[component]
pub(super) fn Handles() -> impl IntoView {
    let session = session();
    let ends = RwSignal::new(None::<Ends>);
    let drag = StoredValue::new(None::<Drag>);
    let place = move || {
        browser::before_drawing(move || {
            let _ = ends.try_set(placed(session));
        });
    };
    // An effect: the places are known once the text is drawn.
    Effect::new(move |_| {
        session.article.track();
        session.selected.track();
        session.layers.track();
        place();
    });
    let resized = window_event_listener(ev::resize, move |_| place());
    on_cleanup(move || resized.remove());
    let handle = move |which: usize| {
        let at = move || ends.get().and_then(|e| e.0.get(which).copied()).unwrap_or_default();
        let down = move |e: ev::PointerEvent| {
            let off = placed_on_screen(session).and_then(|p| p.get(which).copied());
            let Some((x, y)) = off else { return };
            let off = (x - f64::from(e.client_x()), y - f64::from(e.client_y()));
            drag.set_value(Some(Drag { which, off, to: None }));
            if let Some(element) = e.target().and_then(|t| t.dyn_into::<Element>().ok()) {
                let _ = element.set_pointer_capture(e.pointer_id());
            }
            e.prevent_default();
        };
        let along = move |e: ev::PointerEvent| {
            drag.update_value(|drag| {
                if let Some(drag) = drag {
                    let point = (f64::from(e.client_x()) + drag.off.0, f64::from(e.client_y()) + drag.off.1);
                    drag.to = moved(session, drag.which, point).or(drag.to);
                    preview(session, drag.to);
                }
            });
        };
        let up = move |_| {
            let Some(Drag { to: Some(to), .. }) = drag.try_update_value(Option::take).flatten() else { return };
            if let Some((fact, now)) = movable(session)
                && to != now
            {
                session.act(Act::Resize { fact, to });
            }
            place();
        };
        view! {
            <span
                class="handle"
                aria-hidden="true"
                style:left=move || format!("{}px", at().0)
                style:top=move || format!("{}px", at().1)
                on:pointerdown=down
                on:pointermove=along
                on:pointerup=up
                on:pointercancel=move |_| drag.set_value(None)
            ></span>
        }
        .into_any()
    };
    let some = Memo::new(move |_| ends.with(Option::is_some));
    move || some.get().then(|| [handle(0), handle(1)])
}

/// The selected fact and its place, if it has just one.
fn movable(session: Session) -> Option<(FactKey, CharSpan)> {
    let key = session.selected.get_untracked()?;
    let article = session.article.get_untracked()?;
    let fact = article.facts.get(article.find(key)?)?;
    let drawn = article.drawn(fact) && session.layers.get_untracked().has(fact.kind);
    (drawn && fact.spans.len() == 1).then(|| (key, article.chars(fact.hull())))
}

/// Below the first and the last words of the fact, on the screen: the ends of its lines, at half their height.
fn placed_on_screen(session: Session) -> Option<[(f64, f64); 2]> {
    let (_, CharSpan { start, end }) = movable(session)?;
    let article = session.article.get_untracked()?;
    let rect = |start, end| selection::range(&article, CharSpan { start, end }).map(|range| range.get_bounding_client_rect());
    let (first, last) = (rect(start, start + 1)?, rect(end - 1, end)?);
    Some([(first.left() + 1.0, first.top() + first.height() / 2.0), (last.right() - 1.0, last.top() + last.height() / 2.0)])
}

fn placed(session: Session) -> Option<Ends> {
    let page = browser::document()?.get_element_by_id("main")?.get_bounding_client_rect();
    // The handle hangs under its line.
    Some(Ends(placed_on_screen(session)?.map(|(x, y)| (x - page.left(), y - page.top() + 10.0))))
}

/// The fact's place with one end at a point of the screen; none if that is not in its paragraph or nothing would be left.
fn moved(session: Session, which: usize, (x, y): (f64, f64)) -> Option<CharSpan> {
    let (_, span) = movable(session)?;
    let article = session.article.get_untracked()?;
    let now = article.bytes(span);
    let (node, offset) = text_at(x, y)?;
    let block = marking::block_of(&node)?;
    let paragraph: usize = block.get_attribute("data-b")?.parse().ok()?;
    if article.paragraph_at(now.start) != Some(paragraph) {
        return None;
    }
    let units = marking::units(&block, &node, offset)?;
    let at = article.from_paragraph_utf16(paragraph, units, units)?.start;
    let to = if which == 0 { (at, now.end) } else { (now.start, at) };
    if to.0 < to.1 { article.snapped(Span::new(to.0, to.1)) } else { None }
}

/// The text node at a point. Browsers name this in two ways.
fn text_at(x: f64, y: f64) -> Option<(Node, u32)> {
    let document = browser::document()?;
    let get = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default();
    let ways = [("caretPositionFromPoint", "offsetNode", "offset"), ("caretRangeFromPoint", "startContainer", "startOffset")];
    ways.into_iter().find_map(|(call, node, offset)| {
        let call = get(&document, call).dyn_into::<js_sys::Function>().ok()?;
        let found = call.call2(&document, &x.into(), &y.into()).ok()?;
        Some((get(&found, node).dyn_into::<Node>().ok()?, get(&found, offset).as_f64()? as u32))
    })
}

/// Shows the words that the fact would have.
fn preview(session: Session, to: Option<CharSpan>) {
    let Some(article) = session.article.get_untracked() else { return };
    let range = to.and_then(|span| selection::range(&article, span));
    browser::highlight("clue", range.as_slice());
}
