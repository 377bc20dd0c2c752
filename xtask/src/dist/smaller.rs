//! JavaScript without what only people read: comments, indentation, long forms of the same syntax tree.
//!
//! Must stay true: names are kept and nothing is moved or dropped, so that a stack trace still reads and no
//! minifier's cleverness has to be trusted.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// The same module in fewer bytes.
///
/// # Errors
///
/// Fails if the text is not an ES module; names the file and the first mistake.
pub fn module(name: &str, text: &str) -> Result<String> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(mistake) = parsed.diagnostics.first() {
        bail!("{name} is not JavaScript: {mistake}");
    }
    Ok(Codegen::new().with_options(CodegenOptions::minify()).build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::module;

    #[test]
    fn comments_and_indentation_go_and_names_stay() {
        let small = module("a.js", "/* why */\nexport function widget(root) {\n  // here\n  return root;\n}\n").unwrap();
        assert_eq!(small, "export function widget(root){return root}");
    }

    #[test]
    fn what_is_not_javascript_is_refused_by_name() {
        let error = module("a.js", "export function {").unwrap_err().to_string();
        assert!(error.starts_with("a.js is not JavaScript"), "{error}");
    }
}
