//! People, organisations and other names, by type.

use super::{Look, Row, doubt, grouped};
use crate::{
    ui::session::session,
    view::{lists::names, wording},
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Names() -> impl IntoView {
    let groups = session().names;
    let row = |row: names::Row| {
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
        .into_any()
    };
    let heading = |title: &&'static str| view! { <h3>{*title}</h3> }.into_any();
    grouped(groups, "No names were found in this text.", Look { tag: "ul", class: "rows", heading, row })
}
