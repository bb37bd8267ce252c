//! Every rule finds its examples and leaves its counterexamples alone, read with the shipped network.

use super::rules::RULES;
use crate::{
    document::Document,
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

fn read(resources: &Resources, text: &str) -> Document {
    // A second paragraph, so that the first is not taken for a headline.
    let text = format!("{text}\n\nThe town lies on the coast.");
    analyze(resources, &Input { source: Source::Text(&text), ..Input::default() }, &mut |_| {})
}

#[test]
fn rules_keep_their_examples() {
    let resources = Resources::shared();
    let mut failures = Vec::new();
    for rule in RULES.iter() {
        assert!(!rule.examples.is_empty() && !rule.counterexamples.is_empty() && !rule.sentence.is_empty(), "{}", rule.id);
        for (text, expected) in &rule.examples {
            let doc = read(resources, text);
            let line = |c: &crate::document::Cause| format!("{} | {}", doc.words(c.cause), doc.words(c.effect));
            if !doc.causes.iter().any(|c| c.provenance.rule.0 == rule.id && line(c) == *expected) {
                let all: Vec<String> = doc.causes.iter().map(|c| format!("{}: {}", c.provenance.rule.0, line(c))).collect();
                failures.push(format!("{} must read {expected:?} in {text:?}: {all:?}", rule.id));
            }
        }
        for text in &rule.counterexamples {
            let doc = read(resources, text);
            for c in doc.causes.iter().filter(|c| c.provenance.rule.0 == rule.id) {
                failures.push(format!("{} must not read {:?} in {text:?}", rule.id, doc.words(c.cause)));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
