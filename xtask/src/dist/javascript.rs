//! What the build does with JavaScript: taking modules apart and leaving out what only people read.

use std::ops::Range;

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::{BindingPattern, BindingPatternKind, Declaration, ImportDeclarationSpecifier, Statement};
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_mangler::{MangleOptions, Mangler};
use oxc_parser::{Parser, ParserReturn};
use oxc_span::{GetSpan, SourceType, Span};

/// What a module consists of, as far as others have to do with it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Imported modules by specifier, each with the names it gives and what they are called here.
    pub imports: Vec<(String, Vec<(String, String)>)>,
    /// The names it gives to others.
    pub exports: Vec<String>,
    /// The rest, in which the exported things are still declared.
    pub body: String,
}

/// Takes a module apart. Only plain imports and exports by name are understood: that is how ours are written.
///
/// # Errors
///
/// Fails with the line that is no JavaScript, or with an import or export of another kind.
pub fn parts(source: &str) -> Result<Parts> {
    let allocator = Allocator::default();
    let program = parse(&allocator, source)?.program;
    let mut parts = Parts::default();
    let mut dropped: Vec<Range<usize>> = Vec::new();
    for statement in &program.body {
        match statement {
            Statement::ImportDeclaration(import) => {
                let mut names = Vec::new();
                for specifier in import.specifiers.iter().flatten() {
                    let ImportDeclarationSpecifier::ImportSpecifier(name) = specifier else {
                        bail!("`{}`: import by name", import.source.value);
                    };
                    names.push((name.imported.name().to_string(), name.local.name.to_string()));
                }
                parts.imports.push((import.source.value.to_string(), names));
                dropped.push(range(import.span));
            }
            Statement::ExportNamedDeclaration(export) => {
                if let Some(declaration) = &export.declaration {
                    parts.exports.extend(declared(declaration)?);
                    dropped.push(export.span.start as usize..range(declaration.span()).start);
                } else {
                    for name in &export.specifiers {
                        parts.exports.push(name.exported.name().to_string());
                    }
                    dropped.push(range(export.span));
                }
            }
            Statement::ExportDefaultDeclaration(_) | Statement::ExportAllDeclaration(_) => {
                bail!("export by name")
            }
            _ => {}
        }
    }
    let mut copied = 0;
    for gap in dropped {
        parts.body.push_str(source.get(copied..gap.start).unwrap_or_default());
        copied = gap.end;
    }
    parts.body.push_str(source.get(copied..).unwrap_or_default());
    Ok(parts)
}

/// The names that a declaration declares.
fn declared(declaration: &Declaration) -> Result<Vec<String>> {
    let name = |pattern: &BindingPattern| match &pattern.kind {
        BindingPatternKind::BindingIdentifier(name) => Ok(name.name.to_string()),
        _ => bail!("export one name at a time"),
    };
    match declaration {
        Declaration::FunctionDeclaration(function) => {
            Ok(function.id.iter().map(|id| id.name.to_string()).collect())
        }
        Declaration::ClassDeclaration(class) => Ok(class.id.iter().map(|id| id.name.to_string()).collect()),
        Declaration::VariableDeclaration(variables) => {
            variables.declarations.iter().map(|variable| name(&variable.id)).collect()
        }
        _ => bail!("export functions, classes and constants"),
    }
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_module_apart() {
        let source = "import { a, b as c } from './a.js';\nimport './side.js';\nexport const d = a, e = 1;\n\
                      export class F {}\nexport { c };\nexport async function g() { return import('./h.js') }\n";
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let found = parts(source).unwrap();
        assert_eq!(
            found.imports,
            [("./a.js".to_owned(), vec![pair("a", "a"), pair("b", "c")]), ("./side.js".to_owned(), vec![])]
        );
        assert_eq!(found.exports, ["d", "e", "F", "c", "g"]);
        assert_eq!(
            found.body.split_whitespace().collect::<Vec<_>>().join(" "),
            "const d = a, e = 1; class F {} async function g() { return import('./h.js') }"
        );
        assert!(parts("import all from './a.js'").is_err() && parts("export default 1").is_err());
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
