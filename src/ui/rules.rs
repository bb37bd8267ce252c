//! Personal rules on the page: a correction offers one, in other articles it asks to be applied, the page of rules takes it away.
//! What they come to is computed in [`crate::view::suggest`].

use super::{
    actions, browser, keep, library, parts,
    session::{Session, Toast},
};
use crate::{
    library::{
        log::Act,
        rules::{Rule, Rules, Says},
    },
    view::{article::Article, fact::FactKey, rules, suggest::Suggestion, wording::counted},
};
use leptos::prelude::*;
use std::sync::Arc;

/// So long it is told that a rule was made.
const SHOWN_MS: i32 = 8_000;

/// Rules that could be made of what was done to a fact, and whether they are made.
pub(super) type Offers = Vec<(String, Says, bool)>;

/// What the person says to a suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Do it, everywhere in the article.
    Apply,
    /// Do it at the selected place.
    Here,
    /// Do not, and do not ask again.
    Not,
}

/// Takes note of the rules as they are kept now.
pub(super) fn read(session: Session) {
    let read = session.keeper.with_value(|k| k.shelf.rules());
    let rules = read.unwrap_or_else(|why| {
        session.trouble.set(format!("Your rules are not in force: {why}. They stay as they are."));
        Rules::default()
    });
    if session.rules.with_untracked(|known| *known != rules) {
        set(session, rules);
    }
}

fn set(session: Session, rules: Rules) {
    session.rules.set(rules);
    // The worker makes the page from what is kept.
    session.pages.again(session, "rules");
}

/// The table as it is kept, readable or not, on one line.
pub(super) fn kept(session: Session) -> String {
    keep::setting(session, "rules").unwrap_or_default().replace('\n', " ")
}

/// Buttons for files of rules; `told` says what became of one that was taken in.
pub(super) fn files(session: Session, told: RwSignal<String>) -> AnyView {
    let some = session.rules.with_untracked(|rules| !rules.is_empty());
    let save = some.then(|| parts::button("button small", "", "Save your rules as a file", Box::new(move || save(session))));
    let take = library::take_in(session, "rules-file", "Take rules in", told);
    parts::el("div", "actions", vec![save.into_any(), take, parts::told(told)])
}

fn save(session: Session) {
    if browser::download("pressmark-rules.json", "application/json", &kept(session)).is_none() {
        session.trouble.set("The browser did not save the file.".to_owned());
    }
}

/// What the rules suggest for a fact.
pub(super) fn suggested(session: Session, article: &Article, key: FactKey) -> Option<Suggestion> {
    session.queue.with(|q| q.suggested.iter().find(|s| s.is_about(article, key)).cloned())
}

/// The rules that what was done to a fact could become, each with whether it is made by now.
pub(super) fn offers(session: Session, article: &Article, key: FactKey) -> Offers {
    let rules = session.rules.with(Rules::all);
    let offers = session.log.with_untracked(|log| rules::offers(article, log, key));
    let known = |(words, says): (String, Says)| {
        let made = rules.iter().any(|rule| rule.words == words && rule.says == says);
        (words, says, made)
    };
    offers.into_iter().map(known).collect()
}

/// A suggestion with its reason and the answers to it.
pub(super) fn asked(session: Session, suggestion: Suggestion) -> AnyView {
    let Suggestion { rule, act, mentions, .. } = &suggestion;
    let why = vec![
        parts::text("b", "", format!("Your rule: {}.", rules::sentence(&rule.words, &rule.says))),
        parts::text("span", "row-less", format!(" {}.", rules::origin(rule))),
    ];
    let places = match act {
        Act::AddAll { facts, .. } => Some(places(session, facts)),
        _ => None,
    };
    let go = if *mentions > 1 { format!("Apply to all {mentions} mentions") } else { "Apply".to_owned() };
    let button =
        |class, title, words: String, how: Answer| parts::button(class, title, words, Box::new(move || answer(session, how)));
    let here = session.selected.get_untracked().and_then(|key| suggestion.only(key));
    let answers = vec![
        button("button small main", "Do what the rule says (y)", go, Answer::Apply),
        here.map(|_| button("button small", "At this place only", "Only here".to_owned(), Answer::Here)).into_any(),
        button("button small", "Leave it as it is; you are not asked again", "Not here".to_owned(), Answer::Not),
    ];
    parts::el("div", "asked", vec![parts::el("p", "", why), places.into_any(), parts::el("div", "actions", answers)])
}

/// Where words stand that a rule would mark.
fn places(session: Session, facts: &[FactKey]) -> AnyView {
    let article = session.article.get_untracked();
    let place = |fact: &FactKey| {
        let at = article.as_ref().map(|a| a.place(fact.span)).unwrap_or_default();
        vec![parts::words("link", "Show the place", at, fact.span), " ".into_any()].into_any()
    };
    let mut words = vec![format!("Not marked here, at {}: ", counted(facts.len(), "place")).into_any()];
    words.extend(facts.iter().take(24).map(place));
    parts::el("p", "row-less", words)
}

