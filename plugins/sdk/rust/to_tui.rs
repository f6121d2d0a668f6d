// Made by `npm run docs` from the tables in src-core/plugin and scripts/sdkgen/rust-parts; changes here are lost.
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


/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    /// A whole number that fits.
    Integer(i64),
    /// Any other number.
    Number(f64),
    Text(String),
    List(Vec<Value>),
    /// The fields in their order; of several with one name the last counts.
    Object(Vec<(String, Value)>),
}

/// Lists and objects within each other; what is deeper is not read.
const DEPTH: usize = 100;

impl Value {
    /// Reads a text as JSON.
    pub fn parse(text: &str) -> Result<Value, String> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.skip_space();
        if reader.at < text.len() {
            return Err(reader.fault());
        }
        Ok(value)
    }

    /// What an object has under a name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(fields) => fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text that it has under a name.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// The whole number that it has under a name.
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::as_i64)
    }

    /// The boolean that it has under a name.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        self.get(name).and_then(Value::as_bool)
    }

    /// The values of the list that it has under a name; none when there is no list.
    pub fn list(&self, name: &str) -> &[Value] {
        match self.get(name) {
            Some(Value::List(values)) => values,
            _ => &[],
        }
    }

    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Integer(number) => Some(*number as f64),
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(value) => Some(*value),
            _ => None,
        }
    }
}

/// As JSON.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.put(&mut out);
        formatter.write_str(&out)
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn fault(&self) -> String {
        format!("is not JSON from byte {} on", self.at)
    }

    fn skip_space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn skip(&mut self, letter: u8) -> bool {
        self.skip_space();
        let is_there = self.byte() == letter;
        self.at += is_there as usize;
        is_there
    }

    fn expect(&mut self, letter: u8) -> Result<(), String> {
        if self.skip(letter) {
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, String> {
        if depth > DEPTH {
            return Err(format!("is deeper than {} levels", DEPTH));
        }
        self.skip_space();
        match self.byte() {
            b'{' => self.object(depth),
            b'[' => self.values(depth),
            b'"' => Ok(Value::Text(self.string()?)),
            b't' => self.word("true", Value::Boolean(true)),
            b'f' => self.word("false", Value::Boolean(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, String> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.fault());
        }
        self.at += word.len();
        Ok(value)
    }

    fn object(&mut self, depth: usize) -> Result<Value, String> {
        self.at += 1;
        let mut fields = Vec::new();
        if self.skip(b'}') {
            return Ok(Value::Object(fields));
        }
        loop {
            self.skip_space();
            if self.byte() != b'"' {
                return Err(self.fault());
            }
            let name = self.string()?;
            self.expect(b':')?;
            fields.push((name, self.value(depth + 1)?));
            if !self.skip(b',') {
                break;
            }
        }
        self.expect(b'}')?;
        Ok(Value::Object(fields))
    }

    fn values(&mut self, depth: usize) -> Result<Value, String> {
        self.at += 1;
        let mut values = Vec::new();
        if self.skip(b']') {
            return Ok(Value::List(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            if !self.skip(b',') {
                break;
            }
        }
        self.expect(b']')?;
        Ok(Value::List(values))
    }

    fn string(&mut self) -> Result<String, String> {
        self.at += 1;
        let mut text = String::new();
        let mut from = self.at;
        loop {
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    text.push_str(&self.text[from..self.at]);
                    self.at += 1;
                    text.push(self.escaped()?);
                    from = self.at;
                }
                byte if byte < 0x20 => return Err(self.fault()),
                _ => self.at += 1,
            }
        }
        text.push_str(&self.text[from..self.at]);
        self.at += 1;
        Ok(text)
    }

    fn escaped(&mut self) -> Result<char, String> {
        let letter = match self.byte() {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.point(),
            _ => return Err(self.fault()),
        };
        self.at += 1;
        Ok(letter)
    }

    /// What stands behind `\u`, with its other half if it has one.
    fn point(&mut self) -> Result<char, String> {
        let first = self.hex(self.at + 1).ok_or_else(|| self.fault())?;
        self.at += 5;
        if !(0xd800..0xdc00).contains(&first) {
            return Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        let follows = self.text.as_bytes()[self.at..].starts_with(b"\\u");
        match self.hex(self.at + 2) {
            Some(low) if follows && (0xdc00..0xe000).contains(&low) => {
                self.at += 6;
                let point = 0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00);
                Ok(char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
            _ => Ok(char::REPLACEMENT_CHARACTER),
        }
    }

    fn hex(&self, at: usize) -> Option<u32> {
        let digits = self.text.as_bytes().get(at..at + 4)?;
        digits.iter().try_fold(0, |value, digit| Some(value * 16 + (*digit as char).to_digit(16)?))
    }

    fn digits(&mut self) -> bool {
        let from = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.at > from
    }

    fn number(&mut self) -> Result<Value, String> {
        let from = self.at;
        self.at += (self.byte() == b'-') as usize;
        if self.byte() == b'0' {
            self.at += 1;
        } else if !self.digits() {
            return Err(self.fault());
        }
        let mut is_whole = true;
        if self.byte() == b'.' {
            self.at += 1;
            is_whole = false;
            if !self.digits() {
                return Err(self.fault());
            }
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            is_whole = false;
            self.at += matches!(self.byte(), b'+' | b'-') as usize;
            if !self.digits() {
                return Err(self.fault());
            }
        }
        let text = &self.text[from..self.at];
        match text.parse() {
            Ok(number) if is_whole => Ok(Value::Integer(number)),
            _ => text.parse().map(Value::Number).map_err(|_| self.fault()),
        }
    }
}

/// What can be read from JSON.
pub trait FromJson: Sized {
    fn from_json(value: &Value) -> Result<Self, String>;
}

/// What can be written as JSON.
pub trait ToJson {
    fn put(&self, out: &mut String);
}

fn no(what: &str) -> String {
    format!("is no {}", what)
}

impl FromJson for String {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(str::to_string).ok_or_else(|| no("text"))
    }
}

impl FromJson for i64 {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_i64().ok_or_else(|| no("whole number"))
    }
}

impl FromJson for bool {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_bool().ok_or_else(|| no("boolean"))
    }
}

impl FromJson for () {
    fn from_json(value: &Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(()),
            _ => Err(no("null")),
        }
    }
}

impl FromJson for Value {
    fn from_json(value: &Value) -> Result<Self, String> {
        Ok(value.clone())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(None),
            _ => T::from_json(value).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &Value) -> Result<Self, String> {
        match value {
            Value::List(values) => values.iter().map(T::from_json).collect(),
            _ => Err(no("list")),
        }
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(value: &Value) -> Result<Self, String> {
        match value {
            Value::Object(fields) => {
                fields.iter().map(|(name, one)| Ok((name.clone(), T::from_json(one)?))).collect()
            }
            _ => Err(no("object")),
        }
    }
}

/// A field of an object that is read; what is left out is read as null.
fn field<T: FromJson>(object: &Value, name: &str) -> Result<T, String> {
    T::from_json(object.get(name).unwrap_or(&Value::Null)).map_err(|fault| format!("{}: {}", name, fault))
}

impl ToJson for str {
    fn put(&self, out: &mut String) {
        out.push('"');
        let mut from = 0;
        for (at, byte) in self.bytes().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            out.push_str(&self[from..at]);
            from = at + 1;
            out.push('\\');
            if byte >= 0x20 {
                out.push(byte as char);
            } else {
                out.push_str("u00");
                out.push(if byte < 0x10 { '0' } else { '1' });
                out.push(b"0123456789abcdef"[(byte & 15) as usize] as char);
            }
        }
        out.push_str(&self[from..]);
        out.push('"');
    }
}

