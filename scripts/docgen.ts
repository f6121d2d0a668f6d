/**
 * Writes the documents that are made of code: `npm run docs`. With `--check` it writes nothing and fails when one of
 * them is not what the code says. A new one is a row in {@link DOCUMENTS}.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { actionsDocument } from './docgen/actions-document';
import { configurationDocument } from './docgen/configuration-document';
import { pluginAbiDocument } from './docgen/plugin-abi-document';
import { pluginCasesDocument } from './docgen/plugin-cases-document';
import { assemblyscriptCommands } from './sdkgen/assemblyscript-commands';
import { assemblyscriptHost } from './sdkgen/assemblyscript-host';
import { assemblyscriptIndex, assemblyscriptTypes } from './sdkgen/assemblyscript-types';
import { cKit } from './sdkgen/c-kit';
import { javascriptTypes } from './sdkgen/javascript-types';
import { rustKit } from './sdkgen/rust-kit';

interface GeneratedDocument {
  /** From the project's root. */
  readonly path: string;
  /** The whole text. */
  readonly render: () => string;
}

const DOCUMENTS: readonly GeneratedDocument[] = [
  { path: 'docs/actions.md', render: actionsDocument },
  { path: 'docs/configuration.md', render: configurationDocument },
  { path: 'docs/plugin-abi.md', render: pluginAbiDocument },
  { path: 'docs/plugin-cases.md', render: pluginCasesDocument },
  { path: 'plugins/sdk/javascript/to-tui.d.ts', render: javascriptTypes },
  { path: 'plugins/sdk/assemblyscript/types.ts', render: assemblyscriptTypes },
  { path: 'plugins/sdk/assemblyscript/host.ts', render: assemblyscriptHost },
  { path: 'plugins/sdk/assemblyscript/commands.ts', render: assemblyscriptCommands },
  { path: 'plugins/sdk/assemblyscript/index.ts', render: assemblyscriptIndex },
  { path: 'plugins/sdk/c/to-tui.h', render: cKit },
  { path: 'plugins/sdk/rust/to_tui.rs', render: rustKit },
];

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Error(`reading ${file}`, { cause: error });
  }
}

for (const document of DOCUMENTS) {
  const file = path.join(root, document.path);
  const text = document.render();
  if ((await textOf(file)) === text) continue;
  if (check) {
    console.error(`${document.path} is not what the code says: run \`npm run docs\` and commit the result.`);
    process.exitCode = 1;
    continue;
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  console.log(`wrote ${document.path}`);
}
