//! TEI P5: the text in divisions and paragraphs with `persName`, `orgName`, `placeName`, `rs`, `date@when`, `measure` and `said@who`;
//! who is who, relations and marks that cross others in `standOff`. *Friday* → `<date when="2025-04-11">Friday</date>`.
//!
//! White space between paragraphs is not kept. <https://tei-c.org/release/doc/tei-p5-doc/en/html/>

use super::{
    Edition, calendar,
    inline::{self, Element, Nesting},
    marks::word,
    words::Words,
    xml::{pair, text},
};
use crate::contract::{Analysis, BlockKind, CharSpan, ENGINE, Entity, EntityType, MentionForm, Quantity, Time};

/// One document.
pub fn write(edition: &Edition) -> String {
    let (a, words) = (&edition.analysis, edition.words());
    let all = elements(a);
    let mut written = vec![false; all.len()];
    let body = body(a, &words, &all, &mut written);
    let apart: Vec<&Element> = all.iter().zip(&written).filter(|(_, w)| !**w).map(|(e, _)| e).collect();
    let language = if a.language.is_empty() { "und" } else { &a.language };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"{}>\n{}{}<text>\n<body>\n{body}</body>\n</text>\n</TEI>\n",
        pair("xml:lang", language),
        header(edition),
        stand_off(a, &words, &apart)
    )
}

fn header(edition: &Edition) -> String {
    let title = text(&edition.title());
    let author = edition.author().map(|n| format!("<author>{}</author>", text(n))).unwrap_or_default();
    let site = edition.site().map(|n| format!("<publisher>{}</publisher>", text(n))).unwrap_or_default();
    let date =
        edition.analysis.published.as_deref().map(|d| format!("<date{}>{}</date>", pair("when", d), text(d))).unwrap_or_default();
    let url = edition.url().map(|u| format!("<ref{}>{}</ref>", pair("target", u), text(u))).unwrap_or_default();
    format!(
        "<teiHeader>\n<fileDesc>\n<titleStmt><title>{title}</title></titleStmt>\n<publicationStmt><p>Marked up by Pressmark; not published.</p></publicationStmt>\n\
<sourceDesc><bibl>{author}<title>{title}</title>{site}{date}{url}</bibl></sourceDesc>\n</fileDesc>\n\
<encodingDesc><appInfo><application ident=\"pressmark\" version=\"{ENGINE}\"><label>Pressmark</label></application></appInfo></encodingDesc>\n</teiHeader>\n"
    )
}

/// Divisions: each run of headings opens one.
fn body(a: &Analysis, words: &Words<'_>, all: &[Element], written: &mut [bool]) -> String {
    let mut out = String::new();
    let (mut open, mut heading, mut list) = (false, false, false);
    for block in &a.blocks {
        let is_head = matches!(block.kind, BlockKind::Headline | BlockKind::Heading);
        let is_item = block.kind == BlockKind::ListItem;
        if list && !is_item {
            out.push_str("</list>\n");
        }
        if !open || is_head && !heading {
            out.push_str(if open { "</div>\n<div>\n" } else { "<div>\n" });
        }
        if is_item && !list {
            out.push_str("<list>\n");
        }
        (open, heading, list) = (true, is_head, is_item);
        let (start, end) = match block.kind {
            BlockKind::Headline | BlockKind::Heading => ("<head>", "</head>"),
            BlockKind::ListItem => ("<item>", "</item>"),
            BlockKind::Quote => ("<quote>", "</quote>"),
            BlockKind::Paragraph => ("<p>", "</p>"),
            BlockKind::Byline => ("<p rend=\"byline\">", "</p>"),
            BlockKind::Dateline => ("<p rend=\"dateline\">", "</p>"),
            BlockKind::Caption => ("<p rend=\"caption\">", "</p>"),
            BlockKind::Boilerplate => ("<p rend=\"boilerplate\">", "</p>"),
        };
        let inner = inline::write(words, block.span, all, Nesting::Nested, written);
        out.push_str(&format!("{start}{inner}{end}\n"));
    }
    if list {
        out.push_str("</list>\n");
    }
    out.push_str(if open { "</div>\n" } else { "<div><p/></div>\n" });
    out
}

