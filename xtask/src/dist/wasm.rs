//! A package of ours as WebAssembly with its JavaScript glue, fit for the oldest browser that we promise.
//!
//! Must stay true: the wasm needs nothing that Safari 15 or the in-app browsers of that time refuse (the
//! validator below decides, not a list of flags); the glue runs under a policy without `unsafe-eval`; neither
//! names a folder of the machine that built it.

use std::{env, fs, path::PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload, Validator, WasmFeatures};

use super::Profile;
use crate::{command, project::Project, setup};

/// What becomes wasm.
#[derive(Debug, Clone, Copy)]
pub struct Source {
    package: &'static str,
    features: &'static [&'static str],
    /// What its marks on the page begin with, if it draws with Yew, which leaves such marks.
    marks: Option<&'static str>,
}

/// The explainer, as it takes over a page of ours.
pub const EXPLAINER: Source =
    Source { package: "yongxian", features: &["browser"], marks: Some(".__yongxian_") };
/// The explainer, as it draws what no page brings along.
pub const DRAWING: Source = Source { features: &["draws"], ..EXPLAINER };
/// The figures within it, whose events it must not take for its own.
pub const FIGURES: Source =
    Source { package: "yongxian", features: &["figures"], marks: Some(".__yongxian_figure_") };
/// What makes QR codes.
pub const QR: Source = Source { package: "yongxian-qr", features: &[], marks: None };

/// What a browser needs to run it.
pub struct Compiled {
    /// The module.
    pub wasm: Vec<u8>,
    /// An ES module that exports `createInstance`, which makes one more instance's glue.
    pub glue: String,
}

/// Compiles a package and makes its glue.
///
/// # Errors
///
/// Fails if it does not compile, or if the result needs more than an old browser has.
pub fn build(project: &Project, profile: Profile, source: Source) -> Result<Compiled> {
    let Source { package, features, marks } = source;
    let module = compiled(project, profile, package, features)?;
    let mut output = Bindgen::new()
        .input_bytes(package, module)
        .no_modules(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen cannot make the glue")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a library brings JavaScript of its own, which glue made for many instances cannot import"
    );
    let wasm = output.wasm_mut().emit_wasm();
    validate(&wasm)?;
    let glue = output.js();
    let glue = marks.map_or_else(|| Ok(glue.to_owned()), |marks| marked(glue, marks))?;
    Ok(Compiled { wasm, glue: factory(&glue)? })
}

/// The module of a package of the workspace, fit for wasm-bindgen.
///
/// # Errors
///
/// Fails if the package does not compile.
pub fn compiled(project: &Project, profile: Profile, package: &str, features: &[&str]) -> Result<Vec<u8>> {
    setup::wasm_target()?;
    without_section(&compile(project, profile, package, features)?, "target_features")
}

/// Runs cargo and returns the module as the compiler left it.
fn compile(project: &Project, profile: Profile, package: &str, features: &[&str]) -> Result<Vec<u8>> {
    let mut cargo = command::cargo(project);
    // RUSTFLAGS would replace the flags of .cargo/config.toml, and with them the ban on reference types.
    cargo.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    // Only this package: the features that xtask turns on in the library must stay out of the wasm.
    // Only as a cdylib: beside an rlib, cargo leaves the link-time optimisation out, and the wasm grows by a half.
    cargo.args(["rustc", "--package", package, "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.args(["--features", &features.join(","), "--profile", profile.cargo_name()]);
    cargo.args(["--config", &remapped_paths(project)?]);
    command::run(&mut cargo)?;
    let folder = project.target.join("wasm32-unknown-unknown").join(profile.cargo_name());
    let file = folder.join(format!("{}.wasm", package.replace('-', "_")));
    fs::read(&file).with_context(|| format!("cargo built no {}", file.display()))
}

/// Panic messages hold source paths. Shipping the builder's own would tell who they are and make
/// two machines disagree about the bytes.
fn remapped_paths(project: &Project) -> Result<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let folders = home.iter().map(|home| (home, "/cargo")).chain([(&project.root, "/yongxian")]);
    let flags: Vec<String> =
        folders.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect();
    // Cargo adds this list to the one in .cargo/config.toml. JSON's lists of strings are TOML's too.
    Ok(format!("target.wasm32-unknown-unknown.rustflags={}", serde_json::to_string(&flags)?))
}

/// The module without the custom sections of one name.
///
/// Without `target_features`, wasm-bindgen has no reason to use reference types, which rustc lists there
/// even when told not to use them.
fn without_section(module: &[u8], name: &str) -> Result<Vec<u8>> {
    let mut kept = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("the compiler's output is no wasm module")?;
        if matches!(&payload, Payload::CustomSection(section) if section.name() == name) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let data = module.get(range).context("a section of the wasm module is cut short")?;
            kept.section(&RawSection { id, data });
        }
    }
    Ok(kept.finish())
}

