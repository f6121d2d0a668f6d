/** plugins/sdk/assemblyscript/host.ts: every host function as an import, and a typed function that asks it. */
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS, type HostFunctionRow } from '../../src-core/plugin/host-functions';
import { ASKED, requestClass } from './assemblyscript-requests';
import { camelCase, itemType, readField, withoutNull, written } from './assemblyscript-shape';
import { MADE } from './assemblyscript-types';
import { type JsonShape, jsonShape, nameOf, SAID, sentence } from './interface-shapes';
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
  return [
    MADE,
    '// Questions to the host. A run sees one and the same state of the list, however often it asks.',
    'import { JSON } from "json-as";',
    'import { takeBlock, writeBlock } from "./kernel";',
    'import { orNull, quote, quoteAll, quoteMap } from "./quote";',
    `import { ${['HostError', ...typesUsed()].sort().join(', ')} } from "./types";`,
    '',
    ...ROWS.map(
      ([name]) =>
        `@external("extism:host/user", "${name}") declare function ${imported(name)}(input: u64): u64;`,
    ),
    '',
    ...[...new Map(ROWS.map(([, row]) => answerOf(row)).map((one) => [one.name, one])).values()].map(
      answerClass,
    ),
    ...SAID.filter(({ name }) => name in ASKED).map(({ name, schema, words }) =>
      requestClass(ASKED[name] ?? name, jsonShape(schema), words),
    ),
    REFUSAL,
    '/**',
    ' * What a plugin may ask. When the host refuses, the function answers null, false, "" or an empty list, and the whole',
    ' * call fails with the host’s reason as soon as it is answered, unless the plugin took the error with `takeError`.',
    ' */',
    'export namespace host {',
    ROWS.map(([name, row]) => call(name, row)).join('\n\n'),
    EVERY_PAGE,
    '}',
    '',
  ].join('\n');
}

const REFUSAL = `/** The first refusal of this call that nobody took. */
let refusal: HostError | null = null;

function noted(error: HostError | null): bool {
  if (refusal === null) refusal = error;
  return error === null;
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

interface Answer {
  /** Of the class that the answer is read as. */
  readonly name: string;
  /** The type of its \`ok\`; null when there is nothing to read. */
  readonly ok: string | null;
}

function answerOf({ output }: HostFunctionRow): Answer {
  const { shape } = withoutNull(jsonShape(output));
  if (shape.type === 'null') return { name: 'NothingAnswer', ok: null };
  if (shape.type === 'array') {
    const item = itemType(shape);
    return { name: `${item === 'string' ? 'Text' : item}ListAnswer`, ok: `${item}[]` };
  }
  const { type } = readField(shape, true);
  const bare = type.replace(' | null', '');
  return { name: `${bare === 'string' ? 'Text' : bare}Answer`, ok: bare };
}

function typesUsed(): string[] {
  const used = ROWS.map(([, row]) => answerOf(row).ok?.replace('[]', '') ?? 'string');
  return [...new Set(used)].filter((type) => type !== 'string');
}

function answerClass({ name, ok }: Answer): string {
  const line = ok === null ? [] : [`  ok: ${ok} | null = null;`];
  return ['@json', `class ${name} {`, ...line, '  error: HostError | null = null;', '}', ''].join('\n');
}

function call(name: HostFunctionName, row: HostFunctionRow): string {
  const { method, orNull } = CALLS[name];
  const answer = answerOf(row);
  const { parameters, ask } = askOf(row);
  const needs = row.permission === null ? '' : ` Needs the permission \`${row.permission}\`.`;
  const read = `JSON.parse<${answer.name}>(takeBlock(${imported(name)}(${ask})))`;
  const { type, lines } = resultOf(answer, jsonShape(row.output), orNull === true);
  return [
    `  /** ${sentence(row.words)}${needs} */`,
    `  export function ${method}(${parameters}): ${type} {`,
    `    const read = ${read};`,
    ...lines.map((line) => `    ${line}`),
    '  }',
  ].join('\n');
}

function resultOf({ ok }: Answer, output: JsonShape, orNull: boolean): { type: string; lines: string[] } {
  if (ok === null) return { type: 'bool', lines: ['return noted(read.error);'] };
  const { nullable } = withoutNull(output);
  const type = ok === 'string' && !nullable && !orNull ? 'string' : ok.endsWith('[]') ? ok : `${ok} | null`;
  if (type.endsWith('null')) return { type, lines: ['noted(read.error);', 'return read.ok;'] };
  const empty = type === 'string' ? '""' : '[]';
  return {
    type,
    lines: ['noted(read.error);', 'const ok = read.ok;', `return ok === null ? ${empty} : ok;`],
  };
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
