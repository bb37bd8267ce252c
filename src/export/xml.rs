//! Text for XML 1.0 and HTML: `a < b` → `a &lt; b`. Characters that XML cannot hold become U+FFFD, one for one, so that offsets stay.
//! It builds no trees; the formats write their elements as text.

/// What an element holds.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // "]]>" may not stand in text.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A carriage return would be read as a line feed.
            '\r' => out.push_str("&#13;"),
            c => out.push(allowed(c)),
        }
    }
    out
}

/// What stands between the quotation marks of an attribute: line breaks and tabs keep their kind.
pub fn attribute(value: &str) -> String {
    text(value).replace('\n', "&#10;").replace('\t', "&#9;")
}

/// ` name="value"`.
pub fn pair(name: &str, value: &str) -> String {
    format!(" {name}=\"{}\"", attribute(value))
}

const fn allowed(c: char) -> char {
    match c {
        '\t' | '\n' => c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
