//! Every fixed word of the interface, in both languages. What is about the subject is in the document.
//!
//! Invariant: the two tables say the same things; Chinese uses full-width punctuation.

use crate::domain::{Confidence, Constraint, Grade, Lang, Sort, SortKey, Theme};

/// The words of one language.
pub(super) struct Words {
    pub about_source: &'static str,
    pub after: &'static str,
    pub all_events: &'static str,
    pub announced: &'static str,
    pub article_says: &'static str,
    pub chips: &'static str,
    pub clear_all: &'static str,

    pub comma: &'static str,
    pub compare: &'static str,
    pub contents: &'static str,
    pub download: &'static str,
    pub empty_hint: &'static str,
    pub empty_nothing: &'static str,
    pub empty_title: &'static str,
    pub evidence: &'static str,
    pub facts_until: &'static str,
    pub filters: &'static str,
    pub finding: &'static str,
    pub language: &'static str,
    pub licence: &'static str,
    pub models_title: &'static str,
    pub no_public_address: &'static str,
    pub notice: &'static str,
    pub now: &'static str,
    pub on_paper: &'static str,
    pub only: &'static str,
    pub opened: &'static str,
    pub pending: &'static str,

    pub related: &'static str,
    pub remove: &'static str,
    pub rush_caption: &'static str,
    pub rush_written: &'static str,
    pub said_by: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub share: &'static str,
    pub show_anyway: &'static str,
    pub size: &'static str,
    pub sort: &'static str,
    pub table: &'static str,
    pub source_article: &'static str,
    pub sources: &'static str,
    pub stack: &'static str,
    pub theme: &'static str,
    pub timeline_title: &'static str,
    pub undated: &'static str,
    pub undisclosed: &'static str,
    pub unknown: &'static str,
}

static ZH: Words = Words {
    about_source: "关于原文",
    after: "后来",
    all_events: "显示全部事件",
    announced: "公布",
    article_says: "原文怎么说",
    chips: "在下面的列表和时间线里看",
    clear_all: "清除全部条件",

    comma: "、",
    compare: "对比",
    contents: "本页内容",
    download: "下载数据",
    empty_hint: "去掉其中一个条件就能看到结果：",
    empty_nothing: "单独去掉哪个条件都不够，试试全部清除。",
    empty_title: "没有符合条件的模型",
    evidence: "依据",
    facts_until: "事实截至",
    filters: "筛选",
    finding: "查证",
    language: "语言",
    licence: "代码以 MIT 或 Apache-2.0 许可发布；事实出自所列来源，文字由本站撰写。",
    models_title: "模型列表",
    no_public_address: "没有公开网址",
    pending: "中文还没有到。如果不来，请再选一次。",
    notice: "互动部分没能启动，文字内容完整可读。刷新页面可以再试一次。",
    now: "后来",
    on_paper: "纸上只印前 500 项。",
    only: "只看",
    opened: "对公众开放",

    related: "相关",
    remove: "去掉条件：",
    rush_caption: "每个点是本页列出的一个模型，按公布月份排列，彩色的是原文提到的。这只是我们收录的，不是全部。",
    rush_written: "原文写作",
    said_by: "谁说的",
    search: "搜索模型、机构和说明",
    search_hint: "例如：通义、tyqw、Baidu、1800亿",
    share: "分享",
    show_anyway: "清除全部条件，看它",
    size: "参数",
    sort: "排序",
    table: "表格",
    source_article: "要点出自",
    sources: "来源",
    stack: "手里的家底",
    theme: "外观",
    timeline_title: "时间线",
    undated: "日期不详",
    undisclosed: "未公布",
    unknown: "不详",
};

