
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
