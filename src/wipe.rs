//! Memory that keeps nothing: every block is overwritten with zeros when it is freed.
//!
//! Types with secrets wipe themselves. But a secret also passes through memory of others: the buffer of a decoder, a text
//! of a message, a vector that grew and left its old place behind. In wasm such a place stays as it is until something else
//! needs it, since the memory of an instance is never given back.

#[cfg(target_arch = "wasm32")]
use std::alloc::System;
use std::alloc::{GlobalAlloc, Layout};
use std::hint::black_box;

/// How much of the stack [`wipe_stack`] overwrites, in bytes: more than anything here needs at a time. The stack of a wasm
/// instance is 1 MiB.
const STACK: usize = 64 * 1024;

/// Overwrites the part of the stack that the caller has not in use, with whatever the functions left there that it has
/// called. Those must not be inlined into it.
#[inline(never)]
pub fn wipe_stack() {
    black_box(&mut [0_u8; STACK]);
}

/// The memory of all binaries that run in the browser.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: Wiping<System> = Wiping(System);

/// An allocator that wipes what it frees.
///
/// `realloc` is the trait's own: a new block, a copy, and the old block freed, so wiped. That of the inner allocator
/// would move a block and leave the old one as it was.
pub struct Wiping<A>(pub A);

#[expect(unsafe_code, reason = "an allocator is unsafe by its nature; this is the only one")]
// SAFETY: blocks come from the inner allocator and go back to it, with the layout that the caller gave. A block is
// written to before it goes back, while it is still the caller's to give, and within its size.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Wiping<A> {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { self.0.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { self.0.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            block.write_bytes(0, layout.size());
            // Somebody might look at it: so the zeros are written, although the block is freed.
            self.0.dealloc(black_box(block), layout);
        }
    }
}
