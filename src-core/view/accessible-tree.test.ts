import { describe, expect, it } from 'vitest';
import type { CivilMinute } from '../todo/todo';
import { openDescription } from '../tui/modals/description-opening';
import { inputOf } from '../tui/text-input';
import { accessibleScreen, NEARBY } from './accessible-tree';
import { idAt, january, modelOf, PLUGINS, plugin, sketchModel } from './testing/sample-model';
import { MODE_SCREENS } from './testing/sample-screens';
import { view } from './view';

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

  it('knows every row that is selected, and which of them the cursor is on', () => {
    const rows = ['a', 'b', 'c', 'd'].map((content) => ({ content }));
    const model = modelOf(rows, { cursor: idAt(1), selection: { anchor: idAt(2) } });
    const { tree, multiselectable } = accessibleScreen(model);
    expect(multiselectable).toBe(true);
    expect(tree.map(({ current, selected }) => [current, selected])).toEqual([
      [false, false],
      [true, true],
      [false, true],
      [false, false],
    ]);
    expect(accessibleScreen(modelOf(rows)).multiselectable).toBe(false);
  });

  it('says how often a row comes again, and when the user is reminded of it', () => {
    const reminder = '2026-02-01T09:30' as CivilMinute;
    expect(names(modelOf([{ content: 'Water', recurrence: '.+3d', reminder }]))).toEqual([
      '[ ] open, Water, repeats 3 days after it is done, reminder at 2026-02-01 09:30',
    ]);
  });

  it('says what the status bar says, apart from what has just happened', () => {
    expect(accessibleScreen(sketchModel()).status).toBe('NAVIGATE, work, 2026-01-30 today, 31 items');
    expect(accessibleScreen(modelOf([])).status).toContain('n adds a todo · < yesterday · ? help');
    const status = { level: 'error', text: 'no answer', plugin: 'jira', serial: 7 } as const;
    const screen = accessibleScreen(sketchModel({ status }));
    expect(screen.status).toBe('NAVIGATE, work, 2026-01-30 today, 31 items');
    expect(screen.said).toEqual({ text: '✗ jira: no answer', serial: 7 });
  });

  it('says how much a filter shows and what is searched for', () => {
    expect(accessibleScreen(sketchModel({ search: { text: 'party' } })).status).toContain('. Search party');
  });

  it('tells of long work as long as it goes on', () => {
    const work = [
      { id: '1', title: 'Importing old.json', done: 20, total: 80, ended: false },
      { id: '2', title: 'Backup', done: 1, total: 1, ended: true },
    ];
    expect(accessibleScreen(sketchModel({ work })).work).toEqual([
      { id: '1', label: 'Importing old.json', done: 20, total: 80 },
    ]);
  });

  it('names the text that is typed', () => {
    const editing = { target: { kind: 'existing', id: idAt(0) }, input: inputOf('new') } as const;
    expect(accessibleScreen(modelOf([{ content: 'old' }], { mode: 'edit', editing })).typing).toEqual({
      label: 'Edit todo',
      value: 'new',
      caret: 3,
      multiline: false,
      fault: null,
    });
    expect(accessibleScreen(sketchModel()).typing).toBeNull();
    const modal = { kind: 'palette', input: inputOf(''), cursor: 0, scroll: 0 } as const;
    expect(accessibleScreen(sketchModel({ modal })).typing?.label).toBe('What to do');
  });

  it('offers what a dialog offers as options, the chosen one among them', () => {
    const model = sketchModel({
      plugins: PLUGINS,
      modal: { kind: 'plugins', selected: 'pomodoro', details: false, scroll: 0, search: null },
    });
    const { dialog } = accessibleScreen(model);
    expect(dialog?.label).toBe('Plugins: Installed, tab 1 of 3');
    expect(dialog?.options).toHaveLength(PLUGINS.length);
    expect(dialog?.options?.filter(({ selected }) => selected)).toHaveLength(1);
    expect(dialog?.current).toMatch(/^● pomodoro +1\.0\.3 +enabled +– +210 runs {2}p95 2 ms$/);
    expect(accessibleScreen(sketchModel()).dialog).toBeNull();
  });

  it('gives a description as one text of several lines', () => {
    const text = 'one\n\ntwo';
    const [model] = openDescription(sketchModel(), idAt(7), text);
    const { dialog } = accessibleScreen(model);
    expect(dialog?.text).toMatchObject({ value: text, multiline: true, caret: text.length });
    expect(dialog?.lines.join(' ')).not.toContain('two');
    const { modal } = model;
    const closed = { ...model, modal: modal?.kind === 'description' ? { ...modal, readOnly: true } : modal };
    expect(accessibleScreen(closed).typing).toBeNull();
    expect(accessibleScreen(closed).dialog?.lines).toContain('two');
  });

  it('puts the caret of a text of several lines where it stands in the whole', () => {
    const [model] = openDescription(sketchModel(), idAt(7), 'one\n東京\nthree');
    const { modal } = model;
    if (modal?.kind !== 'description') throw new Error('no description');
    const moved = { ...model, modal: { ...modal, area: { ...modal.area, line: 1, caret: 1 } } };
    expect(accessibleScreen(moved).typing?.caret).toBe('one\n東'.length);
  });

  it('never tells a secret', () => {
    const { settings } = MODE_SCREENS;
    const { modal } = settings;
    if (modal?.kind !== 'settings') throw new Error('no settings');
    const fields = modal.form.fields.map((field) => ({ ...field, type: 'secret' as const }));
    const form = { ...modal.form, fields };
    const typing = { ...settings, modal: { ...modal, form, editing: inputOf('hunter2') } };
    expect(JSON.stringify(accessibleScreen(typing))).not.toContain('hunter2');
    expect(accessibleScreen(typing).typing).toMatchObject({ value: '•••••••', caret: 7 });
  });

  it('names every field that is typed in', () => {
    for (const [name, model] of Object.entries(MODE_SCREENS)) {
      const { typing } = accessibleScreen(model);
      expect([name, view(model).caret !== null]).toEqual([name, typing !== null]);
      if (typing) expect(typing.label).not.toBe('');
    }
  });

  it('tells why a plugin does not run, whole', () => {
    const reason = 'It was built for plugin interface 9; this application offers 1. '.repeat(4).trim();
    const model = sketchModel({
      plugins: [plugin('old', { state: 'incompatible', reason })],
      modal: { kind: 'plugins', selected: 'old', details: true, scroll: 0, search: null },
    });
    expect(accessibleScreen(model).dialog?.lines.join(' ')).toContain(reason);
  });

  it('reads the command line as it is typed, and why a command means nothing', () => {
    const command = { kind: 'command', back: 0, typed: '', completing: null, fault: null } as const;
    const typed = sketchModel({ modal: { ...command, input: inputOf('plugin logs') } });
    expect(accessibleScreen(typed).dialog).toMatchObject({ label: 'Command line', current: ':plugin logs' });
    expect(accessibleScreen(typed).typing?.value).toBe('plugin logs');
    expect(accessibleScreen(typed).dialog?.lines.join(' ')).toContain('Tab complete');
    const fault = 'There is no command “plugn”.';
    const wrong = sketchModel({ modal: { ...command, input: inputOf('plugn'), fault } });
    expect(accessibleScreen(wrong).dialog?.current).toBe(`:plugn. ✗ ${fault}`);
    expect(accessibleScreen(wrong).said.text).toBe(fault);
    const completing = { lines: ['plugin list', 'plugin logs'], words: ['list', 'logs'], chosen: 1 };
    const ways = sketchModel({ modal: { ...command, input: inputOf('plugin logs'), completing } });
    expect(accessibleScreen(ways).dialog?.options).toEqual([
      { name: 'list', selected: false },
      { name: 'logs', selected: true },
    ]);
  });

  it('reads the choice of the palette with its keys, and a page line by line', () => {
    const palette = sketchModel({ modal: { kind: 'palette', input: inputOf('undo'), cursor: 0, scroll: 0 } });
    expect(accessibleScreen(palette).dialog?.current).toMatch(/^Change: undo +u$/);
    expect(accessibleScreen(palette).typing?.value).toBe('undo');
    expect(accessibleScreen(palette).dialog?.lines.join(' ')).not.toContain('undo');
    const report = { title: 'Logs', lines: [{ text: 'it broke', tone: 'error' }] } as const;
    const page = sketchModel({
      modal: {
        kind: 'report',
        report,
        asks: 'plugin_command',
        words: ['logs'],
        live: null,
        serial: 1,
        scroll: 0,
        under: null,
      },
    });
    expect(accessibleScreen(page).dialog).toMatchObject({ label: 'Logs', current: null, options: null });
    expect(accessibleScreen(page).dialog?.lines[0]).toBe('it broke');
  });
});
