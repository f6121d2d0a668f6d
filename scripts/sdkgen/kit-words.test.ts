/** The table of the guide that says the same in each kit: what stands in it is put into plugins, and they are built. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LANGUAGES, type Language } from '../../src-core/plugin/languages';
import { buildPlugin } from '../../src-main/plugin/kit/build';
import { scaffold } from '../../src-main/plugin/kit/scaffold';
import { SOURCE_FILES } from '../../src-main/plugin/kit/source-files';
import { CHECKOUT_PLACES } from '../../src-main/plugin/kit/testing/workshop';

const GUIDE = readFileSync('docs/plugin-guide.md', 'utf8');

const COLUMNS: Readonly<Record<Language, number>> = {
  typescript: 1,
  javascript: 1,
  assemblyscript: 2,
  rust: 3,
  c: 4,
};

/** The words of a language, from the top. */
function words(language: Language): readonly string[] {
  const [, table = ''] = /## The same words in each language\n\n((?:\|.*\n)+)/.exec(GUIDE) ?? [];
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) => row.split(' | ')[COLUMNS[language]]?.replace(/[`|]/g, '').trim() ?? '');
}

/** A plugin in which each of them stands where it belongs. */
function plugin(language: Language): string {
  const [setting, every, push, empty, take, fail] = words(language);
  switch (language) {
    case 'typescript':
    case 'javascript': {
      const ending = language === 'javascript' ? '.ts' : '';
      const at = language === 'javascript' ? './sdk' : '../sdk';
      const typed = language === 'typescript';
      return `import { everyTodo } from '${at}/every-todo${ending}';
import { setting } from '${at}/setting${ending}';
export function handle_action({ context }${typed ? ': ToTui.ActionInput' : ''}) {
  const list${typed ? ': ToTui.Command[]' : ''} = [];
  ${take?.replace('…', `${every}.slice(0, ${setting}).forEach(({ id }) => ${push});`).replace('…', 'console.log(error);')}
  list.push({ type: 'update_todo', id: 'x', updates: ${empty} });
  if (list.length === 0) ${fail};
  return { commands: list };
}
`;
    }
    case 'assemblyscript':
      return `import { ActionInput, Commands, Fields, host, input, Query, report, setting } from "../sdk/index";
export function handle_action(): i32 {
  const context = input<ActionInput>().context;
  const query = new Query();
  const todos = ${every};
  if (${take} !== null) ${fail};
  const list = new Commands();
  for (let i = 0; i < todos.length && i < i32(${setting}); i++) {
    const id = todos[i].id;
    ${push};
    list.update(id, ${empty});
  }
  return list.answer();
}
`;
    case 'rust':
      return `#[path = "../sdk/to_tui.rs"]
mod to_tui;
use to_tui::*;
export!(handle_action);
fn handle_action(input: ActionInput) -> Result<Vec<Command>, String> {
    let context = &input.context;
    let mut list = commands![];
    for todo in ${every}.iter().take(${setting} as usize) {
        let id = &todo.id;
        ${push};
        list.push(UpdateTodo::new(id, ${empty}).into());
    }
    ${take?.replace('…', 'host::get_selected_todo() { host::log(None, &error.message)?; }')}
    if list.is_empty() { ${fail}; }
    Ok(list)
}
`;
    case 'c':
      return `#include "../sdk/to-tui.h"
TT_EXPORT(handle_action, in) {
  tt_context context = in->context;
  tt_todo_list todos = ${every};
  tt_error error;
  if (${take}) { ${fail}; return; }
  for (size_t i = 0; i < todos.count && (int64_t)i < ${setting}; i++) {
    tt_text id = todos.items[i].id;
    ${push};
    tt_update_todo(.id = id, ${empty});
  }
}
`;
  }
}

describe('the words of the guide', { timeout: 60_000 }, () => {
  it.for(LANGUAGES)('are those of the kit for %s', async (language, test) => {
    expect(words(language)).toHaveLength(6);
    const parent = mkdtempSync(path.join(tmpdir(), 'to-tui-words-'));
    onTestFinished(() => rmSync(parent, { recursive: true }));
    const made = await scaffold({ name: 'words', language, parent }, CHECKOUT_PLACES);
    if (!made.ok) throw new Error(made.error);
    writeFileSync(path.join(made.value, SOURCE_FILES[language]), plugin(language));
    const manifest = path.join(made.value, 'manifest.toml');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('on_todo_completed = true', ''));
    const built = await buildPlugin(made.value, CHECKOUT_PLACES);
    if (!built.ok && built.error.kind === 'no_compiler') return test.skip(built.error.sentence);
    expect(built.ok ? built.value.warnings : [built.error.sentence, ...built.error.output]).toEqual([]);
  });
});
