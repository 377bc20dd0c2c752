//! The list shows what a filter that looks at each model by itself would show, and its counts are true.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use proptest::{collection::vec, prelude::*, sample::Index};
use yongxian::domain::{
    Action, Constraint, Document, Edition, Filter, Id, Lang, Lexicon, Model, Part, Query, Sort, SortKey,
    State, fold, permalink,
};

use crate::fixture::{self, edition};

/// The values that a model has in a field, read straight from the document.
fn values(model: &Model, field: &str) -> Vec<String> {
    if field == "confidence" {
        return vec![model.confidence.code().to_owned()];
    }
    model.facets.get(field).into_iter().flatten().map(ToString::to_string).collect()
}

/// Spaces and hyphens do not count.
fn close(text: &str) -> String {
    fold(text).replace([' ', '-', '‐', '·', '・'], "")
}

/// Everything that is said of a model in Chinese, and its names in English too, closed up. Kept, since counts ask for it thousands of times.
fn texts(model: &Model) -> Rc<[String]> {
    thread_local!(static KEPT: RefCell<HashMap<Id, Rc<[String]>>> = RefCell::default());
    let said = || {
        let names =
            [&model.name, &model.org].into_iter().chain(&model.also).flat_map(|text| [&text.zh, &text.en]);
        let notes = [&model.note, &model.after].into_iter().flatten().map(|text| &text.zh);
        names.chain(notes).map(|text| close(text)).collect()
    };
    KEPT.with_borrow_mut(|kept| kept.entry(model.id.clone()).or_insert_with(said).clone())
}

/// Of several words each may stand anywhere, if they do not stand together.
fn has_text(model: &Model, text: &str) -> bool {
    let texts = texts(model);
    let has = |wanted: &str| texts.iter().any(|text| text.contains(&close(wanted)));
    let has_size = |billion| model.params.as_ref().is_some_and(|params| params.billion == billion);
    has(text) || fold(text).split(' ').all(has) || (fold(text) == "7b" && has_size(7.0))
}

/// Whether a model lies in what a link says of spans, told by its date as it is written and its number of parameters.
fn lies_in(model: &Model, spans: &str) -> bool {
    spans.split('&').filter_map(|part| part.split_once('=')).all(|(key, span)| {
        let (first, last) = span.split_once("..").unwrap();
        if key == "date" {
            let month: Option<String> =
                model.announced.map(|date| date.to_string().chars().take(7).collect());
            return month.is_some_and(|month| month.len() == 7 && first <= &*month && &*month <= last);
        }
        let (first, last): (f64, f64) = (first.parse().unwrap(), last.parse().unwrap());
        model.params.as_ref().is_some_and(|params| first <= params.billion && params.billion < last)
    })
}

fn some_spans() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "",
        "date=2023-03..2023-04",
        "date=2020-01..2022-12",
        "size=5..20",
        "size=100..20000",
        "date=2023-01..2023-05&size=10..1000",
    ])
}

fn fits(model: &Model, filter: &Filter, spans: &str, but: Option<&str>) -> bool {
    lies_in(model, spans)
        && has_text(model, filter.text())
        && filter.choices().filter(|(field, _)| Some(&***field) != but).all(|(field, wanted)| {
            values(model, field).iter().any(|value| wanted.iter().any(|w| **w == **value))
        })
}

fn chosen(edition: &Edition, text: &str, picks: &[(Index, Index)], spans: &str) -> Filter {
    let mut filter = permalink::read(spans, edition, Lang::Zh).filter;
    filter.set_text(text);
    for (facet, value) in picks {
        let facet = facet.get(&edition.facets);
        filter.choose(&facet.field, &value.get(&facet.values).value, true);
    }
    filter
}

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        4 => proptest::sample::select(vec!["通义", "百", "GPT", "ｂａｉｄｕ", "开源", "open", " 7B", "华为", "源", "α", "上市", "xyzzy"])
            .prop_map(ToOwned::to_owned),
        1 => ".{0,3}",
    ]
}

#[test]
fn an_umlaut_is_typed_for_itself_and_in_a_syllable_for_what_input_methods_have() {
    let lexicon = Lexicon::read("nv女 lv绿\n");
    for (typed, text, places) in [
        ("nü", "女", vec![0, 1]),
        ("nv", "女", vec![0, 1]),
        ("Müller", "Hans Müller", vec![5, 11]),
        ("ü", "Müller", vec![1, 2]),
        ("ü", "Volvo", vec![]),
        ("Mvller", "Müller", vec![]),
    ] {
        let mut filter = Filter::default();
        filter.set_text(typed);
        let query = filter.query(&lexicon);
        assert_eq!(query.places_in_lines(text, Part::Name), places, "{typed} in {text}");
    }
    let mut named = Document::from_json(&fixture::published_raw().to_string()).unwrap();
    named.models[0].name.zh = "Müller 女".into();
    let edition = Edition::new(named);
    for typed in ["Müller", "nü"] {
        let mut filter = Filter::default();
        filter.set_text(typed);
        assert!(edition.matches(&filter, &filter.query(&lexicon), Lang::Zh).models.contains(&0), "{typed}");
    }
}

