use super::*;
use crate::contract::{EntityType, EventStatus, MentionForm, RelationKind, StatementForm};
use crate::library::{
    log::OpId,
    sample::{ana, analysis, at, key, log, trust},
};
use proptest::prelude::*;

fn done(acts: &[Act]) -> Folded {
    fold(analysis(), &log(acts))
}

fn judge(fact: FactKey, as_: Judgement) -> Act {
    Act::Judge { facts: vec![fact], as_ }
}

#[test]
fn one_place_for_a_quote_takes_in_its_other_parts() {
    let whole = CharSpan { start: at("The bridge", 0).start, end: at("will open in May", 0).end };
    let fact = key(Layer::Statement, "The bridge", 0);
    assert_eq!(done(&[Act::Resize { fact, to: whole }]).analysis.statements[0].content, [whole]);
    let shorter = at("bridge", 0);
    let kept = done(&[Act::Resize { fact, to: shorter }]).analysis.statements[0].content.clone();
    assert_eq!(kept, [shorter, at("will open in May", 0)]);
}

#[test]
fn nothing_done_is_the_analysis() {
    let folded = done(&[]);
    assert_eq!(*folded.analysis, analysis());
    assert!(folded.states.is_empty() && folded.orphans.is_empty());
}

#[test]
fn an_entity_is_judged_with_all_its_mentions() {
    let one = key(Layer::Mention, "Ruiz", 1);
    let folded = done(&[judge(one, Judgement::Reject), judge(ana(), Judgement::Accept)]);
    assert_eq!((folded.state(ana()), folded.state(one)), (State::Accepted, State::Unreviewed));
    let folded = done(&[judge(ana(), Judgement::Accept), judge(one, Judgement::Reject)]);
    assert_eq!((folded.state(ana()), folded.state(one)), (State::Accepted, State::Rejected));
}

#[test]
fn words_that_are_no_fact_are_refused_and_taken_up_again() {
    let spoke = key(Layer::Mention, "spoke", 0);
    let folded = done(&[judge(spoke, Judgement::Reject)]);
    assert_eq!((folded.state(spoke), folded.orphans.len()), (State::Rejected, 0));
    assert_eq!(done(&[judge(spoke, Judgement::Reject), judge(spoke, Judgement::Reset)]).state(spoke), State::Unreviewed);
    let add = Act::Add { fact: spoke, kind: EntityType::Org, of: None };
    assert_eq!(done(&[judge(spoke, Judgement::Reject), add]).state(spoke), State::Added);
    // A plain noun of the engine's that nobody sees becomes what the person says.
    let ruiz = key(Layer::Mention, "Ruiz", 1);
    let folded = done(&[Act::Add { fact: ruiz, kind: EntityType::Org, of: None }]);
    let mention = folded.analysis.mentions.iter().find(|m| m.span == ruiz.span).unwrap();
    let kind = folded.analysis.entities[mention.entity as usize].kind;
    assert_eq!((mention.form, kind, folded.state(ruiz)), (MentionForm::Name, EntityType::Org, State::Added));
    // What cannot be seen cannot be accepted, and other layers have no such places.
    assert_eq!(done(&[judge(spoke, Judgement::Accept)]).orphans.len(), 1);
    assert_eq!(done(&[judge(key(Layer::Time, "spoke", 0), Judgement::Reject)]).orphans.len(), 1);
    let past = FactKey { layer: Layer::Mention, span: CharSpan { start: 9_000, end: 9_001 } };
    assert_eq!(done(&[judge(past, Judgement::Reject)]).orphans.len(), 1);
}

#[test]
fn a_correction_stays_one_when_it_is_accepted() {
    let retype = Act::Retype { fact: trust(), to: EntityType::Fac };
    let folded = done(&[retype, judge(trust(), Judgement::Accept)]);
    assert_eq!((folded.analysis.entities[1].kind, folded.state(trust())), (EntityType::Fac, State::Corrected));
}

#[test]
fn a_merged_entity_takes_everything_along() {
    let folded = done(&[Act::Merge { into: trust(), from: ana() }]);
    assert!(folded.analysis.mentions.iter().all(|m| m.entity == 1));
    assert_eq!(folded.analysis.statements[0].speaker, Some(1));
    assert_eq!(folded.analysis.relations[0].subject, 1);
    assert_eq!(folded.analysis.entities[1].aliases, ["Ana Ruiz"]);
}

