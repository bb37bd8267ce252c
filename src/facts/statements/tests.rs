//! Cases of our own writing: texts with their statements, read without tags, trees and names.

use super::{attribute, rules::RULES};
use crate::{
    document::{BlockId, Document, Sentence, Stance, Statement, StatementForm},
    pipeline::{Input, Source, analyze},
    resources::Resources,
    syntax,
    text::{Span, blocks, sentences, tokenize},
};

fn lay_out(text: &str) -> Document {
    let mut doc = Document { text: text.to_owned(), blocks: blocks::find(text), ..Document::default() };
    let mut words = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        let start = words.len();
        tokenize::tokenize(&doc.text, block.span, &mut words);
        for tokens in sentences::split(&doc.text, &words, start..words.len()) {
            let (first, last) = (words[tokens.start].span, words[tokens.end - 1].span);
            doc.sentences.push(Sentence { span: Span::new(first.start, last.end), tokens, block: BlockId::new(index) });
        }
    }
    doc.tokens = words.into_iter().map(syntax::untagged).collect();
    doc
}

fn words(doc: &Document, spans: &[Span]) -> String {
    spans.iter().map(|s| s.of(&doc.text)).collect::<Vec<_>>().join(" … ")
}

fn parts(doc: &Document, s: &Statement) -> String {
    format!("{} | {} | {}", words(doc, &s.source), words(doc, &s.cue), words(doc, &s.content))
}

fn line(doc: &Document, s: &Statement) -> String {
    let form = match s.form {
        StatementForm::Direct => "direct",
        StatementForm::Indirect => "indirect",
        StatementForm::Mixed => "mixed",
    };
    let medium = s.medium.as_ref().map(|m| format!(" | medium {}", m.name)).unwrap_or_default();
    format!("{} | {form} {}{medium}", parts(doc, s), format!("{:?}", s.stance).to_lowercase())
}

