import { describe, expect, it } from 'vitest';
import { settingFault, settingValue } from './setting-check';
import type { SettingField } from './settings';

const field = (type: SettingField['type'], change: Partial<SettingField> = {}): SettingField => ({
  name: 'x',
  type,
  required: false,
  default: null,
  title: 'x',
  description: '',
  options: type === 'select' ? ['a', 'b'] : [],
  ...change,
});

describe('a value', () => {
  it.each<[SettingField['type'], unknown]>([
    ['string', ''],
    ['string', 'x'],
    ['integer', -3],
    ['boolean', false],
    ['select', 'b'],
    ['string_list', ['x', '']],
    ['secret', 'x'],
  ])('%s fits %j', (type, value) => {
    expect(settingFault(field(type), value)).toBeUndefined();
  });

  it.each<[SettingField['type'], unknown]>([
    ['string', 1],
    ['string', 'x'.repeat(10_001)],
    ['integer', '3'],
    ['integer', 1.5],
    ['integer', Number.NaN],
    ['integer', 2 ** 60],
    ['boolean', 'false'],
    ['boolean', 0],
    ['select', 'c'],
    ['select', 1],
    ['string_list', 'x'],
    ['string_list', [1]],
    ['string_list', Array(101).fill('x')],
    ['string_list', ['x'.repeat(1_001)]],
    ['secret', 1],
    ['string', undefined],
    ['string', {}],
  ])('%s refuses %j and coerces nothing', (type, value) => {
    expect(settingFault(field(type), value)).toBeTypeOf('string');
    expect(settingValue(field(type), value)).toBeUndefined();
  });

  it('that is required cannot be empty, unless there is a usual one', () => {
    const required = { required: true };
    expect(settingFault(field('string', required), null)).toBe('must be filled in');
    expect(settingFault(field('string', required), '  ')).toBe('must be filled in');
    expect(settingFault(field('string_list', required), [])).toBe('must be filled in');
    expect(settingFault(field('integer', { ...required, default: 3 }), null)).toBeUndefined();
    expect(settingFault(field('string'), null)).toBeUndefined();
  });

  it('of a secret is never a value', () => {
    expect(settingValue(field('secret'), 'hunter2')).toBeUndefined();
  });
});
