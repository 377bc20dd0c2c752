//! The words of the timeline's axis, in both languages.
//!
//! Invariant: the two tables say the same things; Chinese uses full-width punctuation.

use crate::{
    domain::{
        Date, Lang,
        timeline::{clocks::Clock, moments::What, ticks::Unit},
    },
    view::text::short_month,
};

pub(super) struct Words {
    pub all_time: &'static str,
    pub announced: &'static str,
    pub back: &'static str,
    pub both: &'static str,
    pub close: &'static str,
    pub events: &'static str,
    pub follow: &'static str,
    pub forth: &'static str,
    pub from: &'static str,
    pub halt: &'static str,
    pub hint: &'static str,
    pub keys: &'static str,
    pub larger: &'static str,
    pub light: &'static str,
    pub models: &'static str,
    pub more: &'static str,
    pub moving: &'static str,
    pub near: &'static str,
    pub next: &'static str,
    pub opened: &'static str,
    pub opens: &'static str,
    pub part: &'static str,
    pub play: &'static str,
    pub previous: &'static str,
    pub smaller: &'static str,
    pub span: &'static str,
    pub to: &'static str,
    pub tour: &'static str,
    pub undated: &'static str,
}

static ZH: Words = Words {
    all_time: "全程",
    announced: "公布",
    back: "往前",
    both: "公布当天就开放",
    close: "收起",
    events: "事件",
    follow: "列表只留这几个月",
    forth: "往后",
    from: "从",
    halt: "暂停",
    hint: "拖动可以平移，双指或双击放大；点进图里以后，滚轮也能缩放。数字是挤在一处的几件，点开看是哪些。",
    keys: "时间线。左右方向键逐个看，上下换轨道，加号减号缩放，翻页键平移，Home和End到两头，回车键打开。",
    larger: "放大",
    light: "只看某个要点",
    models: "模型",
    more: "其余的，放大以后再看。",
    moving: "移动与缩放",
    near: "放大到这几件",
    next: "下一件",
    opened: "后来向公众开放",
    opens: "详情在图下面。",
    part: "时间线的范围",
    play: "播放这一年",
    previous: "上一件",
    smaller: "缩小",
    span: "只知道到月或年",
    to: "到",
    tour: "逐件播放",
    undated: "公布日期不详",
};

static EN: Words = Words {
    all_time: "All years",
    announced: "announced",
    back: "Earlier",
    both: "announced and opened the same day",
    close: "Close",
    events: "Events",
    follow: "List only these months",
    forth: "Later",
    from: "From",
    halt: "Pause",
    hint: "Drag to move; pinch or double-click to zoom in; after a click into the drawing the wheel zooms too. A number stands for several in one place: click it to see which.",
    keys: "Timeline. Left and right arrows go from one to the next, up and down change the track, plus and minus zoom, Page keys move on, Home and End go to the ends, Enter opens.",
    larger: "Zoom in",
    light: "Only one key point",
    models: "Models",
    more: "Zoom in to see the rest.",
    moving: "Move and zoom",
    near: "Zoom in on these",
    next: "Next",
    opened: "opened to everybody later",
    opens: "Details are beneath the drawing.",
    part: "Part of the timeline",
    play: "Play the year",
    previous: "Previous",
    smaller: "Zoom out",
    span: "known only to the month or year",
    to: "To",
    tour: "One by one",
    undated: "Announced at an unknown date",
};

pub(super) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What happened to a model, after its name.
pub(super) fn did(what: What, lang: Lang) -> &'static str {
    match (what, lang) {
        (What::Announced(_), Lang::Zh) => "公布",
        (What::Announced(_), Lang::En) => " announced",
        (What::Both(_), Lang::Zh) => "公布并开放",
        (What::Both(_), Lang::En) => " announced and opened",
        (What::Opened(_), Lang::Zh) => "向公众开放",
        (What::Opened(_), Lang::En) => " opened to everybody",
        (What::Event(_), _) => "",
    }
}

/// The first year that is in view, as what the button leads to that brings it back.
pub(super) fn year(year: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{year}年"),
        Lang::En => year.to_string(),
    }
}

/// What a fine tick says.
pub(super) fn fine(unit: Unit, date: Date, lang: Lang) -> String {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    match (unit, lang) {
        (Unit::Day | Unit::Week, Lang::Zh) => format!("{day}日"),
        (Unit::Day | Unit::Week, Lang::En) => day.to_string(),
        (Unit::Month, _) => short_month(month.into(), lang),
        (Unit::Quarter, Lang::Zh) => format!(
            "{}季度",
            match month {
                0..=3 => "一",
                4..=6 => "二",
                7..=9 => "三",
                _ => "四",
            }
        ),
        (Unit::Quarter, Lang::En) => format!("Q{}", (month - 1) / 3 + 1),
        (Unit::Years(_), _) => year(date.year(), lang),
    }
}

