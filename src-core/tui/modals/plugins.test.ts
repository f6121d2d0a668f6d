import { describe, expect, it } from 'vitest';
import type { PluginState } from '../../plugin/plugin-summary';
import { frameText } from '../../screen/frame-text';
import { idOf, TODAYS_LIST } from '../../todo/testing/list-notation';
import { view } from '../../view/view';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';
import type { PluginsModal } from './plugin-box-state';

const plugins = ['jira', 'pomodoro', 'tags'].map((name) => pluginSummary(name));
const open = (): Session => session(['A'], { plugins, size: { cols: 80, rows: 24 } }).press('P');
const selected = ({ model }: Session) => (model.modal?.kind === 'plugins' ? model.modal.selected : undefined);

describe('the plugins', () => {
  it.each([
    ['', 'jira'],
    ['j', 'pomodoro'],
    ['jjjj', 'tags'],
    ['Gk', 'pomodoro'],
    ['Ggg', 'jira'],
    ['<C-d>', 'tags'],
  ])('are walked through by %s', (keys, name) => expect(selected(open().press(keys))).toBe(name));

  it('are left with Esc, from a page to the list first', () => {
    expect(open().press('<Enter>').model.modal).toMatchObject({ details: true });
    expect(open().press('<Enter><Esc>').model.modal).toMatchObject({ details: false });
    expect(open().press('<Enter><Esc><Esc>').model.modal).toBeNull();
    expect(open().press('P').model.modal).toBeNull();
  });

  it.each([
    ['e', 'disabled', 'enable_plugin'],
    ['e', 'failed', 'enable_plugin'],
    ['e', 'needs_consent', 'review_plugin'],
    ['e', 'changed_on_disk', 'review_plugin'],
    ['d', 'enabled', 'disable_plugin'],
    ['d', 'failed', 'disable_plugin'],
  ] as const)('%s on one that is %s asks for %s', (key, state, kind) => {
    const tui = session([], { plugins: [pluginSummary('jira', { state })] })
      .press('P')
      .press(key);
    expect(tui.asked(kind)).toEqual([{ kind, plugin: 'jira' }]);
  });

  it.each<[string, PluginState]>([
    ['e', 'enabled'],
    ['d', 'disabled'],
    ['r', 'enabled'],
    ['s', 'enabled'],
    ['b', 'enabled'],
  ])('%s on one that is %s says why nothing happens', (key, state) => {
    const tui = session([], { plugins: [pluginSummary('jira', { state })] })
      .press('P')
      .press(key);
    expect(tui.effects.filter(({ kind }) => kind !== 'after')).toEqual([]);
    expect(tui.model.status).not.toBeNull();
  });

  it.each([
    ['l', ['logs', 'jira']],
    ['a', ['audit', 'jira']],
    ['i', ['info', 'jira']],
    ['R', ['reload', 'jira']],
    ['T', ['top']],
    ['t', ['try', 'jira']],
    ['<BackTab>', ['audit']],
  ])('%s asks for plugin %j and stays', (key, words) => {
    const tui = open().press(key);
    expect(tui.asked('plugin_command').map((effect) => effect.words)).toEqual([words]);
    expect(tui.model.modal?.kind).toBe('plugins');
  });

  it.each([
    ['large', 'always', 'jira: changes are always shown before they are made'],
    ['never', 'large', 'jira: changes are shown when they are many or delete'],
  ] as const)('p goes on from previewing %s to %s, and says so', (preview, next, text) => {
    const tui = session([], { plugins: [pluginSummary('jira', { preview })] }).press('Pp');
    const [asked] = tui.asked('plugin_command');
    expect(asked?.words).toEqual(['preview', 'jira', next]);
    if (!asked) return;
    tui.send({ kind: 'command_answered', answer: { kind: 'said', level: 'success', text: 'ok' }, asked });
    expect(tui.model.status?.text).toBe(text);
  });

  it('p asks before a plugin is shown no more', () => {
    const asking = () => session([], { plugins: [pluginSummary('jira', { preview: 'always' })] }).press('Pp');
    expect(asking().model.modal).toMatchObject({
      kind: 'confirm',
      question: 'Never show what jira would change?',
      lines: ['Its deletions would be made at once.'],
    });
    expect(asking().asked('plugin_command')).toEqual([]);
    expect(asking().press('n').asked('plugin_command')).toEqual([]);
    const yes = asking().press('y');
    expect(yes.asked('plugin_command')).toMatchObject([{ words: ['preview', 'jira', 'never'] }]);
    expect(yes.model.modal?.kind).toBe('plugins');
  });

  it('p leaves a refusal as main says it', () => {
    const tui = session([], { plugins }).press('Pp');
    const [asked] = tui.asked('plugin_command');
    if (!asked) throw new Error('nothing was asked');
    tui.send({ kind: 'command_answered', answer: { kind: 'said', level: 'error', text: 'gone' }, asked });
    expect(tui.model.status?.text).toBe('gone');
  });

  it('r takes a no back, too, where nothing was allowed', () => {
    const denied = pluginSummary('jira', { deniedPowers: ['api.example.org'] });
    const tui = session([], { plugins: [denied] }).press('Pr');
    expect(tui.model.modal).toMatchObject({
      kind: 'confirm',
      question: 'Ask again what jira may do?',
      lines: ['You said no to: api.example.org', expect.stringContaining('you are asked again')],
    });
    expect(tui.press('y').asked('plugin_command')).toMatchObject([{ words: ['revoke', 'jira'] }]);
  });

  const full = pluginSummary('jira', {
    version: '0.2.0',
    powers: ['api.atlassian.com'],
    permissions: ['connect to api.atlassian.com'],
    hasSettings: true,
    previousVersion: '0.1.0',
  });

  it.each([
    ['r', 'revoke', 'Take back what jira may do?', 'connect to api.atlassian.com'],
    ['b', 'rollback', 'Go back from jira 0.2.0 to 0.1.0?', 'Its settings and what it stored stay.'],
    ['x', 'remove', 'Remove jira 0.2.0?', 'Lost: its settings and secrets.'],
  ])('%s asks before it does %s, and says what is lost', (key, verb, question, line) => {
    const asked = session([], { plugins: [full] })
      .press('P')
      .press(key);
    expect(asked.model.modal).toMatchObject({ kind: 'confirm', question });
    const { lines } = asked.model.modal as Extract<typeof asked.model.modal, { kind: 'confirm' }>;
    expect(lines.join('\n')).toContain(line);
    expect(asked.asked('plugin_command')).toEqual([]);
    const yes = asked.press('y');
    expect(yes.asked('plugin_command')).toMatchObject([{ words: [verb, 'jira'] }]);
    expect(yes.model.modal?.kind).toBe('plugins');
    const no = session([], { plugins: [full] }).press(`P${key}n`);
    expect(no.asked('plugin_command')).toEqual([]);
    expect(no.model.modal?.kind).toBe('plugins');
  });

  it('s asks for the settings form', () => {
    const tui = session([], { plugins: [full] }).press('Ps');
    expect(tui.asked('plugin_settings')).toEqual([{ kind: 'plugin_settings', plugin: 'jira' }]);
  });

  it('keep the cursor when others come, and go on to the next when theirs goes', () => {
    const told = (names: readonly string[]) =>
      open()
        .press('j')
        .send({ kind: 'plugins_changed', plugins: names.map((name) => pluginSummary(name)) });
    expect(selected(told(['aaa', 'jira', 'pomodoro']))).toBe('pomodoro');
    expect(selected(told(['jira', 'tags']))).toBe('tags');
    expect(selected(told([]))).toBeNull();
  });

  it('can be clicked: once to select, twice to open', () => {
    const click = (double: boolean) => open().send({ kind: 'click', x: 20, y: 2, double });
    expect(click(false).model.modal).toMatchObject({ selected: 'pomodoro', details: false });
    expect(click(true).model.modal).toMatchObject({ selected: 'pomodoro', details: true });
  });

  it('scroll a long page to its last line and no further', () => {
    const long = pluginSummary('jira', { permissions: Array.from({ length: 40 }, (_, n) => `may ${n}`) });
    const tui = session([], { plugins: [long], size: { cols: 80, rows: 24 } }).press('P<Enter>G');
    expect(tui.model.modal).toMatchObject({ scroll: 30 }); // 1 + 2 + 40 + 4 + 4 lines, 21 in the box
    expect(tui.press('jjk').model.modal).toMatchObject({ scroll: 29 });
    expect(tui.send({ kind: 'wheel', lines: -100, x: 1, y: 1 }).model.modal).toMatchObject({ scroll: 0 });
  });

  it.each([24, 40, 80])('have a last line that scrolling reaches, %i columns wide', (cols) => {
    const keys = ['<C-x>pq', '<C-x><C-s><C-t><C-u><C-v>', '<', 'dd'].map((key) => ({
      key,
      action: 'drop',
      title: 'drop the ticket of the row',
      bound: false,
      conflict: 'taken by delete of the application (dd), which had it before any plugin came',
    }));
    const full = pluginSummary('jira', {
      reason: 'It looped: stopped after 2 s, three times in a row.\nIt rests.',
      description: 'Brings tickets in as todos, and keeps both sides the same.',
      permissions: ['connect to api.atlassian.com', 'see the content of your todos'],
      keys,
      runs: 41,
      failures: 12,
    });
    const tui = session([], { plugins: [full], size: { cols, rows: 14 } }).press('P<Enter>G');
    const last = frameText(view(tui.model).frame)
      .slice(1, 12)
      .join(' ')
      .replaceAll(/[^\w]+/g, ' ');
    expect(last).toContain('is shown before anything is changed');
    const { scroll } = tui.model.modal as PluginsModal;
    expect(tui.press('j').model.modal).toMatchObject({ scroll });
    const above = session([], { plugins: [full], size: { cols, rows: 14 } }).press('P<Enter>Gk').model;
    expect(frameText(view(above).frame)).not.toEqual(frameText(view(tui.model).frame));
  });
});

