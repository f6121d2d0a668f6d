
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
