//! Places for the nodes of a drawing: tied nodes near each other, all others apart, names beside their nodes with little overlap.
//!
//! Springs and repulsion (Fruchterman and Reingold, *Graph drawing by force-directed placement*, 1991) with + − × ÷ and square roots
//! only, from a fixed start and in a fixed order: the same nodes and ties give the same drawing everywhere.

/// Two nodes that are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::view::pages) struct Tie {
    /// Index of a node.
    pub(in crate::view::pages) a: usize,
    /// Index of the other.
    pub(in crate::view::pages) b: usize,
    /// How often they are tied.
    pub(in crate::view::pages) weight: usize,
}

/// The middle of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::view::pages) struct Place {
    /// From the left.
    pub(in crate::view::pages) x: i32,
    /// From the top.
    pub(in crate::view::pages) y: i32,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::view::pages) struct Label {
    /// Its start, middle or end.
    pub(in crate::view::pages) x: i32,
    /// Its base line.
    pub(in crate::view::pages) y: i32,
    /// −1: it starts at `x`; 0: its middle; 1: its end.
    pub(in crate::view::pages) side: i8,
}

/// A drawing's plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::view::pages) struct Plan {
    /// In units; a letter is about 7 of them wide.
    pub(in crate::view::pages) width: i32,
    /// In units.
    pub(in crate::view::pages) height: i32,
    /// One for each node.
    pub(in crate::view::pages) at: Vec<Place>,
    /// One for each node.
    pub(in crate::view::pages) labels: Vec<Label>,
}

const WIDTH: f64 = 860.0;
const MARGIN: f64 = 28.0;
const ROUNDS: u32 = 300;
/// Mean width of a letter and height of a line, for judging overlaps.
const LETTER: i32 = 7;
const LINE: i32 = 16;

/// Plans the drawing of `names` with `ties`.
pub(in crate::view::pages) fn plan(names: &[String], ties: &[Tie]) -> Plan {
    let n = names.len();
    let height = (220.0 + 11.0 * n as f64).min(680.0);
    let mut at = start(n);
    let area = WIDTH * height;
    let wish = (area / (n.max(1) as f64)).sqrt() * 0.62;
    for round in 0..ROUNDS {
        let heat = 60.0 * f64::from(ROUNDS - round) / f64::from(ROUNDS);
        step(&mut at, ties, wish, height / WIDTH, heat);
    }
    let at = fitted(&at, WIDTH, height);
    let labels = labels(names, &at, ties, [WIDTH as i32, height as i32]);
    Plan { width: WIDTH as i32, height: height as i32, at, labels }
}

/// On a circle: the rational points ((1−t²)/(1+t²), 2t/(1+t²)) need no sine.
fn start(n: usize) -> Vec<(f64, f64)> {
    let half = n.div_ceil(2).max(1) as f64;
    let point = |k: usize| {
        let side = if k.is_multiple_of(2) { 1.0 } else { -1.0 };
        let t = ((k / 2) as f64 + 0.5) / half * 2.0 - 1.0;
        let (x, y) = ((1.0 - t * t) / (1.0 + t * t), 2.0 * t / (1.0 + t * t));
        // Slightly uneven, so that no two forces cancel for ever.
        (x * side * (200.0 + k as f64), y * (150.0 + k as f64))
    };
    (0..n).map(point).collect()
}

fn step(at: &mut [(f64, f64)], ties: &[Tie], wish: f64, flat: f64, heat: f64) {
    let mut force = vec![(0.0, 0.0); at.len()];
    for (k, &(x, y)) in at.iter().enumerate() {
        let mut sum = (-x * 0.09 * flat, -y * 0.09);
        for (j, &(u, v)) in at.iter().enumerate() {
            if j != k {
                let (dx, dy) = (x - u, y - v);
                let square = (dx * dx + dy * dy).max(1.0);
                sum.0 += dx * wish * wish / square;
                sum.1 += dy * wish * wish / square;
            }
        }
        if let Some(slot) = force.get_mut(k) {
            *slot = sum;
        }
    }
    for tie in ties {
        let (Some(&(x, y)), Some(&(u, v))) = (at.get(tie.a), at.get(tie.b)) else { continue };
        let (dx, dy) = (u - x, v - y);
        let distance = (dx * dx + dy * dy).sqrt();
        let pull = distance / wish * (1.0 + 0.2 * tie.weight.min(5) as f64);
        for (node, sign) in [(tie.a, 1.0), (tie.b, -1.0)] {
            if let Some(slot) = force.get_mut(node) {
                *slot = (slot.0 + sign * dx * pull, slot.1 + sign * dy * pull);
            }
        }
    }
    for (place, (fx, fy)) in at.iter_mut().zip(force) {
        let length = (fx * fx + fy * fy).sqrt().max(1e-9);
        let go = length.min(heat) / length;
        *place = (place.0 + fx * go, place.1 + fy * go);
    }
}

