//! Cases: form, tags, lemma.

use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(upos: Upos, xpos: Xpos, cases: &str) {
    for case in cases.split_whitespace() {
        let (form, expected) = case.split_once('=').unwrap();
        assert_eq!(lemma(form, upos, xpos), expected, "{form}");
    }
}

#[test]
fn verbs() {
    check(
        Upos::Verb,
        Xpos::Vbd,
        "ran=run said=say stopped=stop tried=try died=die hoped=hope walked=walk created=create agreed=agree added=add",
    );
    check(
        Upos::Verb,
        Xpos::Vbn,
        "controlled=control called=call travelled=travel rewritten=rewrite misunderstood=misunderstand co-written=co-write",
    );
    check(
        Upos::Verb,
        Xpos::Vbg,
        "making=make running=run singing=sing changing=change focusing=focus lying=lie panicking=panic requiring=require",
    );
    check(Upos::Verb, Xpos::Vbz, "goes=go tries=try lies=lie watches=watch uses=use raises=raise passes=pass 's=be");
    check(Upos::Verb, Xpos::Vb, "found=found lay=lay ca=ca");
}

#[test]
fn nouns() {
    check(
        Upos::Noun,
        Xpos::Nns,
        "cities=city boxes=box lives=life people=person crises=crisis houses=house viruses=virus heroes=hero shoes=shoe",
    );
    check(
        Upos::Noun,
        Xpos::Nns,
        "CDs=CD 1980s=1980s ex-wives=ex-wife policemen=policeman humans=human talks=talk species=species Years=year",
    );
    check(Upos::Noun, Xpos::Nn, "Election=election DNA=DNA pm=p.m. news=news");
    check(Upos::Propn, Xpos::Nnp, "Paris=Paris NATO=NATO CANADA=Canada Sept.=September");
    check(Upos::Propn, Xpos::Nnps, "States=State Philippines=Philippines Democrats=Democrat Iraqis=Iraqi");
}

#[test]
fn small_words() {
    check(Upos::Part, Xpos::Rb, "n't=not n’t=not Not=not");
    check(Upos::Part, Xpos::Pos, "'='s ’s='s s='s");
    check(Upos::Aux, Xpos::Md, "ca=can wo=will 'll=will 'd=would Could=could");
    check(Upos::Aux, Xpos::Vbz, "'s=be Is=be has=have does=do");
    check(Upos::Pron, Xpos::Prp, "me=I them=they her=she us=we It=it");
    check(Upos::Pron, Xpos::PrpS, "her=her My=my");
    check(Upos::Det, Xpos::Dt, "an=a these=this The=the");
    check(Upos::Num, Xpos::Cd, "5,000=5000 Two=two bn=billion 3.5=3.5");
    check(Upos::Punct, Xpos::Open, "“=\"");
}

#[test]
fn comparison() {
    check(Upos::Adj, Xpos::Jjr, "bigger=big larger=large easier=easy better=good greater=great nicer=nice more=more");
    check(Upos::Adj, Xpos::Jjs, "biggest=big worst=bad latest=late strongest=strong");
    check(Upos::Adv, Xpos::Rbr, "better=well sooner=soon");
    check(Upos::Adj, Xpos::Jj, "American=American Big=big anti-American=anti-American BRITISH=British");
}

proptest! {
    #[test]
    fn no_panic(form in "\\PC{0,12}", u in 0..Upos::ALL.len(), x in 0..Xpos::ALL.len()) {
        let _ = lemma(&form, Upos::ALL[u], Xpos::ALL[x]);
    }

    #[test]
    fn no_panic_on_endings(stem in "[a-zé'’-]{0,5}", ending in "(ing|ed|ied|ies|es|s|er|est|men|'s|eed)", x in 0..Xpos::ALL.len()) {
        for upos in [Upos::Verb, Upos::Noun, Upos::Adj, Upos::Propn] {
            let _ = lemma(&format!("{stem}{ending}"), upos, Xpos::ALL[x]);
        }
    }
}