impl ToJson for String {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

impl ToJson for i64 {
    fn put(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl ToJson for bool {
    fn put(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJson for Value {
    fn put(&self, out: &mut String) {
        match self {
            Value::Null => out.push_str("null"),
            Value::Boolean(value) => value.put(out),
            Value::Integer(number) => number.put(out),
            // JSON has no word for what is no number.
            Value::Number(number) if !number.is_finite() => out.push_str("null"),
            Value::Number(number) => out.push_str(&format!("{:?}", number)),
            Value::Text(text) => text.put(out),
            Value::List(values) => values.put(out),
            Value::Object(fields) => {
                let mut object = Writer::begin(out);
                for (name, value) in fields {
                    object.field(name, value);
                }
                object.end();
            }
        }
    }
}

impl<T: ToJson + ?Sized> ToJson for &T {
    fn put(&self, out: &mut String) {
        (**self).put(out);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn put(&self, out: &mut String) {
        match self {
            Some(value) => value.put(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn put(&self, out: &mut String) {
        out.push('[');
        for (index, value) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            value.put(out);
        }
        out.push(']');
    }
}

impl<T: ToJson> ToJson for BTreeMap<String, T> {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        for (name, value) in self {
            object.field(name, value);
        }
        object.end();
    }
}

/// Writes an object, field by field.
struct Writer<'a> {
    out: &'a mut String,
    is_empty: bool,
}

impl<'a> Writer<'a> {
    fn begin(out: &'a mut String) -> Self {
        out.push('{');
        Writer { out, is_empty: true }
    }

    fn field<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) {
        if !self.is_empty {
            self.out.push(',');
        }
        self.is_empty = false;
        name.put(self.out);
        self.out.push(':');
        value.put(self.out);
    }

    /// A field that is left out when it is not given.
    fn optional<T: ToJson>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    fn end(self) {
        self.out.push('}');
    }
}

/// Why a host function refused.
#[derive(Clone, Debug, PartialEq)]
pub struct HostError {
    pub code: HostErrorCode,
    /// For people.
    pub message: String,
}

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HostError {}

impl From<HostError> for String {
    fn from(error: HostError) -> String {
        error.message
    }
}

/// Why a host function refused; the interface’s list says what each means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostErrorCode {
    Input,
    Cursor,
    Limit,
    Unavailable,
    Permission,
    Network,
    Timeout,
    NotFound,
    Io,
    /// One that this kit does not know.
    Other(String),
}

impl HostErrorCode {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            HostErrorCode::Input => "E_INPUT",
            HostErrorCode::Cursor => "E_CURSOR",
            HostErrorCode::Limit => "E_LIMIT",
            HostErrorCode::Unavailable => "E_UNAVAILABLE",
            HostErrorCode::Permission => "E_PERMISSION",
            HostErrorCode::Network => "E_NETWORK",
            HostErrorCode::Timeout => "E_TIMEOUT",
            HostErrorCode::NotFound => "E_NOT_FOUND",
            HostErrorCode::Io => "E_IO",
            HostErrorCode::Other(word) => word,
        }
    }
}

impl From<&str> for HostErrorCode {
    fn from(word: &str) -> Self {
        match word {
            "E_INPUT" => HostErrorCode::Input,
            "E_CURSOR" => HostErrorCode::Cursor,
            "E_LIMIT" => HostErrorCode::Limit,
            "E_UNAVAILABLE" => HostErrorCode::Unavailable,
            "E_PERMISSION" => HostErrorCode::Permission,
            "E_NETWORK" => HostErrorCode::Network,
            "E_TIMEOUT" => HostErrorCode::Timeout,
            "E_NOT_FOUND" => HostErrorCode::NotFound,
            "E_IO" => HostErrorCode::Io,
            _ => HostErrorCode::Other(word.to_string()),
        }
    }
}

impl FromJson for HostErrorCode {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(HostErrorCode::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for HostErrorCode {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// What the box of a todo says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoState {
    Empty,
    Done,
    InProgress,
    Question,
    Important,
    Cancelled,
    /// One that this kit does not know.
    Other(String),
}

impl TodoState {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            TodoState::Empty => "empty",
            TodoState::Done => "done",
            TodoState::InProgress => "in_progress",
            TodoState::Question => "question",
            TodoState::Important => "important",
            TodoState::Cancelled => "cancelled",
            TodoState::Other(word) => word,
        }
    }
}

impl From<&str> for TodoState {
    fn from(word: &str) -> Self {
        match word {
            "empty" => TodoState::Empty,
            "done" => TodoState::Done,
            "in_progress" => TodoState::InProgress,
            "question" => TodoState::Question,
            "important" => TodoState::Important,
            "cancelled" => TodoState::Cancelled,
            _ => TodoState::Other(word.to_string()),
        }
    }
}

impl FromJson for TodoState {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(TodoState::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for TodoState {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// How urgent a todo is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Priority {
    P0,
    P1,
    P2,
    /// One that this kit does not know.
    Other(String),
}

impl Priority {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            Priority::P0 => "P0",
            Priority::P1 => "P1",
            Priority::P2 => "P2",
            Priority::Other(word) => word,
        }
    }
}

impl From<&str> for Priority {
    fn from(word: &str) -> Self {
        match word {
            "P0" => Priority::P0,
            "P1" => Priority::P1,
            "P2" => Priority::P2,
            _ => Priority::Other(word.to_string()),
        }
    }
}

impl FromJson for Priority {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(Priority::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for Priority {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CauseKind {
    User,
    Plugin,
    Rollover,
    Import,
    Api,
    /// One that this kit does not know.
    Other(String),
}

impl CauseKind {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            CauseKind::User => "user",
            CauseKind::Plugin => "plugin",
            CauseKind::Rollover => "rollover",
            CauseKind::Import => "import",
            CauseKind::Api => "api",
            CauseKind::Other(word) => word,
        }
    }
}

impl From<&str> for CauseKind {
    fn from(word: &str) -> Self {
        match word {
            "user" => CauseKind::User,
            "plugin" => CauseKind::Plugin,
            "rollover" => CauseKind::Rollover,
            "import" => CauseKind::Import,
            "api" => CauseKind::Api,
            _ => CauseKind::Other(word.to_string()),
        }
    }
}

impl FromJson for CauseKind {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(CauseKind::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for CauseKind {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContextReason {
    Init,
    Action,
    HandleAction,
    OnTodoCreated,
    OnTodoUpdated,
    OnTodoCompleted,
    OnTodoDeleted,
    OnDayChanged,
    OnKeyPress,
    OnTick,
    Generate,
    Shutdown,
    /// One that this kit does not know.
    Other(String),
}

impl ContextReason {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            ContextReason::Init => "init",
            ContextReason::Action => "action",
            ContextReason::HandleAction => "handle_action",
            ContextReason::OnTodoCreated => "on_todo_created",
            ContextReason::OnTodoUpdated => "on_todo_updated",
            ContextReason::OnTodoCompleted => "on_todo_completed",
            ContextReason::OnTodoDeleted => "on_todo_deleted",
            ContextReason::OnDayChanged => "on_day_changed",
            ContextReason::OnKeyPress => "on_key_press",
            ContextReason::OnTick => "on_tick",
            ContextReason::Generate => "generate",
            ContextReason::Shutdown => "shutdown",
            ContextReason::Other(word) => word,
        }
    }
}

impl From<&str> for ContextReason {
    fn from(word: &str) -> Self {
        match word {
            "init" => ContextReason::Init,
            "action" => ContextReason::Action,
            "handle_action" => ContextReason::HandleAction,
            "on_todo_created" => ContextReason::OnTodoCreated,
            "on_todo_updated" => ContextReason::OnTodoUpdated,
            "on_todo_completed" => ContextReason::OnTodoCompleted,
            "on_todo_deleted" => ContextReason::OnTodoDeleted,
            "on_day_changed" => ContextReason::OnDayChanged,
            "on_key_press" => ContextReason::OnKeyPress,
            "on_tick" => ContextReason::OnTick,
            "generate" => ContextReason::Generate,
            "shutdown" => ContextReason::Shutdown,
            _ => ContextReason::Other(word.to_string()),
        }
    }
}

impl FromJson for ContextReason {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(ContextReason::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for ContextReason {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryEntryKind {
    File,
    Directory,
    /// One that this kit does not know.
    Other(String),
}

impl DirectoryEntryKind {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            DirectoryEntryKind::File => "file",
            DirectoryEntryKind::Directory => "directory",
            DirectoryEntryKind::Other(word) => word,
        }
    }
}

impl From<&str> for DirectoryEntryKind {
    fn from(word: &str) -> Self {
        match word {
            "file" => DirectoryEntryKind::File,
            "directory" => DirectoryEntryKind::Directory,
            _ => DirectoryEntryKind::Other(word.to_string()),
        }
    }
}

impl FromJson for DirectoryEntryKind {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(DirectoryEntryKind::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for DirectoryEntryKind {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TodoQueryState {
    Open,
    Done,
    All,
    /// One that this kit does not know.
    Other(String),
}

impl TodoQueryState {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            TodoQueryState::Open => "open",
            TodoQueryState::Done => "done",
            TodoQueryState::All => "all",
            TodoQueryState::Other(word) => word,
        }
    }
}

impl From<&str> for TodoQueryState {
    fn from(word: &str) -> Self {
        match word {
            "open" => TodoQueryState::Open,
            "done" => TodoQueryState::Done,
            "all" => TodoQueryState::All,
            _ => TodoQueryState::Other(word.to_string()),
        }
    }
}

impl FromJson for TodoQueryState {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(TodoQueryState::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for TodoQueryState {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HttpRequestMethod {
    Get,
    Head,
    Post,
    Put,
    Patch,
    Delete,
    /// One that this kit does not know.
    Other(String),
}

impl HttpRequestMethod {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            HttpRequestMethod::Get => "GET",
            HttpRequestMethod::Head => "HEAD",
            HttpRequestMethod::Post => "POST",
            HttpRequestMethod::Put => "PUT",
            HttpRequestMethod::Patch => "PATCH",
            HttpRequestMethod::Delete => "DELETE",
            HttpRequestMethod::Other(word) => word,
        }
    }
}

impl From<&str> for HttpRequestMethod {
    fn from(word: &str) -> Self {
        match word {
            "GET" => HttpRequestMethod::Get,
            "HEAD" => HttpRequestMethod::Head,
            "POST" => HttpRequestMethod::Post,
            "PUT" => HttpRequestMethod::Put,
            "PATCH" => HttpRequestMethod::Patch,
            "DELETE" => HttpRequestMethod::Delete,
            _ => HttpRequestMethod::Other(word.to_string()),
        }
    }
}

impl FromJson for HttpRequestMethod {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(HttpRequestMethod::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for HttpRequestMethod {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddDecorationStyle {
    Plain,
    Info,
    Ok,
    Warning,
    Error,
    /// One that this kit does not know.
    Other(String),
}

impl AddDecorationStyle {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            AddDecorationStyle::Plain => "plain",
            AddDecorationStyle::Info => "info",
            AddDecorationStyle::Ok => "ok",
            AddDecorationStyle::Warning => "warning",
            AddDecorationStyle::Error => "error",
            AddDecorationStyle::Other(word) => word,
        }
    }
}

impl From<&str> for AddDecorationStyle {
    fn from(word: &str) -> Self {
        match word {
            "plain" => AddDecorationStyle::Plain,
            "info" => AddDecorationStyle::Info,
            "ok" => AddDecorationStyle::Ok,
            "warning" => AddDecorationStyle::Warning,
            "error" => AddDecorationStyle::Error,
            _ => AddDecorationStyle::Other(word.to_string()),
        }
    }
}

impl FromJson for AddDecorationStyle {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(AddDecorationStyle::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for AddDecorationStyle {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// One of a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogLevel {
    Debug,
    Info,
    Warn,
    Error,
    /// One that this kit does not know.
    Other(String),
}

impl LogLevel {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
            LogLevel::Debug => "debug",
            LogLevel::Info => "info",
            LogLevel::Warn => "warn",
            LogLevel::Error => "error",
            LogLevel::Other(word) => word,
        }
    }
}

impl From<&str> for LogLevel {
    fn from(word: &str) -> Self {
        match word {
            "debug" => LogLevel::Debug,
            "info" => LogLevel::Info,
            "warn" => LogLevel::Warn,
            "error" => LogLevel::Error,
            _ => LogLevel::Other(word.to_string()),
        }
    }
}

impl FromJson for LogLevel {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(LogLevel::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for LogLevel {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}

/// A todo as plugins see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo {
    pub id: String,
    pub content: String,
    pub state: TodoState,
    pub indent_level: i64,
    pub parent_id: Option<String>,
    pub due_date: Option<String>,
    pub description: Option<String>,
    pub priority: Option<Priority>,
    /// The day of the list that it is in.
    pub date: String,
    pub position: i64,
    pub created_at: String,
    pub modified_at: String,
    pub completed_at: Option<String>,
    pub tags: Vec<String>,
    pub deleted: bool,
}

impl FromJson for Todo {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(Todo {
            id: field(value, "id")?,
            content: field(value, "content")?,
            state: field(value, "state")?,
            indent_level: field(value, "indent_level")?,
            parent_id: field(value, "parent_id")?,
            due_date: field(value, "due_date")?,
            description: field(value, "description")?,
            priority: field(value, "priority")?,
            date: field(value, "date")?,
            position: field(value, "position")?,
            created_at: field(value, "created_at")?,
            modified_at: field(value, "modified_at")?,
            completed_at: field(value, "completed_at")?,
            tags: field(value, "tags")?,
            deleted: field::<Option<bool>>(value, "deleted")?.unwrap_or_default(),
        })
    }
}

/// Who made the change that a hook hears of.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    pub kind: CauseKind,
    /// The name of that plugin.
    pub plugin: Option<String>,
}

impl FromJson for Cause {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(Cause {
            kind: field(value, "kind")?,
            plugin: field(value, "plugin")?,
        })
    }
}

/// What is current while the plugin is called.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The version of the plugin interface, as in a manifest.
    pub api: String,
    pub plugin: String,
    /// The name of the project on screen.
    pub project: String,
    /// The day of the list on screen.
    pub date: String,
    /// The todo under the cursor; left out when there is none.
    pub selected: Option<Todo>,
    /// Why the plugin is called.
    pub reason: ContextReason,
    pub settings: Value,
}

impl FromJson for Context {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(Context {
            api: field(value, "api")?,
            plugin: field(value, "plugin")?,
            project: field(value, "project")?,
            date: field(value, "date")?,
            selected: field(value, "selected")?,
            reason: field(value, "reason")?,
            settings: field(value, "settings")?,
        })
    }
}

/// One page of a query; `next_cursor` is null on the last one.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub todos: Vec<Todo>,
    pub next_cursor: Option<String>,
}

impl FromJson for Page {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(Page {
            todos: field(value, "todos")?,
            next_cursor: field(value, "next_cursor")?,
        })
    }
}

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    pub id: String,
    pub name: String,
}

impl FromJson for Project {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(Project {
            id: field(value, "id")?,
            name: field(value, "name")?,
        })
    }
}

