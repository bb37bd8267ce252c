//! What is drawn, computed without a browser: an analysis in, runs of text, rows and cards out. It decides everything that the
//! components of [`crate::ui`] only place; it reads no DOM and keeps no state.

pub mod fact;

pub mod article;

pub mod paint;
pub mod segments;
pub mod words;

pub mod wording;

pub mod lists;
pub mod window;

pub mod answers;
pub mod hint;
pub mod history;
pub mod inspector;
pub mod queue;

pub mod intake;
pub mod route;
pub mod share;
pub mod shelf;

pub mod keymap;
pub mod likely;
pub mod marked;
pub mod places;
pub mod rules;
pub mod suggest;
pub mod timex;

pub mod page;
#[cfg(feature = "engine")]
pub mod pages;

#[cfg(test)]
mod sample;
