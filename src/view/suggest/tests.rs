use super::*;
use crate::{
    contract::Analysis,
    library::{
        fold::fold,
        rules::tests::rule,
        sample::{ana, analysis, at, key, log, trust},
    },
};
use proptest::prelude::*;

/// What these rules suggest after these acts.
fn found(analysis: Analysis, acts: &[Act], rules: &[Rule]) -> (Article, Vec<Suggestion>) {
    let folded = fold(analysis, &log(acts));
    let state = |key| folded.state(key);
    let article = Article::corrected(&folded);
    let all = suggestions(&article, &state, rules);
    (article, all)
}

/// The acts that one rule suggests after others.
#[track_caller]
fn check(acts: &[Act], words: &str, says: Says, expected: &[Act]) {
    let (_, all) = found(analysis(), acts, &[rule(words, says)]);
    assert_eq!(all.into_iter().map(|s| s.act).collect::<Vec<_>>(), expected);
}

fn judge(fact: FactKey, as_: Judgement) -> Act {
    Act::Judge { facts: vec![fact], as_ }
}

const ORG: Says = Says::Is(EntityType::Org);
const FAC: Says = Says::Is(EntityType::Fac);

#[test]
fn a_name_of_another_type_gets_the_rules_type() {
    check(&[], "Harbour Trust", FAC, &[Act::Retype { fact: trust(), to: EntityType::Fac }]);
    check(&[], "Harbour Trust", ORG, &[]);
    // Exactly these words, by case and length.
    check(&[], "harbour trust", FAC, &[]);
    check(&[], "Harbour", FAC, &[]);
}

#[test]
fn a_surname_alone_says_nothing_of_who_has_a_fuller_name() {
    check(&[], "Ruiz", Says::Is(EntityType::Gpe), &[]);
    check(&[], "Ana Ruiz", ORG, &[Act::Retype { fact: ana(), to: EntityType::Org }]);
}

#[test]
fn unmarked_places_of_the_words_are_marked() {
    let spoke = key(Layer::Mention, "spoke", 0);
    let add = |of| Act::AddAll { facts: vec![spoke], kind: EntityType::Work, of };
    check(&[], "spoke", Says::Is(EntityType::Work), &[add(None)]);
    check(&[], "spok", Says::Is(EntityType::Work), &[]);
    // A date and an amount are marked already.
    check(&[], "Friday", Says::Is(EntityType::Person), &[]);
    check(&[], "million", Says::Is(EntityType::Org), &[]);
}

#[test]
fn more_places_join_the_name_that_is_marked() {
    let mut analysis = analysis();
    analysis.mentions[3].span = at("spoke", 0);
    // “Ruiz” is unmarked now; the name of the entity is still “Ana Ruiz”.
    analysis.entities[0].name = "spoke".into();
    let mut text = analysis.text.clone();
    text += " They spoke.";
    let second = FactKey {
        layer: Layer::Mention,
        span: crate::text::offsets::CharSpan { start: text.chars().count() as u32 - 6, end: text.chars().count() as u32 - 1 },
    };
    analysis.blocks[1].span.end = text.chars().count() as u32;
    analysis.text = text;
    let (article, all) = found(analysis, &[], &[rule("spoke", Says::Is(EntityType::Person))]);
    let of = Some(ana());
    assert_eq!(
        all.iter().map(|s| &s.act).collect::<Vec<_>>(),
        [&Act::AddAll { facts: vec![second], kind: EntityType::Person, of }]
    );
    assert!(all[0].is_about(&article, ana()) && all[0].is_about(&article, second) && !all[0].is_about(&article, trust()));
}

#[test]
fn what_is_never_a_name_is_rejected_as_a_whole_or_by_mention() {
    check(&[], "Harbour Trust", Says::NoName, &[judge(trust(), Judgement::Reject)]);
    check(&[], "Ruiz", Says::NoName, &[judge(key(Layer::Mention, "Ruiz", 1), Judgement::Reject)]);
    // Her other mention is another word, so the person stays.
    check(&[], "Ana Ruiz", Says::NoName, &[judge(key(Layer::Mention, "Ana Ruiz", 0), Judgement::Reject)]);
    check(&[], "Harbour", Says::NoName, &[]);
    check(&[], "She", Says::NoName, &[]);
}

