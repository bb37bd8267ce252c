//! What happens in the article.

use super::{Row, doubt, nothing};
use crate::{
    ui::session::session,
    view::{
        fact::Kind,
        lists::events::{self, Row as Event},
        wording,
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Events() -> impl IntoView {
    let session = session();
    let rows = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| events::list(a))).unwrap_or_default());
    let row = |row: Event| {
        view! {
            <li>
                <Row key=row.key colour=Kind::Event state=row.state>
                    <span class="row-head"><b>{row.words}</b>{doubt(row.certainty)}</span>
                    <span class="row-more">{row.who.join(", ")}</span>
                    <span class="row-less">{wording::status(row.status)}" · "{row.place}</span>
                </Row>
            </li>
        }
    };
    move || match rows.with(Vec::is_empty) {
        true => nothing("No events were found in this text."),
        false => view! { <ul class="rows">{rows.get().into_iter().map(row).collect_view()}</ul> }.into_any(),
    }
}
