//! Pictures for those who cannot draw SVG: previews in other people's feeds, icons on a home screen.
//!
//! Must stay true: no fonts are used, so that every machine draws the same bytes; letters are drawn as paths.

use anyhow::{Context, Result, ensure};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};

/// Draws an SVG into a PNG of this size.
///
/// # Errors
///
/// Fails if the text is not SVG, holds text, or has another shape than the PNG shall have.
pub fn png(svg: &str, width: u32, height: u32) -> Result<Vec<u8>> {
    ensure!(!svg.contains("<text"), "has <text>, which no font is there to draw; turn letters into paths");
    let tree = Tree::from_str(svg, &Options::default()).context("is no SVG")?;
    let size = tree.size();
    let (across, down) = (to_pixels(width) / size.width(), to_pixels(height) / size.height());
    ensure!(
        (across / down - 1.0).abs() < 0.01,
        "is {} by {}, which cannot fill {width} by {height} pixels",
        size.width(),
        size.height()
    );
    let mut pixmap = Pixmap::new(width, height).context("a picture needs a size")?;
    resvg::render(&tree, Transform::from_scale(across, down), &mut pixmap.as_mut());
    pixmap.encode_png().context("cannot be encoded")
}

/// Width and height of a PNG, px.
///
/// # Errors
///
/// Fails if it is no PNG.
pub fn size(png: &[u8]) -> Result<(u32, u32)> {
    let picture = Pixmap::decode_png(png).context("is no PNG")?;
    Ok((picture.width(), picture.height()))
}

/// Pictures are far smaller than the numbers that an `f32` cannot hold.
#[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
fn to_pixels(length: u32) -> f32 {
    length as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4H0z" fill="#f00"/></svg>"##;

    #[test]
    fn draws_at_the_size_asked_for() {
        let picture = Pixmap::decode_png(&png(SQUARE, 8, 8).unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), (8, 8));
        assert_eq!(size(&picture.encode_png().unwrap()).unwrap(), (8, 8));
        let red = picture.pixel(7, 7).unwrap();
        assert_eq!((red.red(), red.green(), red.alpha()), (255, 0, 255));
    }

    #[test]
    fn refuses_what_would_be_distorted_or_lack_its_letters() {
        assert!(png(SQUARE, 8, 4).is_err());
        assert!(png("<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>", 8, 8).is_err());
        assert!(png("no picture", 8, 8).is_err());
    }
}
