import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseKeys } from '../keymap/key';
import { frameText } from '../screen/frame-text';
import { hitAt } from '../tui/hit';
import type { Model } from '../tui/model';
import { EMPTY_INPUT, inputOf } from '../tui/text-input';
import { idAt, modelOf, PLUGINS, sketchModel } from './testing/sample-model';
import { THEMES } from './theme';
import { view } from './view';

const lines = (model: Model) => frameText(view(model).frame);

/** Models with something of everything on them. */
const someModel = fc.constantFrom<Partial<Model>>(
  {},
  { list: modelOf([]).list, cursor: null },
  { modal: { kind: 'help', filter: EMPTY_INPUT, filtering: true, scroll: 7 } },
  {
    modal: { kind: 'plugins', selected: 'jira-sync', details: false, scroll: 0, search: null },
    plugins: PLUGINS,
  },
  {
    modal: { kind: 'plugins', selected: 'word-count', details: true, scroll: 3, search: null },
    plugins: PLUGINS,
  },
  {
    modal: {
      kind: 'confirm',
      question: 'Sure?',
      lines: ['a'],
      deed: { kind: 'delete_todos', ids: [idAt(0)] },
      under: null,
    },
  },
  {
    modal: {
      kind: 'command',
      input: inputOf('東京 '.repeat(40)),
      back: 0,
      typed: '',
      completing: { lines: [], words: Array.from({ length: 40 }, (_, n) => `word-${n}`), chosen: 33 },
      fault: null,
    },
  },
  {
    modal: {
      kind: 'command',
      input: EMPTY_INPUT,
      back: 0,
      typed: '',
      completing: null,
      fault: 'That is 東京 no command. '.repeat(20),
    },
  },
  { modal: { kind: 'palette', input: inputOf('roll'), cursor: 5, scroll: 40 }, plugins: PLUGINS },
  {
    modal: {
      kind: 'report',
      asks: 'plugin_command',
      report: {
        title: '報告 '.repeat(30),
        lines: [
          { text: '', tone: 'dim' },
          { text: ' '.repeat(300), tone: 'text' },
          { text: `    ${'長い'.repeat(200)}`, tone: 'error' },
        ],
      },
      words: [],
      live: 1_000,
      serial: 1,
      scroll: 2,
      under: null,
    },
  },
  { running: ['jira-sync', 'plugin install /tmp/\u001b[2J'], slow: true },
  { pending: parseKeys('d') ?? [], whichKey: true },
  { status: { level: 'error', text: '東京 '.repeat(40), plugin: 'jira-sync', serial: 1 } },
  {
    mode: 'edit',
    editing: { target: { kind: 'existing', id: idAt(8) }, input: { text: '👩‍👩‍👧 '.repeat(50), caret: 0 } },
  },
);

describe('view', () => {
  it('fills every size exactly, and puts the caret inside', () => {
    const size = fc.record({
      cols: fc.integer({ min: 1, max: 300 }),
      rows: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(size, someModel, (given, rest) => {
        const { frame, caret } = view(sketchModel({ ...rest, size: given }));
        expect([frame.cols, frame.rows]).toEqual([given.cols, given.rows]);
        if (caret) {
          expect(caret.x).toBeLessThan(given.cols);
          expect(caret.y).toBeLessThan(given.rows);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same cells for the same model', () => {
    const model = sketchModel();
    expect(lines({ ...model })).toEqual(lines(model));
  });

  it('draws the boxes and marks where clicks look for them', () => {
    const model = sketchModel({ size: { cols: 70, rows: 24 } });
    const { frame } = view(model);
    for (let y = 0; y < 24; y++) {
      for (let x = 0; x < 70; x++) {
        if (hitAt(model, x, y)?.zone !== 'checkbox' || hitAt(model, x - 1, y)?.zone === 'checkbox') continue;
        expect(frame.symbolAt(x, y) + frame.symbolAt(x + 2, y)).toBe('[]');
      }
    }
  });

  it('draws the row under the cursor as a band, with a mark', () => {
    const { frame } = view(modelOf([{ content: 'a' }, { content: 'b' }], { cursor: idAt(1) }));
    expect(frame.symbolAt(2, 2)).toBe('❯');
    expect(frame.styleAt(40, 2).bg).toBe(THEMES.dark.surfaces.selection);
    expect(frame.styleAt(40, 1).bg).toBe(THEMES.dark.surfaces.background);
  });

  it('strikes cancelled rows through, but not what surrounds their text', () => {
    const { frame } = view(modelOf([{ content: 'open' }, { content: 'Fax', state: 'cancelled' }]));
    const x =
      lines(modelOf([{ content: 'open' }, { content: 'Fax', state: 'cancelled' }]))[2]?.indexOf('Fax') ?? 0;
    expect(frame.styleAt(x, 2).strikethrough).toBe(true);
    expect(frame.styleAt(x - 1, 2).strikethrough).toBeUndefined();
    expect(frame.styleAt(x + 4, 2).strikethrough).toBeUndefined();
  });

  it('turns the sign of work in progress, unless nothing may move', () => {
    const at = (tick: number, reducedMotion: boolean) =>
      lines(
        modelOf([{ content: 'a', state: 'in_progress' }], {
          tick,
          appearance: { theme: 'dark', reducedMotion },
        }),
      )[1];
    expect(at(0, false)).not.toBe(at(1, false));
    expect(at(4, false)).toBe(at(0, false));
    expect(at(1, true)).toContain('[*]');
  });

  it('never draws a control code of a todo', () => {
    const screen = lines(modelOf([{ content: 'a\u001b[2Jb', description: '\u0007' }])).join('');
    expect(screen).not.toMatch(/\p{Cc}/u);
  });
});
