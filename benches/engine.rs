//! `cargo bench`: how the parts of the engine grow with the number of models, natively.
//!
//! Must stay true: everything goes through the crate's public face, so that the engine can be rebuilt behind it; the documents are
//! those that `cargo xtask bench list` shows to a browser.

mod documents;

use divan::{Bencher, black_box};
use yongxian::domain::{
    Document, Edition, Event, Filter, Id, Lang, Lexicon, Query, Sort,
    timeline::{
        days::date,
        lanes::{Lanes, Scale},
        moments::{Moments, Track},
    },
};
#[cfg(feature = "ssr")]
use yongxian::enrich;

use documents::{SIZES, document};

fn main() {
    divan::main();
}

/// A field and a value of the published vocabulary that one model in five has.
const OPEN: (&str, &str) = ("openness", "open-weights");

fn edition(models: usize) -> Edition {
    let document = Document::from_json(&document(models));
    Edition::new(document.unwrap_or_else(|mistakes| unreachable!("{mistakes}")))
}

fn with_choice(mut filter: Filter, (field, value): (&str, &str)) -> Filter {
    filter.choose(&Id::from(field), &Id::from(value), true);
    filter
}

/// A document from its JSON text.
#[divan::bench(args = SIZES, sample_count = 10)]
fn reading(bencher: Bencher<'_, '_>, models: usize) {
    let text = document(models);
    bencher.bench_local(|| Document::from_json(black_box(&text)).map_or(0, |document| document.models.len()));
}

/// The catalogue and the other indexes.
#[divan::bench(args = SIZES, sample_count = 10)]
fn preparing(bencher: Bencher<'_, '_>, models: usize) {
    let text = document(models);
    let read = || Document::from_json(&text).unwrap_or_default();
    bencher.with_inputs(read).bench_local_values(Edition::new);
}

/// Which models fit, with the counts of all facets: what a keystroke asks for. An edition keeps what a text found, so the language
/// changes with each question: none is answered by the one before it.
mod matches {
    use super::{Bencher, Edition, Filter, Lang, Lexicon, OPEN, SIZES, black_box, edition, with_choice};

    fn measure(bencher: Bencher<'_, '_>, models: usize, filter: &Filter) {
        let edition: Edition = edition(models);
        let mut lang = Lang::Zh;
        bencher.bench_local(|| {
            lang = lang.other();
            edition.matches(black_box(filter), &filter.query(&Lexicon::default()), lang)
        });
    }

    #[divan::bench(args = SIZES)]
    fn everything(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &Filter::default());
    }

    #[divan::bench(args = SIZES)]
    fn one_letter(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &Filter::for_text("r"));
    }

    #[divan::bench(args = SIZES)]
    fn english_word(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &Filter::for_text("research"));
    }

    #[divan::bench(args = SIZES)]
    fn chinese_word(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &Filter::for_text("智能客服"));
    }

    #[divan::bench(args = SIZES)]
    fn one_choice(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &with_choice(Filter::default(), OPEN));
    }

    #[divan::bench(args = SIZES)]
    fn text_and_choice(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, &with_choice(Filter::for_text("research"), OPEN));
    }
}

/// The same for a text that is pasted, or for the first letter of one, with the lexicon at hand: letters may be read as sounds too.
#[cfg(feature = "ssr")]
mod by_sound {
    use super::{Bencher, Filter, Lang, Lexicon, SIZES, black_box, edition, enrich};

    const TEXTS: [&str; 9] =
        ["h", "州", "智能客服", "云岭言", "research", "haizhou", "bczn", "海zhou", "远山 数据"];

    #[divan::bench(args = TEXTS)]
    fn of_100_000(bencher: Bencher<'_, '_>, text: &str) {
        measure(bencher, SIZES[3], text);
    }

    fn measure(bencher: Bencher<'_, '_>, models: usize, text: &str) {
        let edition = edition(models);
        let lexicon = Lexicon::read(&enrich::lexicon());
        let filter = Filter::for_text(text);
        let mut lang = Lang::Zh;
        bencher.bench_local(|| {
            lang = lang.other();
            edition.matches(black_box(&filter), &filter.query(&lexicon), lang)
        });
    }
}

