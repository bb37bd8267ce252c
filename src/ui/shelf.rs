//! The saved articles: open, sort, rename, tag, throw away with a way back, and how full the browser's storage is.

use super::{
    browser,
    dialog::Dialog,
    keep, library, page, parts,
    session::{Session, session},
    single,
};
use crate::{
    library::shelf::Entry,
    view::{
        route::Route,
        shelf::{self, Order},
    },
};
use leptos::{ev, prelude::*};

/// The column beside an open article.
#[component]
pub(super) fn Shelf() -> impl IntoView {
    let session = session();
    view! {
        <nav class="shelf" aria-label="Saved articles">
            <button class="button small main" type="button" on:click=move |_| session.close()>
                <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14"/></svg>
                "New article"
            </button>
            <Articles/>
        </nav>
    }
    .into_any()
}

/// The list with the meter.
#[component]
pub(super) fn Articles() -> impl IntoView {
    let session = session();
    let renaming = RwSignal::new(None::<String>);
    let (order, tag) = (RwSignal::new(Order::Saved), RwSignal::new(String::new()));
    let tags = Memo::new(move |_| session.shelf.with(|all| shelf::tags(all)));
    let shown = Memo::new(move |_| session.shelf.with(|all| shelf::listed(all, order.get(), &tag.read())));
    let meter = move || {
        let used = session.used.get();
        let full = used >= 800;
        let words = format!("{}.{} % of this browser’s storage used", used / 10, used % 10);
        view! {
            <p class="meter" class:full=full>
                <meter min="0" max="1000" high="800" value=used aria-label="Storage used"></meter>
                <span>{words}</span>
            </p>
        }
        .into_any()
    };
    let orders = Order::ALL.iter().map(|o| (o.words().to_owned(), o.words().to_owned())).collect();
    let sort = Box::new(move |chosen: String| {
        order.set(Order::ALL.into_iter().find(|o| o.words() == chosen).unwrap_or_default());
    });
    let chip = move |name: String| {
        let own = name.clone();
        let pressed = Signal::derive({
            let name = name.clone();
            move || *tag.read() == name
        });
        let press = Box::new(move || tag.update(|t| *t = if *t == own { String::new() } else { own.clone() }));
        parts::chip(name, pressed, press)
    };
    let keep = parts::button("button small", "", "Backup and trash", Box::new(move || session.dialog.set(Some(Dialog::Library))));
    view! {
        {page::button("button small", "Search and compare", "library")}
        {page::button("button small", "Your rules", "rules")}
        <h2 class="shelf-title">{if single::here() { "In this file" } else { "Saved on this device" }}</h2>
        <div class="line">{parts::choice("Sort by", "order", orders, Order::Saved.words(), sort)}</div>
        <div class="chips" role="group" aria-label="Only with the tag">{move || tags.get().into_iter().map(chip).collect_view()}</div>
        <ul class="articles">
            {move || shown.get().into_iter().map(|entry| line(session, entry, renaming)).collect_view()}
        </ul>
        {(!single::here()).then_some(meter)}
        {keep}
    }
    .into_any()
}

fn line(session: Session, entry: Entry, renaming: RwSignal<Option<String>>) -> AnyView {
    let id = StoredValue::new(entry.id.clone());
    let edited = Memo::new(move |_| renaming.with(|r| r.as_deref() == Some(id.get_value().as_str())));
    let here = move || session.about.with(|a| a.id == id.get_value()) && session.analysis.read().is_some();
    let kept = StoredValue::new(entry.clone());
    let inner = move || match edited.get() {
        true => form(session, &kept.get_value(), renaming),
        false => link(session, kept.get_value(), Signal::derive(here)),
    };
    let rename = move || {
        renaming.set(Some(id.get_value()));
        browser::after(0, || browser::focus("#rename"));
    };
    let whole = entry.damage.is_none();
    let pen = "M4 20h4L19 9l-4-4L4 16z";
    let bin = "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13";
    view! {
        <li class="article" class:here=here>
            {inner}
            <span class="article-acts">
                {whole.then(|| parts::icon(format!("Rename {}", entry.title), "Rename, tag", pen, Box::new(rename)))}
                {parts::icon(format!("Delete {}", entry.title), "Delete", bin, Box::new(move || keep::throw_away(session, &kept.get_value())))}
            </span>
        </li>
    }
    .into_any()
}

/// The article as a link; one that cannot be opened as words, with a way to take it elsewhere.
fn link(session: Session, entry: Entry, here: Signal<bool>) -> AnyView {
    let id = entry.id.clone();
    if let Some(damage) = entry.damage {
        let save = Box::new(move || library::save_raw(session, &id));
        let words = vec![
            parts::text("b", "", entry.title),
            parts::text("span", "trouble", damage),
            parts::button("link", "", "Save it to a file as it is", save),
        ];
        return parts::el("span", "article-link", words);
    }
    let more = shelf::line(&entry);
    let href = Route::Article { id, fact: None, page: None }.print();
    view! {
        <a class="article-link" href=href aria-current=move || here.get().then_some("page")>
            <b>{entry.title}</b>
            <span class="row-less">{more}</span>
        </a>
    }
    .into_any()
}

fn form(session: Session, entry: &Entry, renaming: RwSignal<Option<String>>) -> AnyView {
    let id = entry.id.clone();
    let (before, before_tags) = (entry.title.clone(), entry.tags.join(", "));
    let (title, tags) = (RwSignal::new(before.clone()), RwSignal::new(before_tags.clone()));
    let save = move |e: ev::SubmitEvent| {
        e.prevent_default();
        renaming.set(None);
        let (new, new_tags) = (title.get_untracked(), tags.get_untracked());
        if new_tags != before_tags {
            library::set_tags(session, &id, &new_tags);
        }
        if !new.trim().is_empty() && new != before {
            keep::rename(session, &id, new.trim());
        }
    };
    let leave = move |e: ev::KeyboardEvent| {
        if e.key() == "Escape" {
            renaming.set(None);
        }
    };
    view! {
        <form class="rename" on:submit=save on:keydown=leave>
            {parts::field("rename", "Title", "unseen", title)}
            {parts::field("tags", "Tags, with commas", "unseen", tags)}
            <button class="button small main" type="submit">"Save"</button>
        </form>
    }
    .into_any()
}
