/** plugins/sdk/assemblyscript/host.ts: every host function as an import, and a typed function that asks it. */
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS, type HostFunctionRow } from '../../src-core/plugin/host-functions';
import { ASKED, requestClass } from './assemblyscript-requests';
import { camelCase, readersIn, readField, reading, withoutNull, written } from './assemblyscript-shape';
import { MADE } from './assemblyscript-types';
import { jsonShape, nameOf, SAID, sentence } from './interface-shapes';
import { fieldsIn, objectIn } from './typescript-type';

/** What each host function is called in the kit, and whether it answers null instead of an empty text when refused. */
const CALLS: Readonly<Record<HostFunctionName, { readonly method: string; readonly orNull?: true }>> = {
  query_todos: { method: 'queryPage' },
  get_todo: { method: 'todo' },
  get_current_date: { method: 'currentDate' },
  get_current_project: { method: 'currentProject' },
  list_projects: { method: 'projects' },
  get_selected_todo: { method: 'selectedTodo' },
  get_metadata: { method: 'metadata' },
  get_todo_metadata: { method: 'todoMetadata' },
  find_todos_by_metadata: { method: 'findTodos' },
  log: { method: 'log' },
  http_request: { method: 'request' },
  read_file: { method: 'readFile', orNull: true },
  write_file: { method: 'writeFile' },
  list_directory: { method: 'listDirectory' },
  run_command: { method: 'run' },
  get_secret: { method: 'secret' },
};

const ROWS = Object.entries(HOST_FUNCTIONS) as [HostFunctionName, HostFunctionRow][];

/** The whole text. */
export function assemblyscriptHost(): string {
  const calls = ROWS.map(([name, row]) => call(name, row)).join('\n\n');
  return [
    MADE,
    '// Questions to the host. A run sees one and the same state of the list, however often it asks.',
    'import { Json } from "./json-value";',
    'import { takeBlock, writeBlock } from "./kernel";',
    'import { orNull, quote, quoteAll, quoteMap } from "./quote";',
    `import { ${readersIn(calls)}, takeFault } from "./read";`,
    `import { ${['HostError', ...typesUsed()].sort().join(', ')} } from "./types";`,
    '',
    ...ROWS.map(
      ([name]) =>
        `@external("extism:host/user", "${name}") declare function ${imported(name)}(input: u64): u64;`,
    ),
    '',
    ...SAID.filter(({ name }) => name in ASKED).map(({ name, schema, words }) =>
      requestClass(ASKED[name] ?? name, jsonShape(schema), words),
    ),
    REFUSAL,
    '/**',
    ' * What a plugin may ask. When the host refuses, the function answers null, false, "" or an empty list, and the whole',
    ' * call fails with the host’s reason as soon as it is answered, unless the plugin took the error with `takeError`.',
    ' */',
    'export namespace host {',
    calls,
    EVERY_PAGE,
    '}',
    '',
  ].join('\n');
}

const REFUSAL = `/** The first refusal of this call that nobody took. */
let refusal: HostError | null = null;

function refused(code: string, message: string): Json {
  if (refusal === null) {
    const error = new HostError();
    error.code = code;
    error.message = message;
    refusal = error;
  }
  return new Json();
}

/** What the host answered; missing when it refused, which is noted. */
function answered(block: u64): Json {
  const answer = Json.parse(takeBlock(block));
  if (answer === null) return refused("E_ANSWER", "the host's answer is no JSON");
  const error = answer.get("error");
  if (error.isMissing) {
    const ok = answer.get("ok");
    return ok.isMissing ? refused("E_ANSWER", "the host's answer is none") : ok;
  }
  const code = error.get("code");
  const message = error.get("message");
  if (!code.isString || !message.isString) return refused("E_ANSWER", "the host's answer gives no reason");
  return refused(code.asString(), message.asString());
}

/** The same, where null is no answer. */
function given(block: u64): Json {
  const ok = answered(block);
  return ok.isNull ? refused("E_ANSWER", "the host's answer is null") : ok;
}

/** Whether what was just read of an answer was as it should be. */
function understood(): bool {
  const fault = takeFault();
  if (fault != "") refused("E_ANSWER", "the host's answer: " + fault);
  return fault == "";
}
`;

const EVERY_PAGE = `
  /** All todos that fit, however many pages they fill. */
  export function queryTodos(query: Query): Todo[] {
    const found: Todo[] = [];
    const from = query.cursor;
    do {
      const page = queryPage(query);
      if (page === null) break;
      for (let i = 0; i < page.todos.length; i++) found.push(page.todos[i]);
      const next = page.next_cursor;
      query.cursor = next === null ? "" : next;
    } while (query.cursor != "");
    query.cursor = from;
    return found;
  }

  /** The first refusal since this was last asked, or null; whoever takes it answers for it. */
  export function takeError(): HostError | null {
    const taken = refusal;
    refusal = null;
    return taken;
  }`;

function imported(name: HostFunctionName): string {
  return name === 'log' ? 'host_log' : name;
}

/** The bare type of what a host function answers; null when there is nothing to read. */
function answerType({ output }: HostFunctionRow): string | null {
  const { shape } = withoutNull(jsonShape(output));
  return shape.type === 'null' ? null : readField(shape, true).type.replace(' | null', '');
}

function typesUsed(): string[] {
  const used = ROWS.map(([, row]) => answerType(row)?.replace('[]', '') ?? 'string');
  return [...new Set(used)].filter((type) => type !== 'string');
}

function call(name: HostFunctionName, row: HostFunctionRow): string {
  const { method, orNull } = CALLS[name];
  const { parameters, ask } = askOf(row);
  const needs = row.permission === null ? '' : ` Needs the permission \`${row.permission}\`.`;
  const { type, lines } = resultOf(row, `${imported(name)}(${ask})`, orNull === true);
  return [
    `  /** ${sentence(row.words)}${needs} */`,
    `  export function ${method}(${parameters}): ${type} {`,
    ...lines.map((line) => `    ${line}`),
    '  }',
  ].join('\n');
}

function resultOf(row: HostFunctionRow, asked: string, orNull: boolean): { type: string; lines: string[] } {
  const bare = answerType(row);
  if (bare === null) return { type: 'bool', lines: [`return !answered(${asked}).isMissing;`] };
  const { nullable } = withoutNull(jsonShape(row.output));
  const type = bare.endsWith('[]') || (bare === 'string' && !nullable && !orNull) ? bare : `${bare} | null`;
  const empty = type.endsWith('null') ? 'null' : type === 'string' ? '""' : '[]';
  const read = reading(`${nullable ? 'answered' : 'given'}(${asked})`, '', { type, initial: empty });
  return { type, lines: [`const read = ${read};`, `return understood() ? read : ${empty};`] };
}

function askOf({ input }: HostFunctionRow): { parameters: string; ask: string } {
  const shape = objectIn(jsonShape(input));
  const asked = ASKED[nameOf(shape) ?? ''];
  if (asked !== undefined) return { parameters: `ask: ${asked}`, ask: 'writeBlock(ask.json())' };
  const fields = fieldsIn(shape);
  if (fields.length === 0) return { parameters: '', ask: '0' };
  const parameters = fields.map(({ name, part }) => `${camelCase(name)}: ${readField(part, false).type}`);
  const parts = fields.map(({ name, part }, index) => {
    const before = index === 0 ? '{' : ',';
    return `'${before}"${name}":' + ${written(camelCase(name), part)}`;
  });
  return { parameters: parameters.join(', '), ask: `writeBlock(${parts.join(' + ')} + "}")` };
}
