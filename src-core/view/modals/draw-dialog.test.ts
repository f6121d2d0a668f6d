import { describe, expect, it } from 'vitest';
import { frameText } from '../../screen/frame-text';
import { scrollHelp } from '../../tui/modals/help';
import { clickPlugin } from '../../tui/modals/plugin-box';
import { PLUGINS_DEEDS } from '../../tui/modals/plugins';
import type { Model } from '../../tui/model';
import { EMPTY_INPUT } from '../../tui/text-input';
import { PLUGINS, plugin, sketchModel } from '../testing/sample-model';
import { view } from '../view';

const lines = (model: Model) => frameText(view(model).frame);
const many = Array.from({ length: 40 }, (_, index) => plugin(`plugin-${String(index).padStart(2, '0')}`));

describe.each([
  { cols: 80, rows: 24 },
  { cols: 40, rows: 9 },
])('a dialog at $cols×$rows', (size) => {
  it('shows each plugin in the line in which a click selects it', () => {
    const selected = 'plugin-25';
    const modal = { kind: 'plugins', selected, details: false, scroll: 20, search: null } as const;
    const model = sketchModel({ size, plugins: many, modal });
    const shown = lines(model).flatMap((text, y) => {
      const name = /plugin-\d\d/.exec(text)?.[0];
      return name === undefined ? [] : [{ name, y }];
    });
    expect(shown.length).toBeGreaterThan(3);
    for (const { name, y } of shown) {
      const [clicked] = clickPlugin(model, y, false);
      expect(clicked.modal).toMatchObject({ selected: name });
    }
  });

  it('scrolls the help to its last line and no further', () => {
    const modal = { kind: 'help', filter: EMPTY_INPUT, filtering: false, scroll: 0 } as const;
    const [end] = scrollHelp(sketchModel({ size, modal }), 9999);
    const above = scrollHelp(end, -1)[0];
    expect(lines(end).at(-3)).toMatch(/Esc, Enter, q +close/);
    expect(lines(above).at(-3)).toContain('In a message');
  });

  it('scrolls the page of a plugin to its last line', () => {
    const modal = { kind: 'plugins', selected: 'jira-sync', details: true, scroll: 0, search: null } as const;
    const model = sketchModel({ size, plugins: PLUGINS, modal });
    const [end] = PLUGINS_DEEDS.go_to_last(model);
    expect(lines(end).at(-3)).toContain('0.1.0');
  });
});