/// The rules that a correction offers, and those that it has become.
pub(super) fn offered(session: Session, offers: Offers) -> AnyView {
    let line = move |(words, says, made): (String, Says, bool)| {
        let told = rules::sentence(&words, &says);
        let (class, title, start) = match made {
            true => ("link", "All your rules", "Your rule"),
            false => ("button small", "In other articles it is then suggested (w)", "Make it a rule"),
        };
        let press = move || match made {
            true => session.pages.go(session, "rules"),
            false => make(session, words.clone(), says.clone()),
        };
        parts::button(class, title, format!("{start}: {told}"), Box::new(press))
    };
    parts::el("div", "actions", offers.into_iter().map(line).collect())
}

/// Answers the suggestion for what is selected; in the review list the next item is selected.
pub(super) fn answer(session: Session, how: Answer) {
    let (Some(key), Some(article)) = (session.selected.get_untracked(), session.article.get_untracked()) else { return };
    let Some(suggestion) = untrack(|| suggested(session, &article, key)) else {
        return session.say("No rule of yours says something else about this");
    };
    let act = match how {
        Answer::Apply => Some(suggestion.act),
        Answer::Here => suggestion.only(key),
        Answer::Not => Some(suggestion.decline),
    };
    let Some(act) = act else { return };
    let next = actions::next_in_queue(session, &[suggestion.key], key).filter(|next| *next != key);
    let in_card = browser::focus_in(".card");
    // What has gone over into another is no more.
    let stays = match act {
        Act::Merge { into, .. } => into,
        _ => key,
    };
    session.act(act);
    session.say(if how == Answer::Not { "Left as it is" } else { "Applied. Control Z takes it back" });
    let there = session.article.with_untracked(|a| a.as_ref().is_some_and(|a| a.has(stays)));
    match next.or(there.then_some(stays)) {
        Some(key) => session.select(key),
        None => session.deselect(),
    }
    if in_card {
        browser::after(0, || browser::focus("#card"));
    }
}

/// Makes a rule of what was done to the selected name, else of what was done last.
pub(super) fn make_of_selected(session: Session) {
    let Some(article) = session.article.get_untracked() else { return };
    let offer = session.log.with_untracked(|log| {
        let of_selected = session.selected.get_untracked().and_then(|key| rules::offers(&article, log, key).pop());
        of_selected.or_else(|| rules::offer(&article, &log.to_undo()?.act))
    });
    match offer {
        Some((words, says)) => make(session, words, says),
        None => session.say("First correct a name: its type, that it is none, or what it is the same as"),
    }
}

fn make(session: Session, words: String, says: Says) {
    let about = session.about.get_untracked();
    let rule = Rule { words, says, made: browser::today(), from: about.title, article: about.id };
    swap(session, rule.id(), Some(rule));
}

/// Takes a rule away, with a way back.
pub(super) fn forget(session: Session, id: &str) {
    swap(session, id.to_owned(), None);
}

/// Puts a rule in the place of another or of none, and offers the way back.
fn swap(session: Session, id: String, new: Option<Rule>) {
    let put = |rules: &mut Rules, id: &str, rule: &Option<Rule>| match rule {
        Some(rule) => rules.put(rule),
        None => rules.remove(id),
    };
    let mut old = None;
    if !change(session, &mut |rules| old = put(rules, &id, &new)) {
        return;
    }
    let told = |rule: &Rule| rules::sentence(&rule.words, &rule.says);
    let text = match (&new, &old) {
        (Some(rule), _) => format!("Rule made: {}.", told(rule)),
        (None, Some(rule)) => format!("Rule removed: {}.", told(rule)),
        (None, None) => return,
    };
    let passes = new.is_some().then(|| text.clone());
    let undo = Arc::new(move || _ = change(session, &mut |rules| drop(put(rules, &id, &old))));
    session.toast.set(Some(Toast { text, undo: Some(undo) }));
    // A rule that was made can be taken away on its page as well; one that is gone stays within reach.
    if let Some(text) = passes {
        browser::after(SHOWN_MS, move || {
            if session.toast.with_untracked(|t| t.as_ref().is_some_and(|t| t.text == text)) {
                session.toast.set(None);
            }
        });
    }
}

/// Changes the rules; false, with a word why, if they could not be kept.
fn change(session: Session, change: &mut dyn FnMut(&mut Rules)) -> bool {
    match session.keeper.with_value(|k| k.shelf.change_rules(change)) {
        Ok(rules) => set(session, rules),
        Err(error) => {
            session.trouble.set(format!("The rule was not kept: {error}."));
            return false;
        }
    }
    true
}
