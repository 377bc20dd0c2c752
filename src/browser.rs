//! The shell: all that JavaScript can ask of the wasm, whether it draws or only takes over. wasm32 only.
//!
//! Invariants: no logic and no markup here. One [`Explainer`] per wasm instance: after a panic the instance is
//! thrown away with it. JavaScript is called only from [`on_change`](Explainer::hydrate) and from the panic hook.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

#[cfg(feature = "draws")]
use crate::domain::Draft;
use crate::{
    domain::{Document, Edition, Lang, Lexicon, Part, Query, Reveal, View},
    memory,
    view::{App, AppProps, Change, Link, Request, Setting},
};

/// One explainer on a page.
#[wasm_bindgen]
pub struct Explainer {
    /// What is read in pieces, until all is there.
    #[cfg(feature = "draws")]
    draft: Option<Draft>,
    edition: Edition,
    setting: Setting,
    lexicon: Lexicon,
    mounted: Option<Mounted>,
}

struct Mounted {
    app: AppHandle<App>,
    props: AppProps,
}

#[wasm_bindgen]
impl Explainer {
    /// Reads a document from JSON text.
    ///
    /// # Errors
    ///
    /// Names the places where the text is not a document, one a line.
    #[wasm_bindgen(constructor)]
    pub fn new(document: &str) -> Result<Self, JsError> {
        memory::reserve(document.len());
        Ok(Self::of(Edition::new(Document::from_json(document)?)))
    }

    /// Begins to read a document whose long lists come in pieces. Only hosts' documents come so.
    ///
    /// # Errors
    ///
    /// Says why nothing in the document can be judged.
    #[cfg(feature = "draws")]
    pub fn open(frame: &str) -> Result<Self, JsError> {
        let draft = Some(Draft::new(frame)?);
        Ok(Self { draft, ..Self::of(Edition::default()) })
    }

    /// Reads further items of a list, as JSON text of a list.
    ///
    /// # Errors
    ///
    /// Fails where that is not JSON.
    #[cfg(feature = "draws")]
    pub fn add(&mut self, list: &str, items: &str) -> Result<(), JsError> {
        if let Some(draft) = &mut self.draft {
            memory::reserve_ahead(items.len());
            draft.add(list, items)?;
        }
        Ok(())
    }

    /// Takes a step towards the first drawing, once all has been read; says whether more are to come.
    ///
    /// # Errors
    ///
    /// Names the places where the document is none, one a line.
    #[cfg(feature = "draws")]
    pub fn prepare(&mut self) -> Result<bool, JsError> {
        if let Some(draft) = self.draft.take() {
            self.edition = draft.edition()?;
            return Ok(true);
        }
        self.edition.put_in_order();
        Ok(false)
    }

    /// Says where it will stand, before it does: the language and the view by their codes, and the folder of the
    /// site, unless the document is somebody else's. What it does not know is taken for the default.
    pub fn place(&mut self, lang: &str, view: &str, site: Option<String>) {
        self.setting = Setting {
            home: Lang::from_tag(lang).unwrap_or_default(),
            view: View::from_code(view).unwrap_or_default(),
            site: site.map(Into::into),
        };
    }

    /// Uses up the number by which Yew would tell this explainer from other apps on the page, so that the next one has
    /// another. `spare` is an element that nobody needs.
    pub fn skip(&self, spare: Element) {
        let props = AppProps {
            edition: Edition::default(),
            setting: Setting::default(),
            prerendered: false,
            lexicon: Lexicon::default(),
            request: None,
            on_change: Callback::noop(),
        };
        Renderer::<App>::with_root_and_props(spare, props).render().destroy();
    }

    /// Takes over prerendered markup. Panics if the markup is not what this build renders.
    pub fn hydrate(&mut self, root: Element, on_change: Function) {
        self.mount(true, on_change, |props| Renderer::<App>::with_root_and_props(root, props).hydrate());
    }

    /// Renders into an empty element. The wasm that only takes over has no such thing: what it draws would lack its text.
    #[cfg(feature = "draws")]
    pub fn render(&mut self, root: Element, on_change: Function) {
        self.mount(false, on_change, |props| Renderer::<App>::with_root_and_props(root, props).render());
    }