#[test]
fn two_names_become_one_where_both_are() {
    let merge = Act::Merge { into: ana(), from: trust() };
    check(&[], "Harbour Trust", Says::Same("Ana Ruiz".into()), std::slice::from_ref(&merge));
    check(&[], "Harbour Trust", Says::Same("Ruiz".into()), std::slice::from_ref(&merge));
    check(&[], "Harbour Trust", Says::Same("Ana María".into()), &[]);
    check(&[], "Ruiz", Says::Same("Ana Ruiz".into()), &[]);
    check(&[merge], "Harbour Trust", Says::Same("Ana Ruiz".into()), &[]);
    check(&[judge(ana(), Judgement::Reject)], "Harbour Trust", Says::Same("Ana Ruiz".into()), &[]);
}

#[test]
fn what_was_decided_is_never_asked_again() {
    let retype = Act::Retype { fact: trust(), to: EntityType::Gpe };
    let mention = key(Layer::Mention, "Harbour Trust", 0);
    let rename = Act::Rename { fact: trust(), to: "The Trust".into() };
    for act in
        [judge(trust(), Judgement::Accept), judge(trust(), Judgement::Reject), judge(mention, Judgement::Accept), retype, rename]
    {
        for says in [FAC, Says::NoName, Says::Same("Ana Ruiz".into())] {
            check(std::slice::from_ref(&act), "Harbour Trust", says, &[]);
        }
    }
    // A note decides nothing, and set back is asked again.
    let note = Act::Note { fact: trust(), text: "look".into() };
    let act = Act::Retype { fact: trust(), to: EntityType::Fac };
    check(&[note], "Harbour Trust", FAC, std::slice::from_ref(&act));
    check(&[judge(trust(), Judgement::Accept), judge(trust(), Judgement::Reset)], "Harbour Trust", FAC, &[act]);
}

#[test]
fn what_was_refused_is_not_marked_and_not_where_the_name_is_none() {
    let spoke = key(Layer::Mention, "spoke", 0);
    check(&[judge(spoke, Judgement::Reject)], "spoke", Says::Is(EntityType::Work), &[]);
    let added = Act::Add { fact: key(Layer::Mention, "chairs", 0), kind: EntityType::Work, of: None };
    let rejected = judge(key(Layer::Mention, "chairs", 0), Judgement::Reject);
    check(&[added, rejected], "chairs", Says::Is(EntityType::Work), &[]);
}

#[test]
fn an_act_can_be_done_at_one_place_only() {
    let (article, all) = found(analysis(), &[], &[rule("Harbour Trust", FAC), rule("Ruiz", Says::NoName)]);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|s| s.only(s.key).is_none()), "each is about one fact");
    assert_eq!((all[0].mentions, all[1].mentions), (1, 1));
    let mention = key(Layer::Mention, "Harbour Trust", 0);
    assert!(all[0].is_about(&article, mention) && !all[0].is_about(&article, ana()));
    let facts = vec![key(Layer::Mention, "Ruiz", 0), key(Layer::Mention, "Ruiz", 1)];
    let two = Suggestion { act: Act::Judge { facts: facts.clone(), as_: Judgement::Reject }, ..all[1].clone() };
    assert_eq!(two.only(facts[1]), Some(judge(facts[1], Judgement::Reject)));
}

/// Rules over words of the sample, names or not.
fn any_rules() -> impl Strategy<Value = Vec<Rule>> {
    let words = || prop::sample::select(vec!["Ana Ruiz", "Ruiz", "Harbour Trust", "spoke", "May", "Bridge", "nowhere"]);
    let says = prop_oneof![
        (0..EntityType::ALL.len()).prop_map(|k| Says::Is(EntityType::ALL[k])),
        Just(Says::NoName),
        words().prop_map(|w| Says::Same(w.to_owned())),
    ];
    prop::collection::vec((words(), says).prop_map(|(words, says)| rule(words, says)), 0..4)
}

proptest! {
    /// Whatever is suggested can be done, and neither what was done nor what was refused is suggested again.
    #[test]
    fn applied_or_refused_a_suggestion_is_gone(rules in any_rules(), refuse in any::<bool>()) {
        let mut acts = Vec::new();
        for _ in 0..30 {
            let (_, all) = found(analysis(), &acts, &rules);
            let Some(first) = all.first() else { break };
            let act = if refuse { first.decline.clone() } else { first.act.clone() };
            acts.push(act);
            let (_, after) = found(analysis(), &acts, &rules);
            prop_assert!(!after.contains(first), "{:?}", first);
            prop_assert!(fold(analysis(), &log(&acts)).orphans.is_empty());
        }
        prop_assert!(found(analysis(), &acts, &rules).1.is_empty());
    }
}
