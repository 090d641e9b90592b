//! Freed memory holds nothing of what was in it.
#![allow(unsafe_code, clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::RefCell,
};

use sixpence::wipe::Wiping;

/// Gives out memory of the system, and keeps what was in it when it came back.
#[derive(Default)]
struct Witness {
    freed: RefCell<Vec<Vec<u8>>>,
}

unsafe impl GlobalAlloc for Witness {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
        self.freed.borrow_mut().push(bytes.to_vec());
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, _: *mut u8, _: Layout, _: usize) -> *mut u8 {
        panic!("would move a block and leave the old one as it was");
    }
}

const SECRET: &[u8; 24] = b"the secret of an account";

fn filled(memory: &Wiping<Witness>, layout: Layout) -> *mut u8 {
    unsafe {
        let block = memory.alloc(layout);
        assert!(!block.is_null());
        for at in 0..layout.size() {
            block.add(at).write(SECRET[at % SECRET.len()]);
        }
        block
    }
}

#[test]
fn what_is_freed_is_zero() {
    for (size, align) in [(1, 1), (24, 1), (24, 8), (4096, 16), (70_001, 4096)] {
        let memory = Wiping(Witness::default());
        let layout = Layout::from_size_align(size, align).unwrap();
        let block = filled(&memory, layout);
        unsafe { memory.dealloc(block, layout) };
        assert_eq!(*memory.0.freed.borrow(), [vec![0; size]]);
    }
}

#[test]
fn what_grows_or_shrinks_leaves_nothing_behind() {
    for new in [8, 24, 48, 100_000] {
        let memory = Wiping(Witness::default());
        let layout = Layout::from_size_align(24, 8).unwrap();
        let block = filled(&memory, layout);
        let moved = unsafe { memory.realloc(block, layout, new) };
        assert_eq!(*memory.0.freed.borrow(), [vec![0; 24]], "the old place");
        let kept = unsafe { std::slice::from_raw_parts(moved, new.min(24)) };
        assert_eq!(kept, &SECRET[..kept.len()], "the content has moved");
        unsafe { memory.dealloc(moved, Layout::from_size_align(new, 8).unwrap()) };
        assert_eq!(memory.0.freed.borrow().last(), Some(&vec![0; new]));
    }
}

#[test]
fn zeroed_memory_is_zero() {
    let memory = Wiping(Witness::default());
    let layout = Layout::from_size_align(5000, 8).unwrap();
    unsafe {
        let block = memory.alloc_zeroed(layout);
        assert!(std::slice::from_raw_parts(block, 5000).iter().all(|byte| *byte == 0));
        memory.dealloc(block, layout);
    }
}
