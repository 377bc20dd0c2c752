//! Where a wasm of ours has its memory from. wasm32 only.
//!
//! Must stay true: the allocator is a third of the size of the standard one, and safe to use from one thread alone.

use std::hint::black_box;
#[cfg(any(feature = "draws", feature = "figures"))]
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

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
    in_one_piece(AT_ONCE.max(document.saturating_mul(TIMES)));
}

/// For so many bytes of a document that comes in pieces memory comes at once, as much as they need. All that a large document needs, taken at
/// the beginning, had browsers clear up for a tenth of a second.
#[cfg(any(feature = "draws", feature = "figures"))]
const STEP: usize = 4 << 20;
#[cfg(any(feature = "draws", feature = "figures"))]
const TIMES_A_STEP: usize = 4;

/// Has memory come for a piece of so many bytes, and for those after it.
#[cfg(any(feature = "draws", feature = "figures"))]
pub(crate) fn reserve_ahead(piece: usize) {
    static READ: AtomicUsize = AtomicUsize::new(0);
    let before = READ.fetch_add(piece, Relaxed);
    if before == 0 || before / STEP != (before + piece) / STEP {
        in_one_piece(STEP * TIMES_A_STEP);
    }
}

fn in_one_piece(bytes: usize) {
    drop(black_box(Vec::<u8>::with_capacity(bytes)));
}
