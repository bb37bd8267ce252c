//! Shows a page of its own in place of the article: numbers, network, search, comparison. The worker computes it, this places it.
//! Words that lead to a fact close the page and show the fact in the text; a line above the text leads back.

use super::{
    browser, keep, parts, route, rules,
    session::{Session, session},
};
use crate::{
    view::page::{self, Act, Block, Choice, Figure, Page, Run, Shape, Words},
    worker::protocol::Task,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// What is shown; a copy is a handle to the same.
#[derive(Clone, Copy)]
pub struct Pages {
    shown: RwSignal<Option<Page>>,
    /// The page that is shown or waited for; empty if none is.
    address: RwSignal<String>,
    /// The page that led to the place in the text: title and address.
    left: RwSignal<Option<(String, String)>>,
    /// What became of a file that was taken in; it outlives the page's being drawn anew.
    told: RwSignal<String>,
}

/// Whatever opens an article or selects a fact closes the page.
pub(super) fn start(session: Session) {
    let pages = session.pages;
    Effect::new(move |before: Option<Option<usize>>| {
        let article = session.analysis.with(|a| a.as_ref().map(|a| std::sync::Arc::as_ptr(a) as usize));
        session.selected.track();
        if before.is_some() {
            pages.close();
        }
        if before != Some(article) {
            pages.left.set(None);
        }
        article
    });
}

/// The pages of the component that asks.
pub(super) fn pages() -> Pages {
    session().pages
}

impl Pages {
    /// No page.
    pub(super) fn new() -> Self {
        Self { shown: RwSignal::new(None), address: RwSignal::default(), left: RwSignal::new(None), told: RwSignal::default() }
    }

    /// Whether a page stands in place of the article.
    pub(super) fn open(self) -> bool {
        self.shown.with(Option::is_some)
    }

    /// The address of the page, none if there is none.
    pub(super) fn address(self) -> Option<String> {
        Some(self.address.get()).filter(|a| !a.is_empty())
    }

    /// Shows a page, as a new entry of the browser's history.
    pub(super) fn go(self, session: Session, address: &str) {
        browser::push(&route::here(session, Some(address.to_owned())).print());
        self.show(session, address);
    }

    /// Asks for a page and shows it as soon as it is there.
    pub(super) fn show(self, session: Session, address: &str) {
        if self.address.get_untracked() != address {
            self.told.set(String::new());
            self.ask(session, address);
        }
    }

    /// Makes the page of this address anew, if it is the one that is shown.
    pub(super) fn again(self, session: Session, address: &str) {
        if self.address.get_untracked() == address {
            self.ask(session, address);
        }
    }

    fn ask(self, session: Session, address: &str) {
        let Some(client) = session.client() else { return };
        let address = address.to_owned();
        let again = self.address.get_untracked() == address;
        let mut records = if page::is_of_library(&address) { keep::packed_all(session) } else { keep::packed(session) };
        if address == "rules" {
            records = format!("{}\n{records}", rules::kept(session));
        }
        self.address.set(address.clone());
        let show = move |answer: Result<&str, String>| {
            if self.address.get_untracked() != address {
                return; // another page was asked for meanwhile
            }
            match answer.map(Page::from_message) {
                Ok(Some(page)) if again => {
                    self.shown.set(Some(page));
                    browser::after(0, || browser::focus("#page-title"));
                }
                Ok(Some(page)) => {
                    session.say(format!("{}. {}", page.title, page.intro));
                    self.left.set(None);
                    self.shown.set(Some(page));
                    if let Some(window) = browser::window() {
                        window.scroll_to_with_x_and_y(0.0, 0.0);
                    }
                    session.sheet.set(false);
                    if !browser::wide() {
                        session.shelf_open.set(false); // it lies over the page
                    }
                    let first = if address == "library" { ".own-page input[type=search]" } else { "#page-title" };
                    browser::after(0, move || browser::focus(first));
                }
                other => {
                    self.address.set(String::new());
                    let why = other.err().unwrap_or_default();
                    session.trouble.set(format!("The page could not be made: {why}."));
                }
            }
        };
        client.ask(Task::Page(self.address.get_untracked()), &records, Box::new(show));
    }

    /// Back to where the page was opened, else to the article.
    fn back(self) {
        if !browser::back() {
            self.close();
        }
    }

    /// Shows the article again.
    pub(super) fn close(self) {
        self.shown.set(None);
        self.address.set(String::new());
    }

    fn act(self, session: Session, act: &Act) {
        let from = self.shown.with_untracked(|p| p.as_ref().map(|p| p.title.clone())).zip(Some(self.address.get_untracked()));
        match act {
            Act::Page(address) => return self.go(session, address),
            Act::Away(_) => return, // a link of the browser's
            Act::File(format) => return keep::export(session, format),
            Act::Forget(rule) => return rules::forget(session, rule),
            Act::Fact(key) => {
                let key = *key;
                self.leave(session);
                session.select(key);
            }
            Act::Point(span) => {
                self.leave(session);
                session.point(*span);
            }
            Act::Open(id, span) => {
                let here = session.about.with_untracked(|a| a.id == *id) && session.analysis.with_untracked(Option::is_some);
                if !here && !keep::open(session, id) {
                    return;
                }
                self.leave(session);
                if span.start < span.end {
                    session.point(*span);
                }
            }
        }
        // After the effect that closes the page.
        browser::after(0, move || self.left.set(from));
    }

    /// Goes on to the article; the browser's back button leads here again.
    fn leave(self, session: Session) {
        browser::push(&route::here(session, None).print());
        self.close();
    }
}

/// The way back to the page that led here.
#[component]
pub(super) fn Left() -> impl IntoView {
    let (session, pages) = (session(), pages());
    move || {
        pages.left.get().map(|(title, address)| {
            let back = Box::new(move || pages.go(session, &address));
            view! { <p class="left-page">{parts::button("link", "", format!("← Back to {title}"), back)}</p> }.into_any()
        })
    }
}

/// A button that opens a page.
pub(super) fn button(class: &'static str, words: &'static str, address: &'static str) -> AnyView {
    let (session, pages) = (session(), pages());
    parts::button(class, "", words, Box::new(move || pages.go(session, address)))
}

/// The page that is shown.
#[component]
pub(super) fn Shown() -> impl IntoView {
    let pages = pages();
    move || {
        let Some(page) = pages.shown.get() else { return ().into_any() };
        let blocks = page.blocks.into_iter().map(block).collect_view();
        view! {
            <article class="own-page" aria-labelledby="page-title">
                <p class="actions">
                    {parts::button("button small", "", "← Back", Box::new(move || pages.back()))}
                    {parts::button("button small", "", "Close", Box::new(move || pages.close()))}
                </p>
                <h1 id="page-title" tabindex="-1">{page.title}</h1>
                <p class="intro">{page.intro}</p>
                {blocks}
            </article>
        }
        .into_any()
    }
}

fn words(words: Words) -> AnyView {
    words.into_iter().map(run).collect_view().into_any()
}

fn run(run: Run) -> AnyView {
    let Run { text, class, act } = run;
    match act {
        None if class.is_empty() => text.into_any(),
        None => view! { <span class=class>{text}</span> }.into_any(),
        Some(Act::Away(to)) => {
            view! { <a class="link" href=to target="_blank" rel="noopener noreferrer" title="Opens another site in a new tab">{text}</a> }
                .into_any()
        }
        Some(act) => {
            let (session, pages) = (session(), pages());
            parts::button("link", "", text, Box::new(move || pages.act(session, &act)))
        }
    }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Heading(w) => view! { <h2>{words(w)}</h2> }.into_any(),
        Block::Text(w) => view! { <p>{words(w)}</p> }.into_any(),
        Block::Note(w) => view! { <p class="hint">{words(w)}</p> }.into_any(),
        Block::List(points) => {
            let points = points.into_iter().map(|w| view! { <li>{words(w)}</li> }.into_any()).collect_view();
            view! { <ul class="points">{points}</ul> }.into_any()
        }
        Block::Table { caption, head, rows } => {
            let head = head.into_iter().map(|h| view! { <th scope="col">{h}</th> }.into_any()).collect_view();
            let row = |row: crate::view::page::Row| {
                let mut cells = row.cells.into_iter();
                let first = cells.next().map(words);
                let rest = cells.map(|c| view! { <td>{words(c)}</td> }.into_any()).collect_view();
                view! { <tr class=row.class><th scope="row">{first}</th>{rest}</tr> }.into_any()
            };
            let rows = rows.into_iter().map(row).collect_view();
            view! {
                <div class="table" role="region" tabindex="0" aria-label=caption>
                    <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
                </div>
            }
            .into_any()
        }
        Block::Drawing { width, height, alt, shapes } => {
            let shapes = shapes.into_iter().map(shape).collect_view();
            let view_box = format!("0 0 {width} {height}");
            view! {
                <div class="table" role="region" tabindex="0" aria-label="Drawing">
                    <svg class="drawing" viewBox=view_box role="img" aria-label=alt>{shapes}</svg>
                </div>
                <p class="actions">{parts::button("button small", "", "Save the picture (SVG)", Box::new(|| _ = save_picture()))}</p>
            }
            .into_any()
        }
        Block::RuleFiles => rules::files(session(), pages().told),
        Block::Form { page, label, value, button, choices } => form(page, label, value, button, choices),
    }
}

