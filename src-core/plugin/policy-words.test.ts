import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDEABLE_FIELDS } from './data-flow';
import { DEFAULT_POLICY } from './plugin-policy';
import { applyPolicyWords, policyWords } from './policy-words';
import { PREVIEW_POLICIES } from './preview';
import { printSetting, readSetting } from './setting-words';
import type { SettingField } from './settings';

const apply = (line: string) => applyPolicyWords(DEFAULT_POLICY, line.split(' '));

describe('the words of a policy', () => {
  it('hide, show and say when to preview', () => {
    expect(
      apply('preview=always hide=field:description,tag:#Private,project:work show=project:work'),
    ).toEqual({
      ok: true,
      value: {
        ...DEFAULT_POLICY,
        preview: 'always',
        hides: { fields: ['description'], tags: ['private'], projects: [] },
      },
    });
    expect(apply('hide=tag:a show=all')).toEqual({ ok: true, value: DEFAULT_POLICY });
    expect(applyPolicyWords(DEFAULT_POLICY, ['hide=project:a, b,tag:c'])).toMatchObject({
      value: { hides: { projects: ['a, b'], tags: ['c'] } },
    });
  });

  it.each([
    ['preview=often', 'always, large, never'],
    ['hide=description', 'write field:NAME'],
    ['hide=field:', 'write field:NAME'],
    ['hide=', 'write field:NAME'],
    ['hide=__proto__:x', 'write field:NAME'],
    ['hide=field:descripton', 'did you mean “description”?'],
    [`hide=tag:${'x'.repeat(65)}`, 'at most 64 characters'],
    ['hid=tag:x', 'did you mean “hide”?'],
    ['loud', 'known: preview=…'],
  ])('%s is refused: %s', (words, error) => {
    expect(apply(words)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });

  it('are read back as they are printed', () => {
    const name = fc
      .string({ unit: fc.constantFrom(...'abc ,:='), minLength: 1, maxLength: 9 })
      .map((n) => `p${n.trim()}`);
    const policy = fc.record({
      preview: fc.constantFrom(...PREVIEW_POLICIES),
      hides: fc.record({
        fields: fc.uniqueArray(fc.constantFrom(...HIDEABLE_FIELDS)),
        tags: fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,9}$/)),
        projects: fc.uniqueArray(name),
      }),
    });
    fc.assert(
      fc.property(policy, ({ preview, hides }) => {
        fc.pre(!hides.projects.some((one) => /,\s*(field|tag|project):/.test(one)));
        const read = applyPolicyWords(DEFAULT_POLICY, policyWords({ preview, hides }));
        expect(read).toEqual({ ok: true, value: { ...DEFAULT_POLICY, preview, hides } });
      }),
    );
  });
});

describe('a setting in words', () => {
  const field = (type: SettingField['type'], options: string[] = []): SettingField => {
    return { name: 'f', type, required: false, default: null, title: '', description: '', options };
  };

  it.each([
    [field('string'), 'a=b', 'a=b'],
    [field('string'), '', null],
    [field('integer'), '-12', -12],
    [field('boolean'), 'Yes', true],
    [field('boolean'), 'off', false],
    [field('select', ['a', 'b']), 'b', 'b'],
    [field('string_list'), 'a, b,,c', ['a', 'b', 'c']],
  ])('of %j: %s is %j', (declared, text, value) => {
    expect(readSetting(declared, text)).toEqual({ ok: true, value });
    expect(readSetting(declared, printSetting(value))).toEqual({ ok: true, value });
  });

  it.each([
    [field('integer'), '1.5', 'f=10'],
    [field('integer'), '99999999999999999', 'whole number'],
    [field('boolean'), 'maybe', 'true or false'],
    [field('select', ['always', 'never']), 'nevr', 'one of always, never; did you mean “never”?'],
  ])('of %j: %s is refused: %s', (declared, text, error) => {
    expect(readSetting(declared, text)).toEqual({ ok: false, error: expect.stringContaining(error) });
  });
});
