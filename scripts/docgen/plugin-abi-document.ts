/** docs/plugin-abi.md: what host and plugin have agreed on, from the tables that the application itself reads. */
import type { z } from 'zod';
import { API_VERSION, DEFAULT_LIMITS, type Limits, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import {
  HOST_FUNCTIONS,
  MAX_HOST_INPUT_BYTES,
  MAX_LISTS_IN_A_CALL,
} from '../../src-core/plugin/host-functions';
import { MAX_SUGGESTED_KEYS } from '../../src-core/plugin/manifest-checks';
import { HOOK_NAMES, KNOWN_KEYS, manifestSchema } from '../../src-core/plugin/manifest-schema';
import { NOT_OFFERED, PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { PLUGIN_STATES } from '../../src-core/plugin/plugin-summary';
import { EXTERNAL_ID_KEY } from '../../src-core/plugin/references';
import { snapshotSchema } from '../../src-core/plugin/snapshots';
import { fieldsOf, shapeOf, typeText } from './json-type';
import {
  COMMAND_WORDS,
  EXPORT_WORDS,
  HOST_ERROR_WORDS,
  HOST_FUNCTION_WORDS,
  LIMIT_WORDS,
  MANIFEST_WORDS,
  STATE_WORDS,
  TABLE_WORDS,
} from './plugin-abi-words';

/** Shapes that are described once, under A todo. */
const NAMES = new Map([
  [shapeOf(snapshotSchema), 'todo'],
  [shapeOf(snapshotSchema.shape.state), 'state'],
  [shapeOf(snapshotSchema.shape.priority), 'priority or null'],
]);

/** The whole text. */
export function pluginAbiDocument(): string {
  const sections = [HEAD, manifest(), exportsSection(), todoSection(), hostFunctions(), commands(), limits()];
  return `${[...sections, states()].join('\n\n')}\n`;
}

const HEAD = `# The plugin interface, version ${API_VERSION}

Made by \`npm run docs\` from \`src-core/plugin\`; changes here are lost. How to use it is in the
[guide](plugin-guide.md).

“text ≤ 64” counts UTF-16 code units, as JavaScript's \`length\` does. A \`?\` marks what may be left out. Unknown fields
are refused. A date is \`2026-01-31\`, a time \`2026-01-31T08:00:00.000Z\`.`;

function manifest(): string {
  const rows = fieldsOf(manifestSchema.shape.plugin).map(
    ({ name, required }) =>
      `| \`${name}\` | ${required ? 'yes' : ''} | ${MANIFEST_WORDS[name as keyof typeof MANIFEST_WORDS]} |`,
  );
  const tables = Object.entries(TABLE_WORDS).map(([name, words]) => `| \`[${name}]\` | ${words} |`);
  const offered: readonly string[] = PLUGIN_EXPORTS;
  const later = [...HOOK_NAMES, 'on_tick'].filter((hook) => !offered.includes(hook));
  return `## Manifest

${table(['`[plugin]`', 'needed', ''], rows)}

${table(['Other tables, all optional', ''], tables)}

At most ${MAX_SUGGESTED_KEYS} keys a plugin. Hooks with a name that are not called yet: ${codes(later)}.
\`[limits]\` knows ${codes(KNOWN_KEYS.limits ?? [])}.`;
}

function exportsSection(): string {
  const rows = PLUGIN_EXPORTS.map((name) => {
    const [input, when, needed] = EXPORT_WORDS[name];
    return `| \`${name}\` | \`${input}\` | ${when} | ${needed} |`;
  });
  return `## Exports

${table(['Export', 'Input', 'Called', 'Must be there'], rows)}

Each answers \`{ "commands": [ … ] }\`; nothing, null and no \`commands\` mean none. \`context\` is
\`{ api, plugin, project, date, selected?, reason, settings }\`; \`cause\` is \`{ kind: "user" }\` or
\`{ kind: "plugin", plugin }\`.`;
}

function todoSection(): string {
  const rows = fieldsOf(snapshotSchema).map(({ name, type }) => `| \`${name}\` | ${type} |`);
  return `## A todo\n\n${table(['Field', ''], rows)}`;
}

function hostFunctions(): string {
  const rows = Object.entries(HOST_FUNCTIONS).map(([name, { input, output }]) => {
    const words = HOST_FUNCTION_WORDS[name as keyof typeof HOST_FUNCTIONS];
    return `| \`${name}\` | ${parameters(input)} | ${typeText(output, NAMES)} | ${words} |`;
  });
  const errors = Object.entries(HOST_ERROR_WORDS).map(([code, words]) => `| \`${code}\` | ${words} |`);
  return `## Host functions

${table(['Function', 'Input', 'Answer', ''], rows)}

All are allowed to every plugin. A module imports them from \`extism:host/user\`, each from an address of JSON to an
address of JSON, and is answered \`{"ok": …}\` or \`{"error": {"code", "message"}}\`. In a script \`host.NAME(input)\`
returns what is \`ok\` and throws an \`Error\` with that \`code\` otherwise. At most ${MAX_HOST_INPUT_BYTES} bytes of input and
${MAX_LISTS_IN_A_CALL} lists in one call.

${table(['Code', ''], errors)}`;
}

function commands(): string {
  const rows = Object.entries(PLUGIN_COMMANDS).map(([type, schema]) => {
    const words = COMMAND_WORDS[type as keyof typeof PLUGIN_COMMANDS];
    return `| \`${type}\` | ${parameters(schema)} | ${words} |`;
  });
  return `## Commands

${table(['Type', 'Fields', ''], rows)}

An \`id\` is, in this order, a \`temp_id\` of the same answer, a value that this plugin stored with a todo under
\`${EXTERNAL_ID_KEY}\`, or a todo's own id. A \`state\` may also be the character in its box: \`x\`, \`*\`, \`?\`, \`!\`, \`-\`.
Known by name and not done yet: ${codes(NOT_OFFERED)}.`;
}

function limits(): string {
  const rows = Object.entries(DEFAULT_LIMITS).map(
    ([name, most]) => `| ${most.toLocaleString('en-US')} | ${LIMIT_WORDS[name as keyof Limits]} |`,
  );
  return `## Limits\n\n${table(['At most', ''], rows)}`;
}

function states(): string {
  const rows = PLUGIN_STATES.map((state) => `| \`${state}\` | ${STATE_WORDS[state]} |`);
  return `## States\n\n${table(['State', 'What it means'], rows)}`;
}

/** The fields of an input, the command's own type left out. */
function parameters(schema: z.ZodType): string {
  const fields = fieldsOf(schema, NAMES).filter(({ name }) => name !== 'type');
  return fields.map(({ name, type, required }) => `\`${name}${required ? '' : '?'}\`: ${type}`).join('<br>');
}

function codes(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}
