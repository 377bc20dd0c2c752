//! What is drawn is read back by another library, and says the same.

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect should stop right there"
)]

use rqrr::PreparedImage;
use yongxian_qr::{Code, MAX_BYTES, code};

/// How many pixels a module has in the pictures that are read, and how many modules of white are around the code.
const SCALE: usize = 4;
const QUIET: usize = 4;

/// The dark modules, by reading the path as a browser would: `M x y h n v1 h-n z`, again and again.
fn modules(Code { size, path }: &Code) -> Vec<Vec<bool>> {
    let size = usize::try_from(*size).unwrap();
    let mut modules = vec![vec![false; size]; size];
    for bar in path.split_terminator('z') {
        let (start, rest) = bar.strip_prefix('M').unwrap().split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let (length, back) = rest.split_once("v1h-").unwrap();
        assert_eq!(length, back);
        let (x, y, length): (usize, usize, usize) =
            (x.parse().unwrap(), y.parse().unwrap(), length.parse().unwrap());
        modules[y][x..x + length].fill(true);
    }
    modules
}

fn read(code: &Code) -> String {
    let modules = modules(code);
    let width = (modules.len() + 2 * QUIET) * SCALE;
    let mut picture = PreparedImage::prepare_from_greyscale(width, width, |x, y| {
        let module = |at: usize| (at / SCALE).checked_sub(QUIET);
        let dark =
            module(y).zip(module(x)).and_then(|(y, x)| modules.get(y)?.get(x).copied()).unwrap_or_default();
        if dark { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().unwrap().1
}

#[test]
fn texts_come_back_as_they_were() {
    for text in [
        "https://yongxian.example/",
        "https://yongxian.example/en/#q=GLM&org_type=startup,big_tech&sort=-size&theme=dark",
        "https://yongxian.example/#q=%E9%80%9A%E4%B9%89",
        "大模型一拥而上，后来呢？通义千问、文心一言。",
        "0123456789",
        "A",
        "",
    ] {
        assert_eq!(read(&code(text).unwrap()), text);
    }
}

#[test]
fn the_longest_text_fits_and_one_byte_more_does_not() {
    let longest = "a".repeat(MAX_BYTES);
    let drawn = code(&longest).unwrap();
    assert_eq!(drawn.size, 117);
    assert_eq!(read(&drawn), longest);
    assert!(code(&format!("{longest}a")).is_err());
    // Three bytes a character.
    let chinese = "涌".repeat(MAX_BYTES / 3);
    assert_eq!(read(&code(&chinese).unwrap()), chinese);
    assert!(code(&"涌".repeat(MAX_BYTES / 3 + 1)).is_err());
}

#[test]
fn a_short_text_has_large_modules() {
    assert_eq!(code("https://yongxian.example/").unwrap().size, 25);
}
