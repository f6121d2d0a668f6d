import { describe, expect, it } from 'vitest';
import { PLUGIN_STATES } from '../../plugin/plugin-summary';
import { plainText } from '../span';
import { plugin, sketchModel } from '../testing/sample-model';
import { STATE_LOOKS } from './plugin-state';
import { pluginsDialog } from './plugins-view';

const modal = { kind: 'plugins', selected: 'tags', details: false, scroll: 0, search: null } as const;

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
    expect(offered.slice(0, deed ? 4 : 3)).toEqual(['details', 'gallery', ...(deed ? [deed] : []), 'logs']);
    expect(offered.at(-1)).toBe('close');
  });

  it('leads from the page of a plugin to all about it, in every window', () => {
    const { lines, hints } = dialogFor({ state: 'enabled' }, true);
    expect(lines.map(plainText)).toContain('  i shows its limits, what it reached and what you decided.');
    expect(hints.find(({ key }) => key === 'i')).toMatchObject({ does: 'all about it', stays: true });
  });

  it('offers what there is to take back, to fill in and to go back to, and only then', () => {
    const offered = (rest: Parameters<typeof plugin>[1]) => dialogFor(rest).hints.map((hint) => hint.does);
    const full = { powers: ['run: git'], hasSettings: true, previousVersion: '0.9.0' };
    expect(offered(full)).toEqual(expect.arrayContaining(['revoke', 'settings', 'roll back']));
    for (const missing of ['revoke', 'settings', 'roll back']) expect(offered({})).not.toContain(missing);
  });

  it('shows what it may do beside how it is doing, and gives up the less important first', () => {
    const busy = { powers: ['api.atlassian.com'], runs: 41, p95Ms: 9.2 };
    const row = (columns: number) => {
      const model = sketchModel({ plugins: [plugin('tags', busy)] });
      return plainText(pluginsDialog(model, modal, columns).lines[0] ?? []);
    };
    expect(row(70)).toMatch(/enabled {2}api\.atlassian\.com +41 runs {2}p95 9 ms$/);
    expect(row(56)).toMatch(/enabled {2}api\.atlassian\.com +41 runs$/);
    expect(row(44)).toMatch(/enabled {2}api\.atlassian\.com *$/);
    expect(row(40)).toMatch(/enabled {2}api\..+…$/);
  });

  it('marks one that runs without a key it asked for, and only that', () => {
    const taken = { key: 'dd', action: 'x', title: 'drop', bound: false, conflict: 'delete (dd) has it' };
    const row = (rest: Parameters<typeof plugin>[1]) => plainText(dialogFor(rest).lines[0] ?? []);
    expect(row({ keys: [taken] })).toMatch(/key taken {2}0 runs$/);
    expect(row({ keys: [taken, { ...taken, key: 'x' }] })).toMatch(/2 keys taken {2}0 runs$/);
    expect(row({ keys: [{ key: 'dd', action: 'x', title: 'drop', bound: true }] })).not.toContain('taken');
    expect(row({ state: 'disabled', keys: [taken] })).not.toContain('taken');
  });

  it('says in the details of one that is off that its keys wait, and not that they are taken', () => {
    const keys = [{ key: '<C-x>p', action: 'x', title: 'sync', bound: false }];
    const text = dialogFor({ state: 'disabled', keys }, true).lines.map(plainText).join('\n');
    expect(text).toContain('C-x p  sync — not bound while the plugin is off');
    expect(text).not.toContain('taken');
  });

  it('says in the details what was denied, and how to be asked again', () => {
    const text = dialogFor({ deniedPowers: ['api.example.org', 'run: git'] }, true).lines.map(plainText);
    const at = text.indexOf('You said no to');
    expect(text.slice(at, at + 4)).toEqual([
      'You said no to',
      '  • api.example.org',
      '  • run: git',
      '  r asks again next time',
    ]);
    expect(dialogFor({}, true).lines.map(plainText)).not.toContain('You said no to');
  });

  it('says in the details which keys it did not get, and why', () => {
    const keys = [{ key: 'dd', action: 'x', title: 'drop', bound: false, conflict: 'delete (dd) has it' }];
    const text = dialogFor({ keys }, true).lines.map(plainText).join('\n');
    expect(text).toContain('dd  drop — not bound: delete (dd) has it');
  });
});
