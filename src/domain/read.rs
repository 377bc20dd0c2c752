//! Reading the types of a document out of JSON, with errors that name the place.
//!
//! Why not `serde::Deserialize`: its generated code for these types was 80 KB of wasm, a seventh of the whole, it
//! stops at the first mistake, and it names a line and not a place. This reads values instead.
//!
//! Invariants: unknown fields are ignored; a list or an optional field that is absent is empty; everything else
//! that is absent or of the wrong kind is noted, each mistake once, and reading goes on with a stand-in that
//! nobody gets to see. Never a panic.

use std::{collections::BTreeMap, fmt, rc::Rc};

use super::json::{self, Json};

/// Why a text is not a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The place as a JSON path, such as `$.models[3].name`; `$` for the text as a whole.
    pub path: String,
    /// What is wrong there, and what would be right.
    pub wrong: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.wrong)
    }
}

/// Everything that keeps a text from being a document; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadErrors(pub Vec<ReadError>);

impl fmt::Display for ReadErrors {
    /// One mistake a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.0.iter().enumerate() {
            write!(f, "{}{mistake}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for ReadErrors {}

/// A place in a document, spelt out only when something is wrong there.
pub(super) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
}

enum Step<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

/// The mistakes found so far.
pub(super) type Mistakes = Vec<ReadError>;

impl Place<'_> {
    pub(super) const ROOT: Self = Self { parent: None, step: Step::Root };

    pub(super) fn error(&self, wrong: String) -> ReadError {
        ReadError { path: self.path(), wrong }
    }

    pub(super) fn path(&self) -> String {
        let mut steps = Vec::new();
        let mut place = Some(self);
        while let Some(Place { parent, step }) = place {
            steps.push(match step {
                Step::Root => "$".to_owned(),
                Step::Field(name) => format!(".{name}"),
                Step::Item(index) => format!("[{index}]"),
            });
            place = *parent;
        }
        steps.reverse();
        steps.concat()
    }

    /// The place of an item of the list that stands here.
    pub(super) fn item(&self, index: usize) -> Place<'_> {
        Place { parent: Some(self), step: Step::Item(index) }
    }

    /// The place of a field in here.
    pub(super) fn field<'a>(&'a self, name: &'a str) -> Place<'a> {
        Place { parent: Some(self), step: Step::Field(name) }
    }

    /// Notes that something of another kind should stand here.
    fn expected(&self, kind: &str, found: &Json<'_>, mistakes: &mut Mistakes) {
        let found = match found {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Whole(_) | Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        };
        mistakes.push(self.error(format!("this is {found}; write {kind}")));
    }
}

/// Something that can be read out of a document. Its default stands in where it cannot.
pub(super) trait Read: Default {
    /// Whether it may be absent, and is then its default.
    const OPTIONAL: bool = false;

    /// Reads it, and notes what is wrong.
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self;
}

/// The fields of an object, taken out one by one.
pub(super) struct Fields<'a> {
    fields: json::Fields<'a>,
    place: &'a Place<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(value: Json<'a>, place: &'a Place<'a>, mistakes: &mut Mistakes) -> Option<Self> {
        match value {
            Json::Object(fields) => Some(Self { fields, place }),
            other => {
                place.expected("an object", &other, mistakes);
                None
            }
        }
    }

    pub(super) fn take<T: Read>(&mut self, name: &'static str, mistakes: &mut Mistakes) -> T {
        match self.find(name, T::OPTIONAL, mistakes) {
            Some(value) => T::read(value, &self.place.field(name), mistakes),
            None => T::default(),
        }
    }

    fn find(&mut self, name: &'static str, optional: bool, mistakes: &mut Mistakes) -> Option<Json<'a>> {
        // What is taken leaves a gap: nobody looks there again.
        let field = self.fields.iter_mut().rev().find(|(known, _)| known == name);
        let value = field.map(|(_, value)| std::mem::take(value));
        if value.is_none() && !optional {
            mistakes.push(self.place.error(format!("the field \"{name}\" is missing; add it")));
        }
        value
    }
}

