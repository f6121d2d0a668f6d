/** The sections of docs/plugin-abi.md on what a manifest may say. */
import { API_VERSION, DEFAULT_LIMITS, type Limits, RAISABLE_LIMITS } from '../../src-core/plugin/abi';
import { MAX_SUGGESTED_KEYS } from '../../src-core/plugin/manifest-checks';
import { MANIFEST_LIMITS } from '../../src-core/plugin/manifest-limits';
import { KNOWN_KEYS, manifestSchema } from '../../src-core/plugin/manifest-schema';
import { fieldsOf } from './json-type';
import { code, codes, count, table } from './markdown';
import { LIMIT_WORDS, MANIFEST_WORDS, TABLE_WORDS } from './plugin-abi-words';

/** What stands in manifest.toml. */
export function manifestSection(): string {
  const rows = fieldsOf(manifestSchema.shape.plugin).map(({ name, required }) => [
    code(name),
    required ? 'yes' : '',
    MANIFEST_WORDS[name as keyof typeof MANIFEST_WORDS],
  ]);
  const tables = Object.entries(TABLE_WORDS).map(([name, words]) => [
    code(`[${name.replace('.*', '.NAME')}]`),
    codes(KNOWN_KEYS[name] ?? []),
    words,
  ]);
  return `## Manifest

${table(['`[plugin]`', 'needed', ''], rows)}

${table(['Other tables, all optional', 'Keys', ''], tables)}

| Permission | What may be asked for |
|---|---|
| \`network\` | hosts, \`api.example.org\`, with a port, \`localhost:8080\`, or all below one, \`*.example.org\`; true is any host of the internet |
| \`filesystem\` | \`{ path = "~/notes", access = "read" }\`, a folder and all below it, or \`access = "write"\`; true is a folder of its own |
| \`execute\` | programs by name, \`git\`; true is any program |

At most ${MAX_SUGGESTED_KEYS} keys a plugin. Nothing is coerced: \`network = "false"\` is an error. An unknown key is one too. A plugin
whose \`api\` is above ${code(String(API_VERSION))} is *incompatible*, whatever else its manifest says. What a manifest names, an
action, a hook or a tick, the module must export.`;
}

/** Every limit, and how far a manifest may change it. */
export function limitSection(): string {
  const rows = Object.entries(DEFAULT_LIMITS).map(([name, most]) => [
    count(most),
    LIMIT_WORDS[name as keyof Limits],
  ]);
  const changeable = Object.entries(MANIFEST_LIMITS).map(([key, { limit, factor }]) => [
    code(key),
    count(DEFAULT_LIMITS[limit] / factor),
    count(RAISABLE_LIMITS[limit] / factor),
    LIMIT_WORDS[limit].replace('pages of 64 KiB', 'MiB'),
  ]);
  return `## Limits

${table(['At most', ''], rows)}

A manifest may change some: lower as it likes, higher when the user allows it.

${table(['`[limits]`', 'usual', 'at most', ''], changeable)}

A wait that is written must end before the run does: \`request_ms\` and \`program_ms\` are below \`wall_ms\`, else the manifest
is refused.`;
}
