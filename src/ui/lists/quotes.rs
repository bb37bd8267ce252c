//! Who is quoted, and how much.

use super::{Row, doubt, grouped};
use crate::{
    contract::{Stance, StatementForm},
    ui::session::session,
    view::{
        fact::Kind,
        lists::quotes::{self, Group},
        wording,
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Quotes() -> impl IntoView {
    let session = session();
    let groups = Memo::new(move |_| session.article.with(|a| a.as_ref().map(|a| quotes::list(a))).unwrap_or_default());
    let group = move |group: Group| {
        let rows = group.rows.into_iter().map(|row| {
            let direct = row.form == StatementForm::Direct;
            view! {
                <li>
                    <Row key=row.key colour=Kind::Quote state=row.state>
                        <span class="row-words" class:direct=direct>{row.content}</span>
                        <span class="row-less">
                            <span class="stance" class:strong=row.stance != Stance::Assert>{wording::stance(row.stance)}</span>
                            " · "
                            {row.place}
                            {doubt(row.certainty)}
                        </span>
                    </Row>
                </li>
            }
        });
        let share = format!("{} · {} % of what is said", wording::counted(group.words, "word"), group.share);
        let name = match group.speaker {
            Some(key) => view! { <button class="link" type="button" on:click=move |_| session.select(key)>{group.name}</button> }
                .into_any(),
            None => group.name.into_any(),
        };
        view! {
            <h3 class="speaker">{name}<span class="row-less">{share}</span></h3>
            <ul class="rows">{rows.collect_view()}</ul>
        }
        .into_any()
    };
    grouped(groups, "Nobody is quoted in this text.", group)
}
