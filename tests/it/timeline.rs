//! The axis of the timeline, held against any part of it, any dates, and a count that knows nothing of ours.

use proptest::{collection::vec, prelude::*};
use yongxian::domain::{
    Date, Document, Event, Timespan,
    timeline::{
        clocks::{Clock, clocks},
        days::{Days, date},
        density::density,
        lanes::{CLUSTER, Content, Lanes, Scale},
        moments::{Moment, Moments, Track, What},
        placed::{Placed, Words, mark},
        sheet::Sheet,
        ticks::{Ticks, Unit},
        zoom::{LEAST, Zoom},
    },
};

use crate::fixture::{edition, published_raw};

/// The days of the years 1 and 9999 that a date can name.
const FIRST: i32 = 1_721_426;
const LAST: i32 = 5_373_484;

fn day(text: &str) -> i32 {
    Days::of(text.parse().unwrap()).from
}

fn span() -> Timespan {
    edition().article.timeline.clone()
}

#[test]
fn a_date_is_all_the_days_that_it_may_mean() {
    for (text, from, to) in [
        ("2023", "2023-01-01", "2024-01-01"),
        ("2023-02", "2023-02-01", "2023-03-01"),
        ("2024-02", "2024-02-01", "2024-03-01"),
        ("2023-12", "2023-12-01", "2024-01-01"),
        ("2023-12-31", "2023-12-31", "2024-01-01"),
        ("2024-02-29", "2024-02-29", "2024-03-01"),
    ] {
        assert_eq!(Days::of(text.parse().unwrap()), Days { from: day(from), to: day(to) }, "{text}");
    }
    assert_eq!(Days::of("9999".parse().unwrap()).count(), 365);
    assert_eq!(Days::of("2023-05-27".parse().unwrap()).from, 2_460_092, "as astronomers count");
}

fn some_part() -> impl Strategy<Value = Zoom> {
    let whole = Zoom::whole(&span());
    (0.0_f64..1.0, 0.0_f64..1.0).prop_map(move |(a, b)| {
        let (from, to) = (whole.moment(a.min(b)), whole.moment(a.max(b)));
        Zoom { from, to }.within(whole)
    })
}

