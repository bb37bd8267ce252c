use super::*;
use crate::library::key::Layer;
use proptest::prelude::*;

fn note(n: u32) -> Act {
    Act::Note { fact: FactKey { layer: Layer::Time, span: CharSpan { start: n, end: n + 1 } }, text: n.to_string() }
}

fn texts(log: &Log) -> Vec<String> {
    log.in_force().map(|op| if let Act::Note { text, .. } = &op.act { text.clone() } else { String::new() }).collect()
}

fn undo(log: &mut Log, now: u64) {
    if let Some(op) = log.to_undo().map(|op| op.id) {
        log.push(Act::Undo { op }, now, 1);
    }
}

fn redo(log: &mut Log, now: u64) {
    if let Some(op) = log.to_redo().map(|op| op.id) {
        log.push(Act::Redo { op }, now, 1);
    }
}

#[test]
fn undo_and_redo_go_back_and_forth() {
    let mut log = Log::default();
    for n in 0..3 {
        log.push(note(n), 10, 1);
    }
    undo(&mut log, 11);
    undo(&mut log, 12);
    assert_eq!(texts(&log), ["0"]);
    redo(&mut log, 13);
    assert_eq!(texts(&log), ["0", "1"]);
    log.push(note(9), 14, 1);
    assert_eq!(log.to_redo(), None, "something new was done");
    assert_eq!(texts(&log), ["0", "1", "9"]);
    assert_eq!(log.ops().len(), 7, "nothing is erased");
}

#[test]
fn a_clock_set_back_keeps_the_order() {
    let mut log = Log::default();
    log.push(note(0), 100, 9);
    log.push(note(1), 50, 1);
    assert!(log.ops().is_sorted_by_key(|op| op.id));
}

#[test]
fn every_act_reads_back() {
    let key = |layer| FactKey { layer, span: CharSpan { start: 3, end: 7 } };
    let (fact, to) = (key(Layer::Mention), "words “here”".to_owned());
    let op = OpId { at: 5, tab: 6, n: 7 };
    let acts = [
        Act::Judge { facts: vec![fact, key(Layer::Entity)], as_: Judgement::Reject },
        Act::Retype { fact, to: EntityType::Gpe },
        Act::Rename { fact, to: to.clone() },
        Act::Resize { fact, to: CharSpan { start: 1, end: 9 } },
        Act::Value { fact, to: to.clone() },
        Act::Status { fact, to: EventStatus::Denied },
        Act::Speaker { fact, to: Some(key(Layer::Entity)) },
        Act::Speaker { fact, to: None },
        Act::Tone { fact, to: Stance::Promise },
        Act::Merge { into: fact, from: key(Layer::Entity) },
        Act::Split { fact },
        Act::Add { fact, kind: EntityType::Law, of: None },
        Act::Add { fact, kind: EntityType::Org, of: Some(fact) },
        Act::Mark { fact: key(Layer::Event) },
        Act::Note { fact, text: to.clone() },
        Act::AddAll { facts: vec![fact, fact], kind: EntityType::Person, of: Some(fact) },
        Act::AddAll { facts: vec![fact], kind: EntityType::Gpe, of: None },
        Act::Part { facts: vec![fact] },
        Act::Link { fact, to: "Q42".into() },
        Act::Relate { from: fact, into: key(Layer::Entity), kind: RelationKind::MemberOf, text: "\"both\"\n".into() },
        Act::Verdict { fact, as_: Verdict::Mixed, text: to },
        Act::Seen { to: CharSpan { start: 0, end: 4 }, done: true },
        Act::Seen { to: CharSpan { start: 0, end: 4 }, done: false },
        Act::Undo { op },
        Act::Redo { op },
    ];
    let mut log = Log::default();
    for act in acts {
        log.push(act, 9, 1);
    }
    assert_eq!(Log::read(&log.write()), (log, 0));
    assert_eq!(Log::read("{\"id\":[1,2,3],\"do\":\"retype\",\"fact\":\"m1-2\",\"to\":\"KING\"}").1, 1);
}

#[test]
fn lines_not_understood_are_counted() {
    let mut log = Log::default();
    log.push(note(0), 1, 1);
    let (read, skipped) = Log::read(&format!("{}{{\"do\":\"sing\"}}\nnonsense\n", log.write()));
    assert_eq!((read.ops(), skipped), (log.ops(), 2));
    assert_eq!(Log::read(&read.write()), (read.clone(), 2), "and written back");
    assert_eq!(log.merged(&read).write(), read.write());
}

proptest! {
    #[test]
    fn undo_of_do_is_nothing(before in 0u32..6, undos in 0usize..4) {
        let mut log = Log::default();
        for n in 0..before {
        log.push(note(n), 1, 1);
    }
        (0..undos).for_each(|_| undo(&mut log, 2));
        let seen = texts(&log);
        log.push(note(77), 3, 1);
        undo(&mut log, 4);
        prop_assert_eq!(texts(&log), seen);
    }

    #[test]
    fn merging_commutes(a in prop::collection::vec(0u64..9, 0..6), b in prop::collection::vec(0u64..9, 0..6)) {
        let log = |times: &[u64], tab| {
            let mut log = Log::default();
            for &t in times {
                log.push(note(t as u32), t, tab);
            }
            log
        };
        let (a, b) = (log(&a, 1), log(&b, 2));
        prop_assert_eq!(a.merged(&b), b.merged(&a));
        prop_assert_eq!(a.merged(&a), a.clone());
        prop_assert_eq!(Log::read(&a.write()), (a, 0));
    }
}

#[test]
fn what_is_undone_is_not_handed_on() {
    let mut log = Log::default();
    log.push(note(0), 1, 1);
    log.push(note(1), 1, 1);
    undo(&mut log, 2);
    let given = log.effective();
    assert_eq!((texts(&given), given.ops().len()), (vec!["0".to_owned()], 1));
    assert_eq!((given.new_to(&log), given.new_to(&Log::default())), (0, 1));
}
