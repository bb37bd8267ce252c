//! Who is quoted, and how much.

use super::{Look, Row, doubt, grouped};
use crate::{
    contract::{Stance, StatementForm},
    ui::{parts, session::session},
    view::{
        fact::Kind,
        lists::quotes::{self, Speaker},
        wording,
    },
};
use leptos::prelude::*;

/// The list.
#[component]
pub(in crate::ui) fn Quotes() -> impl IntoView {
    let article = session().article;
    let groups = Memo::new(move |_| article.with(|a| a.as_ref().map(|a| quotes::list(a))).unwrap_or_default());
    let row = |row: quotes::Row| {
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
        .into_any()
    };
    let heading = |speaker: &Speaker| {
        let session = session();
        let share = format!("{} · {} % of what is said", wording::counted(speaker.words, "word"), speaker.share);
        let name = match speaker.speaker {
            Some(key) => parts::button("link", "", speaker.name.clone(), Box::new(move || session.select(key))),
            None => speaker.name.clone().into_any(),
        };
        view! { <h3 class="speaker">{name}<span class="row-less">{share}</span></h3> }.into_any()
    };
    grouped(groups, "Nobody is quoted in this text.", Look { tag: "ul", class: "rows", heading, row })
}