fn some_date() -> impl Strategy<Value = Date> {
    (2019_u32..2027, proptest::option::of(1_u32..13), proptest::option::of(1_u32..29)).prop_map(
        |(year, month, day)| {
            let text = match (month, day) {
                (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
                (Some(month), None) => format!("{year:04}-{month:02}"),
                (None, _) => format!("{year:04}"),
            };
            text.parse().unwrap()
        },
    )
}

/// The events of a document that has nothing else.
fn moments(dates: Vec<Date>) -> Vec<Moment> {
    let like = edition().events[0].clone();
    let events = dates.into_iter().map(|date| Event { date, ..like.clone() }).collect();
    Moments::of(&Document { events, ..Document::default() }).on(Track::Events).to_vec()
}

proptest! {
    #[test]
    fn every_day_is_the_day_that_its_date_means(number in FIRST..=LAST) {
        let days = Days::of(date(number));
        prop_assert_eq!((days.from, days.count()), (number, 1));
    }

    #[test]
    fn what_is_in_view_lies_within_the_whole_whatever_is_done(part in some_part(), factor in 0.01_f64..100.0, place in 0.0_f64..1.0, by in -3.0_f64..3.0) {
        let whole = Zoom::whole(&span());
        for next in [part, part.larger(factor, place, whole), part.moved(by, whole), part.around(whole.moment(place), whole)] {
            prop_assert!(whole.from - 1e-6 <= next.from && next.to <= whole.to + 1e-6);
            prop_assert!(next.length() >= LEAST - 1e-6);
        }
    }

    #[test]
    fn zooming_leaves_the_day_under_the_pointer_where_it_is(part in some_part(), place in 0.0_f64..1.0) {
        let whole = Zoom::whole(&span());
        let next = part.larger(1.3, place, whole);
        prop_assert!((next.moment(place) - part.moment(place)).abs() < 1e-6 || next.length() <= LEAST + 1e-6);
        let back = next.larger(1.0 / 1.3, place, whole);
        prop_assert!(next.length() <= LEAST + 1e-6 || (back.from - part.from).abs() < 1e-6);
    }

    #[test]
    fn a_part_comes_back_from_its_dates(part in some_part()) {
        let again = Zoom::of_dates(part.dates());
        prop_assert_eq!(again.dates(), part.dates());
        prop_assert!(again.from <= part.from + 1e-5 && part.to - 1e-5 <= again.to, "nothing that was in view is lost");
        prop_assert!((again.length() - part.length()) < 2.0 + 1e-5);
    }

    #[test]
    fn days_that_are_to_be_seen_are_in_view(part in some_part(), date in some_date()) {
        let whole = Zoom::whole(&span());
        let days = Days::of(date);
        let inside = f64::from(days.from) >= whole.from && f64::from(days.to) <= whole.to;
        let next = part.with(days, whole);
        prop_assert!(!inside || next.from <= f64::from(days.from) + 1e-6 && f64::from(days.to) <= next.to + 1e-6);
    }

    #[test]
    fn in_a_lane_nothing_touches_and_nothing_is_lost(dates in vec(some_date(), 0..200), widths in vec(0.0_f64..300.0, 200), pixels in 0.01_f64..200.0, lanes in 1_usize..8) {
        let moments = moments(dates);
        let laid = Lanes::new(&moments, &widths, Scale::below(pixels), lanes);
        let mut seen: Vec<usize> = Vec::new();
        let mut ends = vec![f64::NEG_INFINITY; lanes + 1];
        for slot in laid.all() {
            prop_assert!(slot.from >= ends[slot.lane], "lane {}", slot.lane);
            ends[slot.lane] = slot.to;
            match &slot.content {
                Content::One(place) => {
                    prop_assert!(slot.lane > 0);
                    // At any scale down to this step, its words end before the next one begins.
                    let words = f64::from(moments[*place].days.from) + (18.0 + widths[*place]) / pixels;
                    prop_assert!(words <= slot.to && f64::from(moments[*place].days.to) <= slot.to);
                    seen.push(*place);
                }
                Content::Cluster(places) => {
                    prop_assert!(slot.lane == 0 && !places.is_empty());
                    seen.extend(places);
                }
            }
        }
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..moments.len()).collect::<Vec<_>>());
        prop_assert_eq!(&laid, &Lanes::new(&moments, &widths, Scale::below(pixels), lanes), "and always the same");
    }

    #[test]
    fn panning_moves_no_lane(dates in vec(some_date(), 1..200), part in some_part(), by in -1.0_f64..1.0) {
        let moments = moments(dates);
        let widths = vec![120.0; moments.len()];
        let whole = Zoom::whole(&span());
        let next = part.moved(by, whole);
        let scale = |part: Zoom| Scale::below(700.0 / part.length());
        // A length that is a sliver off may be another step; then it is another zoom.
        prop_assume!(scale(part) == scale(next));
        let laid = |part: Zoom| Lanes::new(&moments, &widths, scale(part), 6);
        let (before, after) = (laid(part), laid(next));
        let both = (part.from.max(next.from), part.to.min(next.to));
        let seen = |laid: &Lanes, part: Zoom| -> Vec<_> {
            laid.between(part.from, part.to).filter(|slot| slot.from < both.1 && slot.to.max(slot.until) > both.0).cloned().collect()
        };
        prop_assert_eq!(seen(&before, part), seen(&after, next));
    }

    #[test]
    fn of_a_part_all_is_shown_once_and_nothing_else(dates in vec(some_date(), 0..200), widths in vec(0.0_f64..300.0, 200), part in some_part()) {
        let mut moments = moments(dates);
        moments.sort_by_key(|moment| moment.days);
        let day = 700.0 / part.length();
        let laid = Lanes::new(&moments, &widths, Scale::below(day), 5);
        let placed = Placed::of(&laid, &moments, &widths, part, day);
        let mut shown: Vec<usize> = placed.alone.iter().map(|one| one.place).chain(placed.clusters.iter().flat_map(|one| one.places.clone())).collect();
        // What has room for its words may be told of although only these are in the part.
        shown.retain(|place| part.touches(moments[*place].days));
        shown.sort_unstable();
        prop_assert_eq!(shown, (0..moments.len()).filter(|place| part.touches(moments[*place].days)).collect::<Vec<_>>());
        let marks = placed.alone.iter().filter(|one| part.touches(moments[one.place].days)).map(|one| {
            let Moment { days, date, .. } = &moments[one.place];
            let (left, right) = mark((days.from.into(), if date.day().is_some() { days.from } else { days.to }.into()), part, day);
            let words = match one.words {
                Words::Nowhere | Words::Upon => (left, right),
                Words::After => (left, left + (18.0 + widths[one.place]) / day),
                Words::Before => (left - (6.0 + widths[one.place]) / day, right),
            };
            (one.lane, words.0, words.1)
        });
        let clusters = placed.clusters.iter().map(|one| (0, one.from, one.from + (CLUSTER - 10.0) / day));
        let mut drawn: Vec<(usize, f64, f64)> = marks.chain(clusters).collect();
        drawn.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        prop_assert!(drawn.iter().all(|(_, from, to)| *from >= part.from - 1e-6 && *to <= part.to + 1e-6), "{drawn:?} in {part:?}");
        prop_assert!(drawn.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1 + 1e-6), "{drawn:?}");
        prop_assert!(placed.clusters.iter().all(|one| one.places.len() > 1));
    }

    #[test]
    fn whatever_is_in_view_lies_on_the_sheet_and_is_laid_out_for_its_scale(part in some_part(), steps in vec((any::<bool>(), 0.3_f64..3.0, -2.0_f64..2.0), 1..30)) {
        let whole = Zoom::whole(&span());
        let (mut zoom, mut sheet) = (part, Sheet::at_rest(part));
        for (zooms, factor, by) in steps {
            zoom = if zooms { zoom.larger(factor, 0.3, whole) } else { zoom.moved(by, whole) };
            let before = sheet;
            sheet = sheet.under(zoom, 700.0);
            let extent = sheet.extent(whole);
            prop_assert!(extent.from <= zoom.from + 1e-5 && zoom.to - 1e-5 <= extent.to);
            let scale = |part: Zoom| Scale::below(700.0 / part.length());
            prop_assert_eq!(scale(sheet.part), scale(zoom));
            prop_assert!(sheet == before || sheet.part == zoom, "what is drawn anew is drawn where one looks");
        }
        prop_assert_eq!(Sheet::at_rest(zoom).extent(whole).dates(), zoom.dates(), "and at rest nothing beside it is drawn");
    }

    #[test]
    fn what_is_seen_is_what_a_look_at_everything_finds(dates in vec(some_date(), 0..200), part in some_part()) {
        let moments = moments(dates);
        let widths = vec![90.0; moments.len()];
        let laid = Lanes::new(&moments, &widths, Scale::below(700.0 / part.length()), 5);
        let found: Vec<_> = laid.all().iter().filter(|slot| slot.from < part.to && slot.to.max(slot.until) > part.from).collect();
        prop_assert_eq!(laid.between(part.from, part.to).collect::<Vec<_>>(), found);
    }

    #[test]
    fn ticks_stand_where_something_begins_and_their_words_have_room(part in some_part(), width in 280.0_f64..1400.0) {
        let ticks = Ticks::of(part, width);
        prop_assert!(!ticks.fine.is_empty() || ticks.unit > Unit::Month);
        for tick in &ticks.fine {
            let first = match ticks.unit {
                Unit::Day => true,
                Unit::Week => day(&tick.date.to_string()).rem_euclid(7) == day("2023-05-01").rem_euclid(7),
                Unit::Month => tick.date.day() == Some(1),
                Unit::Quarter => tick.date.day() == Some(1) && tick.date.month().unwrap() % 3 == 1,
                Unit::Years(count) => tick.date.to_string().ends_with("-01-01") && tick.date.year() % count == 0,
            };
            prop_assert!(first && (0.0..1.0).contains(&tick.place), "{:?} {}", ticks.unit, tick.date);
        }
        for (ticks, least) in [(&ticks.fine, 40.0), (&ticks.coarse, 110.0)] {
            for pair in ticks.windows(2) {
                prop_assert!((pair[1].place - pair[0].place) * width >= least);
            }
        }
    }

    #[test]
    fn a_filter_changes_how_much_of_a_bar_is_shown_and_nothing_else(bits in any::<u64>()) {
        let edition = edition();
        let whole = Zoom::whole(&edition.article.timeline);
        let moments = Moments::of(&edition);
        let events = moments.on(Track::Events);
        let shown = |moment: &Moment| matches!(moment.what, What::Event(n) if bits >> (n % 64) & 1 == 1);
        let (all, part) = (density(events, &|_| true, whole), density(events, &shown, whole));
        prop_assert_eq!(all.len(), part.len());
        for (a, b) in all.iter().zip(&part) {
            prop_assert_eq!((a.from, a.width, a.total), (b.from, b.width, b.total));
            prop_assert!(a.shown == a.total && b.shown <= b.total);
        }
        prop_assert_eq!(part.iter().map(|bar| bar.shown).sum::<usize>(), events.iter().filter(|moment| shown(moment)).count());
    }
}

