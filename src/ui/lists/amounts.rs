//! Amounts with their plain numbers and conversions.

use super::{Row, doubt, grouped};
use crate::{
    ui::session::session,
    view::{
        fact::Kind,
        lists::amounts::{self, Group},
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Amounts() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| amounts::list(a))).unwrap_or_default());
    let group = |group: Group| {
        let rows = group.rows.into_iter().map(|row| {
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
        });
        view! { <h3>{group.title}</h3><ul class="rows">{rows.collect_view()}</ul> }.into_any()
    };
    grouped(groups, "No amounts were found in this text.", group)
}
