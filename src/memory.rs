//! Where a wasm of ours has its memory from. wasm32 only.
//!
//! Must stay true: the allocator is a third of the size of the standard one, and safe to use from one thread alone.

use std::hint::black_box;

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static MEMORY: SmallGlobalTlsf = SmallGlobalTlsf::new();

/// What a document and its page need at least, in bytes; and how many times its text one does that is read: a list of 100,000
/// models needs eight and a half.
const AT_ONCE: usize = 3 << 20;
const TIMES: usize = 9;

/// Has memory come in one piece, for a document of so many bytes. It would grow page by page, and each page costs the more the
/// more there are (2 ms beside 300 MB): more than all the reading of a large document.
pub(crate) fn reserve(document: usize) {
    drop(black_box(Vec::<u8>::with_capacity(AT_ONCE.max(document.saturating_mul(TIMES)))));
}