/// Refuses a module that needs anything newer than Chrome 86, Firefox 79 or Safari 15.
fn validate(module: &[u8]) -> Result<()> {
    let features = WasmFeatures::WASM1
        | WasmFeatures::BULK_MEMORY
        | WasmFeatures::MULTI_VALUE
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::SIGN_EXTENSION;
    Validator::new_with_features(features)
        .validate_all(module)
        .context("the wasm needs more than the oldest browsers have; see .cargo/config.toml for the flags it is built with")?;
    Ok(())
}

/// What Yew writes its marks on elements and events under begins with this, and here with something else. A page that is a Yew
/// app itself reads the marks of all elements an event has passed; ours would say to it that the event is not its own, or,
/// where the numbers coincide, that it has handlers of that number to run. So would a figure's to the explainer around it.
const MARK: &str = ".__yew_";

/// The glue with marks that begin with `marks`.
fn marked(glue: &str, marks: &str) -> Result<String> {
    ensure!(
        ["subtree_id", "subtree_cache_key", "listener_id"]
            .iter()
            .all(|mark| glue.contains(&format!("{MARK}{mark}"))),
        "Yew marks elements in another way now, and a page that is a Yew app itself may take our marks for its own"
    );
    Ok(glue.replace(MARK, marks))
}

/// The glue as a function that can be called once an instance, because Yew and a panic both outlive an app:
/// only a fresh instance is sure to be sound.
fn factory(glue: &str) -> Result<String> {
    for forbidden in ["eval(", "new Function", "externref"] {
        ensure!(
            !glue.contains(forbidden),
            "the glue contains `{forbidden}`, which old browsers or a strict policy refuse"
        );
    }
    ensure!(
        glue.contains("let wasm_bindgen"),
        "the glue has changed its form: it no longer defines `wasm_bindgen`"
    );
    Ok(format!("export function createInstance() {{\n{}\nreturn wasm_bindgen;\n}}\n", glue.trim_end()))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use wasm_encoder::{CustomSection, MemorySection, MemoryType, RefType, TableSection, TableType};

    use super::*;

    fn custom<'a>(name: &'a str, data: &'a [u8]) -> CustomSection<'a> {
        CustomSection { name: name.into(), data: Cow::Borrowed(data) }
    }

    fn module_with_table(element_type: RefType) -> Vec<u8> {
        let mut tables = TableSection::new();
        tables.table(TableType { element_type, table64: false, minimum: 1, maximum: None, shared: false });
        let mut module = Module::new();
        module.section(&tables);
        module.finish()
    }

    #[test]
    fn strips_only_the_named_section() {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut with = Module::new();
        with.section(&memories).section(&custom("target_features", b"+x")).section(&custom("name", b"n"));
        let mut without = Module::new();
        without.section(&memories).section(&custom("name", b"n"));

        assert_eq!(without_section(&with.finish(), "target_features").unwrap(), without.finish());
    }

    #[test]
    fn refuses_what_is_no_module() {
        assert!(without_section(b"not wasm", "x").is_err());
    }

    #[test]
    fn refuses_reference_types() {
        assert!(validate(&module_with_table(RefType::FUNCREF)).is_ok());
        assert!(validate(&module_with_table(RefType::EXTERNREF)).is_err());
    }

    #[test]
    fn glue_becomes_a_factory() {
        assert_eq!(
            factory("let wasm_bindgen = 1;\n").unwrap(),
            "export function createInstance() {\nlet wasm_bindgen = 1;\nreturn wasm_bindgen;\n}\n"
        );
    }

    #[test]
    fn glue_marks_elements_in_our_own_name() {
        let glue = "a.__yew_subtree_id; a.__yew_subtree_cache_key; a.__yew_listener_id = 1;";
        assert_eq!(
            marked(glue, ".__x_").unwrap(),
            "a.__x_subtree_id; a.__x_subtree_cache_key; a.__x_listener_id = 1;"
        );
        assert_ne!(EXPLAINER.marks, FIGURES.marks);
    }

    #[test]
    fn glue_that_marks_elements_otherwise_is_refused() {
        let error = marked("let wasm_bindgen; a.__yew_subtree_id", ".__x_").unwrap_err();
        assert!(error.to_string().contains("marks elements"));
    }

    #[test]
    fn glue_that_evaluates_text_is_refused() {
        let error = factory("let wasm_bindgen; new Function('x')").unwrap_err();
        assert!(error.to_string().contains("new Function"));
    }
}
