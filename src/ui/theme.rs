//! Light, dark, or as the system says. Kept in the settings; the root element's `data-theme` tells the style sheet.

use super::{
    browser, keep,
    session::{Session, session},
};
use leptos::prelude::*;

const NAME: &str = "theme";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Auto => "Auto",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

/// Puts the kept theme in force, before anything is drawn.
pub(super) fn start(session: Session) {
    let kept = keep::setting(session, NAME).unwrap_or_default();
    let theme = [Theme::Light, Theme::Dark].into_iter().find(|t| t.slug() == kept).unwrap_or_default();
    provide_context(RwSignal::new(theme));
    browser::set_root_data("theme", theme.slug());
}

/// The button that goes round.
#[component]
pub(super) fn ThemeButton() -> impl IntoView {
    let session = session();
    let theme = expect_context::<RwSignal<Theme>>();
    let next = move |_| {
        theme.update(|t| *t = t.next());
        let slug = theme.get_untracked().slug();
        browser::set_root_data("theme", slug);
        keep::set_setting(session, NAME, (!slug.is_empty()).then_some(slug));
    };
    view! {
        <button class="button quiet" type="button" title="Light, dark, or as the system says" on:click=next>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18"/></svg>
            <span class="unseen">"Theme: "</span>
            <span class="wide">{move || theme.get().words()}</span>
        </button>
    }
}
