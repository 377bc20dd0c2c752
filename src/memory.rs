//! Where a wasm of ours has its memory from. wasm32 only.
//!
//! Must stay true: the allocator is a third of the size of the standard one, and safe to use from one thread alone.

use std::hint::black_box;

use rlsf::SmallGlobalTlsf;

#[global_allocator]
static MEMORY: SmallGlobalTlsf = SmallGlobalTlsf::new();

/// What a document and its page need at least, in bytes; and how many times its text one does that is read.
const AT_ONCE: usize = 3 << 20;
const TIMES: usize = 6;

/// Has memory come in one piece, for a document of so many bytes. Grown page by page while a widget comes to life, it would cost
/// a phone more than all its reading of the document.
pub(crate) fn reserve(document: usize) {
    drop(black_box(Vec::<u8>::with_capacity(AT_ONCE.max(document.saturating_mul(TIMES)))));
}
