//! The interface.

use leptos::prelude::*;

/// Mounts.
pub fn mount() {
    leptos::mount::mount_to_body(|| view! { <p>"hello"</p> });
}
