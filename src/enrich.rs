//! What only a build can afford to know about a document: the Chinese order of names, which needs the
//! tables of Unicode's collation and so never travels in the wasm.
//!
//! Invariant: enriching adds and never changes what a reader sees; a document without it still works.

use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_locale_core::locale;

use crate::domain::{Document, Model};

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
