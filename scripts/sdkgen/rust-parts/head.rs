//! The kit for plugins in Rust: this one file, std alone, for rustc 1.63 and later.
//!
//! ```ignore
//! #[path = "../sdk/to_tui.rs"]
//! mod to_tui;
//! use to_tui::*;
//!
//! export!(handle_action);
//!
//! fn handle_action(input: ActionInput) -> Result<Vec<Command>, String> {
//!     let day = host::get_current_date()?;
//!     Ok(commands![CreateTodo::new(format!("{} on {}", input.action, day)), SetStatusMessage::new("Greeted")])
//! }
//! ```
//!
//! - `export!` names the functions that the application calls; the module must be `to_tui` at the crate's root. Each takes
//!   its input and answers `Result<Vec<Command>, String>`; `generate` answers `Vec<GeneratedItem>`, `shutdown` `()`.
//! - An `Err` makes the call fail with a reason that the user reads; nothing is changed, and the plugin goes on living. A
//!   panic does too, and the plugin is started anew.
//! - Questions to the host are functions of `host`; a refusal is a [`HostError`], which `?` turns into the reason.
//! - Commands are structs: `new` takes what must be said, a method of the field's name what may be, and `without_…` says
//!   null. Half of a character, which the host's JSON can have, is read as U+FFFD.
//!
//! Build: `rustc --edition 2021 --crate-type cdylib --target wasm32-unknown-unknown -C opt-level=z -C lto
//! -C panic=abort -C strip=symbols -o plugin.wasm src/plugin.rs`

#![allow(dead_code, unused_imports, unused_macros)]

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Once;

/// The plugin kit's kernel: blocks of bytes that belong to the host.
mod kernel {
    #[link(wasm_import_module = "extism:host/env")]
    extern "C" {
        fn input_length() -> u64;
        fn input_load_u8(at: u64) -> u8;
        fn input_load_u64(at: u64) -> u64;
        fn output_set(block: u64, length: u64);
        fn error_set(block: u64);
        fn alloc(length: u64) -> u64;
        fn free(block: u64);
        fn length(block: u64) -> u64;
        fn load_u8(at: u64) -> u8;
        fn load_u64(at: u64) -> u64;
        fn store_u8(at: u64, value: u8);
        fn store_u64(at: u64, value: u64);
    }

    /// The input of the call.
    pub fn input() -> Vec<u8> {
        // These take numbers and touch no memory of ours.
        unsafe { read(input_length(), |at| input_load_u64(at), |at| input_load_u8(at)) }
    }

    /// The bytes in a block of the host; the block is freed.
    pub fn take(block: u64) -> Vec<u8> {
        unsafe {
            let bytes = read(length(block), |at| load_u64(block + at), |at| load_u8(block + at));
            free(block);
            bytes
        }
    }

    /// A copy for the host; the end of the call frees it.
    pub fn write(text: &str) -> u64 {
        let bytes = text.as_bytes();
        unsafe {
            let block = alloc(bytes.len() as u64);
            let eights = bytes.chunks_exact(8);
            let rest = eights.remainder();
            let mut at = block;
            for eight in eights {
                let mut word = [0; 8];
                word.copy_from_slice(eight);
                store_u64(at, u64::from_le_bytes(word));
                at += 8;
            }
            for (index, byte) in rest.iter().enumerate() {
                store_u8(at + index as u64, *byte);
            }
            block
        }
    }

    /// Makes a text the answer of the call.
    pub fn answer(text: &str) {
        let block = write(text);
        unsafe { output_set(block, text.len() as u64) }
    }

    /// Says why the call came to nothing.
    pub fn fail(reason: &str) {
        let block = write(reason);
        unsafe { error_set(block) }
    }

    fn read(size: u64, eight: impl Fn(u64) -> u64, one: impl Fn(u64) -> u8) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(size as usize);
        let mut at = 0;
        while at + 8 <= size {
            bytes.extend_from_slice(&eight(at).to_le_bytes());
            at += 8;
        }
        while at < size {
            bytes.push(one(at));
            at += 1;
        }
        bytes
    }
}
