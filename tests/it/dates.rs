//! Dates are real, ordered as far as they are known, and never said more precisely than that.

use proptest::prelude::*;
use yongxian::domain::{Date, Lang};

#[track_caller]
fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[track_caller]
fn refused(text: &str, because: &str) {
    let error = text.parse::<Date>().unwrap_err().to_string();
    assert!(error.contains(because), "{text:?} was refused because: {error}");
}

#[test]
fn a_date_is_said_as_precisely_as_it_is_known() {
    for (text, zh, en) in [
        ("2021", "2021年", "2021"),
        ("2023-04", "2023年4月", "April 2023"),
        ("2023-04-07", "2023年4月7日", "7 April 2023"),
    ] {
        assert_eq!(date(text).words(Lang::Zh), zh);
        assert_eq!(date(text).words(Lang::En), en);
    }
}

#[test]
fn what_is_not_in_the_calendar_is_refused_with_the_reason() {
    refused("2023-02-30", "28 days");
    refused("2024-02-30", "29 days");
    refused("1900-02-29", "28 days");
    refused("2023-04-31", "30 days");
    refused("2023-13", "months go from 01 to 12");
    refused("2023-00-01", "months go from 01 to 12");
    for text in
        ["", "0000", "23-04", "2023-4", "2023-04-07T00:00", "2023-04-07-01", "May 2023", "２０２３", "-2023"]
    {
        refused(text, "YYYY, YYYY-MM or YYYY-MM-DD");
    }
}

#[test]
fn a_month_is_not_before_or_after_its_own_days() {
    assert!(date("2023-03-31").is_before(date("2023-04")));
    assert!(!date("2023-04").is_before(date("2023-04-01")));
    assert!(!date("2023-04-30").is_before(date("2023-04")));
    assert!(date("2022").is_before(date("2023-01-01")));
    assert!(!date("2023").is_before(date("2023-12-31")));
}

proptest! {
    #[test]
    fn a_date_reads_back_as_it_was_written(year in 1_u16..=9999, month in 1_u8..=12, day in 1_u8..=28, known in 0..3) {
        let text = match known {
            0 => format!("{year:04}"),
            1 => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        };
        prop_assert_eq!(date(&text).to_string(), text);
    }

    #[test]
    fn any_text_is_a_date_or_an_error(text in ".{0,12}") {
        let _ = text.parse::<Date>();
    }
}
