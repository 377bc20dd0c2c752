//! Customers: makers as marks that move between business and the public as the months of 2023 go by.

use yew::{Callback, Html, classes, html};

use super::{
    parts::{drag, label, slider, tap, tenths},
    stage::Stage,
    words::words,
};
use crate::{
    domain::{
        Id, Lang,
        figures::{
            Settings,
            customers::{self, Drawing, Group, MONTHS, Mark, Name},
        },
    },
    view::text::{percent, say, share, short_month, word},
};

/// From one mark to the next, in CSS pixels.
const PITCH: f64 = 24.0;

/// The figure under some settings.
pub(super) fn customers(stage: &Stage, settings: &customers::Settings, on: &Callback<Settings>) -> Html {
    let drawing = customers::draw(settings, stage.piece.exhibit(), stage.piece.document());
    html! {
        <div class="customers">
            { axis(stage, settings, &drawing, on) }
            // What is looked at is said before it is looked at; the reading below has the rest of it.
            <p class="headline">
                { customers::headline(settings, stage.piece.exhibit(), stage.piece.document(), stage.lang) }
            </p>
            { looked_at(stage, settings) }
            // Straight after what moves it: on a phone little else has room between the two.
            { groups(stage, settings, &drawing, on) }
            { picks(stage, settings, on) }
            { rules(stage, &drawing) }
        </div>
    }
}

/// The maker that is looked at, in words; where there is none, how to look at one. It has its room above the board, and stays in
/// sight while a reader goes down to the marks and to the list of names.
fn looked_at(stage: &Stage, settings: &customers::Settings) -> Html {
    let said = customers::looked_at(settings, stage.piece.exhibit(), stage.piece.document(), stage.lang);
    html! {
        <div class={classes!("looked-at", said.is_some().then_some("is-said"))}>
            <p class="control" hidden={said.is_some()}>{ label(stage, "tap") }</p>
            <p role="status">{ said }</p>
        </div>
    }
}

fn to_month(settings: &customers::Settings, on: &Callback<Settings>) -> Callback<u16> {
    let settings = settings.clone();
    on.reform(move |month| Settings::Customers(customers::Settings { month, ..settings.clone() }))
}

/// The months, with what happened in them, and what moves through them.
fn axis(stage: &Stage, settings: &customers::Settings, drawing: &Drawing, on: &Callback<Settings>) -> Html {
    let lang = stage.lang;
    let months = f64::from(MONTHS.1 - MONTHS.0 + 1);
    let on_month = to_month(settings, on);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a month of the year")]
    let on_spot = on_month.reform(move |x: f64| MONTHS.0 + (x * months).min(months - 1.0) as u16);
    let drag = drag(on_spot.clone());
    // After the last month comes the first, and the button says so.
    let next = if settings.month < MONTHS.1 { "later" } else { "back" };
    let later = on_month.reform({
        let month = settings.month;
        move |_| if month < MONTHS.1 { month + 1 } else { MONTHS.0 }
    });
    html! {
        <>
            <div class="figure-controls control">
                { slider(stage, "month", month_name(settings.month, lang), MONTHS, settings.month, on_month) }
                <button type="button" class="later" onclick={later}>{ label(stage, next) }</button>
            </div>
            <svg
                class="chart months" width="100%" height="44" aria-hidden="true"
                onpointerdown={drag.clone()} onpointermove={drag} onclick={tap(on_spot)}
            >
                <rect class="past" x="0" width={percent(drawing.now)} y="24" height="6" />
                <line class="axis" x1="0" x2="100%" y1="30" y2="30" />
                for (month, x) in drawing.months.iter().copied() {
                    <text
                        key={month} class={classes!((month == settings.month).then_some("is-now"))}
                        x={percent(x)} y="44"
                    >
                        { short_month(month, lang) }
                    </text>
                }
                for (event, x) in drawing.events.iter().copied() {
                    <circle key={event} class="rule" cx={percent(x)} cy="18" r="4" />
                }
            </svg>
        </>
    }
}

/// What happened, in words; past is what the set month has seen.
fn rules(stage: &Stage, drawing: &Drawing) -> Html {
    html! {
        <ol class="rules" aria-label={label(stage, "rules")}>
            for (event, x) in drawing.events.iter().copied() {
                { rule(stage, event, x <= drawing.now) }
            }
        </ol>
    }
}

fn rule(stage: &Stage, event: usize, past: bool) -> Html {
    let event = stage.piece.document().events.get(event);
    let Some(event) = event else { return Html::default() };
    html! {
        <li key={&*event.id} class={classes!(past.then_some("is-past"))}>
            <span class="label">{ event.date.words(stage.lang) }</span>{ say(&event.title, stage.lang) }
        </li>
    }
}

fn groups(stage: &Stage, settings: &customers::Settings, drawing: &Drawing, on: &Callback<Settings>) -> Html {
    let makers = stage.piece.exhibit().makers.iter().enumerate();
    let rows = drawing.places.iter().copied().max().unwrap_or_default();
    #[expect(clippy::cast_precision_loss, reason = "there are far fewer makers than 2^52")]
    let height = tenths(rows as f64 * PITCH + 8.0);
    html! {
        <>
            <ol class="groups">
                for group in Group::ALL {
                    <li key={group.code()}>
                        <strong>{ label(stage, group.code()) }</strong>
                        { counts(drawing.counts(group)) }
                    </li>
                }
            </ol>
            // Beside the numbers in which it occurs.
            <p class="key">{ "○ " }{ label(stage, "unsure") }</p>
            <svg class="marks" width="100%" {height} aria-hidden="true">
                <line class="border" x1="33.33%" x2="33.33%" y1="0" y2="100%" />
                <line class="border" x1="66.67%" x2="66.67%" y1="0" y2="100%" />
                // Who has nothing to offer yet is not seen, and waits where it will move from.
                for (index, maker) in makers {
                    {
                        mark(
                            drawing.marks.iter().find(|mark| mark.maker == index), index,
                            maker.name.get(stage.lang), choose(settings, &maker.id, on),
                        )
                    }
                }
            </svg>
            <p class="key">
                <span>{ label(stage, "absent") }{ " " }{ drawing.absent }</span>
                <span>{ label(stage, "counted") }</span>
            </p>
        </>
    }
}

