//! The page's JavaScript modules, with the hashed names of what they import written into them.
//!
//! Must stay true: a module is named after what it imports, so its name changes when an import's content
//! does; hence imports may not form a circle.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use super::javascript;

/// The modules that an entry needs, itself last, as paths in the site.
#[derive(Debug)]
pub struct Linked {
    /// In the order in which they had to be named: imports first.
    pub paths: Vec<String>,
}

impl Linked {
    /// The entry itself.
    pub fn entry(&self) -> &str {
        self.paths.last().map_or("", String::as_str)
    }

    /// What the entry imports, directly or not.
    pub fn imports(&self) -> &[String] {
        self.paths.split_last().map_or(&[], |(_, imports)| imports)
    }
}

/// Links an entry with what it imports.
///
/// `sources` are all modules by file name. `add` puts a module's final text into the site and returns its path
/// there; all paths must lie in one folder.
///
/// # Errors
///
/// Fails if an import does not exist or imports form a circle.
pub fn link(
    entry: &str,
    sources: &BTreeMap<String, String>,
    add: impl FnMut(&str, String) -> Result<String>,
) -> Result<Linked> {
    let mut linker = Linker { sources, add, done: BTreeMap::new(), open: BTreeSet::new(), order: Vec::new() };
    linker.visit(entry)?;
    Ok(Linked { paths: linker.order })
}

struct Linker<'a, Add> {
    sources: &'a BTreeMap<String, String>,
    add: Add,
    /// Finished modules: file name to path in the site.
    done: BTreeMap<String, String>,
    /// Modules whose imports are being worked on.
    open: BTreeSet<String>,
    order: Vec<String>,
}

impl<Add: FnMut(&str, String) -> Result<String>> Linker<'_, Add> {
    fn visit(&mut self, name: &str) -> Result<String> {
        if let Some(path) = self.done.get(name) {
            return Ok(path.clone());
        }
        let sources = self.sources;
        let source = sources.get(name).with_context(|| format!("there is no module `{name}`"))?;
        if !self.open.insert(name.to_owned()) {
            bail!("`{name}` imports itself by way of others; hashed names need imports without circles");
        }
        let text = self.with_final_names(source).with_context(|| format!("in `{name}`"))?;
        let path = (self.add)(name, text)?;
        self.open.remove(name);
        self.done.insert(name.to_owned(), path.clone());
        self.order.push(path.clone());
        Ok(path)
    }

    /// The module with the final names of its imports, which are therefore visited first.
    fn with_final_names(&mut self, source: &str) -> Result<String> {
        let mut text = String::with_capacity(source.len());
        let mut copied = 0;
        for (range, specifier) in javascript::imports(source)? {
            let name = specifier
                .strip_prefix("./")
                .with_context(|| format!("`{specifier}` is no neighbour (./…)"))?;
            let path = self.visit(name)?;
            let file = path.rsplit('/').next().unwrap_or_default();
            text.push_str(source.get(copied..range.start).unwrap_or_default());
            text.push_str("./");
            text.push_str(file);
            copied = range.end;
        }
        text.push_str(source.get(copied..).unwrap_or_default());
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links `page.js` among these modules; each gets its name with `-N` as path, N being its length.
    fn linked(modules: &[(&str, &str)]) -> Result<(Linked, BTreeMap<String, String>)> {
        let sources = modules.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let mut site = BTreeMap::new();
        let linked = link("page.js", &sources, |name, text| {
            let path = format!("assets/{}-{}.js", name.trim_end_matches(".js"), text.len());
            site.insert(path.clone(), text);
            Ok(path)
        })?;
        Ok((linked, site))
    }

    #[test]
    fn imports_get_their_final_names() {
        let (linked, site) = linked(&[
            ("page.js", "import './side.js';\nimport {\n  a,\n  b,\n} from \"./a.js\";\nexport { c } from './a.js';\n"),
            ("a.js", "12345"),
            ("side.js", "1"),
            ("unused.js", ""),
        ])
        .unwrap();
        assert_eq!(linked.imports(), ["assets/side-1.js", "assets/a-5.js"]);
        assert_eq!(
            site[linked.entry()],
            "import './side-1.js';\nimport {\n  a,\n  b,\n} from \"./a-5.js\";\nexport { c } from './a-5.js';\n"
        );
    }

    #[test]
    fn a_changed_import_renames_its_importers() {
        let before = linked(&[("page.js", "import './a.js';"), ("a.js", "1")]).unwrap().0;
        let after = linked(&[("page.js", "import './a.js';"), ("a.js", "1234567890")]).unwrap().0;
        assert_ne!(before.entry(), after.entry());
    }

    #[test]
    fn a_module_without_imports_stays_as_it_is() {
        let source = "/** @param {import('./b.js').B} b */\nconst text = \"from './c.js'\";\n";
        let (linked, site) = linked(&[("page.js", source)]).unwrap();
        assert_eq!(site[linked.entry()], source);
    }

    #[test]
    fn a_missing_module_is_named_with_its_importer() {
        let error = linked(&[("page.js", "import './none.js';")]).err().unwrap();
        assert_eq!(format!("{error:#}"), "in `page.js`: there is no module `none.js`");
    }

    #[test]
    fn a_circle_is_refused() {
        let circle = [("page.js", "import './a.js';"), ("a.js", "import './page.js';")];
        assert!(format!("{:#}", linked(&circle).err().unwrap()).contains("`page.js` imports itself"));
    }
}
