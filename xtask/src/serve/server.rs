//! The server: files of one folder with that folder's own `_headers`, and news of rebuilds for open pages.

use std::{
    convert::Infallible,
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use futures_util::{Stream, stream};
use tokio::sync::broadcast;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::rebuild::Complaint;
use crate::{
    headers::{self, Rule},
    progress,
};

/// The site that is served now, which a rebuild replaces.
pub struct Served {
    site: RwLock<Arc<Site>>,
    news: broadcast::Sender<News>,
}

/// A folder and the headers that go with its files.
struct Site {
    folder: PathBuf,
    rules: Vec<(Rule, HeaderMap)>,
}

/// What an open page is told.
#[derive(Clone)]
enum News {
    Rebuilt,
    Failed(String),
}

impl Served {
    /// Serves a folder.
    ///
    /// # Errors
    ///
    /// Fails if the folder is no site.
    pub fn new(folder: &Path) -> Result<Self> {
        Ok(Self { site: RwLock::new(Arc::new(Site::open(folder)?)), news: broadcast::Sender::new(16) })
    }

    /// Serves what a rebuild made and tells open pages; if it failed, says so and serves the old site on.
    pub fn publish(&self, built: Result<PathBuf, Complaint>) {
        let opened = built.and_then(|folder| Site::open(&folder).map_err(|error| Complaint(format!("{error:#}"))));
        let news = match opened {
            Ok(site) => {
                *self.site.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(site);
                progress::step("reloading open pages");
                News::Rebuilt
            }
            Err(Complaint(text)) => {
                progress::warn("the rebuild failed; serving the last good site until the next change");
                News::Failed(text)
            }
        };
        // An error means that no page is open.
        let _ = self.news.send(news);
    }

    fn site(&self) -> Arc<Site> {
        Arc::clone(&self.site.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Site {
    fn open(folder: &Path) -> Result<Self> {
        let file = folder.join("_headers");
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} is no site: it has no _headers; `cargo xtask dist` makes one", folder.display()))?;
        let rules = headers::parse(&text).with_context(|| file.display().to_string())?;
        let rules = rules.into_iter().map(|rule| Ok((header_map(&rule)?, rule))).collect::<Result<Vec<_>>>();
        let rules = rules.with_context(|| file.display().to_string())?;
        Ok(Self { folder: folder.to_owned(), rules: rules.into_iter().map(|(map, rule)| (rule, map)).collect() })
    }
}

/// Answers requests until the program ends.
///
/// # Errors
///
/// Fails if the system takes the listener away.
pub fn run(listener: TcpListener, served: Arc<Served>) -> Result<()> {
    listener.set_nonblocking(true).context("cannot listen")?;
    let app = Router::new()
        .route("/__reload", get(news))
        .route("/__reload.js", get(reload_script))
        .fallback(file)
        .with_state(served);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build();
    runtime.context("cannot start the server")?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).context("cannot listen")?;
        axum::serve(listener, app).await.context("the server stopped")
    })
}

async fn file(State(served): State<Arc<Served>>, request: Request) -> Response {
    let site = served.site();
    let path = request.uri().path().to_owned();
    let files = ServeDir::new(&site.folder).precompressed_br().precompressed_gzip();
    let Ok(response) = files.oneshot(request).await;
    let mut response = response.map(Body::new);
    for (_, headers) in site.rules.iter().filter(|(rule, _)| rule.fits(&path)) {
        response.headers_mut().extend(headers.clone());
    }
    response
}

async fn reload_script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], include_str!("reload.js"))
}

async fn news(State(served): State<Arc<Served>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let news = stream::unfold(served.news.subscribe(), async |mut news| {
        let event = match news.recv().await {
            // Who missed some news has missed a rebuild.
            Ok(News::Rebuilt) | Err(broadcast::error::RecvError::Lagged(_)) => Event::default().event("rebuilt").data(""),
            Ok(News::Failed(text)) => Event::default().event("failed").data(text),
            Err(broadcast::error::RecvError::Closed) => return None,
        };
        Some((Ok(event), news))
    });
    Sse::new(news).keep_alive(KeepAlive::default())
}

fn header_map(rule: &Rule) -> Result<HeaderMap> {
    let header = |(name, value): &(String, String)| {
        let name = HeaderName::try_from(name).with_context(|| format!("{name:?} is no name of a header"))?;
        let value = HeaderValue::try_from(value).with_context(|| format!("{value:?} is no value of a header"))?;
        Ok((name, value))
    };
    rule.headers.iter().map(header).collect()
}
