//! Files of each kind as programs write them, broken ones, and bytes at random.

use super::*;
use proptest::prelude::*;

fn good(name: &str, bytes: &[u8]) -> Article {
    read(name, bytes).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn words(name: &str, bytes: &[u8]) -> String {
    good(name, bytes).body.as_str().to_owned()
}

#[test]
fn encodings_are_told_apart() {
    let text = "The café “opens” – €3.";
    let utf16 =
        |order: fn(u16) -> [u8; 2], mark: &[u8]| [mark, &text.encode_utf16().flat_map(order).collect::<Vec<u8>>()].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        utf16(u16::to_le_bytes, b"\xff\xfe"),
        utf16(u16::to_be_bytes, b"\xfe\xff"),
        b"The caf\xe9 \x93opens\x94 \x96 \x803.".to_vec(),
        b"The caf\x8e \xd2opens\xd3 \xd0 \xdb3.".to_vec(),
    ] {
        assert_eq!(words("a.txt", &bytes), text);
    }
    let plain = "The dam is safe.";
    assert_eq!(words("a.txt", &plain.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()), plain);
    assert_eq!(good("a.txt", b"caf\xe9").remarks, ["Read as windows-1252."]);
    assert!(good("a.txt", text.as_bytes()).remarks.is_empty());
}

#[test]
fn a_page_declares_its_encoding() {
    let page = b"<html><head><meta charset=\"windows-1251\"><title>x</title></head><body>\xcc\xee\xf1\xea\xe2\xe0</body></html>";
    assert!(words("a.html", page).contains("Москва"));
    let page = b"<!DOCTYPE html><meta charset=Shift_JIS><p>a\x82\xa0</p>";
    assert!(good("noname", page).remarks[0].contains("shift_jis"));
    assert!(matches!(good("noname", page).body, Body::Html(_)));
}

const MAIL: &str = "From: =?utf-8?Q?Velmouth_Courier?= <news@example.org>\r\nTo: me\r\nSubject: Fwd: =?utf-8?B?RGFtIGlzIA==?=\r\n =?utf-8?Q?s=C3=A0fe?=\r\n\
Date: Tue, 4 Mar 2031 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"out er\"\r\n\r\npreamble\r\n--out er\r\n\
Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPlain.\r\n--in\r\n\
Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=E9 is =\r\nopen.</p>\r\n--in--\r\n\
--out er\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--out er--\r\n";

#[test]
fn a_mail_gives_its_page_and_headers() {
    let mail = good("a.eml", MAIL.as_bytes());
    assert_eq!(mail.body, Body::Html("<p>Café is open.</p>".to_owned()));
    assert_eq!((mail.title.as_deref(), mail.published.as_deref()), (Some("Dam is sàfe"), Some("2031-03-04")));
    assert_eq!(
        (mail.source.as_deref(), mail.remarks.last().map(String::as_str)),
        (Some("Velmouth Courier"), Some("1 attachments were left out."))
    );
    let lines = MAIL.replace("\r\n", "\n");
    assert_eq!(good("a.eml", lines.as_bytes()).body, mail.body);
}

#[test]
fn a_plain_mail_has_its_paragraphs_again() {
    let mail = "Subject: x\n\nThe ministry said on Friday that the dam was safe and that\nno village would be left in the valley below it, whatever\ncame.\n\n- one\n- two\n";
    let text = words("a.eml", mail.as_bytes());
    assert!(text.starts_with("The ministry said on Friday that the dam was safe and that no village"), "{text}");
    assert!(text.contains("- one\n- two"));
    let only = "Content-Type: image/png\nContent-Disposition: attachment\n\nabc";
    assert!(read("a.eml", only.as_bytes()).unwrap_err().contains("only attachments"));
}

#[test]
fn a_saved_page_gives_its_address() {
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/dam\r\nSubject: Dam\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b----\"\r\n\r\n\r\n------b----\r\n\
Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/dam\r\n\r\n<html><title>Dam</title><p>Safe =E2=80=93 so far.</p></html>\r\n------b----\r\nContent-Type: image/png\r\n\r\nx\r\n------b------\r\n";
    let article = good("a.mhtml", page.as_bytes());
    assert!(article.body.as_str().contains("Safe – so far."));
    assert_eq!(article.source.as_deref(), Some("https://example.org/dam"));
    assert!(read("a.mht", b"Content-Type: text/css\r\n\r\nx").unwrap_err().contains("no HTML"));
}