/// All marks; statements first, so that of two at one place the statement is the outer one.
fn elements(a: &Analysis) -> Vec<Element> {
    let mut all = Vec::new();
    for (i, s) in a.statements.iter().enumerate() {
        let who = s.speaker.map(|e| pair("who", &format!("#e{e}"))).unwrap_or_default();
        let direct = word(s.form) == "direct";
        for (k, &span) in s.content.iter().enumerate() {
            let id = pair("xml:id", &format!("s{i}.{k}"));
            let next = if k + 1 < s.content.len() { pair("next", &format!("#s{i}.{}", k + 1)) } else { String::new() };
            let previous = if k > 0 { pair("prev", &format!("#s{i}.{}", k - 1)) } else { String::new() };
            let ana = pair("rend", &word(s.stance));
            all.push(Element::new(span, "said", &format!("{id}{who} direct=\"{direct}\"{ana}{next}{previous}")));
        }
    }
    for m in &a.mentions {
        if let Some(entity) = a.entities.get(m.entity as usize) {
            let reference = pair("ref", &format!("#e{}", m.entity));
            let (name, kind) =
                if m.form == MentionForm::Name { element(entity.kind) } else { ("rs", word(entity.kind).to_lowercase()) };
            let kind = if kind.is_empty() { kind } else { pair("type", &kind) };
            all.push(Element::new(m.span, name, &format!("{kind}{reference}")));
        }
    }
    all.extend(a.times.iter().map(time));
    all.extend(a.quantities.iter().map(measure));
    for e in &a.events {
        let kinds = format!("{}{}", pair("type", "event"), pair("subtype", &word(e.class)));
        all.push(Element::new(e.trigger, "rs", &kinds));
    }
    all
}

fn element(kind: EntityType) -> (&'static str, String) {
    match kind {
        EntityType::Person => ("persName", String::new()),
        EntityType::Org => ("orgName", String::new()),
        EntityType::Gpe => ("placeName", String::new()),
        EntityType::Loc | EntityType::Fac => ("placeName", word(kind).to_lowercase()),
        _ => ("name", word(kind).to_lowercase()),
    }
}

/// `when` for days, months and years, `dur` for lengths, `n` for all other values of TIMEX3.
fn time(t: &Time) -> Element {
    let calendar = calendar::When::of(&t.value).filter(|_| t.value.len() <= 10).is_some();
    let duration = t.value.starts_with('P')
        && t.value.len() > 2
        && t.value.bytes().skip(1).all(|b| b.is_ascii_digit() || b"YMWDTHS.".contains(&b));
    let attribute = match (calendar, duration && !t.value.contains('W')) {
        (true, _) => pair("when", &t.value),
        (_, true) => pair("dur", &t.value),
        _ => pair("n", &t.value),
    };
    Element::new(t.span, "date", &format!("{}{attribute}", pair("type", &word(t.kind).to_lowercase())))
}

fn measure(q: &Quantity) -> Element {
    // A unit is one word.
    let unit: String = q.unit.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join("_");
    let unit = if unit.is_empty() { unit } else { pair("unit", &unit) };
    let attributes = format!("{}{}{unit}", pair("type", &word(q.kind)), pair("quantity", &super::marks::number(q.amount)));
    Element::new(q.span, "measure", &attributes)
}

/// Who is who, what ties them, and marks that found no place in the tree.
fn stand_off(a: &Analysis, words: &Words<'_>, apart: &[&Element]) -> String {
    let list = |name: &str, items: Vec<String>| match items.is_empty() {
        true => String::new(),
        false => format!("<{name}>\n{}\n</{name}>\n", items.join("\n")),
    };
    let of =
        |kinds: &[EntityType], f: fn(&Entity) -> String| a.entities.iter().filter(|e| kinds.contains(&e.kind)).map(f).collect();
    use EntityType as T;
    let mut out = list("listPerson", of(&[T::Person], |e| entry(e, "person", "persName")));
    out.push_str(&list("listOrg", of(&[T::Org], |e| entry(e, "org", "orgName"))));
    out.push_str(&list("listPlace", of(&[T::Gpe, T::Loc, T::Fac], |e| entry(e, "place", "placeName"))));
    out.push_str(&list("list", of(&[T::Norp, T::Event, T::Product, T::Work, T::Law], |e| entry(e, "item", "name"))));
    let relations = a.relations.iter().map(|r| {
        let ends = format!("{}{}", pair("active", &format!("#e{}", r.subject)), pair("passive", &format!("#e{}", r.object)));
        format!("<relation{}{ends}><desc>{}</desc></relation>", pair("name", &word(r.kind)), text(&r.label))
    });
    out.push_str(&list("listRelation", relations.collect()));
    let spans = apart.iter().map(|e| {
        let kind = e.open.trim_start_matches('<').split([' ', '>']).next().unwrap_or_default();
        let CharSpan { start, end } = e.span;
        format!("<span{} n=\"{start}-{end}\">{}</span>", pair("type", kind), text(words.get(e.span)))
    });
    out.push_str(&list("spanGrp", spans.collect()));
    if out.is_empty() { out } else { format!("<standOff>\n{out}</standOff>\n") }
}

fn entry(e: &Entity, outer: &str, inner: &str) -> String {
    let names: String = std::iter::once(&e.name).chain(&e.aliases).map(|n| format!("<{inner}>{}</{inner}>", text(n))).collect();
    let link = e.link.as_ref().map(|l| format!("<idno type=\"wikidata\">{}</idno>", text(&l.wikidata))).unwrap_or_default();
    format!("<{outer}{}>{names}{link}</{outer}>", pair("xml:id", &format!("e{}", e.id)))
}