static EN: Words = Words {
    about_source: "About the article",
    after: "Later",
    all_events: "Show all events",
    announced: "Announced",
    article_says: "In the article",
    chips: "See it in the list and the timeline below",
    clear_all: "Clear all filters",

    comma: ", ",
    compare: "Compare",
    contents: "On this page",
    download: "Download the data",
    empty_hint: "Dropping one of these would show something:",
    empty_nothing: "Dropping a single filter is not enough. Try clearing them all.",
    empty_title: "No model fits all of this",
    evidence: "Evidence",
    facts_until: "Facts up to",
    filters: "Filters",
    finding: "Checked",
    language: "Language",
    licence: "Code under MIT or Apache-2.0. Facts come from the sources listed; the words are our own.",
    models_title: "The models",
    no_public_address: "no public address",
    pending: "English has not arrived yet. If it does not come, choose it again.",
    notice: "The interactive part could not start. All of the text is here to read. Reloading the page tries again.",
    now: "Since then",
    on_paper: "Only the first 500 are printed.",
    only: "only",
    opened: "Open to the public",

    related: "Related",
    remove: "Remove filter: ",
    rush_caption: "Each dot is a model on this page, placed by the month it was announced; the coloured ones are named in the article. It is our list, not all there are.",
    rush_written: "article written",
    said_by: "According to",
    search: "Search models, makers and notes",
    search_hint: "for example: Qwen, tyqw, Baidu, 180B",
    share: "Share",
    show_anyway: "Clear all filters and show it",
    size: "Parameters",
    sort: "Sort by",
    table: "Table",
    source_article: "Four points from",
    sources: "Sources",
    stack: "What they had in hand",
    theme: "Appearance",
    timeline_title: "Timeline",
    undated: "date unknown",
    undisclosed: "undisclosed",
    unknown: "unknown",
};

/// The words of a language.
pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// How many of how many models are shown.
pub(super) fn shown_models(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh if shown == all => format!("共 {all} 个模型"),
        Lang::Zh => format!("{all} 个模型中的 {shown} 个"),
        Lang::En if shown == all => format!("All {all} models"),
        Lang::En => format!("{shown} of {all} models"),
    }
}

/// What leads to so many models.
pub(super) fn show_models(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("查看 {count} 个模型"),
        Lang::En if count == 1 => "Show 1 model".to_owned(),
        Lang::En => format!("Show {count} models"),
    }
}

/// A model that does not fit.
pub(super) fn left_out(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("“{name}”不符合现在的条件，所以不在列表里。"),
        Lang::En => format!("“{name}” is not in the list: the filters leave it out."),
    }
}

/// How many of how many events are shown.
pub(super) fn shown_events(shown: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh if shown == all => format!("共 {all} 件事"),
        Lang::Zh => format!("{all} 件事中的 {shown} 件"),
        Lang::En if shown == all => format!("All {all} events"),
        Lang::En => format!("{shown} of {all} events"),
    }
}

/// How many sources there are.
pub(super) fn source_count(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 个来源"),
        Lang::En if count == 1 => "1 source".to_owned(),
        Lang::En => format!("{count} sources"),
    }
}

/// How many models a choice would give.
pub(super) fn would_show(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("可见 {count} 个"),
        Lang::En => format!("shows {count}"),
    }
}

/// A count that may be a lower bound.
pub(super) fn at_least(value: u32, at_least: bool) -> String {
    if at_least { format!("{value}+") } else { value.to_string() }
}

/// The name of a language in that language.
pub(super) const fn language_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "简体中文",
        Lang::En => "English",
    }
}

/// The name of a grade.
pub(super) const fn grade(grade: Grade, lang: Lang) -> &'static str {
    match (grade, lang) {
        (Grade::Confirmed, Lang::Zh) => "证实",
        (Grade::Confirmed, Lang::En) => "Confirmed",
        (Grade::Consistent, Lang::Zh) => "相符",
        (Grade::Consistent, Lang::En) => "Consistent",
        (Grade::NotFound, Lang::Zh) => "未查到",
        (Grade::NotFound, Lang::En) => "Not found",
        (Grade::Superseded, Lang::Zh) => "已过时",
        (Grade::Superseded, Lang::En) => "Superseded",
        (Grade::Disputed, Lang::Zh) => "有争议",
        (Grade::Disputed, Lang::En) => "Disputed",
        (Grade::Opinion, Lang::Zh) => "观点",
        (Grade::Opinion, Lang::En) => "Opinion",
    }
}