/// What a server answered, whatever its status.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpResponse {
    pub status: i64,
    /// Names in lower case; several of one name are joined by a comma.
    pub headers: BTreeMap<String, String>,
    /// As text; bytes that are not UTF-8 become U+FFFD.
    pub body: String,
    /// The address that answered, after redirects.
    pub url: String,
}

impl FromJson for HttpResponse {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(HttpResponse {
            status: field(value, "status")?,
            headers: field(value, "headers")?,
            body: field(value, "body")?,
            url: field(value, "url")?,
        })
    }
}

/// What is in a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct DirectoryEntry {
    pub name: String,
    pub kind: DirectoryEntryKind,
    /// In bytes; 0 for a folder.
    pub size: i64,
}

impl FromJson for DirectoryEntry {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(DirectoryEntry {
            name: field(value, "name")?,
            kind: field(value, "kind")?,
            size: field(value, "size")?,
        })
    }
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgramEnd {
    /// The exit code; null when it was ended by a signal.
    pub code: Option<i64>,
    pub stdout: String,
    pub stderr: String,
}

impl FromJson for ProgramEnd {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(ProgramEnd {
            code: field(value, "code")?,
            stdout: field(value, "stdout")?,
            stderr: field(value, "stderr")?,
        })
    }
}

/// Input of `init`.
#[derive(Clone, Debug, PartialEq)]
pub struct InitInput {
    pub context: Context,
    pub settings: Value,
}

