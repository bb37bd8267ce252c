//! `pressmark import`: annotations of another program (brat, doccano, Label Studio, W3C, UIMA) → Pressmark's JSON, one line a text:
//! the text is analysed, and the annotations are worked in as a person's corrections. Remarks go to standard error.

use super::{args::date, export::print, input};
use crate::{
    contract::Analysis,
    export::{Edition, own},
    import::{self, Imported, Marked},
    library::log::Log,
    pipeline::{self, Input, Source},
    resources::Resources,
};
use std::{
    io::{self, Write as _},
    process::ExitCode,
};

/// Reads the arguments after `import`: files that belong together, such as `a.ann a.txt`.
pub(super) fn run(args: &[String]) -> Result<ExitCode, String> {
    let (mut published, mut names) = (None, Vec::new());
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--published" => published = Some(date(rest.next().ok_or("--published needs a value")?)?),
            flag if flag.starts_with("--") => return Err(format!("there is no option {flag}; `pressmark --help` lists them")),
            name => names.push(name),
        }
    }
    if names.is_empty() {
        return Err("name the files of an export, such as a.ann a.txt".to_owned());
    }
    let mut files = Vec::new();
    for name in names {
        let text = String::from_utf8(input::bytes(name)?).map_err(|_| format!("{name} is not UTF-8"))?;
        files.push((name, text));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut resources = None;
    for imported in import::read(&files, None)? {
        let mut outlet = String::new();
        let (analysis, log, remarks) = match imported {
            Imported::Whole { analysis, log, source, remarks } => {
                outlet = source;
                (*analysis, log, remarks)
            }
            Imported::Marked(marked) => {
                if resources.is_none() {
                    resources = Some(Resources::embedded().map_err(|e| e.to_string())?);
                }
                let Some(resources) = &resources else { continue };
                let published = published.or_else(|| marked.published.as_ref().and_then(|d| d.parse().ok()));
                annotated(resources, &marked, published)?
            }
        };
        for remark in remarks {
            // Nothing can be done if standard error is closed.
            let _ = writeln!(io::stderr(), "pressmark: {remark}");
        }
        print(&own::write(&Edition::corrected(&analysis, &log).with_source(outlet)))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn annotated(
    resources: &Resources,
    marked: &Marked,
    published: Option<jiff::civil::Date>,
) -> Result<(Analysis, Log, Vec<String>), String> {
    let input = Input { id: None, source: Source::Text(&marked.text), title: marked.title.as_deref(), published };
    let analysis = Analysis::from_document(&pipeline::analyze(resources, &input, &mut |_| {}));
    let made = import::acts(&analysis, &marked.text, &marked.marks)?;
    let mut log = Log::default();
    // The command line has no clock: operations are numbered from zero.
    for (at, act) in made.acts.into_iter().enumerate() {
        log.push(act, at as u64, 0);
    }
    let mut remarks = marked.remarks.clone();
    remarks.push(format!("{} annotations confirm the engine, {} are new", made.accepted, made.added));
    remarks.extend(made.remarks);
    Ok((analysis, log, remarks))
}