#[test]
fn a_split_mention_names_an_entity_of_its_own() {
    let first = key(Layer::Mention, "Ana Ruiz", 0);
    let folded = done(&[Act::Split { fact: first }]);
    assert_eq!((folded.analysis.mentions[0].entity, folded.analysis.entities[2].name.as_str()), (2, "Ana Ruiz"));
    let new = folded.key(Layer::Entity, 2).unwrap();
    assert_ne!(new, ana());
    let folded = done(&[Act::Split { fact: first }, Act::Rename { fact: new, to: "Another Ana".into() }]);
    assert_eq!(folded.analysis.entities[2].name, "Another Ana");
    assert_eq!(folded.analysis.entities[0].name, "Ana Ruiz");
}

#[test]
fn new_words_become_a_mention() {
    let fact = key(Layer::Mention, "bridge", 0);
    let folded = done(&[Act::Add { fact, kind: EntityType::Fac, of: None }]);
    assert_eq!((folded.state(fact), folded.analysis.entities[2].name.as_str()), (State::Added, "bridge"));
}

#[test]
fn a_moved_fact_keeps_its_key() {
    let fact = key(Layer::Time, "Friday", 0);
    let to = at("on Friday", 0);
    let value = Act::Value { fact, to: "2025-04-18".into() };
    let folded = done(&[Act::Resize { fact, to }, value]);
    assert_eq!((folded.analysis.times[0].span, folded.key(Layer::Time, 0)), (to, Some(fact)));
    assert_eq!(folded.analysis.times[0].value, "2025-04-18");
}

#[test]
fn an_act_on_an_unknown_fact_is_an_orphan() {
    let lost = FactKey { layer: Layer::Time, span: CharSpan { start: 0, end: 1 } };
    let outside = Act::Resize { fact: key(Layer::Time, "Friday", 0), to: CharSpan { start: 5, end: 9999 } };
    assert_eq!(done(&[judge(lost, Judgement::Accept), outside]).orphans.len(), 2);
}

#[test]
fn undo_leaves_no_trace() {
    let mut log = Log::default();
    let op: OpId = log.push(Act::Merge { into: trust(), from: ana() }, 1, 1);
    log.push(Act::Undo { op }, 2, 1);
    assert_eq!(fold(analysis(), &log), fold(analysis(), &Log::default()));
}

proptest! {
    #[test]
    fn any_acts_leave_references_valid(picks in prop::collection::vec((0usize..7, 0usize..4, 0usize..4), 0..12)) {
        let mentions: Vec<FactKey> = analysis().mentions.iter().map(|m| FactKey { layer: Layer::Mention, span: m.span }).collect();
        let acts: Vec<Act> = picks
            .iter()
            .map(|&(act, a, b)| match act {
                0 => Act::Merge { into: mentions[a], from: mentions[b] },
                1 => Act::Split { fact: mentions[a] },
                2 => judge(mentions[a], Judgement::Reject),
                3 => Act::Resize { fact: mentions[a], to: mentions[b].span },
                4 => Act::Add { fact: mentions[a], kind: EntityType::Law, of: Some(mentions[b]) },
                5 => Act::Speaker { fact: FactKey { layer: Layer::Statement, span: at("The bridge", 0) }, to: Some(mentions[a]) },
                _ => Act::Rename { fact: mentions[a], to: b.to_string() },
            })
            .collect();
        let folded = done(&acts);
        prop_assert!(folded.orphans.is_empty());
        let n = folded.analysis.entities.len() as u32;
        prop_assert!(folded.analysis.mentions.iter().all(|m| m.entity < n));
        prop_assert!(folded.analysis.statements.iter().all(|s| s.speaker.is_none_or(|e| e < n)));
        for (index, mention) in folded.analysis.mentions.iter().enumerate() {
            prop_assert!(folded.key(Layer::Mention, index).is_some());
            prop_assert!(folded.key(Layer::Entity, mention.entity as usize).is_some());
        }
    }
}

#[test]
fn words_are_marked_as_facts_of_every_layer() {
    let keys = [
        key(Layer::Time, "Bridge to open", 0),
        key(Layer::Quantity, "$24 million", 0),
        key(Layer::Statement, "will open in May", 0),
        key(Layer::Event, "open", 0),
    ];
    let amount = FactKey { layer: Layer::Quantity, span: at("24 million", 0) };
    let mut acts = keys.map(|fact| Act::Mark { fact }).to_vec();
    acts.push(Act::Mark { fact: amount });
    let folded = done(&acts);
    assert!(folded.orphans.is_empty());
    assert!(keys.iter().chain([&amount]).all(|&k| folded.state(k) == State::Added));
    let added = folded.analysis.quantities.last().unwrap();
    assert_eq!((folded.analysis.quantities.len(), added.amount, added.span), (3, 24e6, at("24 million", 0)));
    assert_eq!(folded.analysis.statements.last().unwrap().form, StatementForm::Direct);
    assert_eq!((folded.analysis.times.len(), folded.analysis.events.len()), (4, 1));
    let nowhere = FactKey { layer: Layer::Event, span: CharSpan { start: 5, end: 5 } };
    assert_eq!(done(&[Act::Mark { fact: nowhere }]).orphans.len(), 1);
}

