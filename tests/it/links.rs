//! Any state can be sent as a link and comes back the same; any link, however broken, is some state.

use proptest::{collection::vec, prelude::*, sample::Index};
use yongxian::domain::{
    Action, Edition, Lang, Measure, Sort, Span, State, Theme,
    figures::Kind,
    permalink::{self, Step},
    timeline::days::date,
};

use crate::fixture::edition;

fn some_state(edition: Edition) -> impl Strategy<Value = State> {
    let picks = vec((any::<Index>(), any::<Index>()), 0..6);
    let chosen = (any::<Option<Index>>(), any::<Option<Index>>(), vec(any::<Index>(), 0..=4));
    let fixed = (any::<bool>(), 0..Theme::ALL.len(), 0..Sort::ALL.len(), any::<bool>());
    let figures = vec(proptest::option::of("[a-zA-Z0-9._-]{1,64}"), Kind::ALL.len());
    let months = proptest::option::of((2019_u32 * 12..2031 * 12, 2019_u32 * 12..2031 * 12));
    let classes = proptest::option::of((0_u32..30, 0_u32..30));
    let zoom = proptest::option::of((1_721_426_i32..5_373_484, 1_721_426_i32..5_373_484));
    let all = (".{0,120}", picks, chosen, fixed, figures, (months, classes, zoom));
    all.prop_map(move |(text, picks, (event, model, compared), (en, theme, sort, table), figures, spans)| {
        let mut state = State::new(if en { Lang::En } else { Lang::Zh });
        state.theme = Theme::ALL[theme];
        state.sort = Sort::ALL[sort];
        state.table = table;
        state.filter.set_text(&text);
        for (facet, value) in picks {
            let facet = facet.get(&edition.facets);
            state.filter.choose(&facet.field, &value.get(&facet.values).value, true);
        }
        state.filter.narrow(Measure::Announced, spans.0.map(|(a, b)| Span::new(a, b)));
        state.filter.narrow(Measure::Size, spans.1.map(|(a, b)| Span::new(a, b)));
        state.zoom = spans.2.map(|(a, b)| (date(a.min(b)), date(a.max(b))));
        state.event = event.map(|event| event.get(&edition.events).id.clone());
        state.model = model.map(|model| model.get(&edition.models).id.clone());
        for model in compared {
            let id = &model.get(&edition.models).id;
            if !state.compare.contains(id) {
                state.compare.push(id.clone());
            }
        }
        let set = Kind::ALL.into_iter().zip(figures);
        state.figures = set.filter_map(|(kind, settings)| Some((kind, settings?.into()))).collect();
        state
    })
}

proptest! {
    #[test]
    fn a_state_survives_the_trip_through_a_link(state in some_state(edition()), home in any::<bool>()) {
        let edition = edition();
        let home = if home { Lang::En } else { Lang::Zh };
        let link = permalink::write(&state, &edition, home);
        prop_assert!(link.is_ascii() && !link.contains(['#', ' ', '<', '"']));
        prop_assert_eq!(permalink::read(&link, &edition, home), state);
    }

    #[test]
    fn any_fragment_is_read_and_written_canonically(fragment in "[#&=,+%a-zA-Z0-9通-]{0,80}") {
        let edition = edition();
        let state = permalink::read(&fragment, &edition, Lang::Zh);
        let link = permalink::write(&state, &edition, Lang::Zh);
        prop_assert_eq!(permalink::write(&permalink::read(&link, &edition, Lang::Zh), &edition, Lang::Zh), link);
    }
}

#[track_caller]
fn reads(fragment: &str, canonical: &str) {
    let edition = edition();
    let state = permalink::read(fragment, &edition, Lang::Zh);
    assert_eq!(permalink::write(&state, &edition, Lang::Zh), canonical, "{fragment:?}");
}

#[test]
fn links_are_short_readable_and_in_the_documents_order() {
    reads("", "");
    reads("q=通义", "q=%E9%80%9A%E4%B9%89");
    reads("#audience=both,b2b&org_type=startup", "org_type=startup&audience=b2b,both");
    reads("sort=-size&lang=en&theme=dark", "sort=-size&lang=en&theme=dark");
    reads("as=table", "as=table");
    reads("as=table&as=list", "");
    reads("as=", "");
    reads("event=cac-draft", "event=cac-draft");
    reads("event=cac-draft&zoom=2023-04-30..2023-03-01", "zoom=2023-03-01..2023-04-30&event=cac-draft");
    reads("compare=xinghuo,ernie-bot&model=moss&q=a", "q=a&model=moss&compare=xinghuo,ernie-bot");
    reads("scaling=n900&q=a&emergence=n800.l5.sexact", "q=a&emergence=n800.l5.sexact&scaling=n900");
}

