//! The shell of a guest: what JavaScript can ask of a wasm of its own, which draws one figure or one instrument. wasm32 only.
//!
//! Invariants: those of [`browser`](crate::view), whose face this wears, so that the same `www/shell/widget.js` leads the life
//! of both: no logic and no markup here, one guest an instance, JavaScript is called only from `on_change` and the panic hook.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::{
    domain::{Document, Draft, Edition, Lang, Lexicon},
    memory,
    view::{
        Link, Request,
        figure::{Figure, FigureChange, FigureProps, Piece},
        instrument::{Chart, Instrument, InstrumentProps},
    },
};

/// One figure or instrument on a page.
#[wasm_bindgen(js_name = Explainer)]
pub struct Stage {
    /// What is read in pieces, until all is there.
    draft: Option<Draft>,
    edition: Edition,
    home: Lang,
    guest: Guest,
    lexicon: Lexicon,
    request: Request,
    mounted: Option<Mounted>,
}

/// What it is.
enum Guest {
    Figure(Piece),
    Instrument(Chart),
}

enum Mounted {
    Figure(AppHandle<Figure>, FigureProps),
    Instrument(AppHandle<Instrument>, InstrumentProps),
}

#[wasm_bindgen(js_class = Explainer)]
impl Stage {
    /// Reads a document from JSON text.
    ///
    /// # Errors
    ///
    /// Names the places where the text is not a document, one a line.
    #[wasm_bindgen(constructor)]
    pub fn new(document: &str) -> Result<Self, JsError> {
        memory::reserve(0);
        Ok(Self::of(None, Edition::new(Document::from_json(document)?)))
    }

    /// Begins to read a document whose long lists come in pieces.
    ///
    /// # Errors
    ///
    /// Says why nothing in the document can be judged.
    pub fn open(frame: &str) -> Result<Self, JsError> {
        Ok(Self::of(Some(Draft::new(frame)?), Edition::default()))
    }

    /// Reads further items of a list, as JSON text of a list.
    ///
    /// # Errors
    ///
    /// Fails where that is not JSON.
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
    pub fn prepare(&mut self) -> Result<bool, JsError> {
        if let Some(draft) = self.draft.take() {
            self.edition = draft.edition()?;
            return Ok(true);
        }
        Ok(self.edition.prepare_instrument())
    }

    /// Says what it will be, before it is: the language of the page by its code, and the name of the slot.
    ///
    /// # Errors
    ///
    /// Names the places where a figure is not as it should be; or says that the document has none of the kind.
    pub fn place(&mut self, lang: &str, slot: &str) -> Result<(), JsError> {
        self.home = Lang::from_tag(lang).unwrap_or_default();
        self.guest = match Chart::from_code(slot) {
            Some(chart) => Guest::Instrument(chart),
            None => Guest::Figure(Piece::of(self.edition.clone(), slot)?),
        };
        Ok(())
    }

    /// Uses up the number by which Yew would tell this guest from other apps on the page. `spare` is an element that
    /// nobody needs.
    pub fn skip(&self, spare: Element) {
        let props = FigureProps {
            piece: Piece::default(),
            home: self.home,
            request: None,
            on_change: Callback::noop(),
        };
        Renderer::<Figure>::with_root_and_props(spare, props).render().destroy();
    }

    /// Takes over prerendered markup. Panics if the markup is not what this build renders.
    pub fn hydrate(&mut self, root: Element, on_change: Function) {
        self.mount(root, on_change, true);
    }

    /// Renders into an empty element.
    pub fn render(&mut self, root: Element, on_change: Function) {
        self.mount(root, on_change, false);
    }

    /// Opens a link: a figure takes its own settings and the language from the fragment, an instrument the whole state. Guests have
    /// nothing to reveal.
    pub fn request(&mut self, fragment: &str, _reveal: bool) {
        let serial = self.request.link.as_ref().map_or(0, |link| link.serial.wrapping_add(1));
        self.request.link = Some(Link { fragment: fragment.into(), serial, reveal: false });
        self.update();
    }

    /// Asks for a sign of life: a later change carries the token.
    pub fn ping(&mut self, token: u32) {
        self.request.token = token;
        self.update();
    }

    /// Takes in how Chinese is read and written; figures have no use for it.
    pub fn learn(&mut self, lexicon: &str) {
        self.lexicon = Lexicon::read(lexicon);
        self.update();
    }

    /// Takes the guest off the page.
    pub fn destroy(&mut self) {
        match self.mounted.take() {
            Some(Mounted::Figure(app, _)) => app.destroy(),
            Some(Mounted::Instrument(app, _)) => app.destroy(),
            None => {}
        }
    }
}

impl Stage {
    fn of(draft: Option<Draft>, edition: Edition) -> Self {
        Self {
            draft,
            edition,
            home: Lang::default(),
            guest: Guest::Figure(Piece::default()),
            lexicon: Lexicon::default(),
            request: Request::default(),
            mounted: None,
        }
    }

    fn mount(&mut self, root: Element, on_change: Function, takes_over: bool) {
        let tell = move |fragment: &str, settings: &str, token: u32| {
            // What the shell throws is the shell's affair; the guest goes on.
            let _ = on_change.call1(&JsValue::NULL, &described(fragment, settings, token));
        };
        self.mounted = Some(match &self.guest {
            Guest::Figure(piece) => {
                let props = FigureProps {
                    piece: piece.clone(),
                    home: self.home,
                    request: None,
                    on_change: Callback::from(move |change: FigureChange| {
                        tell(&change.fragment, &change.settings, change.token);
                    }),
                };
                let app = Renderer::<Figure>::with_root_and_props(root, props.clone());
                Mounted::Figure(if takes_over { app.hydrate() } else { app.render() }, props)
            }
            Guest::Instrument(chart) => {
                let props = InstrumentProps {
                    chart: *chart,
                    edition: self.edition.clone(),
                    home: self.home,
                    lexicon: self.lexicon.clone(),
                    request: None,
                    on_change: Callback::from(move |(fragment, token): (String, u32)| {
                        tell(&fragment, "", token)
                    }),
                };
                let app = Renderer::<Instrument>::with_root_and_props(root, props.clone());
                Mounted::Instrument(if takes_over { app.hydrate() } else { app.render() }, props)
            }
        });
    }

    fn update(&mut self) {
        match &mut self.mounted {
            Some(Mounted::Figure(app, props)) => {
                props.request = Some(self.request.clone());
                app.update(props.clone());
            }
            Some(Mounted::Instrument(app, props)) => {
                props.request = Some(self.request.clone());
                props.lexicon = self.lexicon.clone();
                app.update(props.clone());
            }
            None => {}
        }
    }
}

/// A change as a plain object.
fn described(fragment: &str, settings: &str, token: u32) -> JsValue {
    let object = Object::new();
    let fields: [(&str, JsValue); 3] =
        [("fragment", fragment.into()), ("settings", settings.into()), ("token", token.into())];
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.unchecked_into()
}
