//! Scores of governors to a tree: `[he ← said, said ← root]`. Every sentence gets exactly one root and no cycle, whatever the scores.

/// The best tree: for each token its governor, or none for the root. `scores` has `n` rows of `n + 1` columns; the last is the root.
pub(super) fn decode(scores: &[f32], n: usize) -> Vec<Option<usize>> {
    let greedy: Vec<usize> = scores.chunks_exact(n + 1).map(crate::model::network::best).collect();
    let heads = if is_tree(&greedy, n) { greedy } else { arborescence(scores, n) };
    heads.into_iter().map(|h| (h != n).then_some(h)).collect()
}

fn is_tree(heads: &[usize], root: usize) -> bool {
    heads.iter().filter(|&&h| h == root).count() == 1 && cycle(heads, root).is_none()
}

/// The nodes of a cycle, if there is one. `heads[v]` is the governor of `v`; that of the root is not read.
fn cycle(heads: &[usize], root: usize) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; heads.len().max(root + 1)];
    for start in (0..heads.len()).filter(|&v| v != root) {
        let mut v = start;
        while v != root && seen[v] == usize::MAX {
            seen[v] = start;
            v = heads[v];
        }
        if v != root && seen[v] == start {
            let mut out = vec![v];
            let mut u = heads[v];
            while u != v {
                out.push(u);
                u = heads[u];
            }
            return Some(out);
        }
    }
    None
}

/// Chu and Liu 1965, Edmonds 1967. A root costs so much that there is never more than one.
fn arborescence(scores: &[f32], n: usize) -> Vec<usize> {
    const ROOT: i64 = 1 << 40;
    let mut weights = vec![vec![i64::MIN / 4; n + 1]; n + 1];
    for (v, row) in scores.chunks_exact(n + 1).enumerate() {
        for (u, s) in row.iter().enumerate().filter(|(u, _)| *u != v) {
            let score = (s.clamp(-1e5, 1e5) * 256.0) as i64;
            weights[u][v] = if u == n { score - ROOT } else { score };
        }
    }
    let mut heads = best_heads(&weights, n);
    heads.truncate(n);
    heads
}

/// `weights[u][v]` for `u` governing `v`.
fn best_heads(weights: &[Vec<i64>], root: usize) -> Vec<usize> {
    let n = weights.len();
    let mut heads: Vec<usize> = (0..n)
        .map(|v| {
            (0..n).filter(|&u| u != v).fold((root, i64::MIN), |b, u| if weights[u][v] > b.1 { (u, weights[u][v]) } else { b }).0
        })
        .collect();
    let Some(ring) = cycle(&heads, root) else { return heads };
    let inside = |v: usize| ring.contains(&v);
    let outer: Vec<usize> = (0..n).filter(|&v| !inside(v)).collect();
    let joint = outer.len();
    let mut small = vec![vec![i64::MIN / 4; joint + 1]; joint + 1];
    let (mut enter, mut leave) = (vec![ring[0]; joint], vec![ring[0]; joint]);
    for (a, &u) in outer.iter().enumerate() {
        for (b, &v) in outer.iter().enumerate().filter(|(b, _)| *b != a) {
            small[a][b] = weights[u][v];
        }
        for &c in &ring {
            let gain = weights[u][c].saturating_sub(weights[heads[c]][c]);
            if gain > small[a][joint] {
                (small[a][joint], enter[a]) = (gain, c);
            }
            if u != root && weights[c][u] > small[joint][a] {
                (small[joint][a], leave[a]) = (weights[c][u], c);
            }
        }
    }
    let inner_root = outer.iter().position(|&v| v == root).unwrap_or(joint);
    let found = best_heads(&small, inner_root);
    for (b, &v) in outer.iter().enumerate().filter(|(_, v)| **v != root) {
        heads[v] = if found[b] == joint { leave[b] } else { outer[found[b]] };
    }
    let a = found[joint];
    heads[enter[a]] = outer[a];
    heads
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn breaks_a_cycle() {
        // 0 and 1 want each other; the root is best for 1.
        let scores = [-9.0, 5.0, 1.0, 5.0, -9.0, 4.0];
        assert_eq!(decode(&scores, 2), [Some(1), None]);
    }

    #[test]
    fn one_root_even_if_all_want_it() {
        let scores = [-9.0, 1.0, 9.0, 2.0, -9.0, 8.0];
        assert_eq!(decode(&scores, 2), [None, Some(0)]);
    }

    proptest! {
        #[test]
        fn always_a_tree(n in 1usize..9, seed in proptest::collection::vec(-8.0f32..8.0, 90)) {
            let scores: Vec<f32> = (0..n * (n + 1)).map(|i| seed[i % 90]).collect();
            let heads = decode(&scores, n);
            let roots = heads.iter().filter(|h| h.is_none()).count();
            prop_assert_eq!(roots, 1);
            for start in 0..n {
                let (mut v, mut steps) = (start, 0);
                while let Some(h) = heads[v] {
                    v = h;
                    steps += 1;
                    prop_assert!(steps <= n);
                }
            }
        }
    }
}