impl FromJson for InitInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(InitInput {
            context: field(value, "context")?,
            settings: field(value, "settings")?,
        })
    }
}

/// Input of `handle_action`.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionInput {
    pub action: String,
    pub context: Context,
}

impl FromJson for ActionInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(ActionInput {
            action: field(value, "action")?,
            context: field(value, "context")?,
        })
    }
}

/// Input of the todo hooks.
#[derive(Clone, Debug, PartialEq)]
pub struct TodoInput {
    pub todo: Todo,
    /// As it was; left out for a new one.
    pub before: Option<Todo>,
    /// Names of the fields that differ from before.
    pub fields: Vec<String>,
    pub cause: Cause,
    pub context: Context,
}

impl FromJson for TodoInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(TodoInput {
            todo: field(value, "todo")?,
            before: field(value, "before")?,
            fields: field::<Option<Vec<String>>>(value, "fields")?.unwrap_or_default(),
            cause: field(value, "cause")?,
            context: field(value, "context")?,
        })
    }
}

/// Input of `on_day_changed`.
#[derive(Clone, Debug, PartialEq)]
pub struct DayInput {
    pub from: String,
    pub to: String,
    pub context: Context,
}

impl FromJson for DayInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(DayInput {
            from: field(value, "from")?,
            to: field(value, "to")?,
            context: field(value, "context")?,
        })
    }
}

/// Input of `on_key_press`.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyInput {
    /// In key notation, `j` or `<C-x>`.
    pub key: String,
    pub mode: String,
    pub context: Context,
}

impl FromJson for KeyInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(KeyInput {
            key: field(value, "key")?,
            mode: field(value, "mode")?,
            context: field(value, "context")?,
        })
    }
}

/// Input of `on_tick`.
#[derive(Clone, Debug, PartialEq)]
pub struct TickInput {
    pub context: Context,
}

impl FromJson for TickInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(TickInput {
            context: field(value, "context")?,
        })
    }
}

/// Input of `generate`.
#[derive(Clone, Debug, PartialEq)]
pub struct GenerateInput {
    pub input: String,
    pub context: Context,
}

impl FromJson for GenerateInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(GenerateInput {
            input: field(value, "input")?,
            context: field(value, "context")?,
        })
    }
}

/// Input of `shutdown`.
#[derive(Clone, Debug, PartialEq)]
pub struct ShutdownInput {

}

impl FromJson for ShutdownInput {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(ShutdownInput {

        })
    }
}

/// Which todos to read.
#[derive(Clone, Debug, PartialEq)]
pub struct TodoQuery {
    /// All when left out; done means done or cancelled, open anything else.
    pub state: Option<TodoQueryState>,
    /// The id or the name of a project; the one on screen when left out.
    pub project: Option<String>,
    /// The day of the list on screen when left out.
    pub date: Option<String>,
    /// Only those directly below it; null: those below no other.
    pub parent_id: Option<Option<String>>,
    /// A part of the content or the description, in upper or lower case.
    pub text: Option<String>,
    /// A tag, with or without its #, in upper or lower case.
    pub tag: Option<String>,
    /// Deleted ones too, behind the others.
    pub include_deleted: Option<bool>,
    /// So many on a page, at most 200, which is usual.
    pub limit: Option<i64>,
    /// The `next_cursor` of the page before; left out for the first page, null is refused.
    pub cursor: Option<String>,
}

impl TodoQuery {
    /// What is not said by a method is left out.
    pub fn new() -> Self {
        TodoQuery {
            state: None,
            project: None,
            date: None,
            parent_id: None,
            text: None,
            tag: None,
            include_deleted: None,
            limit: None,
            cursor: None,
        }
    }

    /// Sets `state`.
    pub fn state(mut self, state: TodoQueryState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets `project`.
    pub fn project(mut self, project: impl Into<String>) -> Self {
        self.project = Some(project.into());
        self
    }

    /// Sets `date`.
    pub fn date(mut self, date: impl Into<String>) -> Self {
        self.date = Some(date.into());
        self
    }

    /// Sets `parent_id`.
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(Some(parent_id.into()));
        self
    }

    /// Says that `parent_id` is null.
    pub fn without_parent_id(mut self) -> Self {
        self.parent_id = Some(None);
        self
    }

    /// Sets `text`.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// Sets `tag`.
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Sets `include_deleted`.
    pub fn include_deleted(mut self, include_deleted: bool) -> Self {
        self.include_deleted = Some(include_deleted);
        self
    }

    /// Sets `limit`.
    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Sets `cursor`.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }
}

impl ToJson for TodoQuery {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.optional("state", &self.state);
        object.optional("project", &self.project);
        object.optional("date", &self.date);
        object.optional("parent_id", &self.parent_id);
        object.optional("text", &self.text);
        object.optional("tag", &self.tag);
        object.optional("include_deleted", &self.include_deleted);
        object.optional("limit", &self.limit);
        object.optional("cursor", &self.cursor);
        object.end();
    }
}

