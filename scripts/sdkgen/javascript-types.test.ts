/** The types for scripts, tried by the compiler on a script that is right and on some that are not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { javascriptTypes } from './javascript-types';

const folder = mkdtempSync(path.join(tmpdir(), 'to-tui-types-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The file as it is shipped; that it is the generated one `docs --check` sees to. */
const DECLARATIONS = path.resolve('plugins/sdk/javascript/to-tui.d.ts');

/** What the compiler says of these scripts: its lines with an error. */
function compile(...files: string[]): string[] {
  const options =
    '--ignoreConfig --noEmit --strict --allowJs --checkJs --types  --lib ES2023 --target ES2023 --module CommonJS'.split(
      ' ',
    );
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', ...options, DECLARATIONS, ...files],
    { encoding: 'utf8' },
  );
  return stdout.split('\n').filter((line) => /error TS/.test(line));
}

function script(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('to-tui.d.ts', { timeout: 60_000 }, () => {
  it('fits the shipped script, and one that uses everything', () => {
    const every = script(
      'every.ts',
      `
      export const init: ToTui.Exports['init'] = ({ settings }) => {
        console.log(settings.site, host.get_secret({ name: 'token' })?.length);
        return { commands: [{ type: 'register_keybinding', key: 'z', action: 'a' }] };
      };
      export const on_tick: ToTui.Exports['on_tick'] = () => {
        const { todos, next_cursor } = host.query_todos({ state: 'open', include_deleted: true });
        const { status, headers } = host.http_request({ url: 'https://example.org', method: 'POST', body: '' });
        const end = host.run_command({ program: 'git', args: ['status'] });
        host.write_file({ path: 'x', content: String(end.code ?? status) + headers['date'] + next_cursor });
        const names = host.list_directory({ path: '.' }).map(({ name }) => name);
        host.log({ level: 'warn', message: names.join() + host.list_projects().map(({ id }) => id) });
        const [id] = host.find_todos_by_metadata({ key: 'a', value: 'b' });
        const due = todos[0]?.due_date?.slice(0, 4) ?? null;
        return {
          commands: [
            { type: 'update_todo', id: id ?? 'x', updates: { due_date: due, state: 'done' } },
            { type: 'add_decoration', todo_id: 'x', text: 'late', style: 'warning' },
          ],
        };
      };
      export const generate: ToTui.Exports['generate'] = ({ input }) => ({ items: [{ content: input }] });
      `,
    );
    expect(compile(path.resolve('plugins/hello-js/plugin.js'), every)).toEqual([]);
  });

  it('refuses what the application would refuse', () => {
    const wrong = [
      "host.query_todos({ state: 'doing' });",
      "host.get_todo({ key: 'x' });",
      'host.get_current_project().length.x;',
      'host.no_such_function();',
      "const a: ToTui.Command = { type: 'delete_todo' };",
      "const b: ToTui.Command = { type: 'add_decoration', todo_id: 'x', text: 'y', style: 'red' };",
      "const c: ToTui.Exports = { handle_action: () => ({ commands: [{ type: 'drop_tables' }] }) };",
    ];
    const errors = compile(script('wrong.ts', wrong.join('\n')));
    const lines = errors.map((line) => Number(/\((\d+),/.exec(line)?.[1]));
    expect([...new Set(lines)]).toEqual(wrong.map((_, index) => index + 1));
  });

  it('knows every host function and command, and leaves no type open', () => {
    const types = javascriptTypes();
    for (const name of Object.keys(HOST_FUNCTIONS)) expect(types).toContain(`    ${name}(`);
    for (const type of Object.keys(PLUGIN_COMMANDS)) expect(types).toContain(`readonly type: '${type}'`);
    expect(types.match(/\bunknown\b(?!\[\])/g)).toBeNull();
  });
});

describe('what is written by hand beside it', () => {
  const bundled = async (text: string) => {
    const stdin = { contents: text, resolveDir: path.dirname(DECLARATIONS), loader: 'ts' } as const;
    const { outputFiles } = await build({
      stdin,
      bundle: true,
      format: 'iife',
      globalName: 'kit',
      write: false,
    });
    return outputFiles[0]?.text ?? '';
  };

  it('asks for page after page, and never with a cursor that is null', async () => {
    const text = await bundled(`export { everyTodo } from './every-todo';`);
    const asked: unknown[] = [];
    const pages = [
      { todos: ['a', 'b'], next_cursor: 'b' },
      { todos: ['c'], next_cursor: null },
    ];
    const host = {
      query_todos: (query: unknown) => {
        asked.push(query);
        return pages[asked.length - 1];
      },
    };
    expect(runInNewContext(`${text}; kit.everyTodo({ state: 'open' })`, { host })).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([{ state: 'open' }, { state: 'open', cursor: 'b' }]);
  });

  it('takes a setting only when it is of the kind that is asked for', async () => {
    const text = await bundled(`export { setting } from './setting';`);
    const settings = { most: 3, tag: '', also: ['a'], is: false, none: null };
    const read = (name: string, otherwise: unknown) =>
      runInNewContext(`${text}; kit.setting(settings, name, otherwise)`, { settings, name, otherwise });
    expect([read('most', 9), read('most', 'x'), read('none', 9), read('gone', 9)]).toEqual([3, 'x', 9, 9]);
    expect([read('tag', 'today'), read('is', true), read('also', []), read('also', 'x')]).toEqual([
      'today',
      false,
      ['a'],
      'x',
    ]);
  });
});
