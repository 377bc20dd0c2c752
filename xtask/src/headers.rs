//! The `_headers` file of a static site: which response headers go with which paths.
//!
//! The syntax is the one that Netlify, Cloudflare and others read: a path on a line of its own, its headers
//! indented below; `*` at the end of a path stands for anything. Our server reads the very file that is
//! published, so what we test is what we ship.

use std::fmt;

use anyhow::{Context, Result, bail, ensure};

/// The headers of the paths that one pattern fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// A path from the root of the site, or the beginning of one with `*` after it.
    pub pattern: String,
    /// Names and values, in order.
    pub headers: Vec<(String, String)>,
}

impl Rule {
    /// A rule with these headers.
    pub fn new(pattern: impl Into<String>, headers: &[(&str, &str)]) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { pattern: pattern.into(), headers }
    }

    /// Whether this rule speaks of a path.
    pub fn fits(&self, path: &str) -> bool {
        match self.pattern.strip_suffix('*') {
            Some(beginning) => path.starts_with(beginning),
            None => path == self.pattern,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.pattern)?;
        self.headers.iter().try_for_each(|(name, value)| writeln!(f, "  {name}: {value}"))
    }
}

/// Reads a `_headers` file.
///
/// # Errors
///
/// Fails with the line that is no path, no header, or stands under no path.
pub fn parse(text: &str) -> Result<Vec<Rule>> {
    let mut rules: Vec<Rule> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if line.starts_with(char::is_whitespace) {
            let (name, value) =
                line.split_once(':').with_context(|| format!("line {number}: a header needs a colon"))?;
            let rule =
                rules.last_mut().with_context(|| format!("line {number}: a header needs a path above it"))?;
            rule.headers.push((name.trim().to_owned(), value.trim().to_owned()));
        } else {
            let pattern = line.trim_end();
            ensure!(pattern.starts_with('/'), "line {number}: a path begins with /");
            if pattern.trim_end_matches('*').contains(['*', ':']) {
                bail!("line {number}: only a `*` at the end of a path is understood everywhere");
            }
            rules.push(Rule { pattern: pattern.to_owned(), headers: Vec::new() });
        }
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let rules = vec![
            Rule::new("/*", &[("X-Content-Type-Options", "nosniff")]),
            Rule::new(
                "/a.html",
                &[("Content-Security-Policy", "default-src 'none'; img-src data:"), ("B", "c")],
            ),
        ];
        let text: String = rules.iter().map(ToString::to_string).collect();
        assert_eq!(parse(&text).unwrap(), rules);
    }

    #[test]
    fn comments_and_blank_lines_are_passed_over() {
        assert_eq!(parse("# why\n\n/a\n  # how\n\n  B: c\n").unwrap(), [Rule::new("/a", &[("B", "c")])]);
    }

    #[test]
    fn a_star_stands_for_anything_after_it() {
        assert!(Rule::new("/assets/*", &[]).fits("/assets/a/b.js"));
        assert!(!Rule::new("/assets/*", &[]).fits("/en/assets/"));
        assert!(Rule::new("/en/", &[]).fits("/en/"));
        assert!(!Rule::new("/en/", &[]).fits("/en/index.html"));
    }

    #[test]
    fn mistakes_are_found_with_their_line() {
        for (text, line) in [("  A: b", 1), ("/a\n  b", 2), ("a", 1), ("/*.js", 1), ("/:any", 1)] {
            assert!(parse(text).unwrap_err().to_string().starts_with(&format!("line {line}:")), "{text}");
        }
    }
}