/// Runs the cases of a file: text, `---`, one line a statement; lines with `#` tell what a case is about.
#[track_caller]
fn check(cases: &str) {
    let mut failures = Vec::new();
    for case in cases.split("\n# ").map(|c| c.trim_start_matches("# ")) {
        let (about, rest) = case.split_once('\n').unwrap();
        let (text, expected) = rest.split_once("\n---").unwrap();
        let doc = lay_out(text);
        let found: Vec<String> = attribute(&doc).iter().map(|s| line(&doc, s)).collect();
        let expected: Vec<&str> = expected.lines().filter(|l| !l.trim().is_empty()).collect();
        if found != expected {
            failures.push(format!("{about}\n  found    {found:#?}\n  expected {expected:#?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn direct_quotations() {
    check(include_str!("../../../tests/cases/statements/direct.txt"));
}

#[test]
fn indirect_speech() {
    check(include_str!("../../../tests/cases/statements/indirect.txt"));
}

#[test]
fn what_is_no_statement() {
    check(include_str!("../../../tests/cases/statements/none.txt"));
}

#[test]
fn rules_keep_their_examples() {
    let mut failures = Vec::new();
    for rule in RULES.iter() {
        for (text, expected) in &rule.examples {
            let doc = lay_out(&text.replace('⏎', "\n"));
            let found = attribute(&doc);
            if !found.iter().any(|s| s.provenance.rule.0 == rule.id && parts(&doc, s) == expected.trim_end()) {
                let all: Vec<String> = found.iter().map(|s| format!("{} {}", s.provenance.rule.0, parts(&doc, s))).collect();
                failures.push(format!("{} must read {expected:?} in {text:?}: {all:?}", rule.id));
            }
        }
        for text in &rule.counterexamples {
            let doc = lay_out(&text.replace('⏎', "\n"));
            for s in attribute(&doc).iter().filter(|s| s.provenance.rule.0 == rule.id) {
                failures.push(format!("{} must not read {:?} in {text:?}", rule.id, parts(&doc, s)));
            }
        }
    }
    // FIXME: without trees an infinitive after an object is missed.
    let known = r#"statement.infinitive must read "Reed | urged | to stay at home" in "Reed urged drivers to stay at home.": []"#;
    assert_eq!(failures.join("\n"), known);
}

#[test]
fn pronouns_of_speakers_leave_out_deeper_quotations() {
    let mut doc = lay_out("“I told him ‘I go’ and my word counts,” Reed said.");
    doc.statements = attribute(&doc);
    doc.statements[0].speaker = Some(crate::document::EntityId(7));
    let found: Vec<&str> = super::speakers_pronouns(&doc).iter().map(|(s, _)| s.of(&doc.text)).collect();
    assert_eq!(found, ["I", "my"]);
}

#[test]
fn repeated_statements_are_tied() {
    let doc = lay_out(
        "“Norland has to get moving. Too many (are) dying,” Reed said.\n\nReed wrote: “Norland has to get moving. Too many are dying.”",
    );
    let found = attribute(&doc);
    assert_eq!(found[0].same_as, [crate::document::StatementId(1)]);
    assert_eq!(found[1].same_as, [crate::document::StatementId(0)]);
}

#[test]
fn reports_inside_reports_know_it() {
    let doc = lay_out("The agency reported that Hall called the plan “a disgrace”.");
    let found = attribute(&doc);
    assert_eq!(found.iter().map(|s| s.within).collect::<Vec<_>>(), [None, Some(crate::document::StatementId(0))]);
}

/// Findings assert, people propose; *I must say* demands nothing.
#[test]
fn tones_of_findings_and_confessions() {
    let resources = Resources::shared();
    let cases = [
        ("Latest research suggests that the bridge is older than the town.", Stance::Assert),
        ("Tom Hall suggested that they meet on Friday.", Stance::Propose),
        ("“I must tell you that the bridge is old,” Tom Hall said.", Stance::Assert),
        ("“They must repair the bridge,” Tom Hall said.", Stance::Demand),
    ];
    for (text, stance) in cases {
        let doc = analyze(resources, &Input { source: Source::Text(text), ..Input::default() }, &mut |_| ());
        assert_eq!(doc.statements.iter().map(|s| s.stance).collect::<Vec<_>>(), [stance], "{text}");
    }
}

/// Read with the network: the speaker, then source, cue and content.
#[test]
fn listeners_signatures_and_speakers() {
    let cases: [(&str, &[&str]); 52] = [
        // *A* is who is interviewed, *AH* who has these initials; a list has no verbs.
        (
            "An interview with Ann Hobbs about the harbour.\n\nQ: Why did you leave?\n\nA: I was tired.\n\nQ: What do you do \
             now?\n\nAH: I write books.",
            &[
                ": Q | : | Why did you leave?",
                "Ann Hobbs: A | : | I was tired.",
                ": Q | : | What do you do now?",
                "Ann Hobbs: AH | : | I write books.",
            ],
        ),
        ("DEFENDERS: Tom Hall (Hull), Jim Reed (Leeds).\n\nFORWARDS: Ben Cole (Hull), Sam Hill (York).", &[]),
        // Deeds, not words: what a court does to a petition, a firm to a product.
        ("The High Court dismissed a petition filed by the organisation on Friday.", &[]),
        ("The firm released an upgrade for its software on Friday.", &[]),
        (
            "The minister dismissed the claim that prices had risen.",
            &[": The minister | dismissed | the claim that prices had risen"],
        ),
        // Behind the comma all is said; the small words are the verb's; the day is the verb's.
        (
            "Hall, they said, desired no memorials or grave markers.",
            &[": they | said | Hall … desired no memorials or grave markers"],
        ),
        (
            "Ann Reed criticised the vote, which Tom Hall has referred to as “gamesmanship”.",
            &["Ann Reed: Ann Reed | criticised | the vote", "Tom Hall: Tom Hall | has referred to as | gamesmanship"],
        ),
        ("The council on Monday denied that the bridge was closed.", &["council: The council | denied | the bridge was closed"]),
        // The tree takes *after* for a preposition.
        (
            "The bench of judges delivered the verdict after Hall's lawyer Ann Reed said his client would not go on with the case.",
            &["Ann Reed: Hall's lawyer Ann Reed | said | his client would not go on with the case"],
        ),
        // Names of people before colons, one of them twice: a transcript. Days are nobody.
        (
            "Ann Hobbs: We open in May. I am glad.\n\nTom Reed: Is it safe?\n\nHobbs: It is.\n\nReed: Good.",
            &[
                "Ann Hobbs: Ann Hobbs | : | We open in May. I am glad.",
                "Tom Reed: Tom Reed | : | Is it safe?",
                "Ann Hobbs: Hobbs | : | It is.",
                "Tom Reed: Reed | : | Good.",
            ],
        ),
        ("Monday: We open in May.\n\nTuesday: Is it safe?\n\nMonday: It is.\n\nTuesday: Good.", &[]),
        ("The company told its workers that their pay would be cut.", &["company: The company | told | their pay would be cut"]),
        // Nobody calls himself by his name.
        (
            "Tom Hall left the hall.\n\nHall adviser Jason Miller said the message was working.\n\n“We see this as the right time for \
             Mr. Hall,” he added.",
            &[
                "Jason Miller: Hall adviser Jason Miller | said | the message was working",
                "Jason Miller: he | added | We see this as the right time for Mr. Hall",
            ],
        ),
        // A report takes its issuer from where he is named.
        (
            "Forests shrank by a tenth, according to a report released on Monday.\n\nThe Norland Institute report said fires did most \
             of the damage.",
            &[
                "Norland Institute: a report released on Monday | according to | Forests shrank by a tenth",
                "Norland Institute: The Norland Institute report | said | fires did most of the damage",
            ],
        ),
        // Who is asked does not ask.
        (
            "Tom Hall spoke on Friday. When asked if he would resign, Hall said: “No, I will not.”",
            &[":  | asked | if he would resign", "Tom Hall: Hall | said | No, I will not."],
        ),
        (
            "Tom Hall met the press on Friday.\n\n“We won and we are glad.” — Ann Reed, captain of Oldham United",
            &["Ann Reed: Ann Reed, captain of Oldham United | — | We won and we are glad."],
        ),
        // Who stands behind *said* speaks, however the phrase begins.
        (
            "The bridge will be closed for two weeks, said the council's head of transport, Mary Hobbs.",
            &["Mary Hobbs: the council's head of transport, Mary Hobbs | said | The bridge will be closed for two weeks"],
        ),
        // Who adds has just spoken, though another man was named more often.
        (
            "Tom Hall came early. Tom Hall waited, and he left at noon.\n\nInspector Paul Reed said around 500 tonnes of garbage were \
             found.\n\n“I have no doubts about it,” he added.",
            &[
                "Paul Reed: Inspector Paul Reed | said | around 500 tonnes of garbage were found",
                "Paul Reed: he | added | I have no doubts about it",
            ],
        ),
        // A spelling in another script changes nothing.
        (
            "Residents would receive a gift, Deputy Mayor Vivian Huang (黃珊珊) said.",
            &["Vivian Huang: Deputy Mayor Vivian Huang | said | Residents would receive a gift"],
        ),
        // What stands before *that*; what the verb in front belongs to.
        (
            "Tom Hall said on Friday in the last hours of the summit that he was leaving the party.",
            &["Tom Hall: Tom Hall | said | he was leaving the party"],
        ),
        (
            "Tom Hall presented the cheque of two million to the fund on Monday, the council said.",
            &["council: the council | said | Tom Hall presented the cheque of two million to the fund on Monday"],
        ),
        // Only claims are denied in words.
        ("His first attempt was denied by Keylor Navas.", &[]),
        ("The claims were denied by the ministry.", &[": the ministry | were denied | The claims"]),
        // What stands behind its content begins with its subject, whatever the network cut off; not with what was said before.
        (
            "Jane Roe (left) and Tom Hall (right) signed the law, Reed said.",
            &["Reed: Reed | said | Jane Roe (left) and Tom Hall (right) signed the law"],
        ),
        ("The firm grew, and sales will rise, Reed said.", &["Reed: Reed | said | The firm grew, and sales will rise"]),
        ("Tom Hall believes in the idea that he is right.", &["Tom Hall: Tom Hall | believes in | the idea that he is right"]),
        (
            "Tom Hall denied the theft of the cheque. The money was lost, the council said.",
            &["Tom Hall: Tom Hall | denied | the theft of the cheque", "council: the council | said | The money was lost"],
        ),
        // Where the source ends.
        (
            "Tom Hall came on Friday. According to a report by Norland Watch on Monday, two bridges were found to be unsafe.",
            &["Norland Watch: a report by Norland Watch on Monday | According to | two bridges were found to be unsafe"],
        ),
        (
            "According to the study, in 2014 in the north, roughly 16,000 deaths were due to smoke.",
            &[": the study | According to | in 2014 in the north, roughly 16,000 deaths were due to smoke"],
        ),
        (
            "According to Ann Reed, the mayor of Oldham, the bridge is safe.",
            &["Ann Reed: Ann Reed, the mayor of Oldham | According to | the bridge is safe"],
        ),
        (
            "According to Ann Reed, who leads the council, the bridge is safe.",
            &["Ann Reed: Ann Reed, who leads the council | According to | the bridge is safe"],
        ),
        (
            "The bridge is safe, according to Ann Reed, who leads the council.",
            &["Ann Reed: Ann Reed, who leads the council | according to | The bridge is safe"],
        ),
        ("According to plan, the bridge was built.", &[]),
        // Nobody says so.
        ("Tom Hall left on Friday. Only time will tell whether the plan works.", &[]),
        ("Tom Hall left on Friday. Shops were arranged to open on Monday.", &[]),
        ("Tom Hall sat in the garden on Friday and refused to answer.", &["Tom Hall: Tom Hall | refused | to answer"]),
        // Verb first, between a circumstance and its clause; an apposition may stand by.
        (
            "Tom Hall came on Friday. On a larger scale, said Mr Reed, repairs that are made late cost more. In the end, said the mayor, \
             Ann Roe, nobody lost.",
            &[
                "Reed: Mr Reed | said | On a larger scale … repairs that are made late cost more",
                "Ann Roe: the mayor, Ann Roe | said | In the end … nobody lost",
            ],
        ),
        // A curly mark closes a straight one; who does it stands behind *by*; ways and aids say nothing.
        (
            "The firm came on Friday.\n\n\"The leasing will bring cash,” Ann Reed said.",
            &["Ann Reed: Ann Reed | said | The leasing will bring cash"],
        ),
        (
            "The decision was challenged on Friday, and the Supreme Court ruled the mayor lacked authority.",
            &[":  | was challenged | The decision", "Supreme Court: the Supreme Court | ruled | the mayor lacked authority"],
        ),
        ("The officers will be dealt with according to the existing mechanism.", &[]),
        // Who is quoted says it; who is alone in a paragraph before a quotation is *he*, and so is who spoke in the paragraph before.
        ("The Herald quoted Ann Reed as saying that it was over.", &["Ann Reed: Ann Reed | saying | it was over"]),
        (
            "Tom Hall came on Friday. Hall waved. Hall smiled, and he left.\n\nFootage of Paul Reed appeared. “We won,” he said.",
            &["Paul Reed: he | said | We won"],
        ),
        (
            "Tom Hall came. Hall waved. Hall smiled, and he left.\n\nThe bridge is safe, Paul Reed said. It was built in May.\n\n“We think \
             it will last,” he said.",
            &["Paul Reed: Paul Reed | said | The bridge is safe", "Paul Reed: he | said | We think it will last"],
        ),
        // A circumstance behind a name says nothing; two words that another verb took stay where they are.
        ("Ann Reed at a discussion said, “We won.”", &["Ann Reed: Ann Reed at a discussion | said | We won."]),
        // What is expected nobody says, least of all who spoke before.
        (
            "“We will stay,” Ann Reed said.\n\nThe game is open. AOL is expected to offer searching early next year.",
            &["Ann Reed: Ann Reed | said | We will stay", ":  | is expected | AOL … to offer searching early next year"],
        ),
        ("Hall posted the third fastest time on Friday.", &[]),
        ("Ann Reed left on Friday. We are supported entirely by donations from generous people.", &[]),
        // Who is spoken to says nothing; eyewitnesses' reports are not the ministry's.
        (
            "In an interview the mayor Paul Reed said: “It is not fair.” and speaking to the Reuters news agency, said “We will stay.”",
            &["Paul Reed: the mayor Paul Reed | said | It is not fair.", "Paul Reed: the mayor Paul Reed | said | We will stay."],
        ),
        (
            "Initial reports from the Pentagon stated the firm had lied.\n\nEyewitness reports claim that soldiers ran.",
            &[
                "Pentagon: Initial reports from the Pentagon | stated | the firm had lied",
                ": Eyewitness reports | claim | soldiers ran",
            ],
        ),
        // What bare reports say is not what the last speaker says.
        (
            "Tom Hall announced the end of his campaign on Friday. Reports said Ann Roe would run for mayor.",
            &["Tom Hall: Tom Hall | announced | the end of his campaign", ": Reports | said | Ann Roe would run for mayor"],
        ),
        // A book that nobody has spoken of is not the last speaker's.
        (
            "Tom Hall said on Friday that he would stay. A new book says he broke a promise to his deputy.",
            &["Tom Hall: Tom Hall | said | he would stay", ": A new book | says | he broke a promise to his deputy"],
        ),
        (
            "Mrs. Hall, who did not explicitly say that Mr. Reed was unfit, said on Friday that he had not done his homework.",
            &["Hall: who | did not explicitly say | Mr. Reed was unfit", "Hall: Mrs. Hall | said | he had not done his homework"],
        ),
    ];
    let resources = Resources::shared();
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let doc = analyze(resources, &Input { source: Source::Text(text), ..Input::default() }, &mut |_| ());
        let name = |s: &Statement| s.speaker.map_or("", |e| doc.entities[e.index()].name.as_str()).to_owned();
        let found: Vec<String> = doc.statements.iter().map(|s| format!("{}: {}", name(s), parts(&doc, s))).collect();
        if found != *expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
