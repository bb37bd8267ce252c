//! Causes on the sentences of CausalNewsCorpus (Tan et al. 2022): whether a sentence tells of one, and the words of cause and effect.
//! A span is right by the words it shares with its gold span: token F1 over the best pairing of the causes of a sentence.

use super::{Tally, documents};
use crate::text::offsets::OffsetMap;
use serde_json::Value;
use std::{collections::BTreeSet, ops::Range};

/// Cause and effect, in code points.
type Pair = [Range<usize>; 2];

/// A table of two lines.
pub(super) fn run(records: &[Value]) -> Result<String, String> {
    let (mut sentences, mut spans) = (Tally::default(), Tally::default());
    for (record, doc) in records.iter().zip(documents(records)?) {
        let map = OffsetMap::new(&doc.text);
        let chars = |span| {
            let at = map.to_chars(&doc.text, span);
            at.start as usize..at.end as usize
        };
        let found: Vec<Pair> = doc.causes.iter().map(|c| [chars(c.cause), chars(c.effect)]).collect();
        let gold: Vec<Pair> = record["relations"].as_array().into_iter().flatten().filter_map(pair).collect();
        let is_causal = record["causal"].as_u64() == Some(1);
        sentences.right += usize::from(is_causal && !found.is_empty());
        sentences.predicted += usize::from(!found.is_empty());
        sentences.gold += usize::from(is_causal);
        // As in the corpus's shared task, spans are asked for where there is a cause.
        if gold.is_empty() {
            continue;
        }
        let starts: Vec<usize> = doc.tokens.iter().map(|t| chars(t.span).start).collect();
        spans.add(match_spans(&starts, found, gold));
    }
    Ok(format!("sentences with a cause    {sentences}\nwords of cause and effect {spans}\n"))
}

fn pair(relation: &Value) -> Option<Pair> {
    let range = |key: &str| Some(relation[key][0].as_u64()? as usize..relation[key][1].as_u64()? as usize);
    Some([range("cause")?, range("effect")?])
}

/// Pairs found and gold causes, those that share most words first, and counts words.
fn match_spans(starts: &[usize], mut found: Vec<Pair>, mut gold: Vec<Pair>) -> Tally {
    let words = |r: &Range<usize>| starts.iter().copied().filter(|s| r.contains(s)).collect::<BTreeSet<usize>>();
    let size = |pairs: &[Pair]| pairs.iter().flatten().map(|r| words(r).len()).sum();
    let shared = |a: &Pair, b: &Pair| (0..2).map(|k| words(&a[k]).intersection(&words(&b[k])).count()).sum::<usize>();
    let mut tally = Tally { right: 0, predicted: size(&found), gold: size(&gold) };
    loop {
        let pairs = found.iter().enumerate().flat_map(|(i, f)| gold.iter().enumerate().map(move |(j, g)| (shared(f, g), i, j)));
        let Some((right, i, j)) = pairs.max_by_key(|p| p.0).filter(|p| p.0 > 0) else { return tally };
        tally.right += right;
        found.remove(i);
        gold.remove(j);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_once_and_in_their_own_part() {
        let starts = [0, 5, 10, 15];
        let gold = vec![[0..9, 10..19]];
        let tally = |found| match_spans(&starts, found, gold.clone());
        assert_eq!(tally(vec![[0..9, 10..14]]), Tally { right: 3, predicted: 3, gold: 4 });
        assert_eq!(tally(vec![[10..19, 0..9]]).right, 0);
        assert_eq!(tally(vec![[0..9, 10..19], [0..9, 10..19]]), Tally { right: 4, predicted: 8, gold: 4 });
    }
}