#[test]
fn everything_with_a_date_is_on_the_axis_once() {
    let edition = edition();
    let moments = Moments::of(&edition);
    assert_eq!(moments.on(Track::Events).len(), edition.events.len());
    let dated = edition.models.iter().filter(|model| model.announced.is_some()).count();
    let later = edition
        .models
        .iter()
        .filter(|model| model.opened.is_some() && model.opened != model.announced)
        .count();
    assert_eq!(moments.on(Track::Models).len(), dated + later);
    assert_eq!(moments.undated.len(), edition.models.len() - dated);
    for track in Track::ALL {
        assert!(moments.on(track).is_sorted_by_key(|moment| moment.days.from));
    }
}

/// A count that only compares texts, at the ends of months.
#[test]
fn the_clocks_count_what_the_files_say() {
    let edition = edition();
    let models = published_raw()["models"].as_array().unwrap();
    for by in
        ["2020-12-31", "2022-11-30", "2023-03-31", "2023-04-30", "2023-08-31", "2023-12-31", "2025-12-31"]
    {
        let then = |date: &serde_json::Value| date.as_str().is_some_and(|date| date[..7] <= by[..7]);
        let open = |model: &serde_json::Value| {
            model["facets"]["openness"].as_array().unwrap().contains(&"open-weights".into())
        };
        let counts = [
            (Clock::Announced, models.iter().filter(|model| then(&model["announced"])).count()),
            (Clock::Opened, models.iter().filter(|model| then(&model["opened"])).count()),
            (Clock::Weights, models.iter().filter(|model| open(model) && then(&model["opened"])).count()),
        ];
        let ours: Vec<_> =
            clocks(&edition).iter().map(|hand| (hand.clock, hand.at(f64::from(day(by) + 1)))).collect();
        assert_eq!(ours, counts, "{by}");
    }
}

