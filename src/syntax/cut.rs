//! Where sentences begin: the network's opinion of every token, and the splitter's by rules. `… Corp. He said …` → before *He*.

use std::ops::Range;

/// How much the splitter's word counts, in 256ths of a logit.
const RULE: i32 = 256;
/// Longest sentence; a longer one is cut at its likeliest place, so that trees stay cheap.
const LONGEST: usize = 160;

/// Ranges that cover `0..margins.len()`. `margins` says how likely each token begins a sentence, `ruled` whether the rules think so.
pub(super) fn sentences(margins: &[i32], ruled: &[bool]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    let score = |i: usize| margins[i] + if ruled[i] { RULE } else { -RULE };
    for end in 1..=margins.len() {
        if end == margins.len() || score(end) > 0 {
            push(start..end, &score, &mut out);
            start = end;
        }
    }
    out
}

fn push(mut range: Range<usize>, score: &impl Fn(usize) -> i32, out: &mut Vec<Range<usize>>) {
    while range.len() > LONGEST {
        let middle = range.start + LONGEST / 2..range.start + LONGEST;
        let cut = middle.clone().fold(middle.end - 1, |b, i| if score(i) > score(b) { i } else { b });
        out.push(range.start..cut);
        range.start = cut;
    }
    out.push(range);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_tip_the_scales() {
        assert_eq!(sentences(&[0, 100, 900], &[true, true, false]), [0..1, 1..2, 2..3]);
        assert_eq!(sentences(&[0, 100, 200], &[true, false, false]), vec![0..3]);
        assert!(sentences(&[], &[]).is_empty());
    }

    #[test]
    fn cuts_endless_sentences() {
        let mut margins = vec![-3000; 1000];
        margins[100] = -100;
        let found = sentences(&margins, &vec![false; 1000]);
        assert!(found.iter().all(|r| r.len() <= LONGEST));
        assert_eq!(found[0], 0..100);
        assert_eq!(found.last().unwrap().end, 1000);
    }
}
