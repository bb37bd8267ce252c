//! What the page knows at this moment, and the acts that change it. Components read signals of [`Session`] and call its methods;
//! they keep no state that outlives them.

use super::{
    browser,
    dialog::Dialog,
    keep::{self, Keeper},
    library,
    page::Pages,
};
use crate::{
    contract::Analysis,
    library::{
        fold::{Folded, fold},
        key::FactKey,
        log::{Act, Log},
        record::Page,
        rules::Rules,
        share::Shared,
        shelf::Entry,
    },
    text::offsets::CharSpan,
    view::{article::Article, fact::Kind, keymap::Keymap, lists::names, paint::Layers, queue, suggest::suggestions},
    worker::client::Client,
};
use leptos::prelude::*;
use std::sync::Arc;

pub use super::{
    same::Same,
    state::{About, Engine, Marking, Reading, Saved, Toast},
    tab::Tab,
};

/// The signals of the page; copies are handles to it.
#[derive(Clone, Copy)]
pub struct Session {
    /// The engine's state.
    pub engine: RwSignal<Engine>,
    /// The question under way.
    pub reading: RwSignal<Option<Reading>>,
    /// Why the last text was not read, for the reader; empty if it was.
    pub trouble: RwSignal<String>,
    /// What the engine said of the open article.
    pub analysis: RwSignal<Option<Arc<Analysis>>>,
    /// What the person decided about it.
    pub log: RwSignal<Log>,
    /// The analysis with the decisions worked in.
    pub folded: Memo<Option<Same<Folded>>>,
    /// Title, source, date.
    pub about: RwSignal<About>,
    /// The open article as it is drawn.
    pub article: Memo<Option<Same<Article>>>,
    /// The fact that is looked at.
    pub selected: RwSignal<Option<FactKey>>,
    /// Words that are pointed at, besides the selected fact.
    pub pointed: RwSignal<Option<CharSpan>>,
    /// Words that could be marked.
    pub marking: RwSignal<Option<Marking>>,
    /// Whether the choice of kinds for them is open.
    pub choosing: RwSignal<bool>,
    /// Kinds that are drawn.
    pub layers: RwSignal<Layers>,
    /// The list beside the article.
    pub tab: RwSignal<Tab>,
    /// What of the review list is shown.
    pub filter: RwSignal<queue::Filter>,
    /// The open article's names, by type.
    pub names: Memo<Vec<names::Group>>,
    /// The person's own rules.
    pub rules: RwSignal<Rules>,
    /// What the rules suggest, and unreviewed facts, most pressing first.
    pub queue: Memo<queue::Queue>,
    /// Whether the sheet with the lists is up (phones).
    pub sheet: RwSignal<bool>,
    /// Whether the list of saved articles is shown.
    pub shelf_open: RwSignal<bool>,
    /// Pages in place of the article.
    pub pages: Pages,
    /// What lies over the page.
    pub dialog: RwSignal<Option<Dialog>>,
    /// Whether the work is kept.
    pub saved: RwSignal<Saved>,
    /// Whether it is not kept because the browser's storage is full.
    pub full: RwSignal<bool>,
    /// Whether the open article came in a link.
    pub shared: RwSignal<bool>,
    /// Corrections that came in a link and wait for their article.
    pub offered: RwSignal<Option<Arc<Shared>>>,
    /// Whether a backup is due.
    pub backup_due: RwSignal<bool>,
    /// Saved articles, last changed first.
    pub shelf: RwSignal<Vec<Entry>>,
    /// Articles in the trash.
    pub trash: RwSignal<Vec<Entry>>,
    /// Share of the browser's storage in use, in thousandths.
    pub used: RwSignal<u32>,
    /// Said to screen readers.
    pub said: RwSignal<String>,
    /// Shown for some seconds.
    pub toast: RwSignal<Option<Toast>>,
    /// Whether the first steps are told.
    pub hints: RwSignal<bool>,
    /// Whether single letters and digits act.
    pub letters: RwSignal<bool>,
    /// Which key does what.
    pub keymap: RwSignal<Keymap>,
    /// Whether the text has a caret for the arrow keys.
    pub caret: RwSignal<bool>,
    /// `g` or `t` if it was pressed and a second key is awaited.
    pub(super) after: StoredValue<Option<char>>,
    /// Whether the fields under the card stand open.
    pub(super) correcting: StoredValue<bool>,
    /// What is known of the text that the engine reads now.
    pub(super) about_next: StoredValue<About>,
    /// What its page said of the text that the engine reads now.
    pub(super) page_next: StoredValue<Option<Page>>,
    /// What a link says of the text that the engine reads now.
    pub(super) shared_next: StoredValue<Option<Log>>,
    /// Where the work is kept.
    pub(super) keeper: StoredValue<Keeper, LocalStorage>,
    /// Tells this tab's operations from those of others.
    tab_number: u32,
    /// The worker.
    client: StoredValue<Option<Client>, LocalStorage>,
}