/// Saves the drawing as a file of its own: what the style sheet says of its parts is written into them as attributes.
fn save_picture() -> Option<()> {
    const SVG: &str = "http://www.w3.org/2000/svg";
    const LOOKS: [&str; 9] = [
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linejoin",
        "paint-order",
        "font-family",
        "font-size",
        "text-anchor",
    ];
    let drawing = browser::all(".own-page .drawing").into_iter().next()?;
    let copy = drawing.clone_node_with_deep(true).ok()?.dyn_into::<web_sys::Element>().ok()?;
    let said = |element: &web_sys::Element, name: &str| {
        browser::window()?.get_computed_style(element).ok()??.get_property_value(name).ok()
    };
    let (from, to) = (drawing.children(), copy.children());
    for (from, to) in (0..from.length()).filter_map(|i| Some((from.item(i)?, to.item(i)?))) {
        for name in LOOKS {
            to.set_attribute(name, &said(&from, name)?).ok()?;
        }
        to.remove_attribute("class").ok()?;
    }
    let ground = browser::document()?.create_element_ns(Some(SVG), "rect").ok()?;
    for (name, value) in [("width", "100%"), ("height", "100%"), ("fill", &said(&drawing.parent_element()?, "background-color")?)]
    {
        ground.set_attribute(name, value).ok()?;
    }
    copy.insert_before(&ground, copy.first_child().as_ref()).ok()?;
    copy.set_attribute("xmlns", SVG).ok()?;
    copy.remove_attribute("class").ok()?;
    // The page's markup as XML knows it.
    let text = copy.outer_html().replace("&nbsp;", "&#160;");
    browser::download("pressmark.svg", "image/svg+xml", &text)
}

