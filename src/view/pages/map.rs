//! The places of one article on a map: *Kharkiv — 3 mentions, shelled*. Coasts, borders and points are built in, nothing is fetched. What
//! could be several places is listed, not drawn; the table under the drawing says the same.

use super::{
    network::layout,
    parts::{cell, fact, heading, join, note, row, table},
};
use crate::{
    contract::EntityType,
    export::geojson,
    lexicon::gazetteer::{Line, Point, outlines},
    view::{
        article::Article,
        fact::{FactKey, Layer, State},
        lists::events,
        page::{Act, Block, Figure, Page, Run, Shape, link, plain},
        wording,
    },
};

/// Size of the drawing, in units.
const SIZE: [i32; 2] = [860, 470];
/// The least of the world that is shown, in degrees: one place alone is seen among its neighbours.
const LEAST: [f64; 2] = [24.0, 13.0];

/// A place of the article.
struct Spot {
    entity: usize,
    key: FactKey,
    name: String,
    mentions: usize,
    point: Option<Point>,
}

/// The page.
pub(super) fn page(article: &Article) -> Page {
    let spots = spots(article);
    let (known, unknown): (Vec<Spot>, Vec<Spot>) = spots.into_iter().partition(|s| s.point.is_some());
    let mut blocks = Vec::new();
    if known.is_empty() {
        blocks.push(note("No place of this article is known well enough to be put on a map."));
    } else {
        blocks.push(drawing(&known));
        blocks.push(note("Full dot: a town. Ring: the middle of a country or state. A point is that of the largest place of the name; check it before you rely on it."));
        blocks.push(heading("The same as a table"));
        let head = ["Place", "Where", "Mentions", "What happened there", "On a street map"];
        blocks.push(table("Places on the map", &head, known.iter().map(|s| spot_row(article, s)).collect()));
    }
    if !unknown.is_empty() {
        blocks.push(heading("Not on the map"));
        blocks.push(note("Unknown here, or the name could be one of several places."));
        blocks.push(Block::Text(join(unknown.iter().map(|s| fact(s.key, s.name.clone())).collect(), ", ")));
    }
    blocks.push(note("Points: GeoNames, CC BY 4.0. Outlines: Natural Earth, public domain, coarse; they take no side in disputes over borders."));
    let intro = format!("{} on the map, {} not.", wording::counted(known.len(), "place"), unknown.len());
    Page { title: "Map".to_owned(), intro, blocks }
}

/// The article's countries, states and towns, most mentioned first.
fn spots(article: &Article) -> Vec<Spot> {
    let entities = article.analysis.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityType::Gpe);
    let spot = |(entity, e): (usize, &crate::contract::Entity)| {
        let shown = article.mentions_of(entity);
        let drawn = shown.iter().filter(|&&id| article.facts.get(id).is_some_and(|f| f.state != State::Rejected)).count();
        let point = geojson::point_of(&article.analysis, e);
        let named = e.name.starts_with(char::is_uppercase);
        (drawn > 0 && named).then_some(Spot {
            entity,
            key: *article.entities.get(entity)?,
            name: e.name.clone(),
            mentions: drawn,
            point,
        })
    };
    let mut spots: Vec<Spot> = entities.filter_map(spot).collect();
    spots.sort_by(|a, b| b.mentions.cmp(&a.mentions).then(a.entity.cmp(&b.entity)));
    spots
}

fn spot_row(article: &Article, spot: &Spot) -> crate::view::page::Row {
    let happened = article.facts.iter().filter(|f| f.key.layer == Layer::Event && f.state != State::Rejected);
    let happened = happened.filter_map(|f| Some((f.key, article.analysis.events.get(f.index)?)));
    let here = happened.filter(|(_, e)| e.place == Some(spot.entity as u32));
    let here: Vec<Run> = here.map(|(key, event)| fact(key, events::words(article, event))).collect();
    let Some(point) = spot.point else { return row(vec![cell(spot.name.clone())]) };
    let side =
        |degrees: f64, [plus, minus]: [&str; 2]| format!("{:.1}° {}", degrees.abs(), if degrees < 0.0 { minus } else { plus });
    let place = format!("{}, {}", side(point.latitude, ["N", "S"]), side(point.longitude, ["E", "W"]));
    let zoom = if point.middle { 5 } else { 11 };
    let (north, east) = (point.latitude, point.longitude);
    let away = format!("https://www.openstreetmap.org/?mlat={north:.2}&mlon={east:.2}#map={zoom}/{north:.2}/{east:.2}");
    let away = vec![link("openstreetmap.org", Act::Away(away))];
    let here = if here.is_empty() { vec![plain("–")] } else { join(here, "; ") };
    row(vec![vec![fact(spot.key, spot.name.clone())], cell(place), cell(spot.mentions.to_string()), here, away])
}

/// A part of the world and how it is laid out: degrees are squeezed from west to east by the cosine of the middle's latitude.
struct Frame {
    west: f64,
    north: f64,
    /// Units a degree, from west to east and from north to south.
    scale: [f64; 2],
}

impl Frame {
    fn around(points: &[Point]) -> Self {
        let range = |values: &dyn Fn(&Point) -> f64| {
            let least = points.iter().map(values).fold(f64::INFINITY, f64::min);
            let most = points.iter().map(values).fold(f64::NEG_INFINITY, f64::max);
            ((least + most) / 2.0, most - least)
        };
        let ((east, wide), (north, high)) = (range(&|p| p.longitude), range(&|p| p.latitude));
        let narrow = cosine(north);
        let [width, height] = SIZE.map(f64::from);
        // A quarter more than the points need, for names and neighbours.
        let degree = (width / (wide * 1.25).max(LEAST[0]) / narrow).min(height / (high * 1.4).max(LEAST[1]));
        let scale = [degree * narrow, degree];
        Self { west: east - width / scale[0] / 2.0, north: north + height / scale[1] / 2.0, scale }
    }