proptest! {
    #[test]
    fn shown_models_and_counts_equal_a_naive_filter(
        text in some_text(), picks in vec((any::<Index>(), any::<Index>()), 0..4), spans in some_spans()
    ) {
        let edition = edition();
        let filter = chosen(&edition, &text, &picks, spans);
        let matches = edition.matches(&filter, &filter.query(&Lexicon::default()), Lang::Zh);
        let naive: Vec<usize> =
            (0..edition.models.len()).filter(|n| fits(&edition.models[*n], &filter, spans, None)).collect();
        prop_assert_eq!(&matches.models, &naive);
        for (facet, counts) in edition.facets.iter().zip(&matches.counts) {
            for (value, count) in facet.values.iter().zip(counts) {
                let naive = edition.models.iter().filter(|model| {
                    fits(model, &filter, spans, Some(&facet.field))
                        && values(model, &facet.field).contains(&value.value.to_string())
                });
                prop_assert_eq!(naive.count(), *count as usize, "{} = {}", facet.field, value.value);
            }
        }
    }

    #[test]
    fn advice_for_an_empty_list_keeps_its_word(
        text in some_text(), picks in vec((any::<Index>(), any::<Index>()), 1..5), spans in some_spans()
    ) {
        let edition = edition();
        let filter = chosen(&edition, &text, &picks, spans);
        let advice = edition.relaxations(&filter, &filter.query(&Lexicon::default()), Lang::Zh);
        prop_assert!(advice.windows(2).all(|pair| pair[0].count >= pair[1].count));
        for relaxation in advice {
            let mut relaxed = filter.clone();
            relaxation.constraint.drop_from(&mut relaxed);
            prop_assert!(relaxation.count > 0);
            prop_assert_eq!(edition.matches(&relaxed, &relaxed.query(&Lexicon::default()), Lang::Zh).models.len(), relaxation.count);
        }
    }

    #[test]
    fn every_order_shows_the_same_models(sort in proptest::sample::select(Sort::ALL.to_vec())) {
        let edition = edition();
        let matches = edition.matches(&Filter::default(), &Query::default(), Lang::Zh);
        let order = sort.order(&matches, &edition, Lang::Zh);
        let all: BTreeSet<usize> = order.iter().copied().collect();
        prop_assert_eq!(all.len(), edition.models.len());
        let unknown = |n: &usize| match sort.key {
            SortKey::Fit | SortKey::Date => edition.models[*n].announced.is_none(),
            SortKey::Size => edition.models[*n].params.is_none(),
            SortKey::Name | SortKey::Organisation => false,
        };
        let known = order.iter().take_while(|n| !unknown(n)).count();
        prop_assert!(order[known..].iter().all(unknown), "what is unknown comes last");
    }
}

#[test]
fn events_follow_the_filter_through_their_models_and_their_own_words() {
    let edition = edition();
    let ids = |filter: &Filter| -> Vec<Id> {
        edition
            .matching_events(filter, &filter.query(&Lexicon::default()), Lang::Zh)
            .into_iter()
            .map(|n| edition.events[n].id.clone())
            .collect()
    };
    let all = ids(&Filter::default());
    assert_eq!(all.len(), edition.events.len());

    let mut by_point = Filter::default();
    by_point.choose(&"points".into(), &"data".into(), true);
    assert!(
        ids(&by_point).iter().all(|id| edition.event(id).unwrap().facets["points"].contains(&"data".into()))
    );

    // The draft rules name no model: a text finds them, a choice among models cannot.
    assert!(ids(&Filter::for_text("征求意见")).contains(&"cac-draft".into()));
    let mut open = Filter::default();
    open.choose(&"openness".into(), &"open-weights".into(), true);
    assert!(!ids(&open).contains(&"cac-draft".into()));
    assert!(ids(&open).contains(&"moss-open".into()));
}

#[test]
fn an_action_that_changes_nothing_is_nothing() {
    let state = State::new(Lang::Zh);
    for action in [
        Action::Typed(String::new()),
        Action::Cleared,
        Action::Dropped(Constraint::Text),
        Action::ChoseLang(Lang::Zh),
        Action::Sorted(Sort::default()),
        Action::Followed(State::new(Lang::En)),
    ] {
        assert_eq!(state.after(action.clone()), None, "{action:?}");
    }
}

#[test]
fn following_a_saved_state_keeps_language_theme_and_order() {
    let before = State::new(Lang::En).after(Action::Sorted(Sort::from_code("-size").unwrap())).unwrap();
    let mut saved = State::new(Lang::Zh);
    saved.filter.set_text("通义");
    let after = before.after(Action::Followed(saved)).unwrap();
    assert_eq!((after.lang, after.sort), (Lang::En, before.sort));
    assert_eq!(&**after.filter.text(), "通义");
}

#[test]
fn a_search_text_is_cut_and_cleaned_before_it_is_used() {
    let filter = Filter::for_text(&"长".repeat(1_000_000));
    assert_eq!(filter.text().chars().count(), Filter::MAX_TEXT);
    assert_eq!(&**Filter::for_text("a\u{0}\n\u{7f}b").text(), "ab");
}
