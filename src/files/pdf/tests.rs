//! Small files are written here, plainly; `tests/records/columns.pdf` is an own article as a browser prints it in three columns.

use super::read;
use crate::files::Body;

/// A file of one page with these operations, in Helvetica in WinAnsiEncoding.
fn file(operations: &str, resources: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"),
        format!("<</Length {}>>stream\n{operations}\nendstream", operations.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream"
            .to_owned(),
    ];
    let (mut out, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", out.len());
        out += &format!("{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = out.len();
    out += &format!("xref\n0 7\n0000000000 65535 f \n{places}trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
    out.into_bytes()
}

const STORY: &str = "BT /F 20 Tf 50 700 Td (Harbour fund grows) Tj /F 10 Tf 0 -40 Td 12 TL (The city pays \\200\\0623 mil) Tj T* (-) ' \
    (lion, ) Tj [(M)-20(a)30(yor)-300(Ana)] TJ ( R) Tj (u\\355z said \\223yes\\224 to it.) Tj ET";

#[test]
fn text_is_read_with_its_headline() {
    let article = read(&file(STORY, "")).unwrap();
    let Body::Text(text) = &article.body else { panic!("plain text") };
    assert!(text.starts_with("Harbour fund grows\n\nThe city pays €23 mil"), "{text}");
    assert!(text.contains("Mayor Ana Ruíz said “yes” to it."), "{text}");
    assert_eq!(article.title.as_deref(), Some("Harbour fund grows"));
}

#[test]
fn columns_are_read_one_after_the_other() {
    let article = read(include_bytes!("../../../tests/records/columns.pdf")).unwrap();
    let Body::Text(text) = &article.body else { panic!("plain text") };
    let paragraphs = |text: &str| -> Vec<String> {
        let whole = text.split("\n\n").map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
        whole.filter(|p| !p.is_empty()).collect()
    };
    let own = include_str!("../../../tests/articles/2026-05-07-harbour-fund.txt");
    assert_eq!(paragraphs(text), paragraphs(own));
}

#[test]
fn a_scanned_page_is_refused_in_words() {
    let told = read(&file("q 600 0 0 800 0 0 cm /X Do Q", "/XObject<</X 6 0 R>>")).unwrap_err();
    assert!(told.contains("scanned") && told.contains("OCR"), "{told}");
    assert!(read(&file("BT /F 9 Tf (7) Tj ET q /X Do Q", "/XObject<</X 6 0 R>>")).is_err());
}

#[test]
fn damaged_files_are_refused_without_panic() {
    let whole = file(STORY, "");
    for cut in (0..whole.len()).step_by(37) {
        let _ = read(&whole[..cut]);
        let mut changed = whole.clone();
        changed[cut] ^= 0x15;
        let _ = read(&changed);
    }
    assert!(read(b"%PDF-1.7\nnothing").unwrap_err().contains("damaged"));
}