/// What to ask a server.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpRequest {
    /// `https:` anywhere, `http:` only to a host that was granted by name.
    pub url: String,
    /// GET when left out.
    pub method: Option<HttpRequestMethod>,
    pub headers: Option<BTreeMap<String, String>>,
    /// Sent as UTF-8.
    pub body: Option<String>,
}

impl HttpRequest {
    /// What is not said by a method is left out.
    pub fn new(url: impl Into<String>) -> Self {
        HttpRequest {
            url: url.into(),
            method: None,
            headers: None,
            body: None,
        }
    }

    /// Sets `method`.
    pub fn method(mut self, method: HttpRequestMethod) -> Self {
        self.method = Some(method);
        self
    }

    /// Sets `headers`.
    pub fn headers(mut self, headers: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        self.headers = Some(headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect());
        self
    }

    /// Sets `body`.
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into());
        self
    }
}

impl ToJson for HttpRequest {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("url", &self.url);
        object.optional("method", &self.method);
        object.optional("headers", &self.headers);
        object.optional("body", &self.body);
        object.end();
    }
}

/// Which program to run, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Program {
    /// As granted, `git`: a name, no path.
    pub program: String,
    pub args: Option<Vec<String>>,
    pub stdin: Option<String>,
}

impl Program {
    /// What is not said by a method is left out.
    pub fn new(program: impl Into<String>) -> Self {
        Program {
            program: program.into(),
            args: None,
            stdin: None,
        }
    }

    /// Sets `args`.
    pub fn args(mut self, args: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.args = Some(args.into_iter().map(Into::into).collect());
        self
    }

    /// Sets `stdin`.
    pub fn stdin(mut self, stdin: impl Into<String>) -> Self {
        self.stdin = Some(stdin.into());
        self
    }
}

impl ToJson for Program {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("program", &self.program);
        object.optional("args", &self.args);
        object.optional("stdin", &self.stdin);
        object.end();
    }
}

/// Fields of a todo to be set; null clears one.
#[derive(Clone, Debug, PartialEq)]
pub struct TodoUpdates {
    pub content: Option<String>,
    pub state: Option<TodoState>,
    pub priority: Option<Option<Priority>>,
    pub due_date: Option<Option<String>>,
    pub description: Option<Option<String>>,
}

impl TodoUpdates {
    /// What is not said by a method is left out.
    pub fn new() -> Self {
        TodoUpdates {
            content: None,
            state: None,
            priority: None,
            due_date: None,
            description: None,
        }
    }

    /// Sets `content`.
    pub fn content(mut self, content: impl Into<String>) -> Self {
        self.content = Some(content.into());
        self
    }

    /// Sets `state`.
    pub fn state(mut self, state: TodoState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets `priority`.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = Some(Some(priority));
        self
    }

    /// Says that `priority` is null.
    pub fn without_priority(mut self) -> Self {
        self.priority = Some(None);
        self
    }

    /// Sets `due_date`.
    pub fn due_date(mut self, due_date: impl Into<String>) -> Self {
        self.due_date = Some(Some(due_date.into()));
        self
    }

    /// Says that `due_date` is null.
    pub fn without_due_date(mut self) -> Self {
        self.due_date = Some(None);
        self
    }

    /// Sets `description`.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(Some(description.into()));
        self
    }

    /// Says that `description` is null.
    pub fn without_description(mut self) -> Self {
        self.description = Some(None);
        self
    }
}

impl ToJson for TodoUpdates {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.optional("content", &self.content);
        object.optional("state", &self.state);
        object.optional("priority", &self.priority);
        object.optional("due_date", &self.due_date);
        object.optional("description", &self.description);
        object.end();
    }
}

/// A todo that `generate` suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratedItem {
    pub content: String,
    /// How far to the right at the end of the list; of no matter below a parent.
    pub indent_level: Option<i64>,
    pub state: Option<TodoState>,
    pub priority: Option<Option<Priority>>,
    pub due_date: Option<Option<String>>,
    pub description: Option<Option<String>>,
}

impl GeneratedItem {
    /// What is not said by a method is left out.
    pub fn new(content: impl Into<String>) -> Self {
        GeneratedItem {
            content: content.into(),
            indent_level: None,
            state: None,
            priority: None,
            due_date: None,
            description: None,
        }
    }

    /// Sets `indent_level`.
    pub fn indent_level(mut self, indent_level: i64) -> Self {
        self.indent_level = Some(indent_level);
        self
    }

    /// Sets `state`.
    pub fn state(mut self, state: TodoState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets `priority`.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = Some(Some(priority));
        self
    }

    /// Says that `priority` is null.
    pub fn without_priority(mut self) -> Self {
        self.priority = Some(None);
        self
    }

    /// Sets `due_date`.
    pub fn due_date(mut self, due_date: impl Into<String>) -> Self {
        self.due_date = Some(Some(due_date.into()));
        self
    }

    /// Says that `due_date` is null.
    pub fn without_due_date(mut self) -> Self {
        self.due_date = Some(None);
        self
    }

    /// Sets `description`.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(Some(description.into()));
        self
    }

    /// Says that `description` is null.
    pub fn without_description(mut self) -> Self {
        self.description = Some(None);
        self
    }
}

impl ToJson for GeneratedItem {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("content", &self.content);
        object.optional("indent_level", &self.indent_level);
        object.optional("state", &self.state);
        object.optional("priority", &self.priority);
        object.optional("due_date", &self.due_date);
        object.optional("description", &self.description);
        object.end();
    }
}

/// Adds a todo as the last below `parent_id`, or at the end of the list; `temp_id` names it for the commands after this one.
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTodo {
    pub content: String,
    /// How far to the right at the end of the list; of no matter below a parent.
    pub indent_level: Option<i64>,
    pub parent_id: Option<Option<String>>,
    pub state: Option<TodoState>,
    pub priority: Option<Option<Priority>>,
    pub due_date: Option<Option<String>>,
    pub description: Option<Option<String>>,
    /// A name for it, for later commands of this answer.
    pub temp_id: Option<String>,
}

impl CreateTodo {
    /// What is not said by a method is left out.
    pub fn new(content: impl Into<String>) -> Self {
        CreateTodo {
            content: content.into(),
            indent_level: None,
            parent_id: None,
            state: None,
            priority: None,
            due_date: None,
            description: None,
            temp_id: None,
        }
    }

    /// Sets `indent_level`.
    pub fn indent_level(mut self, indent_level: i64) -> Self {
        self.indent_level = Some(indent_level);
        self
    }

    /// Sets `parent_id`.
    pub fn parent_id(mut self, parent_id: impl Into<String>) -> Self {
        self.parent_id = Some(Some(parent_id.into()));
        self
    }

    /// Says that `parent_id` is null.
    pub fn without_parent_id(mut self) -> Self {
        self.parent_id = Some(None);
        self
    }

    /// Sets `state`.
    pub fn state(mut self, state: TodoState) -> Self {
        self.state = Some(state);
        self
    }

