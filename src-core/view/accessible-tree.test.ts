import { describe, expect, it } from 'vitest';
import { inputOf } from '../tui/text-input';
import { accessibleScreen, NEARBY } from './accessible-tree';
import { idAt, january, modelOf, PLUGINS, plugin, sketchModel } from './testing/sample-model';

const names = (model: Parameters<typeof accessibleScreen>[0]) =>
  accessibleScreen(model).tree.map((item) => item.name);

describe('accessibleScreen', () => {
  it('says in words what the row shows with signs', () => {
    const model = modelOf([
      { content: 'Buy milk', state: 'done', priority: 'P0', dueDate: january(31) },
      { content: 'Renew', state: 'important', dueDate: january(28), description: 'x' },
    ]);
    expect(names(model)).toEqual([
      '[x] done, Buy milk, priority P0, due Jan 31',
      '[!] important, Renew, overdue 2 days, has a description',
    ]);
  });

  it('numbers rows among those with the same parent, and knows what is folded', () => {
    const model = modelOf(
      [
        { content: 'a' },
        { content: 'a1', indent: 1, state: 'done' },
        { content: 'a2', indent: 1 },
        { content: 'b' },
        { content: 'b1', indent: 1, state: 'done' },
        { content: 'b2', indent: 1 },
      ],
      { folded: new Set([idAt(3)]), cursor: idAt(2) },
    );
    const seen = accessibleScreen(model).tree.map(({ level, position, setSize, expanded, selected }) => [
      `${level}: ${position}/${setSize}`,
      expanded,
      selected,
    ]);
    expect(seen).toEqual([
      ['1: 1/2', true, false],
      ['2: 1/2', null, false],
      ['2: 2/2', null, true],
      ['1: 2/2', false, false],
    ]);
    expect(names(model)[3]).toBe('[ ] open, b, 1 of 2 below done');
  });

  it('is bounded on a long list, and still counts all of it', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => ({ content: `row ${index}` }));
    const model = modelOf(rows, { scroll: { top: idAt(2000), line: 0 }, cursor: idAt(2005) });
    const { tree } = accessibleScreen(model);
    expect(tree.length).toBe(21 + 2 * NEARBY);
    expect(tree[0]).toMatchObject({ id: idAt(2000 - NEARBY), position: 2001 - NEARBY, setSize: 5000 });
    expect(tree.find((item) => item.selected)?.id).toBe(idAt(2005));
  });

  it('reads what is typed instead of what is saved', () => {
    const editing = { target: { kind: 'existing', id: idAt(0) }, input: { text: 'new', caret: 3 } } as const;
    expect(names(modelOf([{ content: 'old' }], { mode: 'edit', editing }))).toEqual(['editing: new']);
  });

  it('says what the status bar says', () => {
    expect(accessibleScreen(sketchModel()).status).toBe('NAVIGATE, work, 2026-01-30 today, 31 items');
    expect(accessibleScreen(modelOf([])).status).toContain('n adds a todo · < yesterday · ? help');
    const status = { level: 'error', text: 'no answer', plugin: 'jira', serial: 1 } as const;
    expect(accessibleScreen(sketchModel({ status })).status).toBe('NAVIGATE, ✗ jira: no answer');
  });

  it('reads a dialog line by line, and which line is current', () => {
    const model = sketchModel({
      plugins: PLUGINS,
      modal: { kind: 'plugins', selected: 'pomodoro', details: false, scroll: 0 },
    });
    const { dialog } = accessibleScreen(model);
    expect(dialog?.label).toBe('Plugins ── Installed │ Activity');
    expect(dialog?.lines).toHaveLength(PLUGINS.length + 1);
    expect(dialog?.current).toMatch(/^● pomodoro +1\.0\.3 +enabled +– +210 runs {2}p95 2 ms$/);
    expect(accessibleScreen(sketchModel()).dialog).toBeNull();
  });

  it('tells why a plugin does not run, whole', () => {
    const reason = 'It was built for plugin interface 9; this application offers 1. '.repeat(4).trim();
    const model = sketchModel({
      plugins: [plugin('old', { state: 'incompatible', reason })],
      modal: { kind: 'plugins', selected: 'old', details: true, scroll: 0 },
    });
    expect(accessibleScreen(model).dialog?.lines.join(' ')).toContain(reason);
  });

  it('reads the command line as it is typed, and why a command means nothing', () => {
    const command = { kind: 'command', back: 0, typed: '', completing: null, fault: null } as const;
    const typed = sketchModel({ modal: { ...command, input: inputOf('plugin logs') } });
    expect(accessibleScreen(typed).dialog).toMatchObject({ label: 'Command line', current: ':plugin logs' });
    expect(accessibleScreen(typed).dialog?.lines.join(' ')).toContain('Tab complete');
    const fault = 'There is no command “plugn”.';
    const wrong = sketchModel({ modal: { ...command, input: inputOf('plugn'), fault } });
    expect(accessibleScreen(wrong).dialog?.current).toBe(`:plugn. ✗ ${fault}`);
  });

  it('reads the choice of the palette with its keys, and a page line by line', () => {
    const palette = sketchModel({ modal: { kind: 'palette', input: inputOf('undo'), cursor: 0, scroll: 0 } });
    expect(accessibleScreen(palette).dialog?.current).toMatch(/^Change: undo +u$/);
    expect(accessibleScreen(palette).dialog?.lines[0]).toBe('❯ undo');
    const report = { title: 'Logs', lines: [{ text: 'it broke', tone: 'error' }] } as const;
    const page = sketchModel({
      modal: {
        kind: 'report',
        asks: 'plugin_command',
        report,
        words: ['logs'],
        live: null,
        serial: 1,
        scroll: 0,
        under: null,
      },
    });
    expect(accessibleScreen(page).dialog).toMatchObject({ label: 'Logs', current: null });
    expect(accessibleScreen(page).dialog?.lines[0]).toBe('it broke');
  });
});
