use super::*;
use crate::{
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

/// Names of `text` as `name/KIND`, in text order.
fn names(text: &str) -> Vec<String> {
    let input = Input { source: Source::Text(text), ..Input::default() };
    let doc = analyze(&Resources::default(), &input, &mut |_| ());
    let named = doc.mentions.iter().filter(|m| m.form == MentionForm::Name);
    named.map(|m| format!("{}/{}", doc.words(m.span), doc.entities[m.entity.index()].kind.name())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

#[test]
fn cuts_and_types_names_without_a_network() {
    check(
        "On Friday the German Chancellor Angela Merkel met Apple CEO Tim Cook in Geneva.",
        &["German/NORP", "Angela Merkel/PERSON", "Apple/ORG", "Tim Cook/PERSON", "Geneva/GPE"],
    );
    check("The Bank of England's governor spoke near the Danube.", &["Bank of England/ORG", "Danube/LOC"]);
    check("Mayor Olga Brandt of Tversk told Reuters that it was over.", &["Olga Brandt/PERSON", "Tversk/GPE", "Reuters/ORG"]);
    check("He flew from Heathrow Airport to Dover, England.", &["Heathrow Airport/FAC", "Dover/GPE", "England/GPE"]);
}