    /// Sets `priority`.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = Some(Some(priority));
        self
    }

    /// Says that `priority` is null.
    pub fn without_priority(mut self) -> Self {
        self.priority = Some(None);
        self
    }

    /// Sets `due_date`.
    pub fn due_date(mut self, due_date: impl Into<String>) -> Self {
        self.due_date = Some(Some(due_date.into()));
        self
    }

    /// Says that `due_date` is null.
    pub fn without_due_date(mut self) -> Self {
        self.due_date = Some(None);
        self
    }

    /// Sets `description`.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(Some(description.into()));
        self
    }

    /// Says that `description` is null.
    pub fn without_description(mut self) -> Self {
        self.description = Some(None);
        self
    }

    /// Sets `temp_id`.
    pub fn temp_id(mut self, temp_id: impl Into<String>) -> Self {
        self.temp_id = Some(temp_id.into());
        self
    }
}

impl ToJson for CreateTodo {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "create_todo");
        object.field("content", &self.content);
        object.optional("indent_level", &self.indent_level);
        object.optional("parent_id", &self.parent_id);
        object.optional("state", &self.state);
        object.optional("priority", &self.priority);
        object.optional("due_date", &self.due_date);
        object.optional("description", &self.description);
        object.optional("temp_id", &self.temp_id);
        object.end();
    }
}

/// Sets the named fields; null clears one.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdateTodo {
    pub id: String,
    pub updates: TodoUpdates,
}

impl UpdateTodo {
    /// It, whole.
    pub fn new(id: impl Into<String>, updates: TodoUpdates) -> Self {
        UpdateTodo {
            id: id.into(),
            updates,
        }
    }

}

impl ToJson for UpdateTodo {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "update_todo");
        object.field("id", &self.id);
        object.field("updates", &self.updates);
        object.end();
    }
}

/// Takes a todo and what is below it off the list.
#[derive(Clone, Debug, PartialEq)]
pub struct DeleteTodo {
    pub id: String,
}

impl DeleteTodo {
    /// It, whole.
    pub fn new(id: impl Into<String>) -> Self {
        DeleteTodo {
            id: id.into(),
        }
    }

}

impl ToJson for DeleteTodo {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "delete_todo");
        object.field("id", &self.id);
        object.end();
    }
}

/// Moves a todo and what is below it; exactly one of `before`, `after` and `index`.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveTodo {
    pub id: String,
    /// To stand above it, at its level.
    pub before: Option<String>,
    /// To stand below it and all that is below it, at its level.
    pub after: Option<String>,
    /// To be the row of that number, counted from 0 through all rows, at the level of the one there.
    pub index: Option<i64>,
}

impl MoveTodo {
    /// What is not said by a method is left out.
    pub fn new(id: impl Into<String>) -> Self {
        MoveTodo {
            id: id.into(),
            before: None,
            after: None,
            index: None,
        }
    }

    /// Sets `before`.
    pub fn before(mut self, before: impl Into<String>) -> Self {
        self.before = Some(before.into());
        self
    }

    /// Sets `after`.
    pub fn after(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }

    /// Sets `index`.
    pub fn index(mut self, index: i64) -> Self {
        self.index = Some(index);
        self
    }
}

impl ToJson for MoveTodo {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "move_todo");
        object.field("id", &self.id);
        object.optional("before", &self.before);
        object.optional("after", &self.after);
        object.optional("index", &self.index);
        object.end();
    }
}

/// Stores a value of this plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct SetMetadata {
    pub key: String,
    pub value: String,
}

impl SetMetadata {
    /// It, whole.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        SetMetadata {
            key: key.into(),
            value: value.into(),
        }
    }

}

impl ToJson for SetMetadata {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "set_metadata");
        object.field("key", &self.key);
        object.field("value", &self.value);
        object.end();
    }
}

/// Stores a value of this plugin with a todo, which it follows through moves and undo.
#[derive(Clone, Debug, PartialEq)]
pub struct SetTodoMetadata {
    pub todo_id: String,
    pub key: String,
    pub value: String,
}

impl SetTodoMetadata {
    /// It, whole.
    pub fn new(todo_id: impl Into<String>, key: impl Into<String>, value: impl Into<String>) -> Self {
        SetTodoMetadata {
            todo_id: todo_id.into(),
            key: key.into(),
            value: value.into(),
        }
    }

}

impl ToJson for SetTodoMetadata {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "set_todo_metadata");
        object.field("todo_id", &self.todo_id);
        object.field("key", &self.key);
        object.field("value", &self.value);
        object.end();
    }
}

/// Removes a stored value.
#[derive(Clone, Debug, PartialEq)]
pub struct DeleteMetadata {
    pub key: String,
}

impl DeleteMetadata {
    /// It, whole.
    pub fn new(key: impl Into<String>) -> Self {
        DeleteMetadata {
            key: key.into(),
        }
    }

}

impl ToJson for DeleteMetadata {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "delete_metadata");
        object.field("key", &self.key);
        object.end();
    }
}

/// Removes a value stored with a todo.
#[derive(Clone, Debug, PartialEq)]
pub struct DeleteTodoMetadata {
    pub todo_id: String,
    pub key: String,
}

impl DeleteTodoMetadata {
    /// It, whole.
    pub fn new(todo_id: impl Into<String>, key: impl Into<String>) -> Self {
        DeleteTodoMetadata {
            todo_id: todo_id.into(),
            key: key.into(),
        }
    }

}

impl ToJson for DeleteTodoMetadata {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "delete_todo_metadata");
        object.field("todo_id", &self.todo_id);
        object.field("key", &self.key);
        object.end();
    }
}

/// Says something to the user in a line, cut where the line ends; too many in a minute are not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShowNotification {
    pub message: String,
    pub duration_secs: Option<i64>,
}

impl ShowNotification {
    /// What is not said by a method is left out.
    pub fn new(message: impl Into<String>) -> Self {
        ShowNotification {
            message: message.into(),
            duration_secs: None,
        }
    }

    /// Sets `duration_secs`.
    pub fn duration_secs(mut self, duration_secs: i64) -> Self {
        self.duration_secs = Some(duration_secs);
        self
    }
}

impl ToJson for ShowNotification {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "show_notification");
        object.field("message", &self.message);
        object.optional("duration_secs", &self.duration_secs);
        object.end();
    }
}

/// Says something in the status bar; of several only the last.
#[derive(Clone, Debug, PartialEq)]
pub struct SetStatusMessage {
    pub message: String,
}

impl SetStatusMessage {
    /// It, whole.
    pub fn new(message: impl Into<String>) -> Self {
        SetStatusMessage {
            message: message.into(),
        }
    }

}

impl ToJson for SetStatusMessage {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "set_status_message");
        object.field("message", &self.message);
        object.end();
    }
}

/// Puts a badge on a todo’s row, cut to 24 characters, in place of the plugin’s last one there; an empty text takes it away. It is shown, not saved.
#[derive(Clone, Debug, PartialEq)]
pub struct AddDecoration {
    pub todo_id: String,
    pub text: String,
    pub style: Option<AddDecorationStyle>,
}

impl AddDecoration {
    /// What is not said by a method is left out.
    pub fn new(todo_id: impl Into<String>, text: impl Into<String>) -> Self {
        AddDecoration {
            todo_id: todo_id.into(),
            text: text.into(),
            style: None,
        }
    }

    /// Sets `style`.
    pub fn style(mut self, style: AddDecorationStyle) -> Self {
        self.style = Some(style);
        self
    }
}

impl ToJson for AddDecoration {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "add_decoration");
        object.field("todo_id", &self.todo_id);
        object.field("text", &self.text);
        object.optional("style", &self.style);
        object.end();
    }
}

/// Asks for a key; in `init` only.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterKeybinding {
    pub key: String,
    pub action: String,
}

