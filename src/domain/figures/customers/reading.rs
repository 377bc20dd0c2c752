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

/// What the figure says in words.
#[must_use]
pub fn reading(settings: &Settings, exhibit: &Exhibit, document: &Document, lang: Lang) -> String {
    let month = settings.month;
    let drawing = draw(settings, exhibit, document);
    let [business, both, public] = Group::ALL.map(|group| drawing.counts(group));
    let unsure = business.1 + both.1 + public.1;
    let parts = Parts { business: business.0, both: both.0, public: public.0, unsure };
    let (there, all) = (drawing.marks.len(), exhibit.makers.len());
    let rule = exhibit.label("counted", lang);
    let end = words_of_month(month, lang);
    let mut text = match (lang, there) {
        (Lang::Zh, 0) => format!("到{end}底，所列{all}家（{rule}）都还没有推出产品或服务。"),
        (Lang::En, 0) => {
            format!("By the end of {end} none of the {all} makers listed ({rule}) had anything to offer.")
        }
        (Lang::Zh, _) => {
            format!("到{end}底，所列{all}家（{rule}）中有{there}家推出了产品或服务：{}。", parts.words(lang))
        }
        (Lang::En, _) => format!(
            "By the end of {end}, {there} of the {all} makers listed ({rule}) had something to offer: {}.",
            parts.words(lang)
        ),
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

/// Those who have something to offer, each counted once.
struct Parts {
    business: usize,
    both: usize,
    public: usize,
    unsure: usize,
}

impl Parts {
    /// The parts in words. Where one is empty nothing is said of it, but that nobody is known to be open is.
    fn words(&self, lang: Lang) -> String {
        let &Self { business, both, public, unsure } = self;
        let open = both + public;
        let mut parts = Vec::new();
        if business > 0 {
            parts.push(match lang {
                Lang::Zh => format!("{business}家只给企业和受邀的人"),
                Lang::En => format!("{business} only for business and the invited"),
            });
        }
        parts.push(match (lang, both, public) {
            (Lang::Zh, 0, 0) => "确知已向公众开放的没有".to_owned(),
            (Lang::En, 0, 0) => "none known to be open to the public".to_owned(),
            (Lang::Zh, _, 0) => format!("{open}家确知已向公众开放，也给企业"),
            (Lang::En, _, 0) => format!("{open} known to be open to the public, and serving business too"),
            (Lang::Zh, 0, _) => format!("{open}家确知已向公众开放，不给企业"),
            (Lang::En, 0, _) => format!("{open} known to be open to the public, and to it alone"),
            (Lang::Zh, ..) => format!("{open}家确知已向公众开放（{both}家也给企业，{public}家只面向公众）"),
            (Lang::En, ..) => format!(
                "{open} known to be open to the public ({both} serving business too, {public} the public alone)"
            ),
        });
        match (lang, unsure) {
            (_, 0) => {}
            (Lang::Zh, _) => {
                parts.push(format!("另外{unsure}家（空心）做面向个人的产品，查不到何时开放"));
            }
            (Lang::En, 1) => {
                parts.push("for the other one (a hollow mark), with a product for individuals, no page says when it opened".to_owned());
            }
            (Lang::En, _) => {
                parts.push(format!("for the other {unsure} (hollow marks), with products for individuals, no page says when they opened"));
            }
        }
        parts.join(if lang == Lang::Zh { "；" } else { "; " })
    }
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
            format!("{name}的模型面向企业。")
        }
        (Lang::En, Some(Standing { group: Group::Business, unsure: false }), None) => {
            format!("{name} offers its models to business.")
        }
        (Lang::Zh, Some(Standing { group: Group::Business, .. }), Some(date)) => {
            format!("{name}这时只给企业和受邀的人，{date}才向公众开放。")
        }
        (Lang::En, Some(Standing { group: Group::Business, .. }), Some(date)) => {
            format!("{name} was still for business and the invited only; it opened to the public on {date}.")
        }
        (Lang::Zh, Some(_), Some(date)) => format!("{name}已在{date}向公众开放。"),
        (Lang::En, Some(_), Some(date)) => format!("{name} opened to the public on {date}."),
        (Lang::Zh, Some(_), None) => format!("{name}也做面向个人的产品，但没有查到何时向公众开放。"),
        (Lang::En, Some(_), None) => {
            format!("{name} makes something for the public too, but no page says when it opened.")
        }
    }
}
