//! Several of our modules as one file, so that a page with a single script element needs a single request for it.
//!
//! Must stay true: each module keeps its names to itself, in a function of its own, and runs once, after what it imports.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use super::javascript::{self, Parts};

/// The entry with all that it imports, as one module that exports what the entry does.
///
/// # Errors
///
/// Fails if an import does not exist, gives no such name, or imports form a circle.
pub fn bundle(entry: &str, sources: &BTreeMap<String, String>) -> Result<String> {
    let mut bundle = Bundle { sources, places: BTreeMap::new(), open: BTreeSet::new(), text: String::new() };
    let place = bundle.visit(entry)?;
    let exports = bundle.places.get(entry).map(|(_, exports)| exports.join(", ")).unwrap_or_default();
    if !exports.is_empty() {
        bundle.text.push_str(&format!("const {{ {exports} }} = m{place};\nexport {{ {exports} }};\n"));
    }
    Ok(bundle.text)
}

struct Bundle<'a> {
    sources: &'a BTreeMap<String, String>,
    /// Finished modules: the number of each and the names it gives.
    places: BTreeMap<String, (usize, Vec<String>)>,
    open: BTreeSet<String>,
    text: String,
}

impl Bundle<'_> {
    /// Writes a module and what it imports, unless they are written; returns its number.
    fn visit(&mut self, name: &str) -> Result<usize> {
        if let Some((place, _)) = self.places.get(name) {
            return Ok(*place);
        }
        let source = self.sources.get(name).with_context(|| format!("there is no module `{name}`"))?;
        if !self.open.insert(name.to_owned()) {
            bail!("`{name}` imports itself by way of others");
        }
        let Parts { imports, exports, body } =
            javascript::parts(source).with_context(|| format!("in `{name}`"))?;
        let mut head = String::new();
        for (specifier, names) in imports {
            let import = specifier.trim_start_matches("./");
            let place = self.visit(import).with_context(|| format!("in `{name}`"))?;
            let given = self.places.get(import).map(|(_, exports)| exports.as_slice()).unwrap_or_default();
            if let Some((wanted, _)) = names.iter().find(|(wanted, _)| !given.contains(wanted)) {
                bail!("`{name}` imports `{wanted}`, which `{import}` does not export");
            }
            let names: Vec<String> = names.iter().map(|(from, to)| format!("{from}: {to}")).collect();
            head.push_str(&format!("const {{ {} }} = m{place};\n", names.join(", ")));
        }
        let place = self.places.len();
        self.text.push_str(&format!(
            "const m{place} = (() => {{\n{head}{body}\nreturn {{ {} }};\n}})();\n",
            exports.join(", ")
        ));
        self.open.remove(name);
        self.places.insert(name.to_owned(), (place, exports));
        Ok(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled(modules: &[(&str, &str)]) -> Result<String> {
        bundle(
            "main.js",
            &modules.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        )
    }

    #[test]
    fn a_module_stands_once_and_before_those_that_need_it() {
        let text = bundled(&[
            ("main.js", "import { a as one } from './a.js';\nimport { b } from './b.js';\nexport const sum = one + b;"),
            ("a.js", "const hidden = 1;\nexport const a = hidden;"),
            ("b.js", "import { a } from './a.js';\nconst hidden = 2;\nexport const b = a + hidden;"),
        ])
        .unwrap();
        assert_eq!(text.matches("hidden = 1").count(), 1);
        let places: Vec<_> =
            ["hidden = 1", "hidden = 2", "sum ="].map(|part| text.find(part).unwrap()).into();
        assert!(places.is_sorted(), "{text}");
        assert!(text.ends_with("export { sum };\n") && text.contains("a: one"), "{text}");
    }

    #[test]
    fn mistakes_are_named() {
        let told = |modules: &[(&str, &str)]| format!("{:#}", bundled(modules).unwrap_err());
        assert_eq!(told(&[("main.js", "import './none.js'")]), "in `main.js`: there is no module `none.js`");
        let unknown = [("main.js", "import { b } from './a.js'"), ("a.js", "export const a = 1")];
        assert_eq!(told(&unknown), "`main.js` imports `b`, which `a.js` does not export");
        let circle = [("main.js", "import './a.js'"), ("a.js", "import './main.js'")];
        assert!(told(&circle).contains("`main.js` imports itself"));
    }
}