/// Stretched to the drawing, with room for names at the sides.
fn fitted(at: &[(f64, f64)], width: f64, height: f64) -> Vec<Place> {
    let bounds = |values: &dyn Fn(&(f64, f64)) -> f64| {
        let least = at.iter().map(values).fold(f64::INFINITY, f64::min);
        let most = at.iter().map(values).fold(f64::NEG_INFINITY, f64::max);
        (least, (most - least).max(1.0))
    };
    let ((left, wide), (top, high)) = (bounds(&|p| p.0), bounds(&|p| p.1));
    // Few nodes do not lie at the ends of a wide drawing.
    let few = (1.0 - 0.09 * at.len() as f64).max(0.0) * 0.3;
    let side = 3.0 * MARGIN + few * width;
    let spread = |value: f64, least: f64, range: f64, room: f64, margin: f64| {
        // One node, or all in a line: the middle.
        if range <= 1.0 { room / 2.0 } else { margin + (value - least) / range * (room - 2.0 * margin) }
    };
    let place = |p: &(f64, f64)| Place {
        x: spread(p.0, left, wide, width, side).round() as i32,
        y: spread(p.1, top, high, height, MARGIN).round() as i32,
    };
    at.iter().map(place).collect()
}

/// The box of words: left, top, right, bottom.
type Area = [i32; 4];

fn overlap(a: &Area, b: &Area) -> i32 {
    let [left, top, right, bottom] = *a;
    let wide = (right.min(b[2]) - left.max(b[0])).max(0);
    let high = (bottom.min(b[3]) - top.max(b[1])).max(0);
    wide * high
}

/// Points on the lines between tied nodes.
fn points(at: &[Place], ties: &[Tie]) -> Vec<Place> {
    const STEPS: i32 = 24;
    let ends = ties.iter().filter_map(|t| Some((*at.get(t.a)?, *at.get(t.b)?)));
    let on = |(p, q): (Place, Place), s: i32| Place { x: p.x + (q.x - p.x) * s / STEPS, y: p.y + (q.y - p.y) * s / STEPS };
    ends.flat_map(|pair| (1..STEPS).map(move |s| on(pair, s))).collect()
}

/// Each name at the side of its node where it covers least; the weightier ones choose first.
pub(in crate::view::pages) fn labels(names: &[String], at: &[Place], ties: &[Tie], [width, height]: [i32; 2]) -> Vec<Label> {
    let mut taken: Vec<Area> = at.iter().map(|p| [p.x - 9, p.y - 9, p.x + 9, p.y + 9]).collect();
    let mut labels = Vec::new();
    let lines = points(at, ties);
    for (k, (name, p)) in names.iter().zip(at).enumerate() {
        let wide = name.chars().count() as i32 * LETTER + 4;
        let choices = [
            Label { x: p.x + 14, y: p.y + 5, side: -1 },
            Label { x: p.x - 14, y: p.y + 5, side: 1 },
            Label { x: p.x, y: p.y - 14, side: 0 },
            Label { x: p.x, y: p.y + 25, side: 0 },
            Label { x: p.x + 10, y: p.y - 9, side: -1 },
            Label { x: p.x + 10, y: p.y + 19, side: -1 },
            Label { x: p.x - 10, y: p.y - 9, side: 1 },
            Label { x: p.x - 10, y: p.y + 19, side: 1 },
        ];
        let area = |l: &Label| {
            let left = match l.side {
                -1 => l.x,
                0 => l.x - wide / 2,
                _ => l.x - wide,
            };
            [left, l.y - LINE + 3, left + wide, l.y + 4]
        };
        let cost = |l: &Label| {
            let area = area(l);
            let outside = (-area[0]).max(0) + (area[2] - width).max(0) + (-area[1]).max(0) + (area[3] - height).max(0);
            let others = taken.iter().enumerate().filter(|(j, _)| *j != k);
            let [left, top, right, bottom] = area;
            let crossed = lines.iter().filter(|p| left < p.x && p.x < right && top < p.y && p.y < bottom).count() as i32;
            outside * 100 + crossed * 12 + others.map(|(_, other)| overlap(&area, other)).sum::<i32>()
        };
        let best = choices.into_iter().min_by_key(cost).unwrap_or_default();
        taken.push(area(&best));
        labels.push(best);
    }
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(n: usize) -> Vec<String> {
        (0..n).map(|k| format!("Person number {k}")).collect()
    }

    #[test]
    fn all_nodes_lie_inside_and_apart() {
        for n in [1, 2, 3, 10, 60] {
            let ties: Vec<Tie> = (1..n).map(|k| Tie { a: k / 2, b: k, weight: 1 + k % 3 }).collect();
            let plan = plan(&names(n), &ties);
            assert_eq!((plan.at.len(), plan.labels.len()), (n, n));
            assert!(plan.at.iter().all(|p| (0..=plan.width).contains(&p.x) && (0..=plan.height).contains(&p.y)));
            for (k, p) in plan.at.iter().enumerate() {
                for q in plan.at.iter().skip(k + 1) {
                    assert!((p.x - q.x).abs() + (p.y - q.y).abs() > 12, "{n}: {p:?} {q:?}");
                }
            }
        }
        assert_eq!(plan(&[], &[]).at, []);
    }

    #[test]
    fn few_names_cover_each_other() {
        let n = 40;
        let ties: Vec<Tie> = (1..n).map(|k| Tie { a: k / 3, b: k, weight: 1 }).collect();
        let names = names(n);
        let plan = plan(&names, &ties);
        let area = |(l, name): (&Label, &String)| {
            let wide = name.chars().count() as i32 * LETTER;
            let left = l.x - wide * (i32::from(l.side) + 1) / 2;
            [left, l.y - LINE + 3, left + wide, l.y + 4]
        };
        let areas: Vec<Area> = plan.labels.iter().zip(&names).map(area).collect();
        let covered = areas.iter().enumerate().map(|(k, a)| areas.iter().skip(k + 1).filter(|b| overlap(a, b) > 60).count());
        assert!(covered.sum::<usize>() <= 4);
    }
}