/// How many there are, as the reading counts them: the hollow ones apart.
fn counts((sure, unsure): (usize, usize)) -> Html {
    html! {
        <span>{ sure }<small>{ (unsure > 0).then(|| format!(" + {unsure} ○")) }</small></span>
    }
}

/// A maker, who is not seen before it has something to offer.
fn mark(mark: Option<&Mark>, index: usize, name: &str, onclick: Callback<yew::MouseEvent>) -> Html {
    let (x, y) = mark.map_or((0.0, 0.0), |mark| {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer makers than 2^52")]
        let row = mark.place as f64;
        (f64::from(mark.standing.group as u8) / 3.0, row * PITCH)
    });
    let class = classes!(
        "mark",
        mark.is_none().then_some("is-absent"),
        mark.is_some_and(|mark| mark.standing.unsure).then_some("is-unsure"),
        mark.is_some_and(|mark| mark.chosen).then_some("is-chosen"),
    );
    html! {
        // As wide as its group: whatever the font, no name runs into a neighbour's.
        <svg key={index} {class} x={percent(x)} y={tenths(y)} width="33.33%" {onclick}>
            <circle cx="8" cy="16" r="5.5" />
            { named(name) }
        </svg>
    }
}

/// A name at each width of the figure; where it is the same at several, they share it.
fn named(name: &str) -> Html {
    let [wide, phone, narrow] = customers::fitted(name);
    match (wide == phone, phone == narrow) {
        (true, true) => lines("wide phone narrow", &wide),
        (true, false) => html! { <>{ lines("wide phone", &wide) }{ lines("narrow", &narrow) }</> },
        (false, true) => html! { <>{ lines("wide", &wide) }{ lines("phone narrow", &phone) }</> },
        (false, false) => {
            html! { <>{ lines("wide", &wide) }{ lines("phone", &phone) }{ lines("narrow", &narrow) }</> }
        }
    }
}

/// A name in one line at the height of its mark, or in two around it.
fn lines(class: &'static str, name: &Name) -> Html {
    match &name.second {
        None => html! { <text {class} x="18" y="20">{ share(&name.first) }</text> },
        Some(second) => html! {
            <text {class} x="18" y="14">
                { share(&name.first) }<tspan x="18" dy="11">{ share(second) }</tspan>
            </text>
        },
    }
}

/// Looks at a maker, or no longer.
fn choose(settings: &customers::Settings, id: &Id, on: &Callback<Settings>) -> Callback<yew::MouseEvent> {
    let maker = (settings.maker.as_ref() != Some(id)).then(|| id.clone());
    let month = settings.month;
    on.reform(move |_| Settings::Customers(customers::Settings { month, maker: maker.clone() }))
}

fn month_name(month: u16, lang: Lang) -> String {
    format!("{}-{month:02}", customers::YEAR)
        .parse()
        .map_or_else(|_| month.to_string(), |date: crate::domain::Date| date.words(lang))
}

/// Makers to look at one by one, or none.
fn picks(stage: &Stage, settings: &customers::Settings, on: &Callback<Settings>) -> Html {
    let month = settings.month;
    let pick = |id: Option<Id>| {
        on.reform(move |_| Settings::Customers(customers::Settings { month, maker: id.clone() }))
    };
    html! {
        <details class="figure-pick control">
            <summary>{ label(stage, "maker") }</summary>
            <fieldset class="options">
                <legend class="visually-hidden">{ label(stage, "maker") }</legend>
                <label key="">
                    <input
                        type="radio" name="yongxian-maker" value="" checked={settings.maker.is_none()}
                        onchange={pick(None)}
                    />
                    <span>{ label(stage, "none") }</span>
                </label>
                for maker in &stage.piece.exhibit().makers {
                    <label key={&*maker.id}>
                        <input
                            type="radio" name="yongxian-maker" value={share(&maker.id)}
                            checked={settings.maker.as_ref() == Some(&maker.id)}
                            onchange={pick(Some(maker.id.clone()))}
                        />
                        <span>{ say(&maker.name, stage.lang) }</span>
                    </label>
                }
            </fieldset>
        </details>
    }
}

/// What stands under the reading: who is where as a table.
pub(super) fn beneath(stage: &Stage, settings: &customers::Settings) -> Html {
    let lang = stage.lang;
    let exhibit = stage.piece.exhibit();
    let drawing = customers::draw(settings, exhibit, stage.piece.document());
    let names = |group: Group| {
        let within = drawing.marks.iter().filter(|mark| mark.standing.group == group);
        let names = within
            .filter_map(|mark| exhibit.makers.get(mark.maker))
            .map(|maker| maker.name.get(lang).to_string());
        names.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " })
    };
    html! {
        <div>
            <details class="figure-table">
                <summary>{ word(words(lang).by_numbers) }</summary>
                <table>
                    <tbody>
                        for group in Group::ALL {
                            <tr key={group.code()}>
                                <th scope="row">{ label(stage, group.code()) }</th><td>{ names(group) }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </details>
        </div>
    }
}