    fn place(&self, longitude: f64, latitude: f64) -> [i32; 2] {
        [(longitude - self.west) * self.scale[0], (self.north - latitude) * self.scale[1]].map(|units| units.round() as i32)
    }

    /// A line as a path of the drawing, if it comes near it.
    fn path(&self, line: &Line) -> Option<String> {
        let mut points: Vec<[i32; 2]> = line.iter().map(|&(x, y)| self.place(f64::from(x) / 10.0, f64::from(y) / 10.0)).collect();
        points.dedup();
        let near = |axis: usize| {
            let values = || points.iter().map(|p| p[axis]);
            values().min().is_some_and(|least| least <= SIZE[axis]) && values().max().is_some_and(|most| most >= 0)
        };
        let steps = points.iter().map(|[x, y]| format!("{x} {y}")).collect::<Vec<_>>().join("L");
        (points.len() > 1 && near(0) && near(1)).then(|| format!("M{steps}"))
    }
}

/// Of degrees, by its series: the same in every browser.
fn cosine(degrees: f64) -> f64 {
    let square = (degrees.abs().min(75.0) / 180.0 * std::f64::consts::PI).powi(2);
    1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0
}

fn drawing(spots: &[Spot]) -> Block {
    let points: Vec<Point> = spots.iter().filter_map(|s| s.point).collect();
    let frame = Frame::around(&points);
    let world = outlines();
    let lines = |lines: &[Line], class: &str| {
        let paths = lines.iter().filter_map(|line| frame.path(line));
        paths.map(|path| Shape { figure: Figure::Path(path), class: class.to_owned(), act: None }).collect::<Vec<_>>()
    };
    let mut shapes = lines(&world.land, "land");
    shapes.extend(lines(&world.borders, "border"));
    let at: Vec<layout::Place> = points
        .iter()
        .map(|p| {
            let [x, y] = frame.place(p.longitude, p.latitude);
            layout::Place { x, y }
        })
        .collect();
    let names: Vec<String> = spots.iter().map(|s| s.name.clone()).collect();
    let labels = layout::labels(&names, &at, &[], SIZE);
    for (((spot, point), place), label) in spots.iter().zip(&points).zip(&at).zip(labels) {
        let act = Some(Act::Fact(spot.key));
        let radius = 4 + spot.mentions.min(8) as i32 / 2;
        let class = if point.middle { "node place whole" } else { "node place" };
        shapes.push(Shape { figure: Figure::Circle(place.x, place.y, radius), class: class.to_owned(), act: act.clone() });
        let text = Figure::Text(label.x, label.y, label.side, spot.name.clone());
        shapes.push(Shape { figure: text, class: "node-name".to_owned(), act });
    }
    let alt = format!("A map with {}; the table below says the same.", wording::counted(spots.len(), "place"));
    Block::Drawing { width: SIZE[0], height: SIZE[1], alt, shapes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{library::sample::analysis, view::sample};

    /// The sample with one of its entities as a place of that name.
    fn with_place(name: &str) -> Article {
        let mut analysis = analysis();
        let entity = &mut analysis.entities[1];
        (entity.kind, entity.name) = (EntityType::Gpe, name.to_owned());
        entity.aliases.clear();
        Article::new(analysis)
    }

    #[test]
    fn a_known_place_is_drawn_and_listed() {
        let page = page(&with_place("Kharkiv"));
        let Some(Block::Drawing { width, height, shapes, .. }) = page.blocks.first() else { panic!("{page:?}") };
        let dots: Vec<_> = shapes.iter().filter(|s| s.class == "node place").collect();
        let [Shape { figure: Figure::Circle(x, y, _), act: Some(Act::Fact(_)), .. }] = dots[..] else { panic!("{dots:?}") };
        assert!((0..*width).contains(x) && (0..*height).contains(y));
        assert!(shapes.iter().any(|s| s.class == "land") && shapes.iter().any(|s| s.class == "border"));
        assert!(page.words().contains("Kharkiv | 50.0° N, 36.2° E"), "{}", page.words());
        assert!(page.intro.starts_with("1 place on the map"), "{}", page.intro);
    }

    #[test]
    fn a_place_that_could_be_several_is_listed_only() {
        for name in ["Cambridge", "Velmouth"] {
            let page = page(&with_place(name));
            assert!(page.words().contains("Not on the map") && page.words().contains(name), "{}", page.words());
            assert!(!page.blocks.iter().any(|b| matches!(b, Block::Drawing { .. })));
        }
        assert!(!page(&sample::article()).title.is_empty());
    }

    #[test]
    fn distances_on_the_map_are_true_to_the_latitude() {
        for (degrees, cosine) in [(0.0, 1.0), (60.0, 0.5), (-75.0, 0.2588)] {
            assert!((super::cosine(degrees) - cosine).abs() < 1e-3);
        }
        let point = |latitude, longitude| Point { latitude, longitude, country: None, middle: false };
        let frame = Frame::around(&[point(60.0, 10.0), point(50.0, 40.0)]);
        for [x, y] in [frame.place(10.0, 60.0), frame.place(40.0, 50.0)] {
            assert!((0..SIZE[0]).contains(&x) && (0..SIZE[1]).contains(&y));
        }
    }
}