/// How well something is checked, in a phrase.
pub(super) const fn confidence(confidence: Confidence, lang: Lang) -> &'static str {
    match (confidence, lang) {
        (Confidence::High, Lang::Zh) => "把握高",
        (Confidence::High, Lang::En) => "well checked",
        (Confidence::Medium, Lang::Zh) => "把握中等",
        (Confidence::Medium, Lang::En) => "partly checked",
        (Confidence::Low, Lang::Zh) => "把握低",
        (Confidence::Low, Lang::En) => "hardly checked",
    }
}

/// The name of an appearance.
pub(super) const fn theme(theme: Theme, lang: Lang) -> &'static str {
    match (theme, lang) {
        (Theme::Auto, Lang::Zh) => "自动",
        (Theme::Auto, Lang::En) => "Auto",
        (Theme::Light, Lang::Zh) => "浅色",
        (Theme::Light, Lang::En) => "Light",
        (Theme::Dark, Lang::Zh) => "深色",
        (Theme::Dark, Lang::En) => "Dark",
    }
}

/// The name of an order. `searching` says whether there is a text for models to fit.
pub(super) const fn order(sort: Sort, searching: bool, lang: Lang) -> &'static str {
    match (sort.key, sort.descending, lang) {
        (SortKey::Fit, _, Lang::Zh) if searching => "最相符的在前",
        (SortKey::Fit, _, Lang::En) if searching => "Best match first",
        (SortKey::Fit, ..) => order(Sort { key: SortKey::Date, descending: false }, searching, lang),
        (SortKey::Date, false, Lang::Zh) => "公布时间，从早到晚",
        (SortKey::Date, false, Lang::En) => "Date, earliest first",
        (SortKey::Date, true, Lang::Zh) => "公布时间，从晚到早",
        (SortKey::Date, true, Lang::En) => "Date, latest first",
        (SortKey::Name, false, Lang::Zh) => "名称，拼音顺序",
        (SortKey::Name, false, Lang::En) => "Name, A to Z",
        (SortKey::Name, true, Lang::Zh) => "名称，拼音倒序",
        (SortKey::Name, true, Lang::En) => "Name, Z to A",
        (SortKey::Organisation, false, Lang::Zh) => "机构，拼音顺序",
        (SortKey::Organisation, false, Lang::En) => "Maker, A to Z",
        (SortKey::Organisation, true, Lang::Zh) => "机构，拼音倒序",
        (SortKey::Organisation, true, Lang::En) => "Maker, Z to A",
        (SortKey::Size, true, Lang::Zh) => "参数，从大到小",
        (SortKey::Size, true, Lang::En) => "Parameters, largest first",
        (SortKey::Size, false, Lang::Zh) => "参数，从小到大",
        (SortKey::Size, false, Lang::En) => "Parameters, smallest first",
    }
}

/// Dropping a constraint, as a button says it.
pub(super) fn drop_constraint(constraint: &Constraint, name: &str, lang: Lang) -> String {
    match (constraint, lang) {
        (Constraint::Text, Lang::Zh) => format!("去掉搜索词“{name}”"),
        (Constraint::Text, Lang::En) => format!("Drop the search “{name}”"),
        (Constraint::Field(_) | Constraint::Span(_), Lang::Zh) => format!("去掉“{name}”的条件"),
        (Constraint::Field(_) | Constraint::Span(_), Lang::En) => format!("Drop the filter “{name}”"),
    }
}

/// What a dot of a crowded rush is.
pub(super) fn rush_crowd(each: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("一个点代表同月公布的至多 {each} 个模型。"),
        Lang::En => format!("A dot stands for up to {each} models announced in its month."),
    }
}

/// How many models have no place in the picture, to be said after another sentence.
pub(super) fn undated_models(count: usize, lang: Lang) -> String {
    match lang {
        _ if count == 0 => String::new(),
        Lang::Zh => format!("另有 {count} 个公布月份不详，没有画出。"),
        Lang::En if count == 1 => " One more has no known month and is not drawn.".to_owned(),
        Lang::En => format!(" {count} more have no known month and are not drawn."),
    }
}