impl Session {
    /// A page with nothing open. Call it once, high in the tree: its signals live as long as the page.
    pub fn new() -> Self {
        let analysis = RwSignal::new(None::<Arc<Analysis>>);
        let log = RwSignal::new(Log::default());
        // Memos: reader, lists and inspector all read them, and they cost milliseconds.
        let folded = Memo::new(move |_| analysis.get().map(|a| Same(Arc::new(log.with(|log| fold(a, log))))));
        let article = Memo::new(move |_| folded.get().map(|f| Same(Arc::new(Article::corrected(&f)))));
        let names = Memo::new(move |_| article.with(|a| a.as_ref().map(|a| names::list(a))).unwrap_or_default());
        let rules = RwSignal::new(Rules::default());
        let queue = Memo::new(move |_| {
            let Some(article) = article.get() else { return queue::Queue::default() };
            let folded = folded.get_untracked();
            let state = |key| folded.as_ref().map(|f| f.state(key)).unwrap_or_default();
            let suggested = suggestions(&article, &state, &rules.with(Rules::all));
            names.with(|n| queue::queue(&article, n, suggested))
        });
        Self {
            engine: RwSignal::default(),
            reading: RwSignal::new(None),
            trouble: RwSignal::default(),
            analysis,
            log,
            folded,
            about: RwSignal::default(),
            article,
            selected: RwSignal::new(None),
            pointed: RwSignal::new(None),
            marking: RwSignal::new(None),
            choosing: RwSignal::new(false),
            layers: RwSignal::default(),
            tab: RwSignal::default(),
            filter: RwSignal::default(),
            names,
            rules,
            queue,
            sheet: RwSignal::new(false),
            shelf_open: RwSignal::new(browser::wide()),
            pages: Pages::new(),
            dialog: RwSignal::new(None),
            saved: RwSignal::default(),
            full: RwSignal::new(false),
            shared: RwSignal::new(false),
            offered: RwSignal::new(None),
            backup_due: RwSignal::new(false),
            shelf: RwSignal::default(),
            trash: RwSignal::default(),
            used: RwSignal::new(0),
            said: RwSignal::default(),
            toast: RwSignal::new(None),
            hints: RwSignal::new(false),
            letters: RwSignal::new(true),
            keymap: RwSignal::default(),
            caret: RwSignal::new(false),
            after: StoredValue::new(None),
            correcting: StoredValue::new(false),
            about_next: StoredValue::new(About::default()),
            page_next: StoredValue::new(None),
            shared_next: StoredValue::new(None),
            keeper: StoredValue::new_local(Keeper::new()),
            tab_number: browser::tab_number(),
            client: StoredValue::new_local(None),
        }
    }

    /// The worker; none before it was started.
    pub(super) fn client(&self) -> Option<Client> {
        self.client.get_value()
    }

    pub(super) fn set_client(&self, client: Client) {
        self.client.set_value(Some(client));
    }

    /// Says something to screen readers.
    pub fn say(&self, words: impl Into<String>) {
        self.said.set(words.into());
    }

    /// Selects a fact everywhere: text, list, card. The list changes to the one that holds it.
    pub fn select(&self, key: FactKey) {
        if self.tab.get_untracked() != Tab::Review {
            self.tab.set(Tab::of(key.layer));
        }
        // Words that a rule would mark are no fact yet: they are pointed at.
        let unmarked = self.article.with_untracked(|a| a.as_ref().is_some_and(|a| !a.has(key)));
        self.pointed.set(unmarked.then_some(key.span));
        self.selected.set(Some(key));
        if browser::narrow() {
            self.sheet.set(true);
        }
    }