impl RegisterKeybinding {
    /// It, whole.
    pub fn new(key: impl Into<String>, action: impl Into<String>) -> Self {
        RegisterKeybinding {
            key: key.into(),
            action: action.into(),
        }
    }

}

impl ToJson for RegisterKeybinding {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
        object.field("type", "register_keybinding");
        object.field("key", &self.key);
        object.field("action", &self.action);
        object.end();
    }
}

/// A change that a plugin asks for. Nothing happens before the call is answered; then all of it does, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    CreateTodo(CreateTodo),
    UpdateTodo(UpdateTodo),
    DeleteTodo(DeleteTodo),
    MoveTodo(MoveTodo),
    SetMetadata(SetMetadata),
    SetTodoMetadata(SetTodoMetadata),
    DeleteMetadata(DeleteMetadata),
    DeleteTodoMetadata(DeleteTodoMetadata),
    ShowNotification(ShowNotification),
    SetStatusMessage(SetStatusMessage),
    AddDecoration(AddDecoration),
    RegisterKeybinding(RegisterKeybinding),
}

impl From<CreateTodo> for Command {
    fn from(command: CreateTodo) -> Self {
        Command::CreateTodo(command)
    }
}

impl From<UpdateTodo> for Command {
    fn from(command: UpdateTodo) -> Self {
        Command::UpdateTodo(command)
    }
}

impl From<DeleteTodo> for Command {
    fn from(command: DeleteTodo) -> Self {
        Command::DeleteTodo(command)
    }
}

impl From<MoveTodo> for Command {
    fn from(command: MoveTodo) -> Self {
        Command::MoveTodo(command)
    }
}

impl From<SetMetadata> for Command {
    fn from(command: SetMetadata) -> Self {
        Command::SetMetadata(command)
    }
}

impl From<SetTodoMetadata> for Command {
    fn from(command: SetTodoMetadata) -> Self {
        Command::SetTodoMetadata(command)
    }
}

impl From<DeleteMetadata> for Command {
    fn from(command: DeleteMetadata) -> Self {
        Command::DeleteMetadata(command)
    }
}

impl From<DeleteTodoMetadata> for Command {
    fn from(command: DeleteTodoMetadata) -> Self {
        Command::DeleteTodoMetadata(command)
    }
}

impl From<ShowNotification> for Command {
    fn from(command: ShowNotification) -> Self {
        Command::ShowNotification(command)
    }
}

impl From<SetStatusMessage> for Command {
    fn from(command: SetStatusMessage) -> Self {
        Command::SetStatusMessage(command)
    }
}

impl From<AddDecoration> for Command {
    fn from(command: AddDecoration) -> Self {
        Command::AddDecoration(command)
    }
}

impl From<RegisterKeybinding> for Command {
    fn from(command: RegisterKeybinding) -> Self {
        Command::RegisterKeybinding(command)
    }
}

impl ToJson for Command {
    fn put(&self, out: &mut String) {
        match self {
            Command::CreateTodo(command) => command.put(out),
            Command::UpdateTodo(command) => command.put(out),
            Command::DeleteTodo(command) => command.put(out),
            Command::MoveTodo(command) => command.put(out),
            Command::SetMetadata(command) => command.put(out),
            Command::SetTodoMetadata(command) => command.put(out),
            Command::DeleteMetadata(command) => command.put(out),
            Command::DeleteTodoMetadata(command) => command.put(out),
            Command::ShowNotification(command) => command.put(out),
            Command::SetStatusMessage(command) => command.put(out),
            Command::AddDecoration(command) => command.put(out),
            Command::RegisterKeybinding(command) => command.put(out),
        }
    }
}

/// What a plugin may ask. A run sees one and the same state of the list, however often it asks.
pub mod host {
    use super::*;

    mod import {
        #[link(wasm_import_module = "extism:host/user")]
        extern "C" {
            pub fn query_todos(input: u64) -> u64;
            pub fn get_todo(input: u64) -> u64;
            pub fn get_current_date(input: u64) -> u64;
            pub fn get_current_project(input: u64) -> u64;
            pub fn list_projects(input: u64) -> u64;
            pub fn get_selected_todo(input: u64) -> u64;
            pub fn get_metadata(input: u64) -> u64;
            pub fn get_todo_metadata(input: u64) -> u64;
            pub fn find_todos_by_metadata(input: u64) -> u64;
            pub fn log(input: u64) -> u64;
            pub fn http_request(input: u64) -> u64;
            pub fn read_file(input: u64) -> u64;
            pub fn write_file(input: u64) -> u64;
            pub fn list_directory(input: u64) -> u64;
            pub fn run_command(input: u64) -> u64;
            pub fn get_secret(input: u64) -> u64;
        }
    }

    /// The todos of a list, page by page; give `next_cursor` as `cursor` until it is null.
    pub fn query_todos(ask: &TodoQuery) -> Result<Page, HostError> {
        let mut input = String::new();
        ask.put(&mut input);
        asked(import::query_todos, Some(input))
    }

    /// Any todo that is not deleted and not hidden, by its id; null when there is none.
    pub fn get_todo(id: &str) -> Result<Option<Todo>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("id", &id);
        object.end();
        asked(import::get_todo, Some(input))
    }

    /// Today, by the user’s clock; the day of the list on screen is in the call’s `context`.
    pub fn get_current_date() -> Result<String, HostError> {
        asked(import::get_current_date, None)
    }

    /// The name of the project on screen.
    pub fn get_current_project() -> Result<String, HostError> {
        asked(import::get_current_project, None)
    }

    /// Every project that is not hidden from the plugin.
    pub fn list_projects() -> Result<Vec<Project>, HostError> {
        asked(import::list_projects, None)
    }

    /// The todo under the cursor; null when there is none, and in hooks and `init`.
    pub fn get_selected_todo() -> Result<Option<Todo>, HostError> {
        asked(import::get_selected_todo, None)
    }

    /// A value this plugin stored; null when there is none.
    pub fn get_metadata(key: &str) -> Result<Option<String>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("key", &key);
        object.end();
        asked(import::get_metadata, Some(input))
    }

    /// A value this plugin stored with a todo; null when there is none.
    pub fn get_todo_metadata(todo_id: &str, key: &str) -> Result<Option<String>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("todo_id", &todo_id);
        object.field("key", &key);
        object.end();
        asked(import::get_todo_metadata, Some(input))
    }

    /// Ids of the todos with which this plugin stored that value under that key; not of deleted ones.
    pub fn find_todos_by_metadata(key: &str, value: &str) -> Result<Vec<String>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("key", &key);
        object.field("value", &value);
        object.end();
        asked(import::find_todos_by_metadata, Some(input))
    }

    /// Writes a line to the plugin’s log; what is over the limits is cut or left out, and no error.
    pub fn log(level: impl Into<Option<LogLevel>>, message: &str) -> Result<(), HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.optional("level", &level.into());
        object.field("message", &message);
        object.end();
        asked(import::log, Some(input))
    }

    /// Asks a host that was granted; `https:` anywhere, `http:` only where the manifest names the host. Any status is an answer. Needs the permission `network`.
    pub fn http_request(ask: &HttpRequest) -> Result<HttpResponse, HostError> {
        let mut input = String::new();
        ask.put(&mut input);
        asked(import::http_request, Some(input))
    }

    /// The text of a file, by its path in the plugin’s own folder or in a granted one as the manifest writes it. Needs the permission `filesystem`.
    pub fn read_file(path: &str) -> Result<String, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("path", &path);
        object.end();
        asked(import::read_file, Some(input))
    }

    /// Writes the whole file, all or nothing; null deletes it. Needs the permission `filesystem`.
    pub fn write_file(path: &str, content: Option<&str>) -> Result<(), HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("path", &path);
        object.field("content", &content);
        object.end();
        asked(import::write_file, Some(input))
    }

    /// The entries of a folder, files and folders, not what is below them. Needs the permission `filesystem`.
    pub fn list_directory(path: &str) -> Result<Vec<DirectoryEntry>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("path", &path);
        object.end();
        asked(import::list_directory, Some(input))
    }

    /// Runs a program that was granted, without a shell; any exit code is an answer. Needs the permission `execute`.
    pub fn run_command(ask: &Program) -> Result<ProgramEnd, HostError> {
        let mut input = String::new();
        ask.put(&mut input);
        asked(import::run_command, Some(input))
    }

    /// A setting of type `secret` that this plugin declares; null when the user has not filled it in.
    pub fn get_secret(name: &str) -> Result<Option<String>, HostError> {
        let mut input = String::new();
        let mut object = Writer::begin(&mut input);
        object.field("name", &name);
        object.end();
        asked(import::get_secret, Some(input))
    }

    /// All todos that fit, however many pages they fill.
    pub fn every_todo(query: &TodoQuery) -> Result<Vec<Todo>, HostError> {
        let mut query = query.clone();
        let mut found = Vec::new();
        loop {
            let page = query_todos(&query)?;
            found.extend(page.todos);
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                return Ok(found);
            }
        }
    }
}

