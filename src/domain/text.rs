//! Languages, texts in both of them, and the folding that makes search forgiving.
//!
//! Invariant: a [`Text`] always has both languages. Only in a document that is marked as being in one language, as pages
//! bring it, does that one stand in for the other until the whole has come.

use std::rc::Rc;

use serde::Serialize;
#[cfg(feature = "ssr")]
use serde_json::Value;

use super::{
    json::Json,
    read::{Fields, Mistakes, Place, Read, read_text},
};

/// A language of the interface and of every text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, the default one first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The short code used in permalinks and file names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag for `lang` attributes.
    #[must_use]
    pub const fn bcp47(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The language that a BCP 47 tag or a short code asks for, if it is one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(primary))
    }
}

/// A text that a reader sees, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Text {
    /// Simplified Chinese.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub zh: Rc<str>,
    /// English.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub en: Rc<str>,
}

impl Read for Text {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let Some(mut fields) = Fields::of(value, place, mistakes) else { return Self::default() };
        Self { zh: fields.take("zh", mistakes), en: fields.take("en", mistakes) }
    }
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &Rc<str> {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The text in the other language, if it says something else.
    #[must_use]
    pub fn other(&self, lang: Lang) -> Option<&Rc<str>> {
        let other = self.get(lang.other());
        (other != self.get(lang)).then_some(other)
    }
}

impl Read for Lang {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |tag| {
            Self::from_tag(tag).ok_or_else(|| "write \"zh\" or \"en\"".to_owned())
        })
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Lets the one language that a document is in stand for the other, wherever a text has only that.
pub(super) fn stand_in(value: &mut Json<'_>, only: Lang) {
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| stand_in(item, only)),
        Json::Object(fields) => match &**fields {
            [(name, Json::Text(text))] if name == only.code() => {
                let other = (only.other().code().into(), Json::Text(text.clone()));
                fields.push(other);
            }
            _ => fields.iter_mut().for_each(|(_, field)| stand_in(field, only)),
        },
        _ => {}
    }
}

/// What a document's texts are called that are shown or searched in both languages at once.
#[cfg(feature = "ssr")]
const NAMES: [&str; 3] = ["name", "org", "also"];

/// Leaves each text in one language, for which [`stand_in`] makes up; but names.
#[cfg(feature = "ssr")]
pub(crate) fn keep_only(value: &mut Value, only: Lang) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| keep_only(item, only)),
        Value::Object(fields) => {
            let is_text = fields.len() == 2
                && Lang::ALL.iter().all(|lang| fields.get(lang.code()).is_some_and(Value::is_string));
            if is_text {
                fields.remove(only.other().code());
            }
            for (_, field) in fields.iter_mut().filter(|(key, _)| !NAMES.contains(&key.as_str())) {
                keep_only(field, only);
            }
        }
        _ => {}
    }
}

/// Folds what a search should not tell apart: letter case, full and half width, kinds of space, and
/// characters that cannot be seen. Leading and trailing space goes.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_onto(&mut folded, text);
    folded
}

/// The same, written behind what is there: of many texts in one piece of memory.
pub(super) fn fold_onto(folded: &mut String, text: &str) {
    let start = folded.len();
    let mut is_begun = false;
    for c in text.chars() {
        // Most of what is folded.
        if c.is_ascii_graphic() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // All kinds of space are one by now.
            folded.extend(fold_char(c).filter(|c| *c != ' ' || is_begun));
        }
        is_begun = folded.len() > start;
    }
    folded.truncate(folded.trim_end_matches(' ').len().max(start));
}

/// One character, folded: none where it cannot be seen, and sometimes two (`İ`).
pub(super) fn fold_char(c: char) -> impl Iterator<Item = char> {
    let half = match c {
        // Full-width forms stand exactly 0xFEE0 above their ASCII twins.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => None,
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    half.into_iter().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{Lang, fold};

    #[test]
    fn case_width_and_invisible_characters_do_not_matter() {
        for (text, expected) in [
            ("ChatGPT", "chatgpt"),
            ("ＣｈａｔＧＰＴ－４", "chatgpt-4"),
            ("　文心 一言 ", "文心 一言"),
            ("Pan\u{200b}Gu-Σ", "pangu-σ"),
            ("盘古α", "盘古α"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_language_is_found_by_its_primary_tag() {
        for (tag, expected) in [
            ("zh-Hans-CN", Some(Lang::Zh)),
            ("ZH", Some(Lang::Zh)),
            ("en_GB", Some(Lang::En)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Lang::from_tag(tag), expected, "{tag:?}");
        }
    }
}
