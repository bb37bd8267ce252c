//! Rules that judge a line by itself, with its place at most: `By Jane Roe` → byline. One table, first match wins; what depends on
//! neighbours is in `context.rs`.

use super::{
    BlockKind, Item, dateline, furniture,
    furniture::{AGENCIES, BYLINE_ENDS, BYLINE_STARTS, CAPTION_MARKS},
    shape::{End, Shape, is_mail_quote},
};

/// A rule over one line.
pub(super) struct Rule {
    /// Stable name.
    pub(super) id: &'static str,
    /// What the line then is.
    pub(super) kind: BlockKind,
    /// In plain words.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) says: &'static str,
    /// Whether it holds.
    pub(super) holds: fn(&Item, &str) -> bool,
    /// Lines near the top that it takes.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) yes: &'static [&'static str],
    /// Lines that it leaves.
    #[cfg_attr(not(test), allow(dead_code))]
    pub(super) no: &'static [&'static str],
}

/// All rules, in the order in which they are tried.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "block.quote.mail",
        kind: BlockKind::Quote,
        says: "The line begins with the quotation sign of mail and Markdown",
        holds: |_, line| is_mail_quote(line),
        yes: &["> We never agreed to that."],
        no: &["5 > 4 holds"],
    },
    Rule {
        id: "block.quote.embed",
        kind: BlockKind::Quote,
        says: "The line belongs to a post of a social network",
        holds: |item, line| is_post(item, line),
        yes: &["— Jane Roe (@janeroe) January 3, 2020", "We will vote on Monday. pic.twitter.com/Ab1Cd2"],
        no: &["Write to jane@example.org for more"],
    },
    Rule {
        id: "block.ornament",
        kind: BlockKind::Boilerplate,
        says: "The line holds no letter: a rule, a counter, a page number",
        holds: |item, line| furniture::is_ornament(&item.shape, line) && !dateline::is_date(&item.normal),
        yes: &["* * *", "128", "2 / 14"],
        no: &["$5", "18-07-2022 23:10"],
    },
    Rule {
        id: "block.furniture.line",
        kind: BlockKind::Boilerplate,
        says: "The whole line is a button, a label or a notice of web pages",
        holds: |item, _| furniture::is_whole_line(&item.normal),
        yes: &["Advertisement", "Share this story", "ADVERTISEMENT - STORY CONTINUES BELOW", "Comments (12)"],
        no: &["Advertisements fell by a third"],
    },
    Rule {
        id: "block.furniture.header",
        kind: BlockKind::Boilerplate,
        says: "The line is the usual title of a list of links",
        holds: |item, _| furniture::is_list_header(&item.normal),
        yes: &["Related News", "You may also like"],
        no: &["Related crimes"],
    },
    Rule {
        id: "block.furniture.section",
        kind: BlockKind::Boilerplate,
        says: "The line names a section of the page by its format: shorts, videos, headlines",
        holds: |_, line| furniture::is_section_name(line),
        yes: &["Impact Shorts", "More Shorts", "More Great Coast Stories"],
        no: &["Their stories", "The bank shorts its own stories"],
    },
    Rule {
        id: "block.furniture.menu",
        kind: BlockKind::Boilerplate,
        says: "The line holds nothing but menu words and numbers",
        holds: |item, _| furniture::is_menu(&item.normal, &item.shape) && !dateline::is_date(&item.normal),
        yes: &["Facebook Twitter Email 12", "Home | World | Sport", "4 min read"],
        no: &["Home fires in the world", "3 hours ago"],
    },
    Rule {
        id: "block.byline",
        kind: BlockKind::Byline,
        says: "The line says who wrote the article",
        holds: is_byline,
        yes: &["By Jane Roe, 10 April 2022", "(Reporting by Jane Roe; Editing by John Doe)", "Harbour Times staff", "Reuters"],
        no: &["By Monday the water had gone.", "By then, too late", "Edited by hand, the film won."],
    },
    Rule {
        id: "block.dateline",
        kind: BlockKind::Dateline,
        says: "The line holds only a date, a time or a place with its agency",
        holds: |item, line| item.shape.words <= 16 && (dateline::is_date(&item.normal) || (item.top && dateline::is_place(line))),
        yes: &["Monday, January 7, 2019", "18-07-2022 23:10", "WASHINGTON (AP) —"],
        no: &["GENEVA (Reuters) - The talks began.", "May rejects call"],
    },
    Rule {
        id: "block.copyright",
        kind: BlockKind::Boilerplate,
        says: "The line claims the rights in the page",
        holds: |item, _| is_copyright(&item.normal),
        yes: &["© 2020 Harbour Times", "Copyright 2020. All rights reserved."],
        no: &["© Jane Roe", "Copyright law was changed on Monday by parliament."],
    },
    Rule {
        id: "block.caption",
        kind: BlockKind::Caption,
        says: "The line announces or credits a picture",
        holds: |item, _| is_caption(&item.normal, &item.shape),
        yes: &[
            "Jane Roe on the boat. Image: file.",
            "The bridge, in a file photograph.",
            "Rescuers dig. (AP Photo/Jane Roe)",
            "© Jane Roe",
        ],
        no: &["Getty Images sued the company on Friday, lawyers said.", "He went via Apple Valley."],
    },
    Rule {
        id: "block.furniture.link",
        kind: BlockKind::Boilerplate,
        says: "The line begins as a link to another article or a button does",
        holds: |item, _| furniture::begins_as_link(&item.normal, &item.shape),
        yes: &["Read more: What the vote means", "ALSO READ | Harbour opens", "Sign up for our newsletter"],
        no: &["More from the fund is needed, the minister said on Monday in Geneva.", "Watchdog clears bank"],
    },
    Rule {
        id: "block.furniture.visitor",
        kind: BlockKind::Boilerplate,
        says: "The line speaks to the visitor of the page: cookies, accounts, newsletters",
        holds: |item, _| furniture::speaks_to_visitor(&item.normal, &item.shape),
        yes: &["We use cookies to make this site better for you.", "By clicking you agree to the terms of use."],
        no: &[
            "The company changed its privacy policy on Friday, the regulator said.",
            "“Our privacy policy is public,” she said.",
        ],
    },
];

