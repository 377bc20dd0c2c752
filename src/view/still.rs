//! Markup that says nothing new until the language changes, and that a prerendered page therefore keeps as it came.
//!
//! Two thirds of the page is text to read. To take it over, node by node, would cost a phone most of a second, and
//! nothing in it can be operated. Here it is left to the browser until the reader asks for the other language.
//!
//! What a page brings along for good ([`still`]) the wasm of such a page cannot even draw, which saves a reader 15 KB: it is built
//! without the feature `draws`. Where there is something to draw, the shell fetches the wasm that has it, and that one renders
//! anew; see `www/shell/widget.js`.
//!
//! Invariants: the wasm never makes markup from a string: the string is empty there and stands for what the page
//! holds already; nothing within listens, and no component is within. Once drawn by Yew, a place stays drawn by it. Without
//! `draws`, a place is either taken over or never mounted.

use std::{cell::Cell, rc::Rc};

use yew::{AttrValue, Html, hook, html, use_mut_ref};

use crate::domain::Lang;

/// Whether this can draw what a page brings along for good. Known when it is compiled, so that none of it is in a wasm that has no
/// use for it.
pub(super) const DRAWS: bool = cfg!(any(feature = "draws", not(feature = "browser")));

/// What the page brought along: prerendered markup in a language, there to be taken over during the first render.
#[derive(Clone, Debug)]
pub(super) struct Prerendered {
    lang: Lang,
    here: Rc<Cell<bool>>,
}

impl Prerendered {
    /// `here` says whether there is such markup.
    pub(super) fn new(lang: Lang, here: bool) -> Self {
        Self { lang, here: Rc::new(Cell::new(here)) }
    }

    /// The first render is over: what is mounted from now on finds nothing in its place.
    pub(super) fn end(&self) {
        self.here.set(false);
    }
}

/// Handles are the same as long as they are about the same mount, so that no prop ever changes by them.
impl PartialEq for Prerendered {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.here, &other.here)
    }
}

/// Whether a component's place still holds the markup that the page brought along, in the language shown; or in whatever language, where
/// nothing else can be drawn until the shell has what draws it.
#[hook]
pub(super) fn use_still(prerendered: &Prerendered, lang: Lang) -> bool {
    let kept = use_mut_ref(|| prerendered.here.get());
    let mut kept = kept.borrow_mut();
    *kept &= lang == prerendered.lang || !DRAWS;
    *kept
}

/// Whether a component was mounted over markup that the page brought along.
#[hook]
pub(super) fn use_held(prerendered: &Prerendered) -> bool {
    *use_mut_ref(|| prerendered.here.get()).borrow()
}

/// The place of a guest: a figure or an instrument. It is filled by another wasm, which is fetched when somebody comes near; this one steps over what the
/// page holds there and never looks at it again. `held` says whether there was such markup, and must stay the same: of
/// an empty string no new markup may be made, not even none.
pub(super) fn slot(guest: Option<&'static str>, held: bool) -> Html {
    let Some(guest) = guest else { return Html::default() };
    html! {
        <div class="slot" data-slot={guest}>
            if held || cfg!(feature = "ssr") {
                { raw(SLOT) }
            }
        </div>
    }
}

/// Content that stands as long as the page does, or what stands for it where the page holds it already.
pub(super) fn still(kept: bool, content: &dyn Fn() -> Html) -> Html {
    if kept {
        place(content)
    } else if DRAWS {
        content()
    } else {
        Html::default()
    }
}

/// What the page holds, as Yew takes it over: raw markup, whatever it is.
#[cfg(not(feature = "ssr"))]
fn place(_: &dyn Fn() -> Html) -> Html {
    raw("")
}

/// The content between marks, for [`finish`] to make raw markup of.
#[cfg(feature = "ssr")]
fn place(content: &dyn Fn() -> Html) -> Html {
    html! { <>{ raw(OPEN) }{ content() }{ raw(CLOSE) }</> }
}

#[expect(
    clippy::disallowed_methods,
    reason = "constants of ours, and none in the wasm; see the head of this file"
)]
fn raw(markup: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(markup))
}

#[cfg(not(feature = "ssr"))]
const SLOT: &str = "";
/// Where the build puts a figure's still.
#[cfg(feature = "ssr")]
pub(crate) const SLOT: &str = "<!--slot-->";

#[cfg(feature = "ssr")]
const OPEN: &str = "<!--still-->";
#[cfg(feature = "ssr")]
const CLOSE: &str = "<!--/still-->";

/// Turns what stands between marks into one piece of raw markup each, as Yew's hydration looks for it: its renderer
/// takes raw markup as a string only, and cannot be called within itself to make one.
#[cfg(feature = "ssr")]
pub(crate) fn finish(rendered: &str) -> String {
    const BEGIN: &str = "<!--<#>-->";
    const END: &str = "<!--</#>-->";
    rendered.replace(&format!("{BEGIN}{OPEN}{END}"), BEGIN).replace(&format!("{BEGIN}{CLOSE}{END}"), END)
}
