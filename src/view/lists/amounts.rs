//! Amounts by kind, with the plain number; the sides of a conversion stand together:
//! *€21 billion → 21,000,000,000 EUR, also $24 billion*.

use crate::{
    contract::{Certainty, Quantity, QuantityKind},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        window::{self, Listed},
        wording::{self, numbers},
    },
};

/// Amounts of one kind.
pub type Group = window::Group<&'static str, Row>;

/// One amount, or one amount in several currencies.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Row {
    /// Its key.
    pub key: FactKey,
    /// As written.
    pub words: String,
    /// The plain number with its unit: *more than 4,000 people a week*.
    pub plain: String,
    /// The other sides of the conversion.
    pub also: Vec<Side>,
    /// ¶.
    pub place: String,
    /// How sure.
    pub certainty: Certainty,
    /// What a person has decided.
    pub state: State,
}

impl Listed for Row {
    fn key(&self) -> FactKey {
        self.key
    }

    fn shows(&self, key: FactKey) -> bool {
        self.key == key || self.also.iter().any(|side| side.key == key)
    }
}

/// The same sum in another unit.
#[derive(Clone, Debug, PartialEq, Hash)]
pub struct Side {
    /// Its key.
    pub key: FactKey,
    /// As written.
    pub words: String,
    /// The plain number.
    pub plain: String,
}

/// All amounts that are not rejected. A side of a conversion that stands later in the text has no row of its own.
pub fn list(article: &Article) -> Vec<Group> {
    let shown: Vec<_> = article.facts.iter().filter(|f| f.key.layer == Layer::Quantity && f.state != State::Rejected).collect();
    let side = |index: u32| {
        let fact = shown.iter().find(|f| f.index == index as usize)?;
        let quantity = article.analysis.quantities.get(fact.index)?;
        Some(Side { key: fact.key, words: article.words(quantity.span).to_owned(), plain: plain(quantity) })
    };
    let mut groups: Vec<Group> =
        QuantityKind::ALL.iter().map(|&kind| Group { head: wording::quantities(kind), rows: Vec::new() }).collect();
    for fact in &shown {
        let Some(quantity) = article.analysis.quantities.get(fact.index) else { continue };
        let first = quantity.same_as.iter().all(|&other| other as usize > fact.index || side(other).is_none());
        if !first {
            continue;
        }
        let row = Row {
            key: fact.key,
            words: article.words(quantity.span).to_owned(),
            plain: plain(quantity),
            also: quantity.same_as.iter().filter_map(|&other| side(other)).collect(),
            place: article.place(quantity.span),
            certainty: quantity.why.certainty,
            state: fact.state,
        };
        if let Some(group) = groups.get_mut(quantity.kind as usize) {
            group.rows.push(row);
        }
    }
    groups.retain(|g| !g.rows.is_empty());
    groups
}

/// The plain number with bound, range, unit and rate.
pub fn plain(quantity: &Quantity) -> String {
    let mut out = String::new();
    let bound = quantity.bound.as_deref().map(wording::modifier).unwrap_or_default();
    if !bound.is_empty() {
        out.push_str(bound);
        out.push(' ');
    }
    out.push_str(&numbers::grouped(quantity.amount));
    if let Some(high) = quantity.high {
        out.push_str(" to ");
        out.push_str(&numbers::grouped(high));
    }
    match quantity.unit.as_deref() {
        Some("%") => out.push('%'),
        Some(unit) => {
            // The unit of a count is a lemma: *4,200 × passenger* reads better than *4,200 passenger*.
            out.push_str(if quantity.kind == QuantityKind::Count { " × " } else { " " });
            out.push_str(&unit.replace('_', " "));
        }
        None => {}
    }
    if let Some(per) = &quantity.per {
        out.push_str(" a ");
        out.push_str(per);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_conversion_is_one_row() {
        let groups = list(&sample::article());
        assert_eq!(groups.len(), 1);
        let row = &groups[0].rows[0];
        assert_eq!((groups[0].head, row.words.as_str(), row.plain.as_str()), ("Money", "€21 million", "21,000,000 EUR"));
        assert_eq!(row.also.iter().map(|s| s.plain.as_str()).collect::<Vec<_>>(), ["24,000,000 USD"]);
    }
}
