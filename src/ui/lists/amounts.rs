//! Amounts with their plain numbers and conversions.

use super::{Look, Row, doubt, grouped};
use crate::{
    ui::session::session,
    view::{
        fact::Kind,
        lists::amounts::{self},
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Amounts() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| amounts::list(a))).unwrap_or_default());
    let row = |row: amounts::Row| {
        let sides = row.also.into_iter().map(|side| {
            view! {
                <li>
                    <Row key=side.key colour=Kind::Amount state=row.state>
                        <span class="row-more">"same sum: “"{side.words}"” · "<span class="number">{side.plain}</span></span>
                    </Row>
                </li>
            }
        });
        let sides = sides.collect_view();
        view! {
            <li>
                <Row key=row.key colour=Kind::Amount state=row.state>
                    <span class="row-head"><b>{row.words}</b>{doubt(row.certainty)}</span>
                    <span class="row-more"><span class="number">{row.plain}</span>" · "{row.place}</span>
                </Row>
                <ul class="rows inner">{sides}</ul>
            </li>
        }
        .into_any()
    };
    let heading = |title: &&'static str| view! { <h3>{*title}</h3> }.into_any();
    grouped(groups, "No amounts were found in this text.", Look { tag: "ul", class: "rows", heading, row })
}
