//! A text as a QR code, drawn as one SVG path.
//!
//! Must stay true: the code holds the text and nothing else, as UTF-8; it is never finer than a phone's camera reads off
//! another phone's screen.

use std::fmt::Write as _;

use qrcodegen::{DataTooLong, QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that is drawn. Its 117 modules a side are more than 2 CSS pixels each on a phone; what is finer is hardly
/// ever read off a screen.
const LARGEST: u8 = 25;

/// The most bytes of a text that surely fit; a text of digits or capitals may be longer.
pub const MAX_BYTES: usize = 1_273;

/// A code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// How many modules it has along each side, without the quiet zone of 4 modules that has to be around it.
    pub size: u32,
    /// The dark modules as data of an SVG path, one unit a module, the origin at the upper left.
    pub path: String,
}

/// Makes the code of a text, with as much error correction as fits beside it.
///
/// # Errors
///
/// Fails if the text is too long; see [`MAX_BYTES`].
pub fn code(text: &str) -> Result<Code, DataTooLong> {
    let segments = QrSegment::make_segments(text);
    // Beginning with the lowest correction gives the largest modules; it is raised as far as the size allows.
    let largest = Version::new(LARGEST);
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, largest, None, true)?;
    Ok(Code { size: code.size().unsigned_abs(), path: path(&code) })
}

/// One bar for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if length == 0 {
                x += 1;
                continue;
            }
            // Writing into a string cannot fail.
            let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            x += i32::try_from(length).unwrap_or(i32::MAX);
        }
    }
    path
}

/// The JavaScript face.
#[cfg(target_arch = "wasm32")]
mod face {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The size of the code of a text, a space, and the path; nothing if the text is too long. One string, because a class
    /// would cost more than all the rest of the glue.
    #[wasm_bindgen]
    #[must_use]
    pub fn qr(text: &str) -> Option<String> {
        super::code(text).ok().map(|code| format!("{} {}", code.size, code.path))
    }
}