/// What a coarse tick says.
pub(super) fn coarse(unit: Unit, date: Date, lang: Lang) -> String {
    let month = date.month().unwrap_or(1);
    match (unit, lang) {
        (Unit::Day | Unit::Week, Lang::Zh) => format!("{}年{month}月", date.year()),
        (Unit::Day | Unit::Week, Lang::En) => {
            format!("{} {}", short_month(month.into(), lang), date.year())
        }
        _ => year(date.year(), lang),
    }
}

/// What is in view: from when to when, by what it is divided, how much happened.
pub(super) fn in_view(
    (from, to): (Date, Date),
    unit: Unit,
    models: usize,
    events: usize,
    lang: Lang,
) -> String {
    let (from, to) = (from.words(lang), to.words(lang));
    match lang {
        Lang::Zh => {
            let unit = match unit {
                Unit::Day => "一天",
                Unit::Week => "一周",
                Unit::Month => "一个月",
                Unit::Quarter => "一个季度",
                Unit::Years(1) => "一年",
                Unit::Years(_) => "几年",
            };
            format!("{from}至{to}，一格是{unit}：模型公布或开放 {models} 次，事件 {events} 件。")
        }
        Lang::En => {
            let unit = match unit {
                Unit::Day => "day",
                Unit::Week => "week",
                Unit::Month => "month",
                Unit::Quarter => "quarter",
                Unit::Years(1) => "year",
                Unit::Years(_) => "several years",
            };
            let events = if events == 1 { "1 event".to_owned() } else { format!("{events} events") };
            let times = if models == 1 { "once" } else { "times" };
            let models = if models == 1 { times.to_owned() } else { format!("{models} {times}") };
            format!("{from} to {to}, by {unit}: models announced or opened {models}, {events}.")
        }
    }
}

/// What the clocks say at the end of what is in view.
pub(super) fn counted(counts: &[(Clock, usize)], at: Date, lang: Lang) -> String {
    let of = |clock: Clock| counts.iter().find(|(known, _)| *known == clock).map(|(_, count)| *count);
    let (announced, opened) =
        (of(Clock::Announced).unwrap_or_default(), of(Clock::Opened).unwrap_or_default());
    let at = at.words(lang);
    match (lang, of(Clock::Weights)) {
        (Lang::Zh, None) => format!("到{at}，列表里已公布 {announced} 个模型，向公众开放 {opened} 个。"),
        (Lang::Zh, Some(weights)) => {
            format!(
                "到{at}，列表里已公布 {announced} 个模型，向公众开放 {opened} 个，其中开放权重的 {weights} 个。"
            )
        }
        (Lang::En, None) => format!(
            "By {at}, {announced} models of the list had been announced and {opened} opened to everybody."
        ),
        (Lang::En, Some(weights)) => format!(
            "By {at}, {announced} models of the list had been announced and {opened} opened to everybody, {weights} of these with open weights."
        ),
    }
}

/// The name of a clock.
pub(super) const fn clock(clock: Clock, lang: Lang) -> &'static str {
    match (clock, lang) {
        (Clock::Announced, Lang::Zh) => "累计公布",
        (Clock::Announced, Lang::En) => "announced",
        (Clock::Opened, Lang::Zh) => "累计开放",
        (Clock::Opened, Lang::En) => "opened",
        (Clock::Weights, Lang::Zh) => "其中开放权重",
        (Clock::Weights, Lang::En) => "open weights",
    }
}

/// The button to the models whose announcement has no date.
pub(super) fn undated(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("公布日期不详：{count} 个"),
        Lang::En => format!("Unknown date: {count}"),
    }
}

/// The head of a list of several.
pub(super) fn several(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这里有 {count} 件"),
        Lang::En => format!("{count} in this place"),
    }
}

/// The head of the list of all that is in view.
pub(super) fn as_list(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("把图里的 {count} 件读成列表"),
        Lang::En if count == 1 => "Read the 1 in view as a list".to_owned(),
        Lang::En => format!("Read the {count} in view as a list"),
    }
}

/// Which of how many, before what it is.
pub(super) fn which(place: usize, all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {place} 件，共 {all} 件"),
        Lang::En => format!("{place} of {all}"),
    }
}
