use super::*;
use crate::{
    pipeline::{Input, Source, analyze},
    resources::Resources,
};

/// The document of `text`, analysed without weights.
fn read(text: &str) -> Document {
    let input = Input { source: Source::Text(text), ..Input::default() };
    analyze(&Resources::default(), &input, &mut |_| ())
}

/// The same with the shipped network, which pronouns and short forms need.
fn read_whole(resources: &Resources, text: &str) -> Document {
    // A second paragraph, so that the first is not taken for a headline.
    let text = format!("{text}\n\nNobody knew why.");
    analyze(resources, &Input { source: Source::Text(&text), ..Input::default() }, &mut |_| ())
}

/// Names of `text` as `name/KIND`, in text order.
fn names(text: &str) -> Vec<String> {
    let doc = read(text);
    let named = doc.mentions.iter().filter(|m| m.form == MentionForm::Name);
    named.map(|m| format!("{}/{}", doc.words(m.span), doc.entities[m.entity.index()].kind.name())).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "{text}");
}

/// Entities with several mentions as `a, b, c`, in order.
#[track_caller]
fn check_chains(doc: &Document, text: &str, expected: &[&str]) {
    let words = |id: usize| doc.mentions.iter().filter(|m| m.entity.index() == id).map(|m| doc.words(m.span)).collect::<Vec<_>>();
    let chains: Vec<String> = (0..doc.entities.len()).map(words).filter(|w| w.len() > 1).map(|w| w.join(", ")).collect();
    assert_eq!(chains, expected, "{text}");
}

#[test]
fn cuts_and_types_names_without_a_network() {
    check(
        "On Friday the German Chancellor Angela Merkel met Apple CEO Tim Cook in Geneva.",
        &["German/NORP", "Angela Merkel/PERSON", "Apple/ORG", "Tim Cook/PERSON", "Geneva/GPE"],
    );
    check("The Bank of England's governor spoke near the Danube.", &["Bank of England/ORG", "Danube/LOC"]);
    // FIXME: Tversk/GPE is right; without the network an unlisted place after a person is taken for another person.
    check("Mayor Olga Brandt of Tversk told Reuters that it was over.", &["Olga Brandt/PERSON", "Tversk/PERSON", "Reuters/ORG"]);
    check("He flew from Heathrow Airport to Dover, England.", &["Heathrow Airport/FAC", "Dover/GPE", "England/GPE"]);
}