    /// Shows where words stand, without selecting anything.
    pub fn point(&self, span: CharSpan) {
        self.pointed.set(Some(span));
        let said = self.article.with_untracked(|a| a.as_ref().map(|a| format!("{}: {}", a.place(span), a.words(span))));
        self.say(said.unwrap_or_default());
    }

    /// Selects nothing.
    pub fn deselect(&self) {
        self.pointed.set(None);
        self.selected.set(None);
    }

    /// Goes `step` facts on: in the review list, or in the text among those that are drawn.
    pub fn step(&self, step: isize) {
        if self.tab.get_untracked() == Tab::Review {
            let here = self.selected.get_untracked();
            match self.queue.with_untracked(|q| q.next(self.filter.get_untracked(), here, step)) {
                Some(key) => self.select(key),
                None => self.say("No more facts in this list"),
            }
            return;
        }
        let Some(article) = self.article.get_untracked() else { return };
        let layers = self.layers.get_untracked();
        let drawn: Vec<usize> = (0..article.facts.len())
            .filter(|&i| article.facts.get(i).is_some_and(|f| article.drawn(f) && layers.has(f.kind)))
            .collect();
        let here = self.selected.get_untracked().and_then(|key| article.shown_for(key).first().copied());
        let next = match (here, step > 0) {
            (None, true) => drawn.first(),
            (None, false) => drawn.last(),
            (Some(here), true) => drawn.iter().find(|&&i| i > here),
            (Some(here), false) => drawn.iter().rev().find(|&&i| i < here),
        };
        if let Some(fact) = next.and_then(|&i| article.facts.get(i)) {
            self.select(fact.key);
            self.say(format!("{}: {}", fact.kind.plural(), fact.spans.first().map_or("", |s| s.of(article.text()))));
        }
    }

    /// Switches a kind of mark on or off.
    pub fn toggle(&self, kind: Kind) {
        self.layers.update(|l| *l = l.toggled(kind));
        let on = self.layers.get_untracked().has(kind);
        self.say(format!("{} {}", kind.plural(), if on { "shown" } else { "hidden" }));
    }

    /// Clean text, or all marks again.
    pub fn toggle_clean(&self) {
        self.layers.update(|l| *l = if *l == Layers::NONE { Layers::ALL } else { Layers::NONE });
    }

    /// Does an act: the log grows, everything drawn follows, the article is saved soon.
    pub fn act(&self, act: Act) {
        self.log.update(|log| {
            log.push(act, browser::now(), self.tab_number);
        });
        library::count_act(*self);
        keep::save_soon(*self);
    }

    /// Takes the last act back.
    pub fn undo(&self) {
        match self.log.with_untracked(|log| log.to_undo().map(|op| op.id)) {
            Some(op) => {
                self.act(Act::Undo { op });
                self.say("Undone");
            }
            None => self.say("Nothing to undo"),
        }
    }
    /// Does the act last undone again.
    pub fn redo(&self) {
        match self.log.with_untracked(|log| log.to_redo().map(|op| op.id)) {
            Some(op) => {
                self.act(Act::Redo { op });
                self.say("Done again");
            }
            None => self.say("Nothing to do again"),
        }
    }

    /// Back to the paste box.
    pub fn close(&self) {
        if !keep::may_leave(*self) {
            return;
        }
        self.deselect();
        self.analysis.set(None);
        self.about.set(About::default());
        self.log.set(Log::default());
        if self.saved.get_untracked() != Saved::InPage {
            self.saved.set(Saved::Nothing);
        }
        self.shared.set(false);
        self.caret.set(false);
        self.trouble.set(String::new());
        browser::go("#/");
    }
}

/// The session of the page that this component stands in.
pub fn session() -> Session {
    expect_context::<Session>()
}

/// The title of the open article.
pub(super) fn heading(session: Session) -> String {
    let title = session.about.with(|a| a.title.clone());
    if title.is_empty() { "Untitled article".to_owned() } else { title }
}
