/** The sections of docs/plugin-abi.md on what is called, asked and answered. */
import { DEFAULT_LIMITS, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { DECORATION_STYLES } from '../../src-core/plugin/decoration';
import { causeSchema, contextSchema, EXPORTS, type ExportRow } from '../../src-core/plugin/exports';
import { generatedItemSchema, MAX_GENERATED_ITEMS } from '../../src-core/plugin/generated-items';
import { HOST_ERRORS } from '../../src-core/plugin/host-errors';
import { MAX_HOST_INPUT_BYTES, MAX_LARGE_HOST_INPUT_BYTES } from '../../src-core/plugin/host-function-names';
import {
  HOST_FUNCTIONS,
  type HostFunctionRow,
  MAX_LISTS_IN_A_CALL,
} from '../../src-core/plugin/host-functions';
import { COMMAND_REFUSALS, PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { EXTERNAL_ID_KEY } from '../../src-core/plugin/references';
import { snapshotSchema } from '../../src-core/plugin/snapshots';
import { fieldsOf, typeText } from './json-type';
import { code, codes, count, table } from './markdown';
import { NAMES, parameters } from './plugin-abi-shapes';
import { LIMIT_WORDS, PERMISSION_WORDS } from './plugin-abi-words';

/** What the application calls. */
export function exportSection(): string {
  const rows = PLUGIN_EXPORTS.map((name) => {
    const row: ExportRow = EXPORTS[name];
    const input = fieldsOf(row.input).map((field) => `${field.name}${field.required ? '' : '?'}`);
    return [
      code(name),
      code(input.length === 0 ? '{}' : `{ ${input.join(', ')} }`),
      row.called,
      declared(name, row),
      `${count(DEFAULT_LIMITS[row.cpu])} ms`,
      answers(row),
    ];
  });
  return `## Exports

${table(['Export', 'Input', 'Called', 'In the manifest', 'Computing time', 'May answer'], rows)}

Commands are answered as \`{ "commands": [ … ] }\`, items as \`{ "items": [ … ] }\`; nothing, null and no list mean none. An
export that the manifest does not have to name is called when it is there.

An item is ${parameters(generatedItemSchema).replaceAll('<br>', ', ')}. The first is at level 0, each
next one at most one level deeper than the one before it; at most ${MAX_GENERATED_ITEMS}.`;
}

function declared(name: string, { declaredBy }: ExportRow): string {
  if (declaredBy === 'actions') return 'an action or a key';
  return declaredBy === 'hooks' ? `[hooks] ${code(name)}` : '';
}

function answers({ output, permits }: ExportRow): string {
  if (output !== 'commands') return output;
  return `commands: ${permits.map((permission) => PERMISSION_WORDS[permission]).join(', ')}`;
}

/** What is told again and again. */
export function shapeSections(): string[] {
  const shapes = [
    ['A todo', snapshotSchema, undefined],
    ['`context`', contextSchema, NAMES],
    ['`cause`', causeSchema, NAMES],
  ] as const;
  return shapes.map(([title, schema, names]) => {
    const rows = fieldsOf(schema, names).map(({ name, type, required, words }) => [
      code(required ? name : `${name}?`),
      type,
      words,
    ]);
    return `## ${title}\n\n${table(['Field', '', ''], rows)}`;
  });
}

/** What a plugin may ask. */
export function hostFunctionSection(): string {
  const rows = Object.entries(HOST_FUNCTIONS).map(([name, row]: [string, HostFunctionRow]) => [
    code(name),
    parameters(row.input),
    typeText(row.output, NAMES),
    row.words,
    row.permission === null ? '' : code(row.permission),
    row.limits.map((limit) => `${count(DEFAULT_LIMITS[limit])} ${LIMIT_WORDS[limit]}`).join('<br>'),
    codes(row.errors),
  ]);
  const errors = Object.entries(HOST_ERRORS).map(([name, words]) => [code(name), words]);
  return `## Host functions

${table(['Function', 'Input', 'Answer', '', 'Permission', 'At most', 'Errors'], rows)}

A module imports them from \`extism:host/user\`, each from an address of JSON to an address of JSON, and is answered
\`{"ok": …}\` or \`{"error": {"code", "message"}}\`. In a script \`host.NAME(input)\` returns what is \`ok\` and throws an
\`Error\` with that \`code\` otherwise. At most ${count(MAX_HOST_INPUT_BYTES)} bytes of input, ${count(MAX_LARGE_HOST_INPUT_BYTES)} where a stored value,
a body, a file or a program's input is in it, and ${MAX_LISTS_IN_A_CALL} lists in one call. Each may answer \`E_INPUT\` too, \`E_LIMIT\` for
too long an input, and \`E_UNAVAILABLE\` outside of a call. What has a permission must be asked for in the manifest and allowed by the user; the others are there for every plugin.

${table(['Code', ''], errors)}`;
}

/** What a plugin may return. */
export function commandSection(): string {
  const rows = Object.entries(PLUGIN_COMMANDS).map(([type, row]) => [
    code(type),
    parameters(row.schema),
    row.words,
    PERMISSION_WORDS[row.permission],
    codes(row.refusals),
  ]);
  const refusals = Object.entries(COMMAND_REFUSALS).map(([name, words]) => [code(name), words]);
  return `## Commands

${table(['Type', 'Fields', '', 'The run may', 'Refused for'], rows)}

An \`id\` is, in this order, a \`temp_id\` of the same answer, a value that this plugin stored with a todo under
\`${EXTERNAL_ID_KEY}\`, or a todo's own id. A \`state\` may also be the character in its box: \`x\`, \`*\`, \`?\`, \`!\`, \`-\`. The
styles of a badge are ${codes(DECORATION_STYLES)}.

All commands of an answer are carried out, as one step that \`u\` takes back, or none: what is refused refuses all, with
the number of the command and the reason in words.

${table(['Refused for', ''], refusals)}`;
}