#[test]
fn what_a_link_should_not_say_is_ignored() {
    reads("models", "");
    reads("q", "");
    reads("unknown=1&audience=martians&sort=sideways&lang=fr&theme=neon&event=none&model=", "");
    reads("audience=b2b&audience=b2b,b2b", "audience=b2b");
    reads("q=%E0%A4%A&audience=%zz,b2b", "q=%EF%BF%BD%25A&audience=b2b");
    reads("q=a+b%20c%26d", "q=a%20b%20c%26d");
    reads("compare=moss,,none,moss,%zz,ernie-bot&compare", "compare=moss,ernie-bot");
    reads("compare=none,", "");
    for zoom in
        ["2023", "2023..2024", "2023-03..2023-04", "2023-02-30..2023-03-01", "..", "a..b", "2023-03-01.."]
    {
        reads(&format!("zoom={zoom}"), "");
    }
    let five = "moss,ernie-bot,xinghuo,tongyi-qianwen";
    reads(&format!("compare=moss&compare={five},glm-130b"), &format!("compare={five}"));
    reads("emergence=n800&emergence=n900", "emergence=n900");
    reads("emergence=&scaling=%3Cb%3E&stack=a,b&nothing=n1", "");
    reads(&format!("emergence={}", "n".repeat(65)), "");
    reads(&format!("q={}", "x".repeat(3_000_000)), "");
}

#[test]
fn typing_on_replaces_and_everything_else_is_a_place_to_come_back_to() {
    let edition = edition();
    let state = |fragment: &str| permalink::read(fragment, &edition, Lang::Zh);
    for (before, after, step) in [
        ("", "q=t", Step::Push),
        ("q=t", "q=to", Step::Replace),
        ("q=to", "", Step::Push),
        ("q=t", "q=to&sort=name", Step::Push),
        ("", "audience=b2b", Step::Push),
        ("audience=b2b", "audience=b2b", Step::None),
        ("", "lang=en", Step::Push),
    ] {
        assert_eq!(
            Step::between(&state(before), &state(after), &edition, Lang::Zh),
            step,
            "{before:?} to {after:?}"
        );
    }
}

#[test]
fn a_saved_state_leaves_what_is_compared_in_its_order() {
    let edition = edition();
    let state = permalink::read("compare=xinghuo,moss&audience=b2b", &edition, Lang::Zh);
    let saved = permalink::read("q=a&compare=ernie-bot", &edition, Lang::Zh);
    let after = state.after(Action::Followed(saved.clone())).unwrap();
    assert_eq!(permalink::write(&after, &edition, Lang::Zh), "q=a&compare=xinghuo,moss");
    assert!(after.shows(&saved), "a chip is current whatever is compared");
}

#[test]
fn a_saved_state_leaves_the_figures_as_they_are() {
    let edition = edition();
    let state = permalink::read("scaling=n900&audience=b2b", &edition, Lang::Zh);
    let saved = permalink::read("q=a", &edition, Lang::Zh);
    let after = state.after(Action::Followed(saved)).unwrap();
    assert_eq!(permalink::write(&after, &edition, Lang::Zh), "q=a&scaling=n900");
}

#[test]
fn a_saved_state_leaves_the_timeline_where_it_is_unless_it_says_where() {
    let edition = edition();
    let state = permalink::read("zoom=2023-03-01..2023-04-30&audience=b2b", &edition, Lang::Zh);
    let followed = |saved: &str| {
        let saved = permalink::read(saved, &edition, Lang::Zh);
        permalink::write(&state.after(Action::Followed(saved)).unwrap(), &edition, Lang::Zh)
    };
    assert_eq!(followed("q=a"), "q=a&zoom=2023-03-01..2023-04-30");
    assert_eq!(followed("zoom=2020-01-01..2020-12-31"), "zoom=2020-01-01..2020-12-31");
}
