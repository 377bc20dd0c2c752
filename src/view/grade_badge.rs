//! How well a claim is confirmed, as a small badge. The word says it; colour and shape only help.

use yew::{Html, classes, html};

use super::words;
use crate::domain::{Grade, Lang};

/// The badge of a grade, `index` its place among those of its claim.
pub(super) fn grade_badge(index: usize, grade: Grade, lang: Lang) -> Html {
    let class = classes!("grade", format!("grade-{}", grade.code()));
    html! { <span key={index} {class}>{ words::grade(grade, lang) }</span> }
}
