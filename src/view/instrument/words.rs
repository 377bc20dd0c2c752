//! The fixed words of instruments, in both languages; only pages with one near the reader fetch them.
//!
//! Invariant: the two tables say the same things; Chinese uses full-width punctuation.

use crate::domain::Lang;

pub(super) struct Words {
    pub crowded: &'static str,
    pub from: &'static str,
    pub how: &'static str,
    pub in_list: &'static str,
    pub keys: &'static str,
    pub maker: &'static str,
    pub name: &'static str,
    pub no_point: &'static str,
    pub nothing: &'static str,
    pub all: &'static str,
    pub title: &'static str,
    pub to: &'static str,
    pub undisclosed: &'static str,
}

static ZH: Words = Words {
    crowded: "每个点是一个模型，挤在一处的几个合成一个点：左右看公布时间，上下看参数规模（对数刻度）。空心的不符合现在的条件。",
    from: "从",
    how: "每个点是一个模型：左右看公布时间，上下看参数规模（对数刻度）。空心的不符合现在的条件。",
    in_list: "在列表里看",
    keys: "模型的时间与规模图。用左右方向键逐个看模型，回车键到列表里看。",
    maker: "机构",
    name: "模型",
    no_point: "不属于某个要点",
    nothing: "点一个点，看它是谁；拖出一块，列表就只留这一块。",
    all: "不限",
    title: "何时公布，有多大",
    to: "到",
    undisclosed: "参数未公布",
};

static EN: Words = Words {
    crowded: "Each dot is a model, or several that crowd in one place: announced earlier to later from left to right, larger further up (logarithmic). Hollow ones are filtered out.",
    from: "from",
    how: "Each dot is a model: announced earlier to later from left to right, larger further up (logarithmic). Hollow ones are filtered out.",
    in_list: "Show in the list",
    keys: "Models by date and size. Left and right arrow keys go from model to model, Enter shows it in the list.",
    maker: "Maker",
    name: "Model",
    no_point: "no single point",
    nothing: "Pick a dot to see what it is, or drag across the chart: the list keeps only what you marked.",
    all: "any",
    title: "When, and how large",
    to: "to",
    undisclosed: "size not disclosed",
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How many models lie in a span, without the rest of the filter's saying otherwise.
pub(super) fn so_many(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个模型"),
        Lang::En if count == 1 => "1 model".to_owned(),
        Lang::En => format!("{count} models"),
    }
}

/// How many models a span leaves out because they say nothing.
pub(super) fn left_out(count: usize, by_date: bool, lang: Lang) -> String {
    match (lang, by_date) {
        (Lang::Zh, true) => format!("公布月份不详的 {count} 个不在其中"),
        (Lang::Zh, false) => format!("未公布参数的 {count} 个不在其中"),
        (Lang::En, true) => format!("{count} left out: month not known"),
        (Lang::En, false) => format!("{count} left out: size not disclosed"),
    }
}
