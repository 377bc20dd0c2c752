//! What a host shall send with the site: security headers, caching, types.
//!
//! Must stay true: no inline script or style is allowed and none is needed; only files whose names hold
//! their hash are kept for ever; a header is set by one rule only for any path, because hosts disagree about two.

use super::{
    embedding::{FRAME_KEEPER, MODULE},
    offline::{MANIFEST, RETIRING_WORKER, WORKER},
    single::Single,
};
use crate::headers::Rule;

/// What there is to serve, as paths in the site.
#[derive(Debug, Clone, Copy)]
pub struct Served<'a> {
    /// The pages that readers open.
    pub pages: &'a [String],
    /// The pages that show frames of ours.
    pub builders: &'a [String],
    /// The frames.
    pub frames: &'a [String],
    /// The one-file edition.
    pub single: &'a Single,
    /// All wasm.
    pub wasm: &'a [&'a str],
}

/// Nothing is allowed but what the page is known to use.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types cn-explainer";

/// The same for frames, which anybody may put into a page, even one that isolates itself. In a sandbox a frame has no origin,
/// and for WebKit `'self'` is nothing then, so the site is named as well.
fn frame_policy(origin: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {origin} 'wasm-unsafe-eval'; style-src 'self' {origin}; \
         img-src 'self' {origin} data:; font-src 'self' {origin}; connect-src 'self' {origin}; base-uri 'self' {origin}; \
         form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// What any page may load from us.
const FOR_ALL: [(&str, &str); 2] =
    [("Access-Control-Allow-Origin", "*"), ("Cross-Origin-Resource-Policy", "cross-origin")];

/// The content of `_headers`.
pub fn headers(origin: &str, Served { pages, builders, frames, single, wasm }: Served<'_>) -> String {
    let mut rules = vec![
        Rule::new(
            "/*",
            &[
                ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "strict-origin-when-cross-origin"),
                ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
                ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
            ],
        ),
        Rule::new(
            "/assets/*",
            &[
                ("Cache-Control", "public, max-age=31536000, immutable"),
                ("Access-Control-Allow-Origin", "*"),
                ("Cross-Origin-Resource-Policy", "cross-origin"),
                ("Timing-Allow-Origin", "*"),
            ],
        ),
        Rule::new("/schema.json", &[("Cache-Control", "no-cache"), ("Access-Control-Allow-Origin", "*")]),
    ];
    rules.extend(
        wasm.iter().map(|wasm| Rule::new(format!("/{wasm}"), &[("Content-Type", "application/wasm")])),
    );
    // A host answers with a page under its file name and under its folder's.
    let builder_policy = format!("{PAGE_POLICY}; frame-src 'self'");
    let pages = pages.iter().map(|page| (page, PAGE_POLICY));
    for (page, policy) in pages.chain(builders.iter().map(|page| (page, builder_policy.as_str()))) {
        let folder = page.strip_suffix("index.html").unwrap_or(page);
        for path in [folder, page] {
            rules.push(Rule::new(
                format!("/{path}"),
                &[
                    ("Content-Type", "text/html; charset=utf-8"),
                    ("Cache-Control", "no-cache"),
                    ("Content-Security-Policy", policy),
                    ("Cross-Origin-Opener-Policy", "same-origin"),
                ],
            ));
        }
    }
    let policy = frame_policy(origin);
    for frame in frames {
        let folder = frame.strip_suffix("index.html").unwrap_or(frame);
        for path in [folder, frame] {
            let mut headers = vec![
                ("Content-Type", "text/html; charset=utf-8"),
                ("Cache-Control", "no-cache"),
                ("Content-Security-Policy", &policy),
                ("Cross-Origin-Embedder-Policy", "require-corp"),
            ];
            headers.extend(FOR_ALL);
            rules.push(Rule::new(format!("/{path}"), &headers));
        }
    }
    // It brings its policy along; only who may show it in a frame cannot be said from within. Any widget hands it out.
    let policy = format!("{}; frame-ancestors 'none'", single.policy);
    for file in &single.files {
        let mut headers = vec![
            ("Content-Type", "text/html; charset=utf-8"),
            ("Cache-Control", "no-cache"),
            ("Content-Security-Policy", &policy),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ];
        headers.extend(FOR_ALL);
        rules.push(Rule::new(format!("/{file}"), &headers));
    }
    // Names that stay: asked for again each time, so that a new release arrives.
    for script in [MODULE, FRAME_KEEPER] {
        let mut headers =
            vec![("Content-Type", "text/javascript; charset=utf-8"), ("Cache-Control", "no-cache")];
        headers.extend(FOR_ALL);
        rules.push(Rule::new(format!("/{script}"), &headers));
    }
    for (path, kind) in [
        (WORKER, "text/javascript; charset=utf-8"),
        (RETIRING_WORKER, "text/javascript; charset=utf-8"),
        (MANIFEST, "application/manifest+json"),
    ] {
        rules.push(Rule::new(format!("/{path}"), &[("Content-Type", kind), ("Cache-Control", "no-cache")]));
    }
    let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
    rules.join("\n")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::headers::parse;

    fn sent(path: &str) -> Vec<(String, String)> {
        let text = headers(
            "https://a.example",
            Served {
                pages: &["index.html".to_owned(), "en/index.html".to_owned()],
                builders: &["builder/index.html".to_owned()],
                frames: &["embed/index.html".to_owned()],
                single: &Single {
                    files: vec!["yongxian.html".to_owned()],
                    policy: "default-src 'none'; script-src 'sha256-x'".to_owned(),
                },
                wasm: &["assets/y-1.wasm"],
            },
        );
        let rules = parse(&text).unwrap();
        rules.into_iter().filter(|rule| rule.fits(path)).flat_map(|rule| rule.headers).collect()
    }

    #[test]
    fn every_address_of_a_page_has_the_strict_policy() {
        for path in ["/", "/index.html", "/en/", "/en/index.html", "/builder/"] {
            let policies: Vec<_> =
                sent(path).into_iter().filter(|(name, _)| name == "Content-Security-Policy").collect();
            assert_eq!(policies.len(), 1, "{path}");
            assert!(!policies[0].1.contains("'unsafe-"), "{path}");
        }
    }

    #[test]
    fn a_frame_may_stand_anywhere_and_a_page_nowhere() {
        let policy = |path| {
            let headers = sent(path).into_iter();
            headers
                .filter(|(name, _)| name == "Content-Security-Policy")
                .map(|(_, value)| value)
                .collect::<String>()
        };
        assert!(policy("/embed/").contains("frame-ancestors *") && !policy("/embed/").contains("'unsafe-"));
        assert!(policy("/").contains("frame-ancestors 'none'") && !policy("/").contains("frame-src"));
        assert!(
            policy("/builder/").contains("frame-ancestors 'none'")
                && policy("/builder/").contains("frame-src 'self'")
        );
    }

    #[test]
    fn the_one_file_edition_has_its_own_policy_and_can_be_fetched_from_anywhere() {
        let headers = sent("/yongxian.html");
        let value = |wanted: &str| headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| &**value);
        assert_eq!(
            value("Content-Security-Policy"),
            Some("default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'")
        );
        assert_eq!(value("Access-Control-Allow-Origin"), Some("*"));
    }

    #[test]
    fn an_example_brings_the_policy_it_wants() {
        let names: Vec<String> =
            sent("/examples/strict-csp.html").into_iter().map(|(name, _)| name).collect();
        assert!(!names.iter().any(|name| name == "Content-Security-Policy"), "{names:?}");
        assert!(names.iter().any(|name| name == "X-Content-Type-Options"), "{names:?}");
    }

    #[test]
    fn no_header_is_set_twice() {
        for path in [
            "/",
            "/en/index.html",
            "/embed/",
            "/builder/",
            "/yongxian.html",
            "/yongxian.js",
            "/assets/y-1.wasm",
            "/assets/x-2.js",
            "/schema.json",
            "/examples/article.html",
            "/robots.txt",
        ] {
            let names: Vec<String> = sent(path).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "{path}: {names:?}");
        }
    }

    #[test]
    fn the_wasm_has_its_type_and_is_kept() {
        let headers = sent("/assets/y-1.wasm");
        assert!(headers.contains(&("Content-Type".to_owned(), "application/wasm".to_owned())));
        assert!(headers.iter().any(|(name, value)| name == "Cache-Control" && value.contains("immutable")));
    }
}