/// What can be clicked here can be clicked in the table too, so shapes need no keys.
fn shape(shape: Shape) -> AnyView {
    let (session, pages) = (session(), pages());
    let Shape { figure, class, act } = shape;
    let click = move |_| {
        if let Some(act) = &act {
            pages.act(session, act);
        }
    };
    let n = |n: i32| n.to_string();
    match figure {
        Figure::Line(a, b, c, d) => view! { <line class=class x1=n(a) y1=n(b) x2=n(c) y2=n(d) on:click=click/> }.into_any(),
        Figure::Path(d) => view! { <path class=class d=d/> }.into_any(),
        Figure::Circle(x, y, r) => view! { <circle class=class cx=n(x) cy=n(y) r=n(r) on:click=click/> }.into_any(),
        Figure::Text(x, y, side, text) => {
            let class = format!("{class} {}", ["starts", "mid", "ends"].get((side + 1) as usize).unwrap_or(&"mid"));
            view! { <text class=class x=n(x) y=n(y) on:click=click>{text}</text> }.into_any()
        }
    }
}

fn form(page: String, label: String, value: String, button: String, choices: Vec<Choice>) -> AnyView {
    let (session, pages) = (session(), pages());
    let typed = RwSignal::new(value);
    let ticked = RwSignal::new(choices.iter().filter(|c| c.chosen).map(|c| c.value.clone()).collect::<Vec<_>>());
    let list = !choices.is_empty();
    let boxes = choices.into_iter().map(|choice| {
        let value = choice.value;
        let toggle = move |_| {
            ticked.update(|t| match t.iter().position(|v| *v == value) {
                Some(at) => drop(t.remove(at)),
                None => t.push(value.clone()),
            });
        };
        view! {
            <label class="switch"><input type="checkbox" prop:checked=choice.chosen on:change=toggle/><span>{choice.words}</span></label>
        }
        .into_any()
    });
    let field = match list {
        true => view! { <fieldset class="boxes"><legend>{label}</legend>{boxes.collect_view()}</fieldset> }.into_any(),
        false => view! {
            <label class="field grow">
                <span>{label}</span>
                <input type="search" prop:value=typed on:input=move |e| typed.set(event_target_value(&e))/>
            </label>
        }
        .into_any(),
    };
    let submit = move |e: leptos::ev::SubmitEvent| {
        e.prevent_default();
        let asked = if list { ticked.with_untracked(|t| t.join(" ")) } else { typed.get_untracked() };
        pages.go(session, &format!("{page}{asked}"));
    };
    view! {
        <form class="line page-form" on:submit=submit>
            {field}
            <button class="button small main" type="submit">{button}</button>
        </form>
    }
    .into_any()
}
