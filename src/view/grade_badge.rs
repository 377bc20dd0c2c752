//! How well a claim is confirmed, as a small badge. The word says it; colour and shape only help.

use yew::{Html, Properties, classes, component, html};

use super::words;
use crate::domain::{Grade, Lang};

#[derive(Properties, PartialEq)]
pub(super) struct GradeBadgeProps {
    /// The grade.
    pub grade: Grade,
    /// The language shown.
    pub lang: Lang,
}

#[component]
pub(super) fn GradeBadge(props: &GradeBadgeProps) -> Html {
    let class = classes!("grade", format!("grade-{}", props.grade.code()));
    html! { <span {class}>{ words::grade(props.grade, props.lang) }</span> }
}
