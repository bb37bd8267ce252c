//! People, organisations and other names, by type.

use super::{Row, doubt, keyed, mixed, nothing};
use crate::{
    ui::session::session,
    view::{fact::FactKey, lists::names, wording},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The list.
#[component]
pub(in crate::ui) fn Names() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| names::list(a))).unwrap_or_default());
    let draw = |row: names::Row| {
        let roles = row.roles.join("; ");
        let aliases = row.aliases.join(", ");
        view! {
            <li>
                <Row key=row.key colour=row.colour state=row.state>
                    <span class="row-head">
                        <span class="letter" aria-hidden="true">{row.colour.letter()}</span>
                        <b>{row.name}</b>
                        {doubt(row.certainty)}
                        <span class="count" title=wording::counted(row.mentions, "mention")>{row.mentions}</span>
                    </span>
                    {(!roles.is_empty()).then(|| view! { <span class="row-more">{roles}</span> })}
                    {(!aliases.is_empty()).then(|| view! { <span class="row-less">"also "{aliases}</span> })}
                </Row>
            </li>
        }
    };
    let titles = Memo::new(move |_| groups.with(|all| all.iter().map(|g| g.title).collect::<Vec<_>>()));
    let group = move |(n, title): (usize, &'static str)| {
        let known = move || groups.with(|all| all.get(n).map(|g| g.rows.iter().map(known).collect::<Vec<_>>()));
        let row = move |at: usize| groups.with_untracked(|all| all.get(n)?.rows.get(at).cloned()).map(draw).into_any();
        view! { <h3>{title}</h3>{keyed(Signal::derive(move || known().unwrap_or_default()), Arc::new(row))} }
    };
    move || match titles.with(Vec::is_empty) {
        true => nothing("No names were found in this text."),
        false => titles.get().into_iter().enumerate().map(group).collect_view().into_any(),
    }
}

/// What a row shows, as a number.
fn known(row: &names::Row) -> (FactKey, u64) {
    let state = [row.state.slug(), row.name.as_str(), wording::certainty(row.certainty), row.colour.slug()];
    let words = row.roles.iter().chain(&row.aliases).map(String::as_str);
    (row.key, mixed(state.into_iter().chain(words)).wrapping_add(row.mentions as u64))
}
