//! Words as data and their readers: cue verbs, titles, months, units, gazetteers. No algorithms about text.

pub mod cues;
pub mod events;
pub mod gazetteer;