#[test]
fn a_clock_s_steps_end_where_it_stands() {
    let edition = edition();
    for part in [Zoom::whole(&edition.article.timeline), Zoom::first(&edition.article.timeline)] {
        for hand in clocks(&edition) {
            let steps = hand.steps(part, 0.01);
            assert_eq!(steps.first().map(|step| step.1), Some(hand.at(part.from)));
            assert_eq!(steps.last().map(|step| step.1), Some(hand.at(part.to)));
            assert!(steps.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1) && steps.len() <= 101);
        }
    }
}

#[test]
fn a_span_of_all_years_there_are_is_drawn_like_any_other() {
    for (from, to, focus) in [
        ("0001", "9999", "2023"),
        ("0001", "9999", "9999"),
        ("9999", "0001", "0001"),
        ("2023", "2023", "9999"),
        ("9999", "9999", "0001"),
    ] {
        let year = |text: &str| text.parse().unwrap();
        let span = Timespan { from: year(from), to: year(to), focus: year(focus), weights: None };
        let (whole, first) = (Zoom::whole(&span), Zoom::first(&span));
        assert!(
            whole.from <= first.from && first.to <= whole.to && first.length() >= LEAST,
            "{from} to {to}"
        );
        for part in [whole, first] {
            let ticks = Ticks::of(part, 700.0);
            assert!(
                ticks.fine.len() <= 20 && ticks.coarse.len() <= 20,
                "{from} to {to}: {}",
                ticks.fine.len()
            );
        }
        let all: Vec<Moment> = Moments::of(&edition()).on(Track::Events).to_vec();
        assert!(density(&all, &|_| true, whole).len() <= 170);
    }
}
