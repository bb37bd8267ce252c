//! The fact as a sentence: *Friday* is *Friday 11 April 2025*, counted from the publication date.

use super::Piece;
use crate::{
    contract::TimeType,
    view::{
        article::Article,
        fact::{Fact, Layer},
        lists::{amounts, dates, events, names, quotes},
        wording,
    },
};

/// The sentence of a time, quantity, statement or event; empty for others.
pub(super) fn of(article: &Article, fact: &Fact) -> Vec<Piece> {
    let a = &article.analysis;
    let written = || match fact.key.layer {
        Layer::Time => time(article, a.times.get(fact.index)?),
        Layer::Quantity => quantity(article, a.quantities.get(fact.index)?),
        Layer::Statement => statement(article, a.statements.get(fact.index)?),
        Layer::Event => event(article, a.events.get(fact.index)?),
        Layer::Entity | Layer::Mention => None,
    };
    written().unwrap_or_default()
}

/// The sentence of an entity with its offices and the number of its mentions.
pub(super) fn of_entity(article: &Article, id: usize, mentions: usize) -> Vec<Piece> {
    let name = article.analysis.entities.get(id).map_or("", |e| e.name.as_str());
    let roles = names::roles(article, id);
    let mentions = format!("{} in this article.", wording::counted(mentions, "mention"));
    let rest = match roles.is_empty() {
        true => format!(": {mentions}"),
        false => format!(": {}. {mentions}", roles.join("; ")),
    };
    vec![strong(name), plain(rest)]
}

fn time(article: &Article, time: &crate::contract::Time) -> Option<Vec<Piece>> {
    let verb = match time.kind {
        TimeType::Date | TimeType::Time => " is ",
        TimeType::Duration => " lasts ",
        TimeType::Set => " comes back: ",
    };
    let anchor = dates::anchor(article, time);
    let end = if anchor.is_empty() { ".".to_owned() } else { format!(", {anchor}.") };
    Some(vec![strong(article.words(time.span)), plain(verb), strong(dates::plain(time)), plain(end)])
}

fn quantity(article: &Article, quantity: &crate::contract::Quantity) -> Option<Vec<Piece>> {
    let mut pieces = vec![strong(article.words(quantity.span)), plain(" is "), strong(amounts::plain(quantity))];
    for (k, &other) in quantity.same_as.iter().enumerate() {
        let Some(other) = article.analysis.quantities.get(other as usize) else { continue };
        pieces.push(plain(if k == 0 { ", also given as " } else { " and " }));
        pieces.push(strong(article.words(other.span)));
    }
    pieces.push(plain("."));
    Some(pieces)
}

fn statement(article: &Article, statement: &crate::contract::Statement) -> Option<Vec<Piece>> {
    let verb = format!(" {}: ", wording::stance(statement.stance));
    Some(vec![strong(quotes::name(article, statement)), plain(verb), strong(article.joined(&statement.content))])
}

fn event(article: &Article, event: &crate::contract::Event) -> Option<Vec<Piece>> {
    let a = &article.analysis;
    let mut pieces = events::phrase(article, event);
    if let Some(time) = event.time.and_then(|t| a.times.get(t as usize)) {
        pieces.push(plain(", "));
        pieces.push(strong(dates::plain(time)));
    }
    if let Some(place) = event.place.and_then(|e| a.entities.get(e as usize)) {
        pieces.push(plain(", "));
        pieces.push(strong(&*place.name));
    }
    pieces.push(plain(format!(". {}", wording::status_told(event.status))));
    Some(pieces)
}

fn strong(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), strong: true }
}

fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), strong: false }
}
