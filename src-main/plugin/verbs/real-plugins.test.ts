/** Verbs against the real plugin system: sandboxes, database, files. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitWords } from '../../../src-core/plugin/command-words';
import { TODAYS_LIST } from '../../../src-core/todo/testing/list-notation';
import { openWorld } from '../../storage/testing/world';
import { IDLE_WORKSHOP } from '../kit/testing/workshop';
import { returning, writePlugin } from '../testing/plugin-world';
import { openPluginsIn } from '../testing/plugins-in-world';
import { runPluginVerb } from './run-plugin-verb';

async function open(write: (folder: string) => void) {
  const world = openWorld({ fast: true });
  const { paths } = world;
  write(paths.plugins);
  const plugins = await openPluginsIn(world);
  await plugins.manager.loadAll();
  const say = async (line: string): Promise<string> => {
    const words = splitWords(line);
    if (!words.ok) throw new Error(words.error);
    const now = plugins.time.now();
    const answer = await runPluginVerb(words.value, {
      administration: plugins.manager,
      target: { list: TODAYS_LIST, selected: null },
      now,
      today: TODAYS_LIST.date,
      zone: '+05:30',
      cwd: paths.home,
      home: paths.home,
      pluginsFolder: paths.plugins,
      workshop: IDLE_WORKSHOP,
      from: 'window',
    });
    if (answer.kind === 'settings') return `form of ${answer.plugin}`;
    if (answer.kind === 'said') return `${answer.level}: ${answer.text}`;
    if (answer.kind === 'question') return answer.question;
    return answer.report.lines.map(({ text }) => text).join('\n');
  };
  return { ...plugins, say, paths };
}

const ADDS = returning({ type: 'create_todo', content: 'made' });

describe('verbs on real plugins', () => {
  it('switch them, and the record says so', async () => {
    const { say, state, manager } = await open((folder) => writePlugin(folder, 'calm', ADDS));
    expect(await say('list')).toMatch(/^calm {2}0\.1\.0 {2}enabled/);
    expect(await say('disable calm')).toMatch(/^success: /);
    expect(state('calm')).toBe('disabled');
    expect(await say('enable calm')).toMatch(/^success: /);
    await manager.runs.invoke('calm', 'go', { list: TODAYS_LIST, selected: null });
    await manager.idle();
    const audit = await say('audit calm');
    expect(audit).toMatch(/calm 0\.1\.0 +disabled/);
    expect(audit).toMatch(/calm 0\.1\.0 +go +done +1 todo/);
    expect(await say('info calm')).toContain('see the content of your todos');
    // By the clock of whoever looks; in UTC it was noon.
    expect(await say('info calm')).toMatch(/\n {2}17:30 disabled/);
    expect(await say('top')).toContain('calm');
  });

  it('keep what the user decides, and hold plugins to it', async () => {
    const { say, manager } = await open((folder) => writePlugin(folder, 'calm', ADDS));
    expect(await say('policy calm preview=never hide=tag:private')).toMatch(/^success: /);
    expect(await say('policy calm')).toContain('preview=never\nhide=tag:private');
    expect(await say('key calm go <C-x>g')).toMatch(/^success: /);
    expect(manager.summaries()[0]?.keys).toMatchObject([{ key: '<C-x>g', action: 'go', bound: true }]);
    expect(await say('key calm go j')).toMatch(/^warning: j is kept for go but does not work: taken by/);
  });

  it('install, compare and remove', async () => {
    const { say, paths } = await open(() => undefined);
    writePlugin(paths.home, 'fresh', ADDS);
    expect(await say('diff fresh')).not.toBe('');
    // Nobody says yes.
    expect(await say('install fresh')).toMatch(/^error: /);
    expect(await say('lint fresh')).toContain('warning');
    expect(await say(`update fresh ${join(paths.home, 'fresh')}`)).toContain('there is no plugin “fresh”');
  });
});
