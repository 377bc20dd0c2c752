//! What only a build can afford to know: the Chinese order of a document's names, which needs the tables of Unicode's
//! collation, and how Chinese is read and written, which needs dictionaries. Neither travels in the wasm.
//!
//! Invariant: enriching adds and never changes what a reader sees; a document without it still works.

use std::collections::BTreeMap;

use encoding_rs::GBK;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;
use pinyin::ToPinyinMulti;

use crate::domain::{Document, HAN, Model};

/// Adds to each model its place by name and by maker in the order of Pinyin.
///
/// # Errors
///
/// Fails if the collation data for Chinese is missing from the build.
pub fn enrich(document: &mut Document) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let collator = Collator::try_new(locale!("zh-u-co-pinyin").into(), CollatorOptions::default())?;
    let by_name = places(&document.models, &collator, |model| &model.name.zh);
    let by_org = places(&document.models, &collator, |model| &model.org.zh);
    for ((model, name), org) in document.models.iter_mut().zip(by_name).zip(by_org) {
        model.pinyin_order = Some([name, org]);
    }
    Ok(())
}

/// For each model, how many different texts come before its own.
fn places(models: &[Model], collator: &CollatorBorrowed<'_>, text: impl Fn(&Model) -> &str) -> Vec<u32> {
    let mut order: Vec<&str> = models.iter().map(&text).collect();
    order.sort_by(|a, b| collator.compare(a, b).then(a.cmp(b)));
    order.dedup();
    models
        .iter()
        .map(|model| {
            let place = order.iter().take_while(|other| **other != text(model)).count();
            u32::try_from(place).unwrap_or(u32::MAX)
        })
        .collect()
}

/// How Chinese is read and written, in the form that [`Lexicon::read`](crate::domain::Lexicon::read) takes: all readings of the
/// 6,763 characters of GB/T 2312, in which nearly every name is written, and the simplified form of whatever is a
/// traditional form of one of them.
#[must_use]
pub fn lexicon() -> String {
    let mut readings: BTreeMap<String, String> = BTreeMap::new();
    for character in HAN.filter(is_common) {
        for reading in character.to_pinyin_multi().into_iter().flatten() {
            let syllable = readings.entry(letters(reading.plain())).or_default();
            // Tones are one syllable here.
            if !syllable.ends_with(character) {
                syllable.push(character);
            }
        }
    }
    let readings: Vec<String> =
        readings.iter().map(|(syllable, characters)| format!("{syllable}{characters}")).collect();
    let forms: String = HAN
        .filter_map(|traditional| {
            let simplified = simplified(traditional);
            (simplified != traditional && is_common(&simplified)).then_some([traditional, simplified])
        })
        .flatten()
        .collect();
    format!("{}\n{forms}\n", readings.join(" "))
}

/// Whether a character is one of GB/T 2312: two bytes from 0xA1 up in GBK, which holds it.
fn is_common(character: &char) -> bool {
    let text = character.to_string();
    let (bytes, _, is_lost) = GBK.encode(&text);
    !is_lost && matches!(*bytes, [0xb0..=0xf7, 0xa1..=0xfe])
}

/// A syllable as input methods have it: `ü` is `v`, and other marks are left out.
fn letters(syllable: &str) -> String {
    let plain = |letter| match letter {
        'ü' => 'v',
        'ê' => 'e',
        other => other,
    };
    syllable.chars().map(plain).filter(char::is_ascii_lowercase).collect()
}

fn simplified(character: char) -> char {
    let text = character.to_string();
    let written = character_converter::traditional_to_simplified(&text);
    let mut characters = written.chars();
    characters.next().filter(|_| characters.next().is_none()).unwrap_or(character)
}
