//! What the build does with JavaScript: finding imports and leaving out what only people read.

use std::ops::Range;

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::{MangleOptions, Mangler};
use oxc_parser::{Parser, ParserReturn};
use oxc_span::{SourceType, Span};

/// The specifiers that a module imports, with the places of their texts, quotes excluded, in order.
///
/// # Errors
///
/// Fails with the line that is no JavaScript.
pub fn imports(source: &str) -> Result<Vec<(Range<usize>, &str)>> {
    let allocator = Allocator::default();
    let record = parse(&allocator, source)?.module_record;
    let fixed = record.requested_modules.values().flatten().map(|request| request.span);
    let dynamic = record.dynamic_imports.iter().map(|import| import.module_request);
    let mut found: Vec<_> = fixed.chain(dynamic).filter_map(|span| quoted(source, span)).collect();
    found.sort_by_key(|(range, _)| range.start);
    Ok(found)
}

/// The same module without comments and blanks, with short names for what it keeps to itself.
///
/// # Errors
///
/// Fails with the line that is no JavaScript.
pub fn minified(source: &str) -> Result<String> {
    let allocator = Allocator::default();
    let program = parse(&allocator, source)?.program;
    let options = MangleOptions { top_level: true, ..MangleOptions::default() };
    let names = Mangler::new().with_options(options).build(&program);
    let codegen = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(Some(names.scoping))
        .with_private_member_mappings(Some(names.class_private_mappings));
    Ok(codegen.build(&program).code)
}

fn parse<'a>(allocator: &'a Allocator, source: &'a str) -> Result<ParserReturn<'a>> {
    let parsed = Parser::new(allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.first() {
        let offset = error.labels.iter().flatten().next().map_or(0, |label| label.offset());
        let line = source.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
        bail!("line {line}: {error}");
    }
    Ok(parsed)
}

/// The text between the quotes of a literal; nothing if an expression stands there instead.
fn quoted(source: &str, span: Span) -> Option<(Range<usize>, &str)> {
    let range = span.start as usize + 1..(span.end as usize).checked_sub(1)?;
    let literal = source.get(range.start - 1..range.end + 1)?;
    let quoted = literal.len() >= 2 && literal.starts_with(['"', '\'']) && literal.ends_with(['"', '\'']);
    Some((range.clone(), source.get(range)?)).filter(|_| quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_imports_of_every_form_and_nothing_else() {
        let source = r#"
            import './a.js';
            import { b } from "./b.js"; export * from './c.js';
            /** @type {import('./type.js').Type} */
            const text = "from './text.js'", later = () => import('./d.js'), other = import(text);
        "#;
        let found = imports(source).unwrap();
        let names: Vec<&str> = found.iter().map(|(_, name)| *name).collect();
        assert_eq!(names, ["./a.js", "./b.js", "./c.js", "./d.js"]);
        assert!(found.into_iter().all(|(range, name)| &source[range] == name));
    }

    #[test]
    fn leaves_out_what_only_people_read() {
        let source =
            "/** Why. */\nexport function add(first, second) {\n  // How.\n  return first + second;\n}\n";
        assert_eq!(minified(source).unwrap(), "export function add(e,t){return e+t}");
    }

    #[test]
    fn names_that_others_know_stay() {
        let source =
            "class Inner { #secret = 1; open() { return this.#secret } }\nexport const build = new Inner();";
        let minified = minified(source).unwrap();
        assert!(minified.contains("open()") && minified.contains("build"), "{minified}");
        assert!(!minified.contains("secret") && !minified.contains("Inner"), "{minified}");
    }

    #[test]
    fn what_is_no_javascript_is_told_with_its_line() {
        assert!(minified("let a;\nlet = = b;").unwrap_err().to_string().starts_with("line 2: "));
    }
}
