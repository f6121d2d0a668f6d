import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettingField } from '../../plugin/settings';
import { nextChoice, settingText, typedSetting } from './setting-text';

const field = (type: SettingField['type'], options: string[] = []): SettingField => ({
  name: 'it',
  type,
  required: false,
  default: null,
  title: 'It',
  description: '',
  options,
});

describe('the text of a setting', () => {
  it.each([
    ['string', 'https://acme.example', 'https://acme.example'],
    ['integer', ' 42 ', 42],
    ['string_list', 'a, b\\, c ,', ['a', 'b, c']],
    ['string', '', null],
  ] as const)('%s: “%s” is read', (type, text, value) => {
    expect(typedSetting(field(type), text)).toEqual({ ok: true, value });
  });

  it.each(['4.5', 'four', '1e3', '99999999999999999999'])('%s is no whole number', (text) => {
    expect(typedSetting(field('integer'), text)).toEqual({ ok: false, fault: 'must be a whole number' });
  });

  it('is read as it was written, whatever a list holds', () => {
    const entry = fc
      .string({ minLength: 1 })
      .map((text) => text.trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (list) => {
        expect(typedSetting(field('string_list'), settingText(list))).toEqual({ ok: true, value: list });
      }),
    );
  });

  it('walks through the choices and back to the first', () => {
    const select = field('select', ['a', 'b']);
    expect([null, 'a', 'b'].map((value) => nextChoice(select, value))).toEqual(['a', 'b', 'a']);
    expect([null, true, false].map((value) => nextChoice(field('boolean'), value))).toEqual([
      true,
      false,
      true,
    ]);
  });
});
