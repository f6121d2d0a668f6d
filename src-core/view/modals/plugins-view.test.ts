import { describe, expect, it } from 'vitest';
import { PLUGIN_STATES } from '../../plugin/plugin-summary';
import { plainText } from '../span';
import { plugin, sketchModel } from '../testing/sample-model';
import { STATE_LOOKS } from './plugin-state';
import { pluginsDialog } from './plugins-view';

const modal = { kind: 'plugins', selected: 'tags', details: false, scroll: 0 } as const;

function dialogFor(rest: Parameters<typeof plugin>[1], details = false) {
  return pluginsDialog(sketchModel({ plugins: [plugin('tags', rest)] }), { ...modal, details }, 70);
}

describe('plugins dialog', () => {
  it.each(PLUGIN_STATES)('shows a plugin that is %s by name, with its mark and words', (state) => {
    const [row] = dialogFor({ state, reason: state === 'enabled' ? null : 'because' }).lines.map(plainText);
    expect(row).toContain(`${STATE_LOOKS[state].mark} tags`);
    expect(row).toContain(STATE_LOOKS[state].words);
    expect(row).toContain(state === 'enabled' ? '0 runs' : 'because');
  });

  it.each([
    ['enabled', 'disable'],
    ['disabled', 'enable'],
    ['needs_consent', 'review'],
    ['changed_on_disk', 'review'],
    ['incompatible', undefined],
  ] as const)('offers on one that is %s: %s', (state, deed) => {
    const offered = dialogFor({ state }).hints.map((hint) => hint.does);
    expect(offered).toEqual(['details', ...(deed ? [deed] : []), 'close']);
  });

  it('marks one that runs without a key it asked for, and only that', () => {
    const taken = { key: 'dd', action: 'x', title: 'drop', bound: false, conflict: 'delete (dd) has it' };
    const row = (rest: Parameters<typeof plugin>[1]) => plainText(dialogFor(rest).lines[0] ?? []);
    expect(row({ keys: [taken] })).toMatch(/0 runs {2}key taken$/);
    expect(row({ keys: [taken, { ...taken, key: 'x' }] })).toMatch(/0 runs {2}2 keys taken$/);
    expect(row({ keys: [{ key: 'dd', action: 'x', title: 'drop', bound: true }] })).not.toContain('taken');
    expect(row({ state: 'disabled', keys: [taken] })).not.toContain('taken');
  });

  it('says in the details of one that is off that its keys wait, and not that they are taken', () => {
    const keys = [{ key: '<C-x>p', action: 'x', title: 'sync', bound: false }];
    const text = dialogFor({ state: 'disabled', keys }, true).lines.map(plainText).join('\n');
    expect(text).toContain('C-x p  sync — not bound while the plugin is off');
    expect(text).not.toContain('taken');
  });

  it('says in the details which keys it did not get, and why', () => {
    const keys = [{ key: 'dd', action: 'x', title: 'drop', bound: false, conflict: 'delete (dd) has it' }];
    const text = dialogFor({ keys }, true).lines.map(plainText).join('\n');
    expect(text).toContain('dd  drop — not bound: delete (dd) has it');
  });
});