describe('a key of a plugin', () => {
  const key = { key: '<C-x>p', action: 'sync', title: 'sync ticket', bound: true };

  it('runs its action on the row under the cursor', () => {
    const tui = session(['A', 'B'], { plugins: [pluginSummary('jira', { keys: [key] })] }).press('j<C-x>p');
    expect(tui.asked('invoke_plugin_action')).toEqual([
      {
        kind: 'invoke_plugin_action',
        plugin: 'jira',
        action: 'sync',
        list: TODAYS_LIST,
        selected: idOf('B'),
      },
    ]);
  });

  it('is free again when the plugin is disabled', () => {
    const off = pluginSummary('jira', { keys: [key], state: 'disabled' });
    const tui = session([], { plugins: [pluginSummary('jira', { keys: [key] })] });
    tui.send({ kind: 'plugins_changed', plugins: [off] }).press('<C-x>p');
    expect(tui.asked('invoke_plugin_action')).toEqual([]);
  });

  it('goes on when other plugins change between its presses, and ends with its plugin', () => {
    const jira = pluginSummary('jira', { keys: [key] });
    const other = pluginSummary('other');
    const going = session(['A'], { plugins: [jira] }).press('<C-x>');
    going.send({ kind: 'plugins_changed', plugins: [jira, other] }).press('p');
    expect(going.asked('invoke_plugin_action')).toHaveLength(1);
    const ending = session(['A'], { plugins: [jira] }).press('<C-x>');
    expect(ending.send({ kind: 'plugins_changed', plugins: [other] }).model.pending).toEqual([]);
  });
});
