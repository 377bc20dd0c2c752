//! What the figure of customers says: the time and the numbers in a line, how many serve whom at the end of a month, who has just opened, and one maker's story.
//!
//! Invariant: the makers are parted by what is known of them, and the parts add up to the whole: who serves business alone, who
//! is known to have opened to the public, and whose opening has no date.

use std::rc::Rc;

use super::{
    super::{
        super::{date::Date, document::Document, text::Lang},
        exhibit::{Exhibit, Maker},
        words::list,
    },
    Group, Settings, Standing, YEAR, draw, opened, standing,
};

/// What is looked at, in a line above the board: which time, how many, and how many of them are known to be open.
#[must_use]
pub fn headline(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let drawing = draw(settings, exhibit, document);
    let [_, both, public] = Group::ALL.map(|group| drawing.counts(group).0);
    let (there, all, open) = (drawing.marks.len(), exhibit.makers.len(), both + public);
    let end = words_of_month(settings.month, lang);
    match (lang, open) {
        (Lang::Zh, 0) => format!("{end}底：{all}家里{there}家有产品，还没有一家确知已向公众开放。"),
        (Lang::Zh, _) => format!("{end}底：{all}家里{there}家有产品，{open}家确知已向公众开放。"),
        (Lang::En, _) => {
            let open = if open == 0 { "none".to_owned() } else { open.to_string() };
            format!(
                "End of {end}: {there} of {all} makers have a product, {open} known to be open to the public."
            )
        }
    }
}

/// What the figure says in words: nothing that the line above the board or the heads of its columns say already but the sums.
#[must_use]
pub fn reading(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let month = settings.month;
    let drawing = draw(settings, exhibit, document);
    let [business, both, public] = Group::ALL.map(|group| drawing.counts(group));
    let parts = parts(business.0, both.0 + public.0, business.1 + both.1 + public.1, lang);
    let (there, all) = (drawing.marks.len(), exhibit.makers.len());
    let end = words_of_month(month, lang);
    let mut text = match (lang, there) {
        (Lang::Zh, 0) => format!("到{end}底，{all}家都还没有推出产品或服务。"),
        (Lang::En, 0) => format!("By the end of {end} none of the {all} makers had anything to offer."),
        (Lang::Zh, _) => format!("到{end}底，{all}家里{there}家推出了产品或服务：{parts}。"),
        (Lang::En, _) => {
            format!("By the end of {end}, {there} of {all} makers had something to offer: {parts}.")
        }
    };
    let there = drawing.marks.iter().filter_map(|mark| exhibit.makers.get(mark.maker));
    let new: Vec<Rc<str>> = there
        .filter(|maker| {
            let opened = opened(maker, document).map(|date| (date.year(), date.month().map(u16::from)));
            opened == Some((YEAR, Some(month)))
        })
        .map(|maker| maker.name.get(lang).clone())
        .collect();
    if !new.is_empty() {
        let names = list(&new, lang);
        text += &match lang {
            Lang::Zh => format!("这个月向公众开放的是{names}。"),
            Lang::En => format!(" Opened to the public that month: {names}."),
        };
    }
    text
}

/// Who serves business alone, who is known to be open, and whose opening has no date. Where a part is empty nothing is said of it,
/// but that nobody is known to be open is.
fn parts(business: usize, open: usize, unsure: usize, lang: Lang) -> String {
    let open = match (lang, open) {
        (Lang::Zh, 0) => "确知已向公众开放的没有".to_owned(),
        (Lang::En, 0) => "none known to be open to the public".to_owned(),
        (Lang::Zh, _) => format!("{open}家确知已向公众开放"),
        (Lang::En, _) => format!("{open} known to be open to the public"),
    };
    let business = (business > 0).then(|| match lang {
        Lang::Zh => format!("{business}家只给企业和受邀的人"),
        Lang::En => format!("{business} only for business and the invited"),
    });
    let unsure = (unsure > 0).then(|| match lang {
        Lang::Zh => format!("{unsure}家（○）查不到何时开放"),
        Lang::En => format!("{unsure} (○) with no known date of opening"),
    });
    let parts: Vec<String> = business.into_iter().chain([open]).chain(unsure).collect();
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// A sentence on the maker that is looked at, if there is one.
#[must_use]
pub fn looked_at(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> Option<String> {
    let maker = exhibit.makers.iter().find(|maker| settings.maker.as_ref() == Some(&maker.id))?;
    Some(about(maker, document, settings.month, lang))
}

fn words_of_month(month: u16, lang: Lang) -> String {
    let date: Date = format!("{YEAR}-{month:02}").parse().unwrap_or_default();
    date.words(lang)
}

/// A sentence on one maker.
fn about(maker: &Maker, document: &Document, month: u16, lang: Lang) -> String {
    let name = maker.name.get(lang);
    let standing = standing(maker, document, month);
    let opened = opened(maker, document).map(|date| date.words(lang));
    match (lang, standing, opened) {
        (Lang::Zh, None, _) => format!("{name}这时还没有推出产品。"),
        (Lang::En, None, _) => format!("{name} had nothing to offer yet."),
        (Lang::Zh, Some(Standing { group: Group::Business, unsure: false }), None) => {
            format!("{name}的产品面向企业，没有查到它向公众开放。")
        }
        (Lang::En, Some(Standing { group: Group::Business, unsure: false }), None) => {
            format!("{name} serves business; no opening to the public is known.")
        }
        (Lang::Zh, Some(Standing { group: Group::Business, .. }), Some(date)) => {
            format!("{name}这时只给企业和受邀的人，{date}才向公众开放。")
        }
        (Lang::En, Some(Standing { group: Group::Business, .. }), Some(date)) => {
            format!("{name} was still for business and the invited only; it opened to the public on {date}.")
        }
        (Lang::Zh, Some(_), Some(date)) => format!("{name}已在{date}向公众开放。"),
        (Lang::En, Some(_), Some(date)) => format!("{name} opened to the public on {date}."),
        // Who stands with the public has nothing for business, so there is no "too".
        (Lang::Zh, Some(Standing { group: Group::Public, .. }), None) => {
            format!("{name}做面向个人的产品，没有查到何时向公众开放。")
        }
        (Lang::En, Some(Standing { group: Group::Public, .. }), None) => {
            format!("{name} makes something for the public; no page says when it opened.")
        }
        (Lang::Zh, Some(_), None) => format!("{name}也做面向个人的产品，但没有查到何时向公众开放。"),
        (Lang::En, Some(_), None) => {
            format!("{name} makes something for the public too, but no page says when it opened.")
        }
    }
}