/// A ZIP with deflated files, as office programs write them.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let two = |n: usize| (n as u16).to_le_bytes();
    let four = |n: usize| (n as u32).to_le_bytes();
    for (name, text) in files {
        let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6);
        let at = out.len();
        let sizes = [&[0; 4][..], &four(packed.len()), &four(text.len()), &two(name.len())].concat();
        out.extend([b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0", &sizes[..], &two(3), name.as_bytes(), b"ext", &packed].concat());
        directory
            .extend([b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0", &sizes[..], &[0; 12], &four(at), name.as_bytes()].concat());
    }
    let (at, size) = (out.len(), directory.len());
    out.extend(directory);
    out.extend([&b"PK\x05\x06\0\0\0\0"[..], &two(files.len()), &two(files.len()), &four(size), &four(at), &two(0)].concat());
    out
}

const WORD: &str = r#"<?xml version="1.0"?><w:document xmlns:w="x"><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Dam &amp; bridge</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The dam </w:t></w:r><w:del><w:r><w:delText>was</w:delText></w:r></w:del><w:r><w:t>is</w:t><w:tab/><w:t>safe.</w:t></w:r>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>one</w:t></w:r></w:p><w:p/>
<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>box again</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>
</w:body></w:document>"#;

#[test]
fn word_documents_are_read() {
    let core = "<cp:coreProperties><dc:title>The dam</dc:title><dcterms:created>2031-03-04T10:00:00Z</dcterms:created></cp:coreProperties>";
    let notes = "<w:footnotes><w:footnote><w:p><w:r><w:t>Says the ministry.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let file = zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("word/document.xml", WORD),
        ("word/footnotes.xml", notes),
        ("docProps/core.xml", core),
    ]);
    let article = good("a.docx", &file);
    let expected = "<h1>Dam &amp; bridge</h1>\n<p>The dam is safe.</p>\n<li>one</li>\n<p>box</p>\n<p>Says the ministry.</p>\n";
    assert_eq!(article.body.as_str(), expected);
    assert_eq!(article.title.as_deref(), Some("The dam"));
    assert!(article.remarks[0].contains("2031-03-04"));
    assert!(read("a.docx", &zip(&[("x.txt", "x")])).unwrap_err().contains("ZIP archive"));
    assert!(read("a.docx", file.get(..file.len() / 2).unwrap()).is_err());
}

#[test]
fn opendocument_texts_are_read() {
    let content = r#"<office:document-content><office:body><office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes>
<text:h text:outline-level="1">Dam</text:h><text:p>It<text:s/>is <text:span>safe</text:span>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Really.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"#;
    let body = words("a.odt", &zip(&[("content.xml", content), ("meta.xml", "<dc:title>T</dc:title>")]));
    assert_eq!(body, "<h1>Dam</h1>\n<p>It is safe.Really.</p>\n<li>one</li>\n");
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = zip(&[("word/document.xml", &"<w:p>".repeat(14_000_000))]);
    assert!(bomb.len() < 1_000_000);
    assert!(read("a.docx", &bomb).unwrap_err().contains("cannot be unpacked"));
}

#[test]
fn markdown_becomes_a_page() {
    let text = "---\ntitle: \"Dam is safe\"\ndate: 2031-03-04\n---\n# Dam *is* safe\n\nThe **ministry** said [so](http://x) on\nFriday, a_b * c. ![pic](x.png)\n\n- one\n2) two\n\n> quoted <b>\n\nSub\n---\nEnd\\*.\n";
    let article = good("a.md", text.as_bytes());
    let expected = "<h1>Dam is safe</h1>\n<p>The ministry said so on Friday, a_b * c. </p>\n<li>one</li>\n<li>two</li>\n<blockquote>quoted &lt;b&gt;</blockquote>\n<h2>Sub</h2>\n<p>End*.</p>\n";
    assert_eq!(article.body.as_str(), expected);
    assert_eq!((article.title.as_deref(), article.published.as_deref()), (Some("Dam is safe"), Some("2031-03-04")));
}

#[test]
fn what_is_no_text_is_refused_in_words() {
    for (bytes, word) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document"),
        (b"{\\rtf1 x}", "Rich Text"),
        (b"  \n ", "holds no text"),
        (b"", "holds no text"),
    ] {
        let wrong = read("a.bin", bytes).unwrap_err();
        assert!(wrong.contains(word), "{wrong}");
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(kind in 0..6_usize, bytes in proptest::collection::vec(any::<u8>(), 0..600), at in 0..900_usize) {
        let name = ["a.txt", "a.eml", "a.mhtml", "a.md", "a.html", "a.docx"][kind];
        let _ = read(name, &bytes);
        // A mail and a document with a few bytes changed.
        let mut mail = MAIL.as_bytes().to_vec();
        let from = at % mail.len();
        let until = (from + bytes.len().min(9)).min(mail.len());
        mail.splice(from..until, bytes.iter().copied().take(9));
        let _ = read("a.eml", &mail);
        let mut file = zip(&[("word/document.xml", WORD)]);
        let from = at % file.len();
        let until = (from + bytes.len().min(9)).min(file.len());
        file.splice(from..until, bytes.iter().copied().take(9));
        let _ = read("a.docx", &file);
    }
}
