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
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
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
        let opened =
            built.and_then(|folder| Site::open(&folder).map_err(|error| Complaint(format!("{error:#}"))));
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
        let text = fs::read_to_string(&file).with_context(|| {
            format!("{} is no site: it has no _headers; `cargo xtask dist` makes one", folder.display())
        })?;
        let rules = headers::parse(&text).with_context(|| file.display().to_string())?;
        let rules = rules.into_iter().map(|rule| header_map(&rule).map(|headers| (rule, headers)));
        let rules = rules.collect::<Result<_>>().with_context(|| file.display().to_string())?;
        Ok(Self { folder: folder.to_owned(), rules })
    }
}

/// Answers requests until the program ends.
///
/// # Errors
///
/// Fails if the system takes the listener away.
pub fn run(listener: TcpListener, served: Arc<Served>) -> Result<()> {
    listener.set_nonblocking(true).context("cannot listen")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("cannot start the server")?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).context("cannot listen")?;
        axum::serve(listener, app(served)).await.context("the server stopped")
    })
}

fn app(served: Arc<Served>) -> Router {
    Router::new()
        .route("/__reload", get(news))
        .route("/__reload.js", get(reload_script))
        .fallback(file)
        .with_state(served)
}

async fn file(State(served): State<Arc<Served>>, request: Request) -> Response {
    let site = served.site();
    let path = request.uri().path().to_owned();
    let files = ServeDir::new(&site.folder).precompressed_br().precompressed_gzip();
    let Ok(response) = files.oneshot(request).await;
    let mut response = response.map(Body::new);
    if response.status() == StatusCode::NOT_FOUND {
        // That a file is missing must not be remembered as long as the file would be.
        return response;
    }
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
            Ok(News::Rebuilt) | Err(broadcast::error::RecvError::Lagged(_)) => {
                // Browsers drop an event without data.
                Event::default().event("rebuilt").data("reload")
            }
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
        let value =
            HeaderValue::try_from(value).with_context(|| format!("{value:?} is no value of a header"))?;
        Ok((name, value))
    };
    rule.headers.iter().map(header).collect()
}

#[cfg(test)]
mod tests {
    use futures_util::StreamExt;

    use super::*;

    /// A site with a page, a module that has a compressed form, and one rule for each.
    fn site() -> (tempfile::TempDir, Arc<Served>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in [
            ("_headers", "/\n  Content-Type: text/html; charset=utf-8\n/a*\n  Cache-Control: immutable\n"),
            ("index.html", "<p>"),
            ("a.wasm", "raw"),
            ("a.wasm.br", "brotli"),
        ] {
            fs::write(folder.path().join(name), content).unwrap();
        }
        let served = Served::new(folder.path()).unwrap();
        (folder, Arc::new(served))
    }

    fn answer(served: &Arc<Served>, path: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = app(Arc::clone(served)).oneshot(request.body(Body::empty()).unwrap());
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(answer).unwrap()
    }

    #[test]
    fn files_come_with_the_headers_of_their_rules() {
        let (_folder, served) = site();
        let page = answer(&served, "/", &[]);
        assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
        assert!(page.headers().get("cache-control").is_none());
        assert_eq!(answer(&served, "/a.wasm", &[]).headers()["cache-control"], "immutable");
    }

    #[test]
    fn wasm_has_its_type_compressed_or_not() {
        let (_folder, served) = site();
        let raw = answer(&served, "/a.wasm", &[]);
        let compressed = answer(&served, "/a.wasm", &[("accept-encoding", "br")]);
        assert!(raw.headers().get("content-encoding").is_none());
        assert_eq!(compressed.headers()["content-encoding"], "br");
        for answer in [raw, compressed] {
            assert_eq!(answer.headers()["content-type"], "application/wasm");
        }
    }

    #[test]
    fn a_missing_file_is_not_remembered() {
        let (_folder, served) = site();
        let answer = answer(&served, "/a.none", &[]);
        assert_eq!(answer.status(), StatusCode::NOT_FOUND);
        assert!(answer.headers().get("cache-control").is_none());
    }

    #[test]
    fn a_failed_rebuild_leaves_the_old_site() {
        let (_folder, served) = site();
        let mut news = served.news.subscribe();
        served.publish(Err(Complaint("error: expected `;`".to_owned())));
        assert_eq!(answer(&served, "/", &[]).status(), StatusCode::OK);
        assert!(matches!(news.try_recv().unwrap(), News::Failed(text) if text.contains("expected `;`")));
    }

    #[test]
    fn an_open_page_is_told_of_a_rebuild_in_a_way_that_browsers_hear() {
        let (folder, served) = site();
        let told =
            tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
                let request = Request::builder().uri("/__reload").body(Body::empty()).unwrap();
                let mut news =
                    app(Arc::clone(&served)).oneshot(request).await.unwrap().into_body().into_data_stream();
                served.publish(Ok(folder.path().to_owned()));
                news.next().await.unwrap().unwrap()
            });
        assert_eq!(told, "event: rebuilt\ndata: reload\n\n");
    }

    #[test]
    fn a_folder_without_headers_is_no_site() {
        let folder = tempfile::tempdir().unwrap();
        assert!(format!("{:#}", Served::new(folder.path()).err().unwrap()).contains("cargo xtask dist"));
    }
}
