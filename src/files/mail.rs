//! Mails (`.eml`) and saved pages (`.mhtml`): the part that is the article, with subject, date and sender, or the page's address.
//! `Date: Tue, 4 Mar 2031` → published `2031-03-04`. Pictures and attachments are left out; pages may be large, mails nest.

use super::{
    Article, Body, day, html,
    mime::{self, Part},
};

/// A mail.
pub(super) fn letter(bytes: &[u8]) -> Result<Article, String> {
    let mail = mime::read(bytes);
    let shown: Vec<&Part> = mail.all().into_iter().filter(|p| p.parts.is_empty() && !p.is_attachment()).collect();
    let of = |kind: &str| shown.iter().find(|p| p.kind() == kind && !p.body.iter().all(u8::is_ascii_whitespace));
    let mut article = match (of("text/html"), of("text/plain")) {
        // The page keeps its paragraphs; the plain part of a newsletter is cut at 78 columns and full of addresses.
        (Some(page), _) => html(&page.body, page.parameter("charset").as_deref()),
        (None, Some(plain)) => {
            let decoded = plain.text();
            let flowed = plain.parameter("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
            Article {
                remarks: decoded.remark().into_iter().collect(),
                body: Body::Text(unwrap(&decoded.text, flowed)),
                ..Article::default()
            }
        }
        _ => return Err("this mail has no text, only attachments; save those and open them one by one".to_owned()),
    };
    let attachments = mail.all().iter().filter(|p| p.is_attachment()).count();
    article.remarks.extend((attachments > 0).then(|| format!("{attachments} attachments were left out.")));
    article.title = mail.header("subject").map(|s| unprefixed(&s).to_owned());
    article.published = mail.header("date").and_then(|d| day(&d));
    article.source = mail.header("from").map(|from| sender(&from));
    Ok(article)
}

/// A page saved by a browser.
pub(super) fn page(bytes: &[u8]) -> Result<Article, String> {
    let archive = mime::read(bytes);
    let all = archive.all();
    let found = all.iter().find(|p| matches!(p.kind().as_str(), "text/html" | "application/xhtml+xml") && !p.body.is_empty());
    let page = found.ok_or("this saved page holds no HTML")?;
    let mut article = html(&page.body, page.parameter("charset").as_deref());
    // Its date is the day on which it was saved, which says nothing about the article.
    article.source =
        archive.header("snapshot-content-location").or_else(|| page.header("content-location")).filter(|u| u.starts_with("http"));
    Ok(article)
}

/// `Fwd: Re: Dam is safe` → *Dam is safe*.
fn unprefixed(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((prefix, after)) = rest.split_once(':') {
        if !["re", "fw", "fwd", "aw", "wg", "tr"].contains(&prefix.trim().to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// `"Velmouth Courier" <news@example.org>` → *Velmouth Courier*.
fn sender(from: &str) -> String {
    let name = from.split('<').next().unwrap_or_default().trim().trim_matches('"').trim();
    if name.is_empty() { from.trim_matches(['<', '>', ' ']).to_owned() } else { name.to_owned() }
}

/// Lines that a mailer broke become paragraphs again: those of `format=flowed`, which end in a space, and blocks of lines that are
/// all long except for the last.
fn unwrap(text: &str, flowed: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out: Vec<String> = Vec::new();
    for block in text.split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        let body = lines.split_last().map_or(&[][..], |(_, body)| body);
        let wrapped =
            !body.is_empty() && body.iter().all(|l| (50..=100).contains(&l.trim_end().chars().count()) && !l.starts_with('>'));
        let mut joined = String::new();
        for (i, line) in lines.iter().enumerate() {
            // A line of two dashes and a space parts the signature.
            let goes_on = i + 1 < lines.len() && (wrapped || flowed && line.ends_with(' ') && *line != "-- ");
            joined.push_str(line.trim_end());
            joined.push_str(if goes_on {
                " "
            } else if i + 1 < lines.len() {
                "\n"
            } else {
                ""
            });
        }
        out.push(joined);
    }
    out.join("\n\n")
}
