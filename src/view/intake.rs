//! What was given to be read: is it an article at all? `"https://a.example/story"` → *This is the address of …*. Nothing is cleaned here.

/// Longest text that is read, in bytes. A long novel has a million.
pub const LIMIT: usize = 4_000_000;

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but white space.
    Empty,
    /// Longer than [`LIMIT`]; how long, in bytes.
    TooLong(usize),
    /// No text: a picture, a program, a packed file.
    Binary,
    /// The address of a page.
    Address,
}

impl Refusal {
    /// A sentence that says what is wrong and what to do.
    pub fn words(self) -> String {
        match self {
            Self::Empty => "There is nothing to read yet. Paste an article, open a file, or try the sample.".to_owned(),
            Self::TooLong(bytes) => format!(
                "This text is too long: {} where {} are read at most. Paste a part of it.",
                super::wording::numbers::bytes(bytes as u64),
                super::wording::numbers::bytes(LIMIT as u64)
            ),
            Self::Binary => {
                "This is not text. Open the article where you found it, copy its words and paste them here.".to_owned()
            }
            Self::Address => {
                "This is the address of an article. A page without a server cannot fetch another site’s pages: browsers forbid it. Open the article, copy its words and paste them here."
                    .to_owned()
            }
        }
    }
}

/// Looks at a text before it is sent to the engine.
///
/// # Errors
/// What is wrong with it.
pub fn check(text: &str) -> Result<(), Refusal> {
    if text.len() > LIMIT {
        return Err(Refusal::TooLong(text.len()));
    }
    if text.chars().all(char::is_whitespace) {
        return Err(Refusal::Empty);
    }
    if is_address(text) {
        return Err(Refusal::Address);
    }
    let odd = text.chars().filter(|c| matches!(c, '\u{0}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}')).count();
    // A stray control character happens; one in twenty is a program or a picture.
    if odd * 20 > text.chars().count() { Err(Refusal::Binary) } else { Ok(()) }
}

/// A lone `https://…` or `www.…`: where the article is, not the article.
fn is_address(text: &str) -> bool {
    let text = text.trim();
    let starts = ["https://", "http://", "www."]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|t| t.eq_ignore_ascii_case(start)));
    starts && !text.contains(char::is_whitespace)
}

/// The bookmark that hands the page it is clicked on over to this one: `address` is where this page lies, without a fragment.
pub fn bookmarklet(address: &str) -> String {
    // Nothing in an address may end the string in the script, nor be decoded when the bookmark is clicked.
    let safe = address.replace('"', "%22").replace('\\', "%5C").replace('%', "%25");
    include_str!("bookmarklet.js").trim_end().replace("ADDRESS", &safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_article() {
        assert_eq!(check(" \n\t"), Err(Refusal::Empty));
        assert_eq!(check(&"a".repeat(LIMIT + 1)), Err(Refusal::TooLong(LIMIT + 1)));
        assert_eq!(check("\u{0}\u{1}\u{2}abc"), Err(Refusal::Binary));
        assert_eq!(check("One stray \u{7} bell in a long enough line."), Ok(()));
    }

    #[test]
    fn a_lone_address_is_told_from_an_article_that_starts_with_one() {
        for address in ["https://a.example/story?x=1", " www.a.example\n", "HTTP://A.EXAMPLE"] {
            assert_eq!(check(address), Err(Refusal::Address), "{address}");
        }
        for text in ["https://a.example/story\n\nAna Ruiz spoke.", "wwwhat", "http", "“https://a.example”"] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn the_bookmark_names_the_page_and_nothing_ends_its_string() {
        let mark = bookmarklet("https://host.example/a\"+alert(1)+\"/");
        assert!(mark.starts_with("javascript:(()=>{") && mark.contains("open(\"https://host.example/a%2522+alert(1)"), "{mark}");
        assert!(!mark.contains('\n') && !mark.contains("ADDRESS"));
    }
}