#[test]
fn ties_names_descriptions_and_pronouns() {
    let first = "Angela Merkel, the former chancellor, came to Lyon. Merkel said she was glad. The United States did not; the US stayed away.";
    let resources = Resources::shared();
    let names = &["Angela Merkel, former chancellor, Merkel, she", "United States, US"];
    check_chains(&read_whole(resources, first), first, names);
    // An office is nobody; an officer is who is surnamed so.
    let office = "Jane Roe was elected Speaker on Friday. Roe will serve as Speaker for a year; the office of Speaker is old.";
    check_chains(&read_whole(resources, office), office, &["Jane Roe, Roe"]);
    // Whose answers an interview prints.
    let asked = "The Courier interviewed Ann Hobbs, who runs a harbour.\n\nWhy did you leave?\n\nI was tired of it.\n\nWhat do you do now?\n\nMy days are long.";
    let you = &["Ann Hobbs, you, I, you, My"];
    check_chains(&read_whole(resources, asked), asked, you);
    let two = asked.replace("Ann Hobbs, who runs", "Ann Hobbs and Tom Reed, who run");
    check_chains(&read_whole(resources, &two), &two, &["you, you", "I, My"]);
    let told = asked.replace("interviewed Ann Hobbs", "sued Ann Hobbs");
    check_chains(&read_whole(resources, &told), &told, &["you, you", "I, My"]);
    let turns = "Ann Hobbs: I left in May.\n\nTom Reed: Why did you leave?\n\nHobbs: My days were long.\n\nReed: I see.";
    check_chains(&read_whole(resources, turns), turns, &["Ann Hobbs, I, you, Hobbs, My", "Tom Reed, Reed, I"]);
    let lone = "Ann Hobbs: I left in May.\n\nWhy did you leave?\n\nI see.";
    check_chains(&read_whole(resources, lone), lone, &["I, I"]);
    let born = "John Wayne died on Monday. Wayne was born Marion Morrison in Iowa. Tom Reed was born in Paris.";
    check_chains(&read_whole(resources, born), born, &["John Wayne, Wayne, Marion Morrison"]);
    // Who speaks of somebody does not speak of himself; the storm of an article is the one with a name.
    let friend = "I met Tom Reed in May. Then I sold him my boat.";
    check_chains(&read_whole(resources, friend), friend, &["I, I, my", "Tom Reed, him"]);
    let storm = "Hurricane Ida hit Cuba on Friday. Some storms turn away. The storm killed nobody.";
    check_chains(&read_whole(resources, storm), storm, &["Hurricane Ida, storm"]);
    let quake = "Hurricane Ida hit Cuba on Friday. The earthquake killed nobody.";
    check_chains(&read_whole(resources, quake), quake, &[]);
    // An office over one body is not the same over another; a government is its country's, a city no theatre.
    for (text, chain) in [
        ("Labour party chairman Tom Hall came. The chairman of the Commission for Racial Equality spoke.", &[][..]),
        ("Labour party chairman Tom Hall came. The chairman spoke.", &["Tom Hall, chairman"]),
        // Who did a crime need not be who was named last; one is not many; in small letters without an article nothing is named.
        ("Tom Hall signed the law on Friday. The suicide bomber wore a veil.", &[]),
        ("The leaders met on Friday. The Republican candidate spoke.", &[]),
        ("The White House waited. Soldiers went from house to house.", &["house, house"]),
        ("Aid from the U.S. government came. The Mexican government spoke.", &[]),
        ("He lives near Velmouth City Theatre. Nobody likes the city.", &[]),
        (
            "The cleric met the House Judiciary Committee. The Judiciary Committee spoke.",
            &["House Judiciary Committee, Judiciary Committee"],
        ),
        ("Ann Hobbs wrote for the Canadian newspaper The Globe and Mail on Monday.", &["Canadian newspaper, The Globe and Mail"]),
    ] {
        check_chains(&read_whole(resources, text), text, chain);
    }
    let topics = "Tea is grown here. Many people drink tea, many people drink milk. Milk is cheap.";
    check_chains(&read_whole(resources, topics), topics, &["Tea, tea", "milk, Milk"]);
    let gloss = "An officer, surnamed Yeh (葉), left. Yeh came back.";
    check_chains(&read_whole(resources, gloss), gloss, &["officer, Yeh, Yeh"]);
    let firm = "A lawyer named Ann Hobbs left. Hobbs came back.";
    check_chains(&read_whole(resources, firm), firm, &["lawyer, Ann Hobbs, Hobbs"]);
    for deed in
        ["The president called Ann Hobbs on Friday.", "The president named Ann Hobbs to the court.", "The Speaker left early."]
    {
        check_chains(&read_whole(resources, deed), deed, &[]);
    }
    let speaker = "The Speaker left early, and she was tired.";
    check_chains(&read_whole(resources, speaker), speaker, &["Speaker, she"]);
    let named = |text: &str| {
        let doc = read_whole(resources, text);
        let all = doc.mentions.iter().filter(|m| m.form == MentionForm::Name).map(|m| doc.words(m.span).to_owned());
        all.collect::<Vec<_>>()
    };
    // Letters name whom they address and who signs on lines of their own.
    assert_eq!(named("Mery,\n\nWe will meet on Monday.\n\nThanks,\n\nTraci"), ["Mery", "Traci"]);
    assert_eq!(named("Regards,\n\nWe will meet on Monday.\n\nReply"), Vec::<String>::new());
    // The first name of somebody named in full is that person.
    assert_eq!(named("Angela Perlow wrote on Monday. Good morning Angela and welcome."), ["Angela Perlow", "Angela"]);
    // A first name before another family name is somebody else's.
    assert_eq!(named("Angela Perlow wrote on Monday. Angela Reed came too."), ["Angela Perlow", "Angela Reed"]);
    // What stands behind a town says where it is; addresses and files are nobody's names.
    assert_eq!(named("She moved from Columbus, OH, to Brisbane Australia in May."), ["Columbus", "OH", "Brisbane", "Australia"]);
    assert_eq!(named("Washington State and New York wait."), ["Washington State", "New York"]);
    assert_eq!(named("Write to Ann Hobbs ann.hobbs@library.example or see HarbourReport.pdf today."), ["Ann Hobbs"]);
    // A place behind a party belongs to the office, behind another body to its name.
    assert_eq!(
        named("Democratic Progressive Party Taipei mayoral candidate Ann Hobbs spoke."),
        ["Democratic Progressive Party", "Taipei", "Ann Hobbs"]
    );
    assert_eq!(named("Amnesty International UK director Ann Hobbs spoke."), ["Amnesty International UK", "Ann Hobbs"]);
    // A full name follows the family name that stands for a person again and again.
    let pair = "Kara Tointon and Artem Chigvintsev win UK Strictly Come Dancing\n\nBritish actress Kara Tointon and her Russian dance \
        partner Artem Chigvintsev have won on Saturday.\n\nUpon winning, Tointon proclaimed in reference to Chigvintsev that he was \
        good. Chigvintsev then declared to Tointon: \"You're amazing.\"\n\nTointon and Chigvintsev had danced.";
    let kinds = |text: &str| {
        let doc = read_whole(resources, text);
        doc.entities.iter().map(|e| format!("{}/{}", e.name, e.kind.name())).collect::<Vec<_>>()
    };
    let found = kinds(pair);
    assert!(
        found.contains(&"Artem Chigvintsev/PERSON".to_owned()) && found.iter().filter(|e| e.contains("Chig")).count() == 1,
        "{found:?}"
    );
    let body = kinds("Anders Volk Group won on Monday. Volk fell. Volk said that it was sorry.");
    assert!(body.contains(&"Anders Volk Group/ORG".to_owned()), "{body:?}");
    let prime = "Prime Minister Sheikh Hasina spoke of a joke on Monday. The Prime Minister left.";
    check_chains(&read_whole(resources, prime), prime, &["Hasina, Prime Minister"]);
    // A dash between spaces parts two people, one without spaces belongs to a name.
    let dash = named("Bob Marley was born in May, and Rob Partridge - Marley's former head of press - remembers him.");
    assert!(dash.contains(&"Rob Partridge".to_owned()), "{dash:?}");
    assert!(named("Mary Lewis-Francis came on Monday.").contains(&"Mary Lewis-Francis".to_owned()));
    // The sign of a currency is no country.
    assert_eq!(named("The US gave US$50 billion on Monday. The US waits."), ["US", "US"]);
    // Nobody is called *Dean of the House*; a day may be called after a man and his *Jr.*
    assert!(!named("Tom Hall, the former Democratic Dean of the House of Representatives, was 90.").contains(&"Dean".to_owned()));
    assert_eq!(kinds("Shops close on Martin Luther King Jr. Day, which falls in January."), ["Martin Luther King Jr. Day/EVENT"]);
    assert_eq!(kinds("Shops closed when Martin Luther King Jr. died in April."), ["Martin Luther King Jr./PERSON"]);
    // A sign joins two family names to a firm; a noun between commas tells what a name is; an office is no place.
    let firm = kinds("A spokeswoman for Crum & Forster spoke on Monday.");
    assert!(firm.contains(&"Crum & Forster/ORG".to_owned()), "{firm:?}");
    assert_eq!(named("Tom Hall & Ann Reed came. Hall & Reed left."), ["Tom Hall", "Ann Reed", "Hall", "Reed"]);
    let body =
        kinds("According to reports from the ministry and Vyasna, an independent Belarusian human rights center, 63,000 came.");
    assert!(body.contains(&"Vyasna/ORG".to_owned()), "{body:?}");
    assert_eq!(named("He lives in El Paso, where he is a former City Councillor."), ["El Paso"]);
    // Counted anew, they are others; with an article, the same.
    for (text, chain) in [
        ("Two men left. Three men were tired.", &[][..]),
        ("Two men left. The two men were tired. They slept.", &["men, men, They"]),
    ] {
        check_chains(&read_whole(resources, text), text, chain);
    }
    let doc = read_whole(resources, "They danced to the tune of Cry Me a River on Monday.");
    assert!(doc.mentions.iter().all(|m| doc.words(m.span) != "Me"));
    let doc = read_whole(resources, "Turner greeted Me and my friends.");
    assert!(doc.mentions.iter().any(|m| doc.words(m.span) == "my"));
    // No guess by letters where the network saw no name.
    assert_eq!(named("Nope and that was all. Beware of it!"), Vec::<String>::new());
    // A noun that opens the sentence tells what the body is; one that heads bodies' names belongs to it.
    assert_eq!(named("Retailer Tolan Group said it would close."), ["Tolan Group"]);
    assert_eq!(named("Union Carbide Corp. said it would close."), ["Union Carbide Corp."]);
    assert_eq!(kinds("Hurricane Lorenzo hit the coast on Monday. Lorenzo grew."), ["Hurricane Lorenzo/EVENT"]);
    assert_eq!(kinds("Ann Storm left on Monday. Storm smiled."), ["Ann Storm/PERSON"]);
    // The last word of an office is nobody.
    assert_eq!(named("Deputy Minister of Health and Welfare Hsueh Jui-yuan spoke on Monday."), ["Hsueh Jui-yuan"]);
    assert_eq!(named("Bank of Velmouth and Ann Hobbs signed on Monday."), ["Bank of Velmouth", "Ann Hobbs"]);
    let victim = "Police arrested Paul Turner on Friday. The victim had boarded a bus. She cried for help.";
    check_chains(&read_whole(resources, victim), victim, &["victim, She"]);
    let leaders = "The Conservative Party leader spoke on Friday. The Labour Party's leader left. He was tired.";
    let chains = read_whole(resources, leaders);
    let of = |nth: usize| chains.mentions.iter().filter(|m| chains.words(m.span).ends_with("leader")).nth(nth).map(|m| m.entity);
    assert!(of(1).is_none() || of(0) != of(1));
    let adviser = "The top adviser for regional affairs, Juan Roe, said that he was leaving. Roe smiled.";
    check_chains(&read_whole(resources, adviser), adviser, &["top adviser, Juan Roe, he, Roe"]);
    let offices = |text: &str| {
        let doc = read_whole(resources, text);
        let name = |e: crate::document::EntityId| doc.entities[e.index()].name.clone();
        doc.relations.iter().map(|r| format!("{}: {} of {}", name(r.subject), r.label, name(r.object))).collect::<Vec<_>>()
    };
    // An office without its country is the article's country's, unless two hold it.
    assert_eq!(
        offices("France voted on Sunday. France wants calm. President Ann Hobbs spoke of it."),
        ["Ann Hobbs: President of France"]
    );
    let guests =
        "Egypt spoke on Sunday. Egypt wants water. President Ann Hobbs met President Paul Turner and Ambassador Jane Roe.";
    assert!(offices(guests).is_empty(), "{:?}", offices(guests));
    // An office of a part is not the country's.
    let regional = "France voted on Sunday. France wants calm. The vote was fair, said Ann Hobbs, the regional president.";
    assert!(offices(regional).is_empty(), "{:?}", offices(regional));
    let ranks = "Cases were reported in Anhui Province on Sunday. Anhui is large. Mexico City is not Mexico.";
    check_chains(&read_whole(resources, ranks), ranks, &["Anhui Province, Anhui"]);
    let second = "Paul Turner met Jane Roe. He greeted her.";
    check_chains(&read_whole(resources, second), second, &["Paul Turner, He", "Jane Roe, her"]);
}

