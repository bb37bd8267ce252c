//! The words that tie causes to effects, by class: `Class::Start` holds *cause*, *spark* … Read once from
//! `src/lexicon/cause_words.tsv`. It does not read text.

use std::{collections::HashMap, sync::LazyLock};

/// What a word does; the file's head and the rules say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Verbs of harm: *kill*; what they stand in is the cause.
    Casualty,
    /// Verbs whose infinitive is no purpose: *want to*.
    Control,
    /// Participles that give a reason: *demanding*.
    Demanding,
    /// Feelings: *angry at*.
    Feeling,
    /// Taking a stand: *protest against*.
    Fight,
    /// Prepositions before an -ing form.
    Gerund,
    /// Nouns for what does harm: *blast*.
    Happening,
    /// What is sustained: *injury*.
    Injury,
    /// Conjunctions before the cause.
    Marker,
    /// Preposition and noun before the cause: *in_response*.
    Noun,
    /// Participles that give the outcome: *killing*.
    Outcome,
    /// Verbs of blame: *arrest for*.
    Penalty,
    /// Prepositions before the cause.
    Phrase,
    /// Verbs of change with any noun as the subject.
    Shift,
    /// Conjunctions before the effect.
    SoThat,
    /// Verbs of causing.
    Start,
    /// Verbs of harm with a happening as the subject.
    Struck,
    /// Verbs whose object serves a purpose: *deploy troops to*.
    Tool,
}

fn class_of(name: &str) -> Option<Class> {
    Some(match name {
        "casualty" => Class::Casualty,
        "control" => Class::Control,
        "demanding" => Class::Demanding,
        "feeling" => Class::Feeling,
        "fight" => Class::Fight,
        "gerund" => Class::Gerund,
        "happening" => Class::Happening,
        "injury" => Class::Injury,
        "marker" => Class::Marker,
        "noun" => Class::Noun,
        "outcome" => Class::Outcome,
        "penalty" => Class::Penalty,
        "phrase" => Class::Phrase,
        "shift" => Class::Shift,
        "sothat" => Class::SoThat,
        "start" => Class::Start,
        "struck" => Class::Struck,
        "tool" => Class::Tool,
        _ => return None,
    })
}

const LIST: &str = include_str!("../../lexicon/cause_words.tsv");

static WORDS: LazyLock<HashMap<(Class, &str), u16>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for line in LIST.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        if let (Some(class), Some(score), Some(list)) = (fields.next().and_then(class_of), fields.next(), fields.next()) {
            let score = score.parse().unwrap_or(500);
            words.extend(list.split(' ').map(|word| ((class, word), score)));
        }
    }
    words
});

/// How sure the class is of `word` (lower case, phrases joined by `_`); none if it is not in it.
pub(super) fn score(class: Class, word: &str) -> Option<u16> {
    WORDS.get(&(class, word)).copied()
}

/// Whether `word` is in the class.
pub(super) fn is(class: Class, word: &str) -> bool {
    score(class, word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_known() {
        let lines: Vec<&str> = LIST.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.is_sorted());
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            assert!(class_of(fields[0]).is_some() && fields[1].parse::<u16>().is_ok(), "{line}");
        }
        assert!(is(Class::Start, "spark") && !is(Class::Start, "table"));
    }
}
