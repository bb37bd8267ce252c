//! Words as data and their readers: cue verbs, titles, months, units, gazetteers, tables of rules. No algorithms about text.

pub mod cues;
pub mod events;
pub mod gazetteer;
pub mod rules;
