//! Dates and other times, in the order of the calendar.

use super::{Row, doubt, grouped};
use crate::{
    ui::session::session,
    view::{
        fact::Kind,
        lists::dates::{self, Group},
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Dates() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| dates::list(a))).unwrap_or_default());
    let group = |group: Group| {
        let rows = group.rows.into_iter().map(|row| {
            view! {
                <li>
                    <Row key=row.key colour=Kind::Date state=row.state>
                        <span class="row-head"><b>{row.plain}</b>{doubt(row.certainty)}</span>
                        <span class="row-more">"“"{row.words}"” · "{row.place}</span>
                        <span class="row-less"><code>{row.value}</code>" "{row.anchor}</span>
                    </Row>
                </li>
            }
        });
        view! { <h3>{group.title}</h3><ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    grouped(groups, "No dates were found in this text.", group)
}