/// Reads a text, and what it stands for.
pub(super) fn read_text<T: Default>(
    value: Json<'_>,
    place: &Place<'_>,
    mistakes: &mut Mistakes,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> T {
    let Json::Text(text) = value else {
        place.expected("a text", &value, mistakes);
        return T::default();
    };
    parse(&text).unwrap_or_else(|wrong| {
        mistakes.push(place.error(wrong));
        T::default()
    })
}

/// Reads something that JSON has a kind for.
fn read_plain<T: Default>(
    found: Option<T>,
    kind: &str,
    value: &Json<'_>,
    place: &Place<'_>,
    mistakes: &mut Mistakes,
) -> T {
    found.unwrap_or_else(|| {
        place.expected(kind, value, mistakes);
        T::default()
    })
}

impl Read for Rc<str> {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        read_text(value, place, mistakes, |text| Ok(text.into()))
    }
}

impl Read for bool {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let is = if let Json::Bool(is) = value { Some(is) } else { None };
        read_plain(is, "true or false", &value, place, mistakes)
    }
}

impl Read for u32 {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let number = if let Json::Whole(number) = value { Self::try_from(number).ok() } else { None };
        read_plain(number, "a whole number from 0 to 4294967295", &value, place, mistakes)
    }
}

impl Read for f64 {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let number = match value {
            #[expect(clippy::cast_precision_loss, reason = "JSON has no other numbers")]
            Json::Whole(number) => Some(number as Self),
            Json::Number(number) => Some(number),
            _ => None,
        };
        read_plain(number, "a number", &value, place, mistakes)
    }
}

impl<T: Read> Read for Option<T> {
    const OPTIONAL: bool = true;

    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        (value != Json::Null).then(|| T::read(value, place, mistakes))
    }
}

impl<T: Read> Read for Vec<T> {
    const OPTIONAL: bool = true;

    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let Json::List(items) = value else {
            place.expected("a list", &value, mistakes);
            return Self::new();
        };
        let mut list = Self::new();
        read_more(&mut list, items, place, mistakes);
        list
    }
}

/// Reads further items of a list.
pub(super) fn read_more<T: Read>(
    list: &mut Vec<T>,
    items: Vec<Json<'_>>,
    place: &Place<'_>,
    mistakes: &mut Mistakes,
) {
    list.reserve(items.len());
    for item in items {
        let read = T::read(item, &place.item(list.len()), mistakes);
        list.push(read);
    }
}

/// The fields of an object whose names are data.
pub(super) fn entries<'a>(value: Json<'a>, place: &Place<'_>, mistakes: &mut Mistakes) -> json::Fields<'a> {
    match value {
        Json::Object(fields) => fields,
        other => {
            place.expected("an object", &other, mistakes);
            Vec::new()
        }
    }
}

impl<T: Read> Read for BTreeMap<Rc<str>, T> {
    const OPTIONAL: bool = true;

    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let mut map = Self::new();
        for (name, value) in entries(value, place, mistakes) {
            let item = T::read(value, &place.field(&name), mistakes);
            map.insert(name.as_ref().into(), item);
        }
        map
    }
}

impl Read for [u32; 2] {
    fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
        let numbers: Vec<u32> = Vec::read(value, place, mistakes);
        numbers.try_into().unwrap_or_else(|_| {
            mistakes.push(place.error("this needs two numbers; write [0, 0]".to_owned()));
            [0, 0]
        })
    }
}

/// Says once what every type of the format can do: be read, be written by the build, and be described.
macro_rules! published {
    ($($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$about:meta])* pub $field:ident: $kind:ty,)*
    })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name { $($(#[$about])* pub $field: $kind,)* }

        impl Read for $name {
            fn read(value: Json<'_>, place: &Place<'_>, mistakes: &mut Mistakes) -> Self {
                let Some(mut fields) = Fields::of(value, place, mistakes) else { return Self::default() };
                Self { $($field: fields.take(stringify!($field), mistakes),)* }
            }
        }
    )*};
}

pub(super) use published;
