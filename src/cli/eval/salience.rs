//! Whether the entities that readers called salient stand on top: mean average precision on the articles of the Dexter entity saliency
//! corpus (Trani et al. 2016), beside the order of first mention and frequency alone.
//!
//! The corpus names its entities by Wikipedia page numbers, without words. A number is taken for the name that occurs in the same
//! articles as it does: names and numbers are paired where most of their articles are the same, and what stays unpaired is not scored.

use super::documents;
use crate::document::{Document, Entity, EntityId, MentionForm};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Least mean score, of 0 to 3, of an entity that counts as salient.
const SALIENT: f64 = 2.0;

/// A table of three lines.
pub(super) fn run(records: &[Value]) -> Result<String, String> {
    let docs = documents(records)?;
    let names = pages(records, &docs);
    let (mut sums, mut scored) = ([0.0; 3], 0);
    for (record, doc) in records.iter().zip(&docs) {
        let salient: BTreeMap<&str, bool> =
            scores(record).filter_map(|(page, score)| Some((names.get(&page)?.as_str(), score >= SALIENT))).collect();
        let is_salient = |e: usize| called(&doc.entities[e]).find_map(|name| salient.get(name).copied());
        let known: Vec<usize> = (0..doc.entities.len()).filter(|&e| is_salient(e).is_some()).collect();
        if known.len() < 2 || !known.iter().any(|&e| is_salient(e) == Some(true)) {
            continue;
        }
        scored += 1;
        let mut first = vec![usize::MAX; doc.entities.len()];
        let mut often = vec![0_usize; doc.entities.len()];
        for (k, mention) in doc.mentions.iter().enumerate() {
            let e = mention.entity.index();
            first[e] = first[e].min(k);
            often[e] += usize::from(mention.form == MentionForm::Name);
        }
        let keys: [&dyn Fn(usize) -> usize; 3] =
            [&|e| usize::from(1000 - doc.entities[e].salience.0.min(1000)), &|e| first[e], &|e| usize::MAX - often[e]];
        for (sum, key) in sums.iter_mut().zip(keys) {
            let mut order = known.clone();
            order.sort_by_key(|&e| key(e));
            *sum += average_precision(order.iter().map(|&e| is_salient(e) == Some(true)));
        }
    }
    let [ours, first, often] = sums.map(|s| 100.0 * s / f64::from(scored.max(1)));
    Ok(format!(
        "mean average precision over {scored} articles, {} names paired\nsalience       {ours:.2}\nfirst mention  {first:.2}\nfrequency      {often:.2}\n",
        names.len()
    ))
}

fn scores(record: &Value) -> impl Iterator<Item = (u64, f64)> {
    record["salience"].as_array().into_iter().flatten().filter_map(|s| Some((s[0].as_u64()?, s[1].as_f64()?)))
}

/// All names of an entity.
fn called(entity: &Entity) -> impl Iterator<Item = &str> {
    std::iter::once(&entity.name).chain(&entity.aliases).map(String::as_str)
}

/// The name behind each page number: the pair with the greatest share of common articles first, each name and number once.
fn pages(records: &[Value], docs: &[Document]) -> BTreeMap<u64, String> {
    let mut of_page: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    let mut of_name: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (k, (record, doc)) in records.iter().zip(docs).enumerate() {
        scores(record).for_each(|(page, _)| _ = of_page.entry(page).or_default().insert(k));
        let named = |e: usize| doc.mentions.iter().any(|m| m.entity == EntityId::new(e) && m.form == MentionForm::Name);
        for e in (0..doc.entities.len()).filter(|&e| named(e)) {
            called(&doc.entities[e]).for_each(|name| _ = of_name.entry(name).or_default().insert(k));
        }
    }
    let mut pairs = Vec::new();
    for (page, here) in of_page.iter().filter(|(_, here)| here.len() > 1) {
        for (name, there) in of_name.iter().filter(|(_, there)| there.len() > 1) {
            let both = here.intersection(there).count();
            if both > 1 && 2 * both > here.union(there).count() {
                pairs.push((both * 1000 / here.union(there).count(), both, *page, *name));
            }
        }
    }
    pairs.sort_by(|a, b| b.cmp(a));
    let (mut out, mut used) = (BTreeMap::new(), BTreeSet::new());
    for (_, _, page, name) in pairs {
        if !out.contains_key(&page) && used.insert(name) {
            out.insert(page, name.to_owned());
        }
    }
    out
}

/// Mean of the precisions at each salient entity.
fn average_precision(order: impl Iterator<Item = bool>) -> f64 {
    let (mut sum, mut right) = (0.0, 0.0);
    for (k, salient) in order.enumerate() {
        if salient {
            right += 1.0;
            sum += right / (k + 1) as f64;
        }
    }
    sum / f64::max(right, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_taken_at_each_salient_entity() {
        assert_eq!(average_precision([true, false].into_iter()), 1.0);
        assert_eq!(average_precision([false, true].into_iter()), 0.5);
        assert_eq!(average_precision([true, false, false, true].into_iter()), 0.75);
    }
}
