/** The functions of the kit for Rust: a question for every host function, the enum of commands, the exports. */
import { HOST_MODULE, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { EXPORTS, type ExportRow } from '../../src-core/plugin/exports';
import { HOST_FUNCTIONS, type HostFunctionRow } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { withoutNull } from './assemblyscript-shape';
import { COMMAND_SHAPES, jsonShape, nameOf, sentence } from './interface-shapes';
import { type ObjectField, pascalCase, plain, rustType } from './rust-shape';
import { saidStruct } from './rust-structs';
import { fieldsIn, isEmptyObject, objectIn } from './typescript-type';

const ROWS = Object.entries(HOST_FUNCTIONS) as [string, HostFunctionRow][];

/** The module `host`. */
export function rustHost(): string {
  const imports = ROWS.map(([name]) => `            pub fn ${plain(name)}(input: u64) -> u64;`);
  return `/// What a plugin may ask. A run sees one and the same state of the list, however often it asks.
pub mod host {
    use super::*;

    mod import {
        #[link(wasm_import_module = "${HOST_MODULE}")]
        extern "C" {
${imports.join('\n')}
        }
    }

${ROWS.map(([name, row]) => hostFunction(name, row)).join('\n\n')}
${EVERY_TODO}
}`;
}

const EVERY_TODO = `
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
    }`;

function hostFunction(name: string, row: HostFunctionRow): string {
  const output = jsonShape(row.output);
  const type = rustType(output, pascalCase(name), 'answer');
  const answer = withoutNull(output).nullable && type !== '()' ? `Option<${type}>` : type;
  const needs = row.permission === null ? '' : ` Needs the permission \`${row.permission}\`.`;
  const { parameters, lines, ask } = input(name, row);
  return `    /// ${sentence(row.words)}${needs}
    pub fn ${plain(name)}(${parameters}) -> Result<${answer}, HostError> {
${[...lines, `asked(import::${plain(name)}, ${ask})`].map((line) => `        ${line}`).join('\n')}
    }`;
}

function input(name: string, row: HostFunctionRow): { parameters: string; lines: string[]; ask: string } {
  const shape = objectIn(jsonShape(row.input));
  const text = 'let mut input = String::new();';
  if (isEmptyObject(shape)) return { parameters: '', lines: [], ask: 'None' };
  const named = nameOf(shape);
  if (named !== undefined) {
    return { parameters: `ask: &${named}`, lines: [text, 'ask.put(&mut input);'], ask: 'Some(input)' };
  }
  const fields = fieldsIn(shape).map((field) => parameter(field, pascalCase(name)));
  return {
    parameters: fields.map((field) => field.parameter).join(', '),
    lines: [
      text,
      'let mut object = Writer::begin(&mut input);',
      ...fields.map(({ write }) => write),
      'object.end();',
    ],
    ask: 'Some(input)',
  };
}

function parameter(
  { name, optional, part }: ObjectField,
  owner: string,
): { parameter: string; write: string } {
  const type = rustType(part, owner, name).replace(/^String$/, '&str');
  if (optional) {
    return {
      parameter: `${plain(name)}: impl Into<Option<${type}>>`,
      write: `object.optional("${name}", &${plain(name)}.into());`,
    };
  }
  const given = withoutNull(part).nullable ? `Option<${type}>` : type;
  return { parameter: `${plain(name)}: ${given}`, write: `object.field("${name}", &${plain(name)});` };
}

/** A struct for every command, and the enum of them all. */
export function rustCommands(): string {
  const types = Object.keys(PLUGIN_COMMANDS);
  const names = COMMAND_SHAPES.map(({ name }) => name);
  const structs = COMMAND_SHAPES.map(({ name, schema, words }, index) =>
    saidStruct(name, jsonShape(schema), words, types[index]),
  );
  const conversions = names.map(
    (name) => `impl From<${name}> for Command {
    fn from(command: ${name}) -> Self {
        Command::${name}(command)
    }
}`,
  );
  return `${structs.join('\n\n')}

/// A change that a plugin asks for. Nothing happens before the call is answered; then all of it does, or nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
${names.map((name) => `    ${name}(${name}),`).join('\n')}
}

${conversions.join('\n\n')}

impl ToJson for Command {
    fn put(&self, out: &mut String) {
        match self {
${names.map((name) => `            Command::${name}(command) => command.put(out),`).join('\n')}
        }
    }
}`;
}

/** What \`export!\` makes of each name. */
export function rustExports(): string {
  const answers = {
    commands: 'Vec<$crate::to_tui::Command>',
    items: 'Vec<$crate::to_tui::GeneratedItem>',
    nothing: '()',
  };
  const arms = PLUGIN_EXPORTS.map((name) => {
    const row: ExportRow = EXPORTS[name];
    const inputName = nameOf(jsonShape(row.input));
    if (inputName === undefined) throw new Error(`the input of ${name} has no name among the told shapes`);
    return `    // Called ${sentence(row.called).replace(/^./, (letter) => letter.toLowerCase())}
    (${name}) => { $crate::to_tui::entry! { "${name}", ${name}, ${inputName}, ${answers[row.output]} } };`;
  });
  return `macro_rules! export_one {
${arms.join('\n')}
}
pub(crate) use export_one;`;
}