#[test]
fn who_is_only_asked_is_less_what_the_story_is_about() {
    let resources = Resources::shared();
    let salience = |text: &str, name: &str| {
        let doc = read_whole(resources, text);
        doc.entities.iter().find(|e| e.name == name).map(|e| e.salience)
    };
    let asked = "Ann Hobbs said on Monday that the bridge was safe. Hobbs said that it would open soon.";
    let acting = "Ann Hobbs went on Monday to the bridge that was safe. Hobbs closed it for two days again.";
    assert!(salience(asked, "Ann Hobbs") < salience(acting, "Ann Hobbs"));
}

#[test]
fn links_only_what_the_lists_are_sure_of() {
    let doc = read("He went from Germany to Georgia and Tverskgrad.");
    let link = |name: &str| doc.entities.iter().find(|e| e.name == name).and_then(|e| e.link.clone());
    assert_eq!(link("Germany").unwrap().wikidata, "Q183");
    assert_eq!(link("Georgia"), None);
}

/// Whether a rule finds the words (or the relation `subject | object | label`) in the text.
fn finds(doc: &Document, rule: &str, words: Option<&str>) -> bool {
    let name = |id: EntityId| doc.entities[id.index()].name.as_str();
    let mentions = doc.mentions.iter().filter(|m| m.provenance.rule.0 == rule).map(|m| doc.words(m.span).to_owned());
    let own = doc.entities.iter().filter(|e| e.provenance.rule.0 == rule).map(|e| e.name.clone());
    let relations = doc.relations.iter().filter(|r| r.provenance.rule.0 == rule);
    let relations = relations.map(|r| format!("{} | {} | {}", name(r.subject), name(r.object), r.label).trim().to_owned());
    let mut all = mentions.chain(own).chain(relations);
    match words {
        Some(words) => all.any(|found| found == words.trim()),
        None => all.next().is_some(),
    }
}

#[test]
fn every_rule_does_what_its_examples_say() {
    let resources = Resources::shared();
    let mut wrong = Vec::new();
    for rule in rules::RULES.iter() {
        assert!(!rule.sentence.is_empty() && !rule.counterexamples.is_empty(), "{}", rule.id);
        for (text, words) in &rule.examples {
            // Most rules must do without the network; those on pronouns and short forms cannot.
            let alone = finds(&read(text), rule.id, Some(words));
            if !alone && !finds(&read_whole(resources, text), rule.id, Some(words)) {
                wrong.push(format!("{} does not find {words:?} in {text:?}", rule.id));
            }
        }
        for text in rule.counterexamples.iter().filter(|text| finds(&read(text), rule.id, None)) {
            wrong.push(format!("{} finds something in {text:?}", rule.id));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
