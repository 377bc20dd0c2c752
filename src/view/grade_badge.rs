//! How well a claim is confirmed, as a small badge. The word says it; colour and shape only help.

use yew::{Html, classes, html};

use super::words;
use crate::domain::{Grade, Lang};

/// The badge of a grade.
pub(super) fn grade_badge(grade: Grade, lang: Lang) -> Html {
    let class = classes!("grade", format!("grade-{}", grade.code()));
    html! { <span key={grade.code()} {class}>{ words::grade(grade, lang) }</span> }
}
