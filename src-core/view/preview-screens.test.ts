import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PreviewRow } from '../plugin/preview';
import type { PreviewModal } from '../tui/modal';
import { clickPreview, PREVIEW_DEEDS, wheelPreview } from '../tui/modals/preview';
import type { Model, Size } from '../tui/model';
import { accessibleDialog } from './accessible-dialog';
import { isAGoldenScreen } from './testing/golden-screen-tests';
import { drawnScreen } from './testing/golden-screens';
import { idAt, PLUGINS, sketchModel } from './testing/sample-model';

const SIZES: readonly Size[] = [
  { cols: 80, rows: 24 },
  { cols: 50, rows: 16 },
  { cols: 40, rows: 12 },
];

const row = (index: number, text: string, rest: Partial<PreviewRow> = {}): PreviewRow => ({
  index,
  mark: '+',
  indent: 0,
  text,
  detail: '',
  needs: [],
  description: null,
  ...rest,
});

const words = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `word${from + at}`).join(' ');

const ROWS: readonly PreviewRow[] = [
  row(0, 'PROJ-12 : Login fails on Safari', { detail: 'under “Sprint 9”' }),
  row(1, 'Ask everybody who has seen it which version it was, and 東京オフィス too', {
    indent: 1,
    needs: [0],
  }),
  row(2, 'PROJ-11', { mark: '~', detail: `content → “${words(1, 40)}”   state [ ] → [x]` }),
  row(3, words(100, 340), { indent: 2, detail: 'P1   due 2026-02-01' }),
  row(4, 'Old notes', { mark: '-', detail: '(and 3 below it)' }),
];

const modalOf = (cursor: number, rest: Partial<PreviewModal> = {}, rows = ROWS): PreviewModal => ({
  kind: 'preview',
  question: { id: idAt(77), plugin: 'jira-sync', trigger: 'sync ticket', todos: rows.length, rows },
  armed: true,
  ticked: new Set(rows.map(({ index }) => index).filter((index) => index !== 4)),
  cursor,
  scroll: 0,
  ...rest,
});

const screen = (modal: PreviewModal, size: Size = { cols: 40, rows: 12 }): Model =>
  sketchModel({ plugins: PLUGINS, modal, size });

const at = ({ modal }: Model) => (modal?.kind === 'preview' ? modal : modalOf(-1));
const press = (model: Model, ...deeds: (keyof typeof PREVIEW_DEEDS)[]): Model =>
  deeds.reduce((now, deed) => PREVIEW_DEEDS[deed]?.(now)[0] ?? now, model);
const drawn = (model: Model) => drawnScreen(model, model.size).text;

const SCREENS = {
  preview: modalOf(0),
  'preview-indented': modalOf(1),
  'preview-detail': modalOf(2),
  'preview-long': modalOf(3),
  'preview-long-end': modalOf(3, { scroll: 999 }),
} as const;

const DESCRIBED = [
  row(0, 'PROJ-12', {
    mark: '~',
    detail: 'state [ ] → [x]',
    description: { head: 'description “Ask Ann” →', text: `Ask Ann:\n\n- ${words(1, 40)}` },
  }),
  row(1, 'PROJ-13', { description: { head: 'description:', text: words(500, 1_900) } }),
  row(2, 'Old notes', { mark: '-' }),
];

describe.each([0, 1])('screen of a description, cursor at %i', (cursor) => {
  isAGoldenScreen(`./__screens__/preview-description-${cursor}`, screen(modalOf(cursor, {}, DESCRIBED)), [
    { cols: 80, rows: 24 },
    { cols: 40, rows: 12 },
  ]);
});

it.each([
  { cols: 80, rows: 24 },
  { cols: 40, rows: 12 },
])('a description of 10,000 characters is read to its end at $cols columns', (size) => {
  let model = screen(modalOf(1, {}, DESCRIBED), size);
  let read = '';
  for (let step = 0; at(model).cursor < 2 && step < 900; step += 1) {
    read += drawn(model);
    model = press(model, 'move_down');
  }
  for (let word = 500; word <= 1_900; word += 1) expect(read.includes(`word${word}`)).toBe(true);
});

describe.each(Object.entries(SCREENS))('screen %s', (name, modal) => {
  isAGoldenScreen(`./__screens__/${name}`, screen(modal), SIZES);
});

