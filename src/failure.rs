//! How a wasm of ours tells that it is dead. wasm32 only.

use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

/// Tells JavaScript of a panic, with its place. The function must not call back into the wasm.
#[wasm_bindgen]
pub fn on_failure(report: Function) {
    yew::set_custom_panic_hook(Box::new(move |panic| {
        // A report that fails has nobody left to tell.
        let _ = report.call1(&JsValue::NULL, &JsValue::from_str(&panic.to_string()));
    }));
}