/// Asks a host function; `import` takes a block of JSON and answers one.
fn asked<T: FromJson>(import: unsafe extern "C" fn(u64) -> u64, input: Option<String>) -> Result<T, HostError> {
    // The host takes numbers and touches no memory of ours.
    let bytes = unsafe { kernel::take(import(input.map_or(0, |text| kernel::write(&text)))) };
    read_answer(bytes).unwrap_or_else(|fault| {
        Err(HostError { code: HostErrorCode::Other("E_ANSWER".into()), message: format!("the host's answer {}", fault) })
    })
}

fn read_answer<T: FromJson>(bytes: Vec<u8>) -> Result<Result<T, HostError>, String> {
    let text = String::from_utf8(bytes).map_err(|_| no("text"))?;
    let answer = Value::parse(&text)?;
    match answer.get("error") {
        Some(error) => Ok(Err(HostError { code: field(error, "code")?, message: field(error, "message")? })),
        None if answer.get("ok").is_none() => Err(no("answer")),
        None => field(&answer, "ok").map(Ok),
    }
}

/// What an export answers.
pub trait Answer {
    /// As the host reads it; `None` when nothing is to be said.
    fn text(&self) -> Option<String>;
}

impl Answer for Vec<Command> {
    fn text(&self) -> Option<String> {
        Some(listed("commands", self))
    }
}

impl Answer for Vec<GeneratedItem> {
    fn text(&self) -> Option<String> {
        Some(listed("items", self))
    }
}

impl Answer for () {
    fn text(&self) -> Option<String> {
        None
    }
}

fn listed<T: ToJson>(name: &str, values: &Vec<T>) -> String {
    let mut out = String::new();
    let mut object = Writer::begin(&mut out);
    object.field(name, values);
    object.end();
    out
}

/// One call: reads the input, asks the plugin's function, answers. What the export returns: 0 when all is well.
pub fn run<I: FromJson, A: Answer>(function: fn(I) -> Result<A, String>) -> i32 {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| std::panic::set_hook(Box::new(|panic| kernel::fail(&panic.to_string()))));
    match read_input().and_then(function) {
        Ok(answer) => {
            if let Some(text) = answer.text() {
                kernel::answer(&text);
            }
            0
        }
        Err(reason) => {
            kernel::fail(&reason);
            1
        }
    }
}

fn read_input<I: FromJson>() -> Result<I, String> {
    let text = String::from_utf8(kernel::input()).map_err(|_| "the input of the call is no text".to_string())?;
    Value::parse(&text).and_then(|value| I::from_json(&value)).map_err(|fault| format!("the input of the call: {}", fault))
}

/// Commands of whatever kind, as a list of [`Command`]s.
macro_rules! commands {
    ($($command:expr),* $(,)?) => { vec![$($crate::to_tui::Command::from($command)),*] };
}
pub(crate) use commands;

/// Names the functions that the application calls: `export!(handle_action, on_todo_completed);`.
macro_rules! export {
    ($($name:ident),+ $(,)?) => { $($crate::to_tui::export_one! { $name })+ };
}
pub(crate) use export;

macro_rules! entry {
    ($name:literal, $function:ident, $input:ident, $answer:ty) => {
        const _: () = {
            #[export_name = $name]
            extern "C" fn entry() -> i32 {
                $crate::to_tui::run::<$crate::to_tui::$input, $answer>($function)
            }
        };
    };
}
pub(crate) use entry;

macro_rules! export_one {
    // Called when the plugin starts, and again after it was ended or its settings were changed.
    (init) => { $crate::to_tui::entry! { "init", init, InitInput, Vec<$crate::to_tui::Command> } };
    // Called when the user asks for one of its actions, by key or from the palette.
    (handle_action) => { $crate::to_tui::entry! { "handle_action", handle_action, ActionInput, Vec<$crate::to_tui::Command> } };
    // Called after a todo was created.
    (on_todo_created) => { $crate::to_tui::entry! { "on_todo_created", on_todo_created, TodoInput, Vec<$crate::to_tui::Command> } };
    // Called after a field of a todo was changed.
    (on_todo_updated) => { $crate::to_tui::entry! { "on_todo_updated", on_todo_updated, TodoInput, Vec<$crate::to_tui::Command> } };
    // Called after a todo became done or cancelled.
    (on_todo_completed) => { $crate::to_tui::entry! { "on_todo_completed", on_todo_completed, TodoInput, Vec<$crate::to_tui::Command> } };
    // Called after a todo was deleted.
    (on_todo_deleted) => { $crate::to_tui::entry! { "on_todo_deleted", on_todo_deleted, TodoInput, Vec<$crate::to_tui::Command> } };
    // Called after midnight, and when the application wakes up on another day.
    (on_day_changed) => { $crate::to_tui::entry! { "on_day_changed", on_day_changed, DayInput, Vec<$crate::to_tui::Command> } };
    // Called after a key in the list; never while something is typed or a question is open.
    (on_key_press) => { $crate::to_tui::entry! { "on_key_press", on_key_press, KeyInput, Vec<$crate::to_tui::Command> } };
    // Called every so often: `on_tick = { every = "30s" }`.
    (on_tick) => { $crate::to_tui::entry! { "on_tick", on_tick, TickInput, Vec<$crate::to_tui::Command> } };
    // Called when the user asks it for todos made of a text; the user sees them before they are added.
    (generate) => { $crate::to_tui::entry! { "generate", generate, GenerateInput, Vec<$crate::to_tui::GeneratedItem> } };
    // Called before it is ended: the application closes, or the plugin is switched off.
    (shutdown) => { $crate::to_tui::entry! { "shutdown", shutdown, ShutdownInput, () } };
}
pub(crate) use export_one;
