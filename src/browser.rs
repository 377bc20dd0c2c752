//! The shell: all that JavaScript can ask of the wasm. wasm32 only.
//!
//! Invariants: no logic and no markup here. One [`Explainer`] per wasm instance: after a panic the instance is
//! thrown away with it. JavaScript is called only from [`on_change`](Explainer::hydrate) and from the panic hook.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsError, JsValue, prelude::wasm_bindgen};
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::{
    domain::{Document, Edition, Lang},
    view::{App, AppProps, Change, Link, Request},
};

/// Tells JavaScript of a panic, with its place. The function must not call back into the wasm.
#[wasm_bindgen]
pub fn on_failure(report: Function) {
    yew::set_custom_panic_hook(Box::new(move |panic| {
        // A report that fails has nobody left to tell.
        let _ = report.call1(&JsValue::NULL, &JsValue::from_str(&panic.to_string()));
    }));
}

/// One explainer on a page.
#[wasm_bindgen]
pub struct Explainer {
    edition: Edition,
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
        let document = Document::from_json(document)?;
        Ok(Self { edition: Edition::new(document), mounted: None })
    }

    /// Takes over prerendered markup. Panics if the markup is not what this build renders.
    pub fn hydrate(&mut self, root: Element, lang: &str, on_change: Function) {
        self.mount(lang, true, on_change, |props| {
            Renderer::<App>::with_root_and_props(root, props).hydrate()
        });
    }

    /// Renders into an empty element.
    pub fn render(&mut self, root: Element, lang: &str, on_change: Function) {
        self.mount(lang, false, on_change, |props| {
            Renderer::<App>::with_root_and_props(root, props).render()
        });
    }

    /// Opens a link: sets the state from a URL fragment. What it does not know, it ignores.
    pub fn request(&mut self, fragment: &str) {
        self.update(|request| {
            let serial = request.link.as_ref().map_or(0, |link| link.serial.wrapping_add(1));
            request.link = Some(Link { fragment: fragment.into(), serial });
        });
    }

    /// Asks for a sign of life: a later change carries the token.
    pub fn ping(&mut self, token: u32) {
        self.update(|request| request.token = token);
    }

    /// Takes the explainer off the page.
    pub fn destroy(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.app.destroy();
        }
    }
}

impl Explainer {
    fn mount(
        &mut self,
        lang: &str,
        prerendered: bool,
        on_change: Function,
        start: impl FnOnce(AppProps) -> AppHandle<App>,
    ) {
        let home = Lang::from_tag(lang).unwrap_or_default();
        let on_change = Callback::from(move |change: Change| {
            // What a host's function throws is the host's affair; the explainer goes on.
            let _ = on_change.call1(&JsValue::NULL, &describe(&change));
        });
        let props = AppProps { edition: self.edition.clone(), home, prerendered, request: None, on_change };
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
    let fields: [(&str, JsValue); 7] = [
        ("fragment", change.fragment.as_str().into()),
        ("step", change.step.code().into()),
        ("count", JsValue::from_f64(f64::from(u32::try_from(change.count).unwrap_or(u32::MAX)))),
        ("lang", change.state.lang.code().into()),
        ("theme", change.state.theme.code().into()),
        ("title", JsValue::from_str(&change.title)),
        ("token", change.token.into()),
    ];
    for (name, value) in fields {
        // Setting a field of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.unchecked_into()
}
