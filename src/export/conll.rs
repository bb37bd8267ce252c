//! Names in columns. CoNLL-2003: `Ana NNP O B-PER` with `-DOCSTART-` and an empty line after each sentence. IOB2 with the ten types
//! of the contract: `Ana<tab>B-PERSON`. Of overlapping names the longest is kept; nominals and pronouns are left out.

use super::{Edition, marks, words::Words};
use crate::contract::{Analysis, EntityType, Mention, MentionForm, Token};

/// CoNLL-2003: word, Penn tag, chunk (not told: `O`), name in IOB2.
pub fn four(edition: &Edition) -> String {
    let line = |form: &str, token: &Token, tag: &str| format!("{form} {} O {tag}\n", token.xpos);
    let body = columns(&edition.analysis, |kind| marks::four(kind).to_owned(), line);
    format!("-DOCSTART- -X- O O\n\n{body}")
}

/// Word and name in IOB2.
pub fn ten(edition: &Edition) -> String {
    columns(&edition.analysis, marks::word, |form, _, tag| format!("{form}\t{tag}\n"))
}

fn columns(a: &Analysis, label: impl Fn(EntityType) -> String, line: impl Fn(&str, &Token, &str) -> String) -> String {
    let words = Words::new(&a.text);
    let tags = tags(a, label);
    let mut out = String::new();
    let mut at = 0;
    for sentence in &a.sentences {
        let start = out.len();
        while let (Some(token), Some(tag)) = (a.tokens.get(at), tags.get(at)) {
            if token.span.start >= sentence.end {
                break;
            }
            out.push_str(&line(&form(&words, token), token, tag));
            at += 1;
        }
        if out.len() > start {
            out.push('\n');
        }
    }
    out
}

/// A token's form without white space, which parts the columns.
pub(super) fn form(words: &Words<'_>, token: &Token) -> String {
    let odd = |c: char| c.is_whitespace() || c.is_control();
    let form: String = words.get(token.span).chars().map(|c| if odd(c) { '_' } else { c }).collect();
    if form.is_empty() { "_".to_owned() } else { form }
}

/// B, I and O for each token.
fn tags(a: &Analysis, label: impl Fn(EntityType) -> String) -> Vec<String> {
    let mut tags = vec![String::new(); a.tokens.len()];
    let mut names: Vec<&Mention> = a.mentions.iter().filter(|m| m.form == MentionForm::Name).collect();
    names.sort_by_key(|m| (std::cmp::Reverse(m.span.end.saturating_sub(m.span.start)), m.span.start));
    for m in names {
        let first = a.tokens.partition_point(|t| t.span.end <= m.span.start);
        let end = a.tokens.partition_point(|t| t.span.start < m.span.end);
        let Some(kind) = a.entities.get(m.entity as usize).map(|e| e.kind) else { continue };
        let Some(own) = tags.get_mut(first..end).filter(|own| own.iter().all(String::is_empty)) else { continue };
        for (k, tag) in own.iter_mut().enumerate() {
            *tag = format!("{}-{}", if k == 0 { 'B' } else { 'I' }, label(kind));
        }
    }
    tags.into_iter().map(|t| if t.is_empty() { "O".to_owned() } else { t }).collect()
}
