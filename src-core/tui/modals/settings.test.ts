import { describe, expect, it } from 'vitest';
import type { SettingField } from '../../plugin/settings';
import type { SettingsForm } from '../../plugin/settings-form';
import { frameText } from '../../screen/frame-text';
import { view } from '../../view/view';
import { type Session, session } from '../testing/session';

const field = (name: string, type: SettingField['type'], rest: Partial<SettingField> = {}): SettingField => ({
  name,
  type,
  required: false,
  default: null,
  title: name,
  description: `what ${name} is for`,
  options: [],
  ...rest,
});

const FORM: SettingsForm = {
  plugin: 'jira',
  fields: [
    field('site', 'string', { required: true }),
    field('days', 'integer'),
    field('loud', 'boolean'),
    field('order', 'select', { options: ['new', 'old'] }),
    field('boards', 'string_list'),
    field('token', 'secret'),
  ],
  values: { site: 'acme.example', days: 7, loud: false, order: 'new', boards: ['A', 'B'] },
  secretsSet: ['token'],
  keychain: 'the keychain of this system',
};

const open = (form: SettingsForm = FORM): Session =>
  session(['A'], { size: { cols: 76, rows: 14 } }).send({ kind: 'settings_form', plugin: 'jira', form });
const saved = (tui: Session) => tui.asked('save_plugin_settings');
const screen = (tui: Session) => frameText(view(tui.model).frame).join('\n');

describe('the settings of a plugin', () => {
  it('save what was changed, and only that', () => {
    const tui = open()
      .press('<Enter><C-u>')
      .type('b.example')
      .press('<Enter>')
      .press('jjj<Space>')
      .press('<C-s>');
    expect(saved(tui)).toEqual([
      {
        kind: 'save_plugin_settings',
        plugin: 'jira',
        values: { site: 'b.example', order: 'old' },
        secrets: {},
      },
    ]);
  });

  it('take a choice and a switch without typing', () => {
    const tui = open().press('jj<Enter>').press('j<Enter><Enter><C-s>');
    expect(saved(tui)[0]).toMatchObject({ values: { loud: true, order: 'new' } });
  });

  it('ask for a secret anew, as dots, and send it once', () => {
    const tui = open().press('G<Enter>').type('hunter2');
    expect(screen(tui)).toContain('•••••••');
    expect(screen(tui)).not.toContain('hunter2');
    expect(saved(tui.press('<Enter><C-s>'))[0]).toMatchObject({ values: {}, secrets: { token: 'hunter2' } });
  });

  it('forget a secret that is cleared', () => {
    expect(saved(open().press('Gx<C-s>'))[0]).toMatchObject({ secrets: { token: null } });
  });

  it('say what is not a number where it was typed', () => {
    const tui = open().press('j<Enter><C-u>').type('seven').press('<Enter>');
    expect(screen(tui)).toContain('days must be a whole number');
    expect(saved(tui.press('<Esc>').press('<C-s>'))).toEqual([]);
  });

  it.each(['<Esc>', '<C-u>12<Enter>'])(
    'say no more what was wrong with what is typed no more: %s',
    (keys) => {
      const tui = open().press('j<Enter>').type('x').press('<Enter>');
      expect(tui.model.modal).toMatchObject({ faults: { days: 'must be a whole number' } });
      const { modal } = tui.press(keys).model;
      expect(modal).toMatchObject({ editing: null });
      expect(modal).toHaveProperty('faults', {});
    },
  );

  it('keep what was typed when main finds fault with it', () => {
    const faults = [{ field: 'site', message: 'must be filled in' }];
    const tui = open().press('x<C-s>');
    tui.send({ kind: 'settings_saved', plugin: 'jira', saved: { ok: false, faults } });
    expect(screen(tui)).toContain('site must be filled in');
    expect(tui.model.modal).toMatchObject({ kind: 'settings', values: { site: null }, saving: false });
  });

  it('are left with changes only when that is asked for twice', () => {
    const tui = open().press('jj<Space><Esc>');
    expect(tui.model.modal).toMatchObject({ kind: 'settings' });
    expect(tui.press('<Esc>').model.modal).toBeNull();
    expect(saved(tui)).toEqual([]);
  });

  it('keep no secret where there is no keychain', () => {
    const tui = open({ ...FORM, keychain: null }).press('G<Enter>');
    expect(tui.model.modal).toMatchObject({ editing: null });
    expect(tui.model.status?.text).toContain('no keychain');
  });

  it('look so', () => {
    expect(screen(open().press('jjj'))).toMatchInlineSnapshot(`
      "╭ to-tui ── [default] ── Saturday, January 31, 2026 ───────────────────────╮
      ╭ Settings ── jira ────────────────────────────────────────────────────────╮
      │  what order is for                                                       │
      │  one of: new, old                                                        │
      │  site *  acme.example                                                    │
      │  days    7                                                               │
      │  loud    off                                                             │
      │❯ order   new                                                             │
      │  boards  A, B                                                            │
      │  token   •••••• (kept)                                                   │
      ╰─ Enter change  x clear  C-s save  Esc close ─────────────────────────────╯
      │                                                                          │
      ╰──────────────────────────────────────────────────────────────────────────╯
       SETTINGS  default  2026-01-31 today  1 item                         v0.1.0"
    `);
  });
});
