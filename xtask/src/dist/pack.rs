//! Files on their way to a reader: compressed ahead of time, where that is worth it, and measured.

use std::io::Write;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use serde::Serialize;

/// How hard to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// As for readers.
    Best,
    /// As for someone waiting for the page to reload.
    Quick,
}

/// How large one file is, in bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Path in the site.
    pub path: String,
    /// The file itself.
    pub raw: usize,
    /// On its way with gzip; as it is, if it is not compressed.
    pub gzip: usize,
    /// On its way with brotli; as it is, if it is not compressed.
    pub brotli: usize,
}

/// A file and its compressed forms.
pub struct Packed<'a> {
    /// Path in the site.
    pub path: &'a str,
    /// The file itself.
    pub raw: &'a [u8],
    /// File name endings and contents of the compressed forms; none where they save too little.
    pub compressed: Vec<(&'static str, Vec<u8>)>,
}

impl<'a> Packed<'a> {
    /// Compresses a file, if it is of a kind and size for which that is worth it.
    ///
    /// # Errors
    ///
    /// Fails if a library cannot compress it, which only a lack of memory can cause.
    pub fn new(path: &'a str, raw: &'a [u8], effort: Effort) -> Result<Self> {
        let compressible = path.rsplit_once('.').is_some_and(|(_, extension)| {
            matches!(extension, "css" | "html" | "js" | "json" | "svg" | "txt" | "wasm" | "xml")
        });
        // A package is for a bundler, not for a reader.
        let compressed = if compressible && !path.starts_with("npm/") && raw.len() >= 1000 {
            vec![("br", brotli(raw, effort)?), ("gz", gzip(raw)?)]
        } else {
            Vec::new()
        };
        Ok(Self { path, raw, compressed })
    }

    /// How large it is.
    pub fn size(&self) -> Size {
        let sent = |ending: &str| {
            let form = self.compressed.iter().find(|(form, _)| *form == ending);
            form.map_or(self.raw.len(), |(_, content)| content.len())
        };
        Size { path: self.path.to_owned(), raw: self.raw.len(), gzip: sent("gz"), brotli: sent("br") }
    }
}

fn brotli(raw: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let quality = if effort == Effort::Best { 11 } else { 5 };
    let parameters = BrotliEncoderParams { quality, size_hint: raw.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut packed, &parameters).context("cannot compress with brotli")?;
    Ok(packed)
}

pub fn gzip(raw: &[u8]) -> Result<Vec<u8>> {
    // The encoder writes no time and no name, so the bytes depend on the content alone.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(raw).and_then(|()| encoder.finish()).context("cannot compress with gzip")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_worth_it_is_compressed() {
        let long = vec![b'a'; 1000];
        let size = Packed::new("long.txt", &long, Effort::Best).unwrap().size();
        assert!(size.raw == 1000 && size.gzip < 100 && size.brotli < 100);
        for (path, content) in [("short.txt", &long[..999]), ("picture.png", &long[..])] {
            let file = Packed::new(path, content, Effort::Best).unwrap();
            assert!(file.compressed.is_empty(), "{path}");
            assert_eq!(file.size().brotli, content.len());
        }
    }
}