/// What stays when a reader goes on: eight keys of a word, one after the other, and a box beside a text.
mod going_on {
    use super::{Bencher, Filter, Lang, Lexicon, OPEN, SIZES, Sort, edition, with_choice};

    #[divan::bench(args = SIZES, sample_count = 20)]
    fn eight_keys(bencher: Bencher<'_, '_>, models: usize) {
        let edition = edition(models);
        bencher.bench_local(|| {
            (1..=8).for_each(|keys| {
                let filter = Filter::for_text("research".get(..keys).unwrap_or_default());
                let matches = edition.matches(&filter, &filter.query(&Lexicon::default()), Lang::Zh);
                divan::black_box(Sort::default().order(&matches, &edition, Lang::Zh));
            });
        });
    }

    #[divan::bench(args = SIZES)]
    fn a_box_beside_a_text(bencher: Bencher<'_, '_>, models: usize) {
        let edition = edition(models);
        let without = Filter::for_text("research");
        let with = with_choice(without.clone(), OPEN);
        let mut ticked = false;
        bencher.bench_local(|| {
            ticked = !ticked;
            let filter = if ticked { &with } else { &without };
            let matches = edition.matches(filter, &filter.query(&Lexicon::default()), Lang::Zh);
            Sort::default().order(&matches, &edition, Lang::Zh)
        });
    }
}

/// All models put in order; an edition keeps its orders, so that only a new one takes sorting.
mod order {
    use super::{Bencher, Filter, Lang, Query, SIZES, Sort, edition};

    fn measure(bencher: Bencher<'_, '_>, models: usize, code: &str) {
        let edition = edition(models);
        let sort = Sort::from_code(code).unwrap_or_default();
        let all = edition.matches(&Filter::default(), &Query::default(), Lang::Zh);
        bencher.bench_local(|| sort.order(&all, &edition, Lang::Zh));
    }

    #[divan::bench(args = SIZES)]
    fn by_date(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, "date");
    }

    #[divan::bench(args = SIZES)]
    fn by_name(bencher: Bencher<'_, '_>, models: usize) {
        measure(bencher, models, "name");
    }
}

/// An order that nobody has asked for yet.
mod first_order {
    use super::{Bencher, Document, Edition, Filter, Lang, Query, SIZES, Sort, document};

    #[divan::bench(args = ["date", "name", "-name", "org", "-size"], sample_count = 10)]
    fn of_100_000(bencher: Bencher<'_, '_>, code: &str) {
        let text = document(SIZES[3]);
        let sort = Sort::from_code(code).unwrap_or_default();
        let document = Document::from_json(&text).unwrap_or_default();
        let edition = || {
            let edition = Edition::new(document.clone());
            let all = edition.matches(&Filter::default(), &Query::default(), Lang::Zh);
            (edition, all)
        };
        bencher.with_inputs(edition).bench_local_refs(|(edition, all)| sort.order(all, edition, Lang::Zh));
    }
}

/// What to drop where nothing fits: one more question for each part of a filter.
#[divan::bench(args = SIZES)]
fn relaxations(bencher: Bencher<'_, '_>, models: usize) {
    let edition = edition(models);
    let filter = with_choice(with_choice(Filter::for_text("nothing has this"), OPEN), ("region", "cn"));
    bencher.bench_local(|| {
        edition.relaxations(black_box(&filter), &filter.query(&Lexicon::default()), Lang::Zh)
    });
}

/// The timeline laid out for a scale that it has not had yet, with six years on a usual screen: what a zoom asks for now and then, and
/// panning never.
#[divan::bench(args = [40, 400, 4_000, 40_000])]
fn lanes(bencher: Bencher<'_, '_>, events: usize) {
    const FIRST: usize = 2_458_850;
    let day = |n: usize| date(i32::try_from(FIRST + n * 2_192 / events).unwrap_or_default());
    let events = (0..events).map(|n| Event { date: day(n), ..Event::default() }).collect();
    let moments = Moments::of(&Document { events, ..Document::default() });
    let moments = moments.on(Track::Events);
    let widths = vec![120.0; moments.len()];
    bencher.bench_local(|| Lanes::new(black_box(moments), &widths, Scale::below(0.4), 6));
}
