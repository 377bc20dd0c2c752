//! A news page written in Yew, with the explainer in the middle of it.
//!
//! Must stay true: it treats the element as any other, and nothing here is done for its sake. Two Yew apps, each in a
//! wasm of its own, then stand one inside the other, and each must hear what is its own and nothing else. wasm32 only.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlInputElement};
use yew::{AppHandle, Component, Context, Html, InputEvent, Renderer, TargetCast, html};

/// More buttons with handlers than the explainer has elements with any. Yew numbers them from 0 in each app, so that
/// every number that the explainer gives out is given out here too.
const TOPICS: u32 = 400;

/// The page while it is shown.
#[wasm_bindgen]
pub struct Page(AppHandle<News>);

#[wasm_bindgen]
impl Page {
    /// Takes the page away, with everything in it.
    pub fn stop(self) {
        self.0.destroy();
    }
}

/// Shows the page in an element.
#[wasm_bindgen]
pub fn start(root: Element) -> Page {
    Page(Renderer::<News>::with_root(root).render())
}

/// What the page has heard. Every single call of a handler counts.
struct News {
    clicks: u32,
    inputs: u32,
    topics: u32,
    headline: String,
    is_shown: bool,
}

enum Heard {
    Click,
    Input,
    Topic,
    Headline(String),
    Toggle,
}

impl Component for News {
    type Message = Heard;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self { clicks: 0, inputs: 0, topics: 0, headline: "A news page".to_owned(), is_shown: true }
    }

    fn update(&mut self, _: &Context<Self>, heard: Heard) -> bool {
        match heard {
            Heard::Click => self.clicks += 1,
            Heard::Input => self.inputs += 1,
            Heard::Topic => self.topics += 1,
            Heard::Headline(text) => self.headline = text,
            Heard::Toggle => self.is_shown = !self.is_shown,
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let link = context.link();
        let on_headline = link.callback(|event: InputEvent| {
            Heard::Headline(event.target_unchecked_into::<HtmlInputElement>().value())
        });
        html! {
            <main>
                <details>
                    <summary>{ "Topics" }</summary>
                    { for (0..TOPICS).map(|number| html! {
                        <button
                            key={number}
                            onclick={link.callback(|_| Heard::Topic)}
                            oninput={link.callback(|_| Heard::Topic)}
                            onkeydown={link.callback(|_| Heard::Topic)}
                        >
                            { number }
                        </button>
                    }) }
                </details>
                <h1>{ &self.headline }</h1>
                <input id="headline" value={self.headline.clone()} oninput={on_headline} />
                <button id="toggle" onclick={link.callback(|_| Heard::Toggle)}>
                    { if self.is_shown { "Hide the explainer" } else { "Show the explainer" } }
                </button>
                <p>
                    { "Clicks: " }<output id="clicks">{ self.clicks }</output>
                    { ", inputs: " }<output id="inputs">{ self.inputs }</output>
                    { ", topics: " }<output id="topics">{ self.topics }</output>
                </p>
                <div
                    id="around"
                    onclick={link.callback(|_| Heard::Click)}
                    oninput={link.callback(|_| Heard::Input)}
                >
                    <label>
                        <input id="plain" type="checkbox" />
                        { "A box without handlers of its own, to compare with" }
                    </label>
                    if self.is_shown {
                        <yongxian-explainer lang="en" view="models" data-clicks={self.clicks.to_string()} />
                    }
                </div>
                <p>{ "The story goes on." }</p>
            </main>
        }
    }
}
