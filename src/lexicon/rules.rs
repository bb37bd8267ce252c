//! The reader of rule tables: `rule ID`, `say SENTENCE`, `yes TEXT => FOUND`, `no TEXT`, and lines of the table's own.
//!
//! `rule time.year⏎say A year by its number.⏎yes In 2019. => 2019` → one [`Rule`] with one example. It does not run the
//! examples: each table has a test that does.

/// A rule as the help and the inspector show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, such as `time.weekday`; the provenance of what the rule finds.
    pub id: &'static str,
    /// What it reads, in plain words.
    pub sentence: &'static str,
    /// Texts and what is found in them, written as the table's head says.
    pub examples: Vec<(&'static str, &'static str)>,
    /// Texts in which the rule must find nothing.
    pub counterexamples: Vec<&'static str>,
}

/// The rules of a table, in its order. Lines with another first word go to `own` with the index of their rule.
pub fn read(list: &'static str, mut own: impl FnMut(usize, &'static str)) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in list.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (head, rest) = line.split_once(' ').unwrap_or((line, ""));
        if head == "rule" {
            rules.push(Rule { id: rest, sentence: "", examples: Vec::new(), counterexamples: Vec::new() });
            continue;
        }
        let index = rules.len().wrapping_sub(1);
        let Some(rule) = rules.last_mut() else { continue };
        match head {
            "say" => rule.sentence = rest,
            "yes" => rule.examples.extend(rest.split_once(" => ")),
            "no" => rule.counterexamples.push(rest),
            _ => own(index, line),
        }
    }
    rules
}

/// The plain sentence of the rule `id`; empty for an unknown one.
pub fn sentence(rules: &[Rule], id: &str) -> &'static str {
    rules.iter().find(|rule| rule.id == id).map_or("", |rule| rule.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_table() {
        let list = "# head\nrule a.b\nsay It is so.\ny: x -> z\nyes In 2019. => 2019\nno Not.\n\nrule c\nsay Or so.\ny: w";
        let mut lines = Vec::new();
        let rules = read(list, |rule, line| lines.push((rule, line)));
        assert_eq!(lines, [(0, "y: x -> z"), (1, "y: w")]);
        let first =
            Rule { id: "a.b", sentence: "It is so.", examples: vec![("In 2019.", "2019")], counterexamples: vec!["Not."] };
        assert_eq!(rules.first(), Some(&first));
        assert_eq!((sentence(&rules, "c"), sentence(&rules, "d")), ("Or so.", ""));
    }
}
