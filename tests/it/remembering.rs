//! What the list keeps from one question to the next changes no answer.

use std::cmp::Ordering;

use proptest::{collection::vec, prelude::*, sample::Index};
use yongxian::domain::{
    Document, Edition, Filter, Lang, Lexicon, Matches, Model, Params, Part, Query, Said, Sort, SortKey, Text,
    fold, permalink,
};

use crate::fixture::published;

/// A few syllables and forms that overlap in every way.
const SMALL: &str = "a啊 shang商上 shan山上 xian先西 xi西 an安 zhang长张 chang长 n嗯 g\n义义義义";
/// Of which names and searches are made: spaces and hyphens, what is folded into one character or two, and what takes one byte
/// to four.
const LETTERS: [&str; 24] = [
    "a", "i", "x", "s", "h", "n", "g", "7", "b", "B", " ", "-", "·", "İ", "\u{307}", "ü", "\u{200b}", "商",
    "上", "西", "长", "義", "义", "😀",
];

fn some_text(most: usize) -> impl Strategy<Value = String> {
    vec(proptest::sample::select(LETTERS.to_vec()), 0..most).prop_map(|letters| letters.concat())
}

/// What a reader does next.
#[derive(Clone, Debug)]
enum Next {
    Types(&'static str),
    TakesBack,
    Pastes(String),
    Ticks(Index, Index),
    Narrows(&'static str),
    ReadsIn(Lang),
    Knows(bool),
}

fn next() -> impl Strategy<Value = Next> {
    prop_oneof![
        6 => proptest::sample::select(LETTERS.to_vec()).prop_map(Next::Types),
        2 => Just(Next::TakesBack),
        1 => some_text(4).prop_map(Next::Pastes),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(field, value)| Next::Ticks(field, value)),
        1 => proptest::sample::select(vec!["", "date=2023-01..2023-12", "size=5..20"]).prop_map(Next::Narrows),
        1 => proptest::sample::select(vec![Lang::Zh, Lang::En]).prop_map(Next::ReadsIn),
        1 => any::<bool>().prop_map(Next::Knows),
    ]
}

/// The published document with other names, makers and notes.
fn renamed(names: &[String]) -> Document {
    let mut document = published();
    for (n, model) in document.models.iter_mut().enumerate() {
        let text = |k: usize| names[(n * 5 + k) % names.len()].as_str().into();
        (model.name.zh, model.name.en, model.org.zh) = (text(0), text(1), text(2));
        if let Some(note) = &mut model.note {
            (note.zh, note.en) = (text(3), text(4));
        }
        for (k, name) in model.also.iter_mut().enumerate() {
            (name.zh, name.en) = (text(k), text(k + 3));
        }
    }
    document
}

fn answer(
    edition: &Edition,
    filter: &Filter,
    lexicon: &Lexicon,
    lang: Lang,
) -> (Matches, Vec<Vec<usize>>, Vec<usize>) {
    let query = filter.query(lexicon);
    let matches = edition.matches(filter, &query, lang);
    let orders = Sort::ALL.map(|sort| sort.order(&matches, edition, lang)).to_vec();
    let events = edition.matching_events(filter, &query, lang);
    (matches, orders, events)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_was_asked_before_the_answer_is_that_of_a_first_question(
        names in vec(some_text(7), 1..60), all in vec(next(), 1..14)
    ) {
        let document = renamed(&names);
        let kept = Edition::new(document.clone());
        let [none, small] = [Lexicon::default(), Lexicon::read(SMALL)];
        let (mut filter, mut lexicon, mut lang) = (Filter::default(), &none, Lang::Zh);
        for next in all {
            match next {
                Next::Types(letter) => filter.set_text(&format!("{}{letter}", filter.text())),
                Next::TakesBack => {
                    let mut text = filter.text().to_string();
                    text.pop();
                    filter.set_text(&text);
                }
                Next::Pastes(text) => filter.set_text(&text),
                Next::Ticks(field, value) => {
                    let facet = field.get(&kept.facets);
                    let value = &value.get(&facet.values).value;
                    let chosen = filter.chooses(&facet.field, value);
                    filter.choose(&facet.field, value, !chosen);
                }
                Next::Narrows(spans) => {
                    let text = filter.text().clone();
                    filter = permalink::read(spans, &kept, lang).filter;
                    filter.set_text(&text);
                }
                Next::ReadsIn(other) => lang = other,
                Next::Knows(much) => lexicon = if much { &small } else { &none },
            }
            let first = answer(&Edition::new(document.clone()), &filter, lexicon, lang);
            prop_assert_eq!(answer(&kept, &filter, lexicon, lang), first, "{:?}", filter);
        }
    }

    #[test]
    fn what_an_edition_refuses_to_read_has_nothing_of_what_is_sought(
        names in vec(some_text(7), 1..60), sought in some_text(5), knows in any::<bool>(), lang in proptest::sample::select(vec![Lang::Zh, Lang::En])
    ) {
        let mut document = renamed(&names);
        // A size is found by another way.
        document.models.iter_mut().for_each(|model| model.params = None);
        let lexicon = if knows { Lexicon::read(SMALL) } else { Lexicon::default() };
        let edition = Edition::new(document);
        let query = Query::new(&sought, &lexicon);
        let read = |model: &Model| {
            let named = [(Part::Name, &model.name), (Part::Maker, &model.org)];
            let named = named.into_iter().chain(model.also.iter().map(|name| (Part::Also, name)));
            let named = named.flat_map(|(part, name)| Lang::ALL.map(|lang| (part, name.get(lang))));
            let notes = [&model.note, &model.after].into_iter().flatten().map(|note| (Part::Note, note.get(lang)));
            query.rank(&named.chain(notes).map(|(part, text)| Said { text, part }).collect::<Vec<_>>())
        };
        let found: Vec<_> = edition.models.iter().map(read).collect();
        let matches = edition.matches(&Filter::for_text(&sought), &query, lang);
        let told: Vec<_> = (0..found.len()).map(|position| matches.rank(position)).collect();
        prop_assert_eq!(told, found, "{:?}", sought);
    }

    #[test]
    fn all_models_are_those_that_fit_in_their_order_and_the_others_where_they_always_are_or_behind(
        names in vec(some_text(7), 1..60), sought in some_text(3), knows in any::<bool>(), nth in any::<Index>()
    ) {
        let edition = Edition::new(renamed(&names));
        let lexicon = if knows { Lexicon::read(SMALL) } else { Lexicon::default() };
        let (lang, sort) = (Lang::Zh, *nth.get(&Sort::ALL));
        let all = sort.order(&edition.matches(&Filter::default(), &Query::default(), lang), &edition, lang);
        let matches = edition.matches(&Filter::for_text(&sought), &Query::new(&sought, &lexicon), lang);
        let order = sort.order(&matches, &edition, lang);
        let told = edition.with_the_rest(&order, &matches, sort, lang);
        let part = |fits: bool| told.iter().filter(|(_, does)| *does == fits).map(|(n, _)| *n).collect::<Vec<_>>();
        prop_assert_eq!(part(true), order.clone());
        prop_assert_eq!(part(false), all.iter().copied().filter(|n| !order.contains(n)).collect::<Vec<_>>());
        let among: Vec<usize> = all.iter().copied().filter(|n| order.contains(n)).collect();
        let behind: Vec<usize> = order.iter().copied().chain(part(false)).collect();
        prop_assert_eq!(told.iter().map(|(n, _)| *n).collect::<Vec<_>>(), if among == order { all } else { behind });
    }

    #[test]
    fn an_order_is_that_of_comparing_two_models_after_the_other(
        names in vec(some_text(20), 1..40), places in vec(proptest::option::of(0..9_u32), 1..9), sizes in vec(proptest::option::of(-2.0..900.0), 1..9)
    ) {
        let mut document = renamed(&names);
        for (n, model) in document.models.iter_mut().enumerate() {
            model.pinyin_order = places[n % places.len()].map(|place| [place, place / 2]);
            model.params = model.params.take().zip(sizes[n % sizes.len()]).map(|(params, billion)| Params { billion, ..params });
        }
        let edition = Edition::new(document);
        let all = edition.matches(&Filter::default(), &Query::default(), Lang::Zh);
        for (lang, sort) in Lang::ALL.into_iter().flat_map(|lang| Sort::ALL.map(|sort| (lang, sort))) {
            let text = |name: &Text, place: Option<u32>| {
                let place = place.filter(|_| lang == Lang::Zh);
                (place.is_none(), place, place.map_or_else(|| fold(name.get(lang)), |_| String::new()))
            };
            let compare = |a: &Model, b: &Model| match sort.key {
                SortKey::Name => text(&a.name, a.pinyin_order.map(|o| o[0])).cmp(&text(&b.name, b.pinyin_order.map(|o| o[0]))),
                SortKey::Organisation => text(&a.org, a.pinyin_order.map(|o| o[1])).cmp(&text(&b.org, b.pinyin_order.map(|o| o[1]))),
                SortKey::Size => a.params.as_ref().zip(b.params.as_ref()).map_or(Ordering::Equal, |(a, b)| a.billion.total_cmp(&b.billion)),
                SortKey::Fit | SortKey::Date => {
                    let part = |model: &Model| model.announced.map(|date| (date.year(), date.month(), date.day()));
                    part(a).zip(part(b)).map_or(Ordering::Equal, |(a, b)| a.cmp(&b))
                }
            };
            let unknown = |model: &Model| match sort.key {
                SortKey::Size => model.params.is_none(),
                SortKey::Fit | SortKey::Date => model.announced.is_none(),
                _ => false,
            };
            let mut order: Vec<usize> = (0..edition.models.len()).collect();
            order.sort_by(|a, b| {
                let [a, b] = [a, b].map(|position| &edition.models[*position]);
                let ordering = compare(a, b);
                unknown(a).cmp(&unknown(b)).then(if sort.descending { ordering.reverse() } else { ordering })
            });
            prop_assert_eq!(sort.order(&all, &edition, lang), order, "{}", sort.code());
        }
    }

    #[test]
    fn a_query_that_has_read_many_texts_reads_the_next_like_a_new_one(
        sought in some_text(6), texts in vec((some_text(9), proptest::sample::select(vec![Part::Name, Part::Also, Part::Maker, Part::Note])), 1..40)
    ) {
        let lexicon = Lexicon::read(SMALL);
        let query = Query::new(&sought, &lexicon);
        for (text, part) in &texts {
            let said = [Said { text, part: *part }];
            prop_assert_eq!(query.rank(&said), Query::new(&sought, &lexicon).rank(&said), "{:?}", said);
        }
    }
}

#[test]
fn texts_of_more_characters_than_a_query_remembers_are_searched_all_the_same() {
    // A plane and a half of characters, three and four bytes each.
    let strange: String = ('\u{3400}'..'\u{17fff}').filter(|c| !c.is_whitespace()).collect();
    for (text, query) in
        [(format!("{strange}xi"), "xi"), (format!("{strange}西"), "西"), (format!("{strange}商上"), "商上")]
    {
        let rank = |query: &Query| query.rank(&[Said { text: &text, part: Part::Name }]);
        let sought = Query::new(query, &Lexicon::default());
        assert!(rank(&sought).is_some(), "{query}");
        assert!(rank(&sought).is_some(), "{query}, again");
        assert!(rank(&Query::new(&format!("{query}a"), &Lexicon::default())).is_none());
    }
}

#[test]
fn the_order_of_what_fits_is_the_order_of_all_and_equals_stay_as_the_document_has_them() {
    let edition = Edition::new(published());
    for lang in [Lang::Zh, Lang::En] {
        let (all, some) = (Filter::default(), Filter::for_text("大模型"));
        let [(_, all, _), (some, orders, _)] =
            [all, some].map(|filter| answer(&edition, &filter, &Lexicon::default(), lang));
        for ((sort, all), order) in Sort::ALL.iter().zip(&all).zip(&orders).skip(1) {
            let left: Vec<usize> = all.iter().copied().filter(|n| some.models.contains(n)).collect();
            assert_eq!(&left, order, "{}", sort.code());
        }
        let dates: Vec<_> = all[1]
            .iter()
            .map(|n| (edition.models[*n].announced.is_none(), edition.models[*n].announced))
            .collect();
        assert!(dates.is_sorted(), "what has no date is last");
        let sizes = all.iter().zip(Sort::ALL).find(|(_, sort)| sort.code() == "-size").unwrap().0;
        let sizes: Vec<f64> = sizes
            .iter()
            .map(|n| edition.models[*n].params.as_ref().map_or(-1.0, |params| params.billion))
            .collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b));
        for order in &all[1..] {
            let same = |a: usize, b: usize| {
                edition.models[a].announced == edition.models[b].announced
                    && edition.models[a].params.as_ref().map(|p| p.billion)
                        == edition.models[b].params.as_ref().map(|p| p.billion)
                    && edition.models[a].name.get(lang) == edition.models[b].name.get(lang)
                    && edition.models[a].org.get(lang) == edition.models[b].org.get(lang)
            };
            assert!(order.windows(2).all(|pair| !same(pair[0], pair[1]) || pair[0] < pair[1]));
        }
    }
}
