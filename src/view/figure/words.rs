//! The fixed words around figures, in both languages; they are not in [`super::super::words`] so that only pages with a figure
//! near the reader fetch them. What is about the subject is in the document.
//!
//! Invariant: the two tables say the same things; Chinese uses full-width punctuation.

use crate::domain::Lang;

pub(super) struct Words {
    pub against: &'static str,
    pub by_numbers: &'static str,
    pub first: &'static str,
    pub notes: &'static str,
    pub show: &'static str,
    pub stop: &'static str,
}

static ZH: Words = Words {
    against: "谁怎么看",
    by_numbers: "列成表",
    first: "分步看",
    notes: "这张图怎么来的，省略了什么",
    show: "演示给我看",
    stop: "停下",
};

static EN: Words = Words {
    against: "Who holds what",
    by_numbers: "As a table",
    first: "Step by step",
    notes: "How this figure is made, and what it leaves out",
    show: "Show me",
    stop: "Stop",
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// The name of a step, counted from 0.
pub(super) fn step_name(step: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第{}步", step + 1),
        Lang::En => format!("Step {}", step + 1),
    }
}

/// How many of how many.
pub(super) fn part_of(part: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{all}个里有{part}个"),
        Lang::En => format!("{part} of {all}"),
    }
}