/// The first rule that holds for the line.
pub(super) fn judge(item: &Item, line: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| (rule.holds)(item, line))
}

fn is_byline(item: &Item, line: &str) -> bool {
    let open = item.shape.end == End::Bare && !item.shape.auxiliary;
    let by = item.normal.starts_with("by ")
        && line.get(3..).is_some_and(|name| name.starts_with(char::is_uppercase))
        && item.shape.words <= 20
        && open;
    let start = item.normal.trim_start_matches(|c: char| !c.is_alphanumeric());
    let credit = item.shape.words <= 40
        && BYLINE_STARTS.iter().any(|s| {
            let rest = start.strip_prefix(s);
            rest.is_some_and(|r| {
                !r.starts_with(char::is_alphanumeric)
                    && (item.normal.starts_with('(') || names_someone(line, s) || (s.ends_with("by") && r.starts_with(':')))
            })
        });
    // "From Harbourpedia, the free news source": near the top only, where an article says where it comes from.
    let from = item.top && item.normal.starts_with("from ") && item.shape.words <= 8 && line.contains(", the ");
    let end = item.top
        && !item.first
        && (2..=8).contains(&item.shape.words)
        && open
        && BYLINE_ENDS.iter().any(|e| ends_with_word(&item.normal, e));
    let agency = item.top && !item.first && AGENCIES.iter().any(|a| a.eq_ignore_ascii_case(line));
    let address = item.shape.words == 1 && line.contains('@') && line.contains('.');
    by || credit || (from && open) || end || agency || address
}

/// After the first words stands a name, and no sentence follows: `Reporting by Jane Roe`.
fn names_someone(line: &str, start: &str) -> bool {
    let name = line.get(start.len()..).unwrap_or_default().trim_start_matches([':', ' ']);
    name.starts_with(char::is_uppercase) && !name.ends_with('.')
}

fn ends_with_word(normal: &str, end: &str) -> bool {
    normal.strip_suffix(end).is_some_and(|before| before.ends_with([' ', ',']))
}

fn is_copyright(normal: &str) -> bool {
    let year = |rest: &str| rest.trim_start_matches(['(', 'c', ')', '©', ' ']).starts_with(|c: char| c.is_ascii_digit());
    let claimed = normal.strip_prefix('©').or_else(|| normal.strip_prefix("copyright")).or_else(|| normal.strip_prefix("(c)"));
    claimed.is_some_and(|rest| year(rest) || rest.contains("rights reserved") || rest.starts_with(" ©"))
}

fn is_caption(normal: &str, shape: &Shape) -> bool {
    if shape.words >= Shape::MANY {
        return false;
    }
    let marked = CAPTION_MARKS.iter().any(|mark| match mark.split_at_checked(1) {
        Some(("^", mark)) => normal.starts_with(mark),
        Some(("~", name)) => credits(normal, name),
        _ => normal.match_indices(mark).any(|(at, _)| {
            let before = normal.get(..at).and_then(|b| b.chars().next_back());
            let after = normal.get(at + mark.len()..).and_then(|a| a.chars().next());
            let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !(mark.starts_with(char::is_alphanumeric) && word(before)) && !(mark.ends_with(char::is_alphanumeric) && word(after))
        }),
    });
    marked || (normal.contains('©') && shape.words <= 30)
}

/// The agency's name stands at the end, after a mark: `Jane Roe/AFP`, `Photograph © Reuters`.
fn credits(normal: &str, name: &str) -> bool {
    let end = normal.trim_end_matches([')', '.', ']', ' ']);
    let before = end.strip_suffix(name).map(str::trim_end);
    before.is_some_and(|b| b.ends_with(['/', '|', '©', '(', '[']))
}

fn is_post(item: &Item, line: &str) -> bool {
    let signed = line.starts_with(['—', '-', '–']) && line.contains("(@") && item.shape.words <= 16;
    let picture = item.normal.contains("pic.twitter.com/") || item.normal.contains("https://t.co/");
    signed || (picture && item.shape.words < Shape::MANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_takes_its_examples_and_leaves_the_others() {
        for rule in RULES {
            assert!(!rule.says.is_empty() && !rule.yes.is_empty() && !rule.no.is_empty(), "{}", rule.id);
            for line in rule.yes {
                assert!((rule.holds)(&Item::near_top(line), line), "{} should take {line:?}", rule.id);
            }
            for line in rule.no {
                assert!(!(rule.holds)(&Item::near_top(line), line), "{} should leave {line:?}", rule.id);
            }
        }
    }
}
