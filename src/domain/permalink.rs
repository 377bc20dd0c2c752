//! The state as a URL fragment, and back.
//!
//! Invariants: [`read`] never fails and ignores what it does not know; [`write`] is canonical (one state, one
//! fragment, fields in the document's order); `read(write(state)) == state` for every state the document allows.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::{
    date::Date,
    document::{Document, Id},
    figures::MAX_SETTINGS,
    sort::Sort,
    span::Measure,
    state::{MAX_COMPARED, State, Theme},
    text::Lang,
};

/// The longest fragment that is read, in bytes; a longer one is taken for none at all.
pub const MAX_FRAGMENT: usize = 8192;

/// What has a meaning in our grammar, and what browsers encode in a fragment anyway.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'`');

/// How a page's history should take the step from one state to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The link stays the same.
    None,
    /// The new link takes the place of the old one: the reader is still typing.
    Replace,
    /// The new link is a place of its own to come back to.
    Push,
}

impl Step {
    /// The name that the shell knows it by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Replace => "replace",
            Self::Push => "push",
        }
    }

    /// The step between two states on a page of a language.
    #[must_use]
    pub fn between(before: &State, after: &State, document: &Document, home: Lang) -> Self {
        if write(before, document, home) == write(after, document, home) {
            return Self::None;
        }
        let mut without_text = after.clone();
        without_text.filter.set_text(before.filter.text());
        let only_text = without_text == *before;
        let both_searched = !before.filter.text().is_empty() && !after.filter.text().is_empty();
        if only_text && both_searched { Self::Replace } else { Self::Push }
    }
}

/// The canonical fragment of a state, without `#`; empty for the default state of a page in `home`.
#[must_use]
pub fn write(state: &State, document: &Document, home: Lang) -> String {
    let mut parts = Vec::new();
    let text = state.filter.text();
    if !text.is_empty() {
        parts.push(format!("q={}", escape(text)));
    }
    for facet in &document.facets {
        let chosen: Vec<String> = facet
            .values
            .iter()
            .filter(|value| state.filter.chooses(&facet.field, &value.value))
            .map(|value| escape(&value.value))
            .collect();
        if !chosen.is_empty() {
            parts.push(format!("{}={}", escape(&facet.field), chosen.join(",")));
        }
    }
    for (measure, span) in state.filter.spans() {
        parts.push(format!("{}={}", measure.code(), measure.write(span)));
    }
    if state.sort != Sort::default() {
        parts.push(format!("sort={}", state.sort.code()));
    }
    if state.table {
        parts.push("as=table".to_owned());
    }
    if let Some(model) = &state.model {
        parts.push(format!("model={}", escape(model)));
    }
    if !state.compare.is_empty() {
        let ids: Vec<String> = state.compare.iter().map(|id| escape(id)).collect();
        parts.push(format!("compare={}", ids.join(",")));
    }
    if let Some((from, to)) = state.zoom {
        parts.push(format!("zoom={from}..{to}"));
    }
    if let Some(event) = &state.event {
        parts.push(format!("event={}", escape(event)));
    }
    for (kind, settings) in &state.figures {
        parts.push(format!("{}={settings}", kind.code()));
    }
    if state.lang != home {
        parts.push(format!("lang={}", state.lang.code()));
    }
    if state.theme != Theme::default() {
        parts.push(format!("theme={}", state.theme.code()));
    }
    parts.join("&")
}

/// The state that a fragment asks for on a page of a language, as far as the document knows it.
#[must_use]
pub fn read(fragment: &str, document: &Document, home: Lang) -> State {
    let mut state = State::new(home);
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.len() > MAX_FRAGMENT {
        return state;
    }
    for (key, value) in fragment.split('&').filter_map(|part| part.split_once('=')) {
        let key = unescape(key);
        match key.as_str() {
            "q" => state.filter.set_text(&unescape(value)),
            "sort" => state.sort = Sort::from_code(&unescape(value)).unwrap_or(state.sort),
            "lang" => state.lang = Lang::from_tag(&unescape(value)).unwrap_or(state.lang),
            "theme" => state.theme = Theme::from_code(&unescape(value)).unwrap_or(state.theme),
            "event" => {
                let id = unescape(value);
                state.event = document.events.iter().map(|e| &e.id).find(|known| ***known == *id).cloned();
            }
            "model" => {
                state.model = model(document, value);
            }
            "zoom" => state.zoom = days(&unescape(value)),
            "as" => state.table = unescape(value) == "table",
            "compare" => {
                // As with a model that is named twice, the last one counts.
                state.compare.clear();
                for id in value.split(',').filter_map(|id| model(document, id)) {
                    if state.compare.len() < MAX_COMPARED && !state.compare.contains(&id) {
                        state.compare.push(id);
                    }
                }
            }
            other => match Measure::from_code(other) {
                Some(measure) => state.filter.narrow(measure, measure.read(&unescape(value))),
                None => choose(&mut state, document, other, value),
            },
        }
    }
    for (kind, _) in document.figures.places() {
        let mut said =
            fragment.split('&').filter_map(|part| part.strip_prefix(kind.code())?.strip_prefix('='));
        if let Some(settings) = said.next_back().filter(|settings| is_settings(settings)) {
            state.figures.push((kind, settings.into()));
        }
    }
    state
}

/// The first and the last day of a part of the timeline.
pub(super) fn days(text: &str) -> Option<(Date, Date)> {
    let (from, to) = text.split_once("..")?;
    let day = |text: &str| text.parse().ok().filter(|date: &Date| date.day().is_some());
    let (from, to) = (day(from)?, day(to)?);
    Some((from.min(to), from.max(to)))
}

/// Whether a text has the form of a figure's settings: short, and nothing in it that a link would have to encode.
fn is_settings(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    (1..=MAX_SETTINGS).contains(&text.len()) && text.bytes().all(plain)
}

/// The model that a part of a fragment names.
fn model(document: &Document, id: &str) -> Option<Id> {
    let id = unescape(id);
    document.models.iter().map(|model| &model.id).find(|known| ***known == *id).cloned()
}

fn choose(state: &mut State, document: &Document, field: &str, values: &str) {
    let Some(facet) = document.facets.iter().find(|facet| *facet.field == *field) else { return };
    for wanted in values.split(',').map(unescape) {
        if let Some(known) = facet.values.iter().find(|value| *value.value == *wanted) {
            state.filter.choose(&facet.field, &known.value, true);
        }
    }
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Decodes what can be decoded; a `+` is a space, as forms and chat programs write it.
fn unescape(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().into_owned()
}
