//! Dates and other times, in the order of the calendar.

use super::{Look, Row, doubt, grouped};
use crate::{
    ui::session::session,
    view::{
        fact::Kind,
        lists::dates::{self},
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Dates() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| dates::list(a))).unwrap_or_default());
    let row = |row: dates::Row| {
        view! {
            <li>
                <Row key=row.key colour=Kind::Date state=row.state>
                    <span class="row-head"><b>{row.plain}</b>{doubt(row.certainty)}</span>
                    <span class="row-more">"“"{row.words}"” · "{row.place}</span>
                    <span class="row-less"><code>{row.value}</code>" "{row.anchor}</span>
                </Row>
            </li>
        }
        .into_any()
    };
    let heading = |title: &&'static str| view! { <h3>{*title}</h3> }.into_any();
    grouped(groups, "No dates were found in this text.", Look { tag: "ul", class: "rows", heading, row })
}
