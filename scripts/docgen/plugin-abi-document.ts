/** docs/plugin-abi.md: what host and plugin have agreed on, from the tables that the application itself reads. */
import { API_VERSION } from '../../src-core/plugin/abi';
import { PLUGIN_STATES } from '../../src-core/plugin/plugin-summary';
import { table } from './markdown';
import { commandSection, exportSection, hostFunctionSection, shapeSections } from './plugin-abi-calls';
import { limitSection, manifestSection } from './plugin-abi-manifest';
import { STATE_WORDS } from './plugin-abi-words';

/** The whole text. */
export function pluginAbiDocument(): string {
  const sections = [
    HEAD,
    manifestSection(),
    exportSection(),
    ...shapeSections(),
    hostFunctionSection(),
    commandSection(),
    limitSection(),
    stateSection(),
  ];
  return `${sections.join('\n\n')}\n`;
}

const HEAD = `# The plugin interface, version ${API_VERSION}

Made by \`npm run docs\` from \`src-core/plugin\`; changes here are lost. How to use it is in the
[guide](plugin-guide.md).

“text ≤ 64” counts UTF-16 code units, as JavaScript's \`length\` does. A \`?\` marks what may be left out. Unknown fields
are refused. A date is \`2026-01-31\`, a time \`2026-01-31T08:00:00.000Z\`. The kits are made from the same tables:
\`plugins/sdk/javascript/to-tui.d.ts\` for JavaScript and TypeScript, \`plugins/sdk/assemblyscript\`,
\`plugins/sdk/rust/to_tui.rs\` and \`plugins/sdk/c/to-tui.h\`.`;

function stateSection(): string {
  const rows = PLUGIN_STATES.map((state) => [`\`${state}\``, STATE_WORDS[state]]);
  return `## States\n\n${table(['State', 'What it means'], rows)}`;
}
