//! The shell of a figure: what JavaScript can ask of the second wasm, which draws one figure. wasm32 only.
//!
//! Invariants: those of [`browser`](crate::view), whose face this wears, so that the same `www/shell/widget.js` leads the life
//! of both: no logic and no markup here, one figure an instance, JavaScript is called only from `on_change` and the panic hook.

use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::{
    domain::{Document, Lang},
    memory,
    view::{
        Link, Request,
        figure::{Figure, FigureChange, FigureProps, Piece},
    },
};

/// One figure on a page.
#[wasm_bindgen(js_name = Explainer)]
pub struct Stage {
    document: Rc<Document>,
    home: Lang,
    piece: Piece,
    mounted: Option<Mounted>,
}

struct Mounted {
    app: AppHandle<Figure>,
    props: FigureProps,
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
        let document = Rc::new(Document::from_json(document)?);
        Ok(Self { document, home: Lang::default(), piece: Piece::default(), mounted: None })
    }

    /// Says what it will be, before it is: the language of the page by its code, and the kind of the figure.
    ///
    /// # Errors
    ///
    /// Names the places where a figure is not as it should be; or says that the document has none of the kind.
    pub fn place(&mut self, lang: &str, kind: &str) -> Result<(), JsError> {
        self.home = Lang::from_tag(lang).unwrap_or_default();
        self.piece = Piece::of(self.document.clone(), kind)?;
        Ok(())
    }

    /// Uses up the number by which Yew would tell this figure from other apps on the page. `spare` is an element that
    /// nobody needs.
    pub fn skip(&self, spare: Element) {
        Renderer::<Figure>::with_root_and_props(spare, self.props(Callback::noop())).render().destroy();
    }

    /// Takes over prerendered markup. Panics if the markup is not what this build renders.
    pub fn hydrate(&mut self, root: Element, on_change: Function) {
        self.mount(on_change, |props| Renderer::<Figure>::with_root_and_props(root, props).hydrate());
    }

    /// Renders into an empty element.
    pub fn render(&mut self, root: Element, on_change: Function) {
        self.mount(on_change, |props| Renderer::<Figure>::with_root_and_props(root, props).render());
    }

    /// Opens a link: takes the figure's own settings and the language from a fragment. A figure has nothing to reveal.
    pub fn request(&mut self, fragment: &str, _reveal: bool) {
        self.update(|request| {
            let serial = request.link.as_ref().map_or(0, |link| link.serial.wrapping_add(1));
            request.link = Some(Link { fragment: fragment.into(), serial, reveal: false });
        });
    }

    /// Asks for a sign of life: a later change carries the token.
    pub fn ping(&mut self, token: u32) {
        self.update(|request| request.token = token);
    }

    /// Takes the figure off the page.
    pub fn destroy(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.app.destroy();
        }
    }
}

impl Stage {
    fn props(&self, on_change: Callback<FigureChange>) -> FigureProps {
        FigureProps { piece: self.piece.clone(), home: self.home, request: None, on_change }
    }

    fn mount(&mut self, on_change: Function, start: impl FnOnce(FigureProps) -> AppHandle<Figure>) {
        let on_change = Callback::from(move |change: FigureChange| {
            // What the shell throws is the shell's affair; the figure goes on.
            let _ = on_change.call1(&JsValue::NULL, &describe(&change));
        });
        let props = self.props(on_change);
        self.mounted = Some(Mounted { app: start(props.clone()), props });
    }

    fn update(&mut self, change: impl FnOnce(&mut Request)) {
        let Some(mounted) = &mut self.mounted else { return };
        change(mounted.props.request.get_or_insert_default());
        mounted.app.update(mounted.props.clone());
    }
}

/// A change as a plain object.
fn describe(change: &FigureChange) -> JsValue {
    let object = Object::new();
    let fields: [(&str, JsValue); 3] = [
        ("fragment", change.fragment.as_str().into()),
        ("settings", change.settings.as_str().into()),
        ("token", change.token.into()),
    ];
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.unchecked_into()
}
