//! Markdown → HTML, as far as news texts use it: headings, paragraphs, lists, quotes, emphasis, links, pictures, and the front matter
//! for title, date, author: `# Dam *is* safe` → `<h1>Dam is safe</h1>`. Tables and code stay as they are written.

use super::{Article, Body, day, escape};

/// Reads a text.
pub(super) fn read(text: &str) -> Article {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (front, rest) = front_matter(&text);
    let said = |names: &[&str]| names.iter().find_map(|n| front.iter().find(|(name, _)| name == n).map(|(_, v)| v.clone()));
    Article {
        body: Body::Html(html(rest)),
        title: said(&["title", "headline"]),
        published: said(&["date", "published", "pubdate"]).and_then(|d| day(&d)),
        source: said(&["source", "site", "publisher"]),
        ..Article::default()
    }
}

/// `name: value` lines between two lines of three dashes at the top.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let Some((head, rest)) = text.strip_prefix("---\n").and_then(|t| t.split_once("\n---\n")) else { return (Vec::new(), text) };
    let line = |l: &str| {
        let (name, value) = l.split_once(':')?;
        Some((name.trim().to_lowercase(), value.trim().trim_matches(['"', '\'']).to_owned()))
    };
    (head.lines().filter_map(line).filter(|(_, v)| !v.is_empty()).collect(), rest)
}

fn html(text: &str) -> String {
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut element = "p";
    let close = |open: &mut Vec<&str>, element: &str, out: &mut String| {
        if !open.is_empty() {
            out.push_str(&format!("<{element}>{}</{element}>\n", inline(&open.join(" "))));
            open.clear();
        }
    };
    for line in text.lines() {
        let trimmed = line.trim();
        let heading = trimmed.bytes().take_while(|b| *b == b'#').count();
        let is_rule = trimmed.len() >= 3 && trimmed.bytes().all(|b| b"-*_= ".contains(&b));
        if is_rule && trimmed.starts_with(['=', '-']) && !open.is_empty() && element == "p" {
            close(&mut open, if trimmed.starts_with('=') { "h1" } else { "h2" }, &mut out);
        } else if trimmed.is_empty() || is_rule {
            close(&mut open, element, &mut out);
            element = "p";
        } else if (1..=6).contains(&heading) && trimmed.get(heading..).is_some_and(|r| r.starts_with(' ')) {
            close(&mut open, element, &mut out);
            open.push(trimmed.trim_matches('#').trim());
            close(&mut open, ["h1", "h2", "h3", "h4", "h5", "h6"].get(heading - 1).unwrap_or(&"h6"), &mut out);
            element = "p";
        } else if let Some(item) = list_item(trimmed) {
            close(&mut open, element, &mut out);
            element = "li";
            open.push(item);
        } else if let Some(quoted) = trimmed.strip_prefix('>') {
            if element != "blockquote" {
                close(&mut open, element, &mut out);
            }
            element = "blockquote";
            open.push(quoted.trim());
        } else {
            open.push(trimmed);
        }
    }
    close(&mut open, element, &mut out);
    out
}

fn list_item(line: &str) -> Option<&str> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|b| line.strip_prefix(b));
    bullet.or_else(|| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let rest = line.get(digits..).filter(|_| (1..=3).contains(&digits))?;
        rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))
    })
}

/// Words without the signs of emphasis, links with their words only.
fn inline(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                Some(sign) => {
                    out.push(sign);
                    after.get(1..).unwrap_or_default()
                }
                None => {
                    out.push(c);
                    after
                }
            },
            '!' if after.starts_with('[') => link(after).map_or(after, |(_, rest)| rest),
            '[' => match link(rest) {
                Some((words, rest)) => {
                    out.push_str(words);
                    rest
                }
                None => {
                    out.push(c);
                    after
                }
            },
            // Emphasis touches a word on one side; "2 * 3" does not.
            '*' | '_' | '`' if emphasises(&out, c, after) => after.trim_start_matches(c),
            _ => {
                out.push(c);
                after
            }
        };
    }
    escape(&out)
}

fn emphasises(before: &str, sign: char, after: &str) -> bool {
    let next = after.trim_start_matches(sign).chars().next().unwrap_or(' ');
    let last = before.chars().next_back().unwrap_or(' ');
    let inside = last.is_alphanumeric() && next.is_alphanumeric();
    (!next.is_whitespace() || !last.is_whitespace()) && !(inside && sign == '_')
}

/// `[words](address)` → words and what follows.
fn link(from: &str) -> Option<(&str, &str)> {
    let (words, after) = from.strip_prefix('[')?.split_once(']')?;
    let rest = after.strip_prefix('(')?.split_once(')')?.1;
    Some((words, rest))
}