#[test]
fn amounts_and_status_are_corrected() {
    let sum = key(Layer::Quantity, "€21 million", 0);
    let event = key(Layer::Event, "open", 1);
    let folded = done(&[
        Act::Value { fact: sum, to: "22.5 million EUR".into() },
        Act::Mark { fact: event },
        Act::Status { fact: event, to: EventStatus::Planned },
    ]);
    assert_eq!((folded.analysis.quantities[0].amount, folded.state(sum)), (22.5e6, State::Corrected));
    assert_eq!(folded.analysis.events[0].status, EventStatus::Planned);
    assert_eq!(folded.state(event), State::Added);
    assert_eq!(done(&[Act::Value { fact: sum, to: "none".into() }]).orphans.len(), 1);
}

#[test]
fn several_mentions_become_one_new_entity() {
    let (ruiz, she) = (key(Layer::Mention, "Ruiz", 1), key(Layer::Mention, "She", 0));
    let folded = done(&[Act::Part { facts: vec![she, ruiz] }]);
    let new = &folded.analysis.entities[2];
    let of_new = folded.analysis.mentions.iter().filter(|m| m.entity == 2).count();
    assert_eq!((new.name.as_str(), new.kind, of_new), ("Ruiz", EntityType::Person, 2));
    assert_eq!(done(&[Act::Part { facts: vec![ana()] }]).orphans.len(), 1);
}

#[test]
fn words_are_added_to_an_entity_all_at_once() {
    let (first, second) = (key(Layer::Mention, "open", 0), key(Layer::Mention, "open", 1));
    let known = analysis().mentions.len();
    let to_trust = done(&[Act::AddAll { facts: vec![first, second], kind: EntityType::Fac, of: Some(trust()) }]);
    assert!(to_trust.analysis.mentions[known..].iter().all(|m| m.entity == 1));
    let new = done(&[Act::AddAll { facts: vec![first, second], kind: EntityType::Fac, of: None }]);
    assert!(new.analysis.mentions[known..].iter().all(|m| m.entity == 2));
    assert_eq!((new.analysis.entities[2].kind, new.state(second)), (EntityType::Fac, State::Added));
}

#[test]
fn an_identity_a_tie_and_a_verdict() {
    let said = FactKey { layer: Layer::Statement, span: analysis().statements[0].content[0] };
    let folded = done(&[
        Act::Link { fact: ana(), to: " Q42 ".into() },
        Act::Relate { from: ana(), into: trust(), kind: RelationKind::MemberOf, text: String::new() },
        Act::Verdict { fact: said, as_: Verdict::Mixed, text: "half of it".into() },
    ]);
    assert_eq!(folded.analysis.entities[0].link.as_ref().unwrap().wikidata, "Q42");
    assert!(folded.analysis.relations.iter().any(|r| (r.subject, r.object, r.label.as_str()) == (0, 1, "member of")));
    assert_eq!((folded.verdicts[&said].0, folded.state(said)), (Verdict::Mixed, State::Accepted));
    let open = Act::Verdict { fact: said, as_: Verdict::Open, text: String::new() };
    assert!(done(&[open]).verdicts.is_empty());
    assert_eq!(
        done(&[Act::Relate { from: ana(), into: ana(), kind: RelationKind::Family, text: String::new() }]).orphans.len(),
        1
    );
}

#[test]
fn a_paragraph_is_looked_through_and_back() {
    let to = analysis().blocks[1].span;
    assert_eq!(done(&[Act::Seen { to, done: true }]).seen.into_iter().collect::<Vec<_>>(), [to]);
    assert!(done(&[Act::Seen { to, done: true }, Act::Seen { to, done: false }]).seen.is_empty());
    let nowhere = CharSpan { start: 1, end: 2 };
    assert_eq!(done(&[Act::Seen { to: nowhere, done: true }]).orphans.len(), 1);
}