describe('a row of a preview that is wider than the box', () => {
  it.each([...SIZES, { cols: 30, rows: 9 }])('can be read whole at $cols×$rows', (size) => {
    let model = screen(modalOf(0), size);
    let read = '';
    for (let step = 0; at(model).cursor < 4 && step < 500; step += 1) {
      read += drawn(model);
      model = press(model, 'move_down');
    }
    for (let word = 100; word <= 340; word += 1) expect(read).toContain(`word${word}`);
    for (let word = 1; word <= 40; word += 1) expect(read).toMatch(new RegExp(`word${word}\\b`));
    expect(read.replace(/[│┃\s]/g, '')).toContain('東京オフィス');
    expect(at(model).cursor).toBe(4);
  });

  it('has three lines at the most while the cursor is elsewhere, and says what differs', () => {
    const text = drawn(screen(modalOf(0), { cols: 80, rows: 24 }));
    expect(text).toContain('word109');
    expect(text).not.toContain('word140');
    expect(text).toMatch(/word1\d\d…/);
    expect(text).toContain('P1   due 2026-02-01');
  });

  it('says where it goes on, and with which key', () => {
    expect(drawn(screen(modalOf(3), { cols: 80, rows: 16 }))).toMatch(
      / 1-13 of \d+ {2}j read on .*Esc nothing/,
    );
    expect(drawn(screen(modalOf(3)))).toMatch(/ j more {2}Enter apply {2}Esc nothing /);
    expect(drawn(screen(modalOf(3, { scroll: 999 })))).not.toMatch(/ j (read on|more)/);
  });

  it('is read back before the cursor leaves it upwards', () => {
    const model = press(screen(modalOf(4)), 'move_up', 'half_page_down', 'move_up');
    expect(at(model)).toMatchObject({ cursor: 3 });
    const up = Array.from({ length: 4 }, () => 'move_up' as const);
    expect(at(press(model, ...up)).cursor).toBe(2);
  });

  it('does not hold up what goes to an end of the list', () => {
    expect(at(press(screen(modalOf(3)), 'go_to_last')).cursor).toBe(4);
    expect(at(press(screen(modalOf(3)), 'go_to_first')).cursor).toBe(0);
  });

  it('is one thing to choose for a screen reader, and read whole', () => {
    const dialog = accessibleDialog(screen(modalOf(3), { cols: 80, rows: 24 }));
    expect(dialog?.options).toHaveLength(5);
    expect(dialog?.current).toMatch(/^\[x\] \+ +word100 .* word340 .*due 2026-02-01$/);
  });

  it('is ticked by a press on any of its lines', () => {
    const model = screen(modalOf(1), { cols: 40, rows: 24 });
    const line = drawn(model)
      .split('\n')
      .findIndex((text) => text.includes('オフィス'));
    expect(at(clickPreview(model, line)[0]).ticked.has(1)).toBe(false);
    const other = at(clickPreview(screen(modalOf(0), { cols: 40, rows: 24 }), line)[0]);
    expect([other.cursor, other.ticked.has(1)]).toEqual([1, true]);
  });
});

const anyRows = fc
  .array(
    fc.record({
      text: fc.string({ maxLength: 300 }),
      detail: fc.string({ maxLength: 90 }),
      indent: fc.nat(5),
    }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((all) => all.map(({ text, ...rest }, index) => row(index, text, rest)));

describe('any preview at any size', () => {
  it('shows the first line of the row that the cursor came to, and every line of it on the way down', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.integer({ min: 12, max: 90 }),
        fc.integer({ min: 5, max: 30 }),
        (rows, cols, lines) => {
          let model = screen(modalOf(0, {}, rows), { cols, rows: lines });
          for (let step = 0; step < 3_000; step += 1) {
            expect(drawn(model)).toContain('❯');
            const { cursor, scroll } = at(model);
            model = press(model, 'move_down');
            if (at(model).cursor === cursor && at(model).scroll === scroll) break;
          }
          expect(at(model).cursor).toBe(rows.length - 1);
          for (let step = 0; step < 3_000 && at(model).cursor > 0; step += 1)
            model = press(model, 'half_page_up');
          expect(at(wheelPreview(model, -999)[0]).cursor).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});