    /// Opens a link: sets the state from a URL fragment, and brings what it points at into view if that is what the
    /// reader wanted. What it does not know, it ignores.
    pub fn request(&mut self, fragment: &str, reveal: bool) {
        self.update(|request| {
            let serial = request.link.as_ref().map_or(0, |link| link.serial.wrapping_add(1));
            request.link = Some(Link { fragment: fragment.into(), serial, reveal });
        });
    }

    /// Asks for a sign of life: a later change carries the token.
    pub fn ping(&mut self, token: u32) {
        self.update(|request| request.token = token);
    }

    /// Takes in how Chinese is read and written, so that names can be searched for by their sound.
    pub fn learn(&mut self, lexicon: &str) {
        self.lexicon = Lexicon::read(lexicon);
        if let Some(mounted) = &mut self.mounted {
            mounted.props.lexicon = self.lexicon.clone();
            mounted.app.update(mounted.props.clone());
        }
    }

    /// Where a search text stands in some lines, as pairs of a beginning and an end counted in UTF-16 over all of them. `by_sound`
    /// says whether the lines are names.
    #[must_use]
    pub fn places(&self, search: &str, lines: &str, by_sound: bool) -> Vec<u32> {
        let part = if by_sound { Part::Name } else { Part::Note };
        Query::new(search, &self.lexicon).places_in_lines(lines, part)
    }

    /// The ids of the models that the list shows with a link's state, in its order, one a line: for lists of which the page has only
    /// a part, so where nothing is drawn nobody asks.
    #[cfg(feature = "draws")]
    #[must_use]
    pub fn listed(&self, fragment: &str) -> String {
        let state = crate::domain::permalink::read(fragment, &self.edition, self.setting.home);
        self.edition.listed(&state, &self.lexicon).join("\n")
    }

    /// Takes the explainer off the page.
    pub fn destroy(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.app.destroy();
        }
    }
}

impl Explainer {
    fn of(edition: Edition) -> Self {
        Self {
            #[cfg(feature = "draws")]
            draft: None,
            edition,
            setting: Setting::default(),
            lexicon: Lexicon::default(),
            mounted: None,
        }
    }

    fn mount(
        &mut self,
        prerendered: bool,
        on_change: Function,
        start: impl FnOnce(AppProps) -> AppHandle<App>,
    ) {
        let on_change = Callback::from(move |change: Change| {
            // What a host's function throws is the host's affair; the explainer goes on.
            let _ = on_change.call1(&JsValue::NULL, &describe(&change));
        });
        let props = AppProps {
            edition: self.edition.clone(),
            setting: self.setting.clone(),
            prerendered,
            lexicon: self.lexicon.clone(),
            request: None,
            on_change,
        };
        self.mounted = Some(Mounted { app: start(props.clone()), props });
    }

    fn update(&mut self, change: impl FnOnce(&mut Request)) {
        let Some(mounted) = &mut self.mounted else { return };
        change(mounted.props.request.get_or_insert_default());
        mounted.app.update(mounted.props.clone());
    }
}

/// A change as a plain object.
fn describe(change: &Change) -> JsValue {
    let object = Object::new();
    let (reveal, revealed) = match &change.reveal {
        Some((Reveal::Models | Reveal::Model(_), serial)) => ("models", serial + 1),
        Some((Reveal::Event(_), serial)) => ("timeline", serial + 1),
        None => ("", 0),
    };
    let fields: [(&str, JsValue); 9] = [
        ("fragment", change.fragment.as_str().into()),
        ("step", change.step.code().into()),
        ("count", JsValue::from_f64(f64::from(u32::try_from(change.count).unwrap_or(u32::MAX)))),
        ("lang", change.state.lang.code().into()),
        ("theme", change.state.theme.code().into()),
        ("title", JsValue::from_str(&change.title)),
        ("token", change.token.into()),
        ("reveal", reveal.into()),
        ("revealed", revealed.into()),
    ];
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.unchecked_into()
}
