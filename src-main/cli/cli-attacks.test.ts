/** What others wrote, in files, names and todos, printed to a terminal; and two programs that write at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkInvariants } from '../../src-core/todo/invariants';
import { controlPlace } from '../control/control-place';
import { hearCommandLines } from '../hear-command-lines';
import { SILENT_LOG } from '../log';
import { pathsIn } from '../paths';
import { IDLE_WORKSHOP } from '../plugin/kit/testing/workshop';
import { sampleAdministration } from '../plugin/verbs/testing/sample-administration';
import { clock, openAt, shell } from './testing/shell';

/** Orders to a terminal in every spelling, and what turns a line around. */
const EVIL = '\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202e\u2066\u0000\u0085';
const IN_NAMES = EVIL.replaceAll('\u0000', '');

const expectHarmless = ({ out, error }: { readonly out: string; readonly error: string }) => {
  expect(out + error).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
  expect(out + error).not.toBe('');
};

describe('nothing that others wrote steers the terminal', () => {
  it('no name of a file', async () => {
    const { ask, folder } = shell();
    await ask(['add', 'milk']);
    const at = (name: string) => path.join(folder, `${IN_NAMES}${name}`);
    writeFileSync(at('text.db'), 'nonsense');
    writeFileSync(at('in.json'), '{');
    writeFileSync(at('in.md'), `- [ ] ${EVIL}\n${EVIL}\n# ${EVIL}\n- [q] x @due(${EVIL})\n`);
    writeFileSync(at('utf16.md'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
    mkdirSync(at('folder'));
    for (const words of [
      ['import', at('missing')],
      ['import', at('in.json'), '--yes'],
      ['import', at('in.md'), '--dry-run'],
      ['import', at('in.md'), '--yes'],
      ['import', at('in.md'), '--yes', '--json'],
      ['import', at('utf16.md'), '--yes'],
      ['import', at('folder'), '--yes'],
      ['import', at('text.db'), '--format', 'original', '--yes'],
      ['restore', at('text.db'), '--yes'],
      ['restore', at('missing'), '--yes'],
      ['restore', at('folder'), '--yes'],
      ['export', at('out.md')],
      ['export', at('out.md')],
      ['export', at('missing/out.md')],
      ['backup', at('copy.db')],
      ['backup', at('copy.db')],
      ['restore', at('copy.db')],
      ['restore', at('copy.db'), '--json'],
      ['show', '--project', EVIL],
      ['add', 'x', '--project', EVIL],
      ['add', 'x', '--parent', EVIL],
      ['add', 'x', '--due', EVIL],
      ['show', EVIL],
      ['show', '--filter', `due:${EVIL}`],
      [EVIL],
      ['plugin', EVIL],
      ['plugin', 'info', EVIL],
      ['plugin', 'install', at('folder')],
      [`--${EVIL}`],
    ])
      expectHarmless(
        await ask(words, { isTTY: words[0] === 'import' || words[0] === 'restore', typed: 'n\n' }),
      );
  });

  it('no todo, no project, no plugin’s word, as text or as JSON', async () => {
    const { ask, folder } = shell();
    const json = JSON.stringify({
      format: 'to-tui',
      version: 1,
      plugins: [EVIL],
      projects: [{ id: 'p', name: `work ${EVIL}` }],
      lists: [
        {
          project: 'p',
          date: '2026-11-22',
          todos: [{ content: `milk ${EVIL} #tag${EVIL}`, description: `${EVIL}x` }],
        },
        { project: EVIL, date: EVIL, todos: [] },
      ],
    });
    writeFileSync(path.join(folder, 'in.json'), json);
    for (const words of [
      ['import', 'in.json', '--yes'],
      ['show', '--all'],
      ['show', '--all', '--json'],
      ['show', '--project', `work ${EVIL}`],
      ['add', `eggs ${EVIL}`],
      ['add', `eggs ${EVIL}`, '--json'],
      ['show', '--project', 'nowhere'],
      ['export', '--all'],
      ['export', '--project', `work ${EVIL}`],
    ])
      expectHarmless(await ask(words));
  });
});

describe('beside the application', () => {
  async function running(folder: string) {
    const { app, close } = await openAt(folder);
    const stop = await hearCommandLines({
      paths: pathsIn(path.join(folder, 'data')),
      clock: clock(),
      log: SILENT_LOG,
      administration: sampleAdministration().administration,
      workshop: IDLE_WORKSHOP,
      app,
    });
    onTestFinished(async () => {
      await stop();
      await close();
    });
    return { ...app, stop };
  }

  const say = (folder: string, request: object) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(controlPlace(path.join(folder, 'data')).path);
      let text = '';
      socket.on('data', (bytes) => {
        text += bytes;
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
      socket.write(`${JSON.stringify(request)}\n`);
    });

  it.each(['.', '../..', '', 'C:', '/tmp\0/x'])(
    'no request is from a place that is none: %j',
    async (cwd) => {
      const { ask, folder } = shell();
      await running(folder);
      await ask(['add', 'milk']);
      const answer = await say(folder, { version: 2, kind: 'app', words: ['export', 'stolen.md'], cwd });
      expect(answer).toContain('refused');
    },
  );

  it('two that write at once lose and tear nothing, though neither knows of the other', async () => {
    const { ask, folder } = shell();
    const { document, stop } = await running(folder);
    const list = { project: 'default', date: document.today() };
    document.dispatch([{ type: 'create_todo', list, place: { kind: 'end' }, content: 'first' }], {
      kind: 'user',
    });
    // The command line finds nobody, and does it on the database itself.
    await stop();
    for (let n = 0; n < 5; n++) {
      expect(await ask(['add', `outside ${n}`])).toMatchObject({ code: 0 });
      const outcome = document.dispatch(
        [{ type: 'create_todo', list, place: { kind: 'end' }, content: `inside ${n}` }],
        { kind: 'user' },
      );
      expect(outcome.ok).toBe(true);
    }
    const { out } = await ask(['show', '--json']);
    const todos: { content: string }[] = JSON.parse(out).lists[0].todos;
    expect(todos.map(({ content }) => content).sort()).toEqual(
      ['first', ...[0, 1, 2, 3, 4].flatMap((n) => [`inside ${n}`, `outside ${n}`])].sort(),
    );
    const { app, close } = await openAt(folder);
    expect(checkInvariants(app.document.list(list).rows)).toEqual([]);
    await close();
  });
});
