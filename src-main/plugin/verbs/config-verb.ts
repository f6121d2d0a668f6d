/**
 * `config NAME` opens the form in the window and prints it on a command line; `config NAME FIELD=VALUE…` fills it in.
 * A secret is never a word of a command: other programs and a shell's history could read it. On a command line
 * `FIELD=-` takes the value from standard input; in the window only the form takes secrets.
 */

import { splitAt } from '../../../src-core/app/verb';
import { err, ok, type Result } from '../../../src-core/lib/result';
import { cleanLine } from '../../../src-core/plugin/clean-text';
import { didYouMean } from '../../../src-core/plugin/nearest-word';
import type { Report } from '../../../src-core/plugin/report';
import { line, page } from '../../../src-core/plugin/report-lines';
import { printSetting, readSetting } from '../../../src-core/plugin/setting-words';
import type { SettingField, SettingValue } from '../../../src-core/plugin/settings';
import type { SettingsForm } from '../../../src-core/plugin/settings-form';
import { said, shown, type VerbContext, type VerbDeed } from './verb-context';

/** The word behind `=` that stands for standard input. */
export const FROM_INPUT = '-';

/** See the head of the file. */
export const config: VerbDeed = async ({ args: [name = '', ...words] }, context) => {
  const form = context.administration.settings.form(name);
  if (!form.ok) return said('error', form.error);
  if (form.value.fields.length === 0) return said('info', `${name} has no settings`);
  if (words.length === 0) {
    return context.from === 'window' ? { kind: 'settings', plugin: name } : shown(formPage(form.value));
  }
  const filled = fillIn(form.value, words, context);
  if (!filled.ok) return said('error', filled.error);
  const saved = await context.administration.settings.save(name, filled.value.values, filled.value.secrets);
  if (saved.ok) return said('success', `the settings of ${name} are saved`);
  const faults = saved.faults.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  return said('error', `nothing was saved: ${faults.join('; ')}`);
};

interface Filled {
  readonly values: Record<string, SettingValue | null>;
  readonly secrets: Record<string, string | null>;
}

function fillIn(form: SettingsForm, words: readonly string[], context: VerbContext): Result<Filled, string> {
  const filled: Filled = { values: {}, secrets: {} };
  for (const word of words) {
    const [name, written] = splitAt(word, '=');
    const field = form.fields.find((one) => one.name === name);
    if (!field) return err(unknownField(form, name));
    if (written === undefined) return err(`write ${name}=VALUE, or ${name}= for the default`);
    const taken =
      field.type === 'secret' ? takeSecret(field, written, context) : takeValue(field, written, context);
    if (!taken.ok) return taken;
    if (field.type === 'secret') filled.secrets[name] = taken.value === null ? null : String(taken.value);
    else filled.values[name] = taken.value;
  }
  return ok(filled);
}

function takeValue(
  field: SettingField,
  written: string,
  { given }: VerbContext,
): Result<SettingValue | null, string> {
  const text = written === FROM_INPUT ? (given?.get(field.name) ?? written) : written;
  return readSetting(field, text);
}

function takeSecret(
  { name }: SettingField,
  written: string,
  { from, given }: VerbContext,
): Result<string | null, string> {
  if (written === '') return ok(null);
  const value = written === FROM_INPUT && from !== 'window' ? given?.get(name) : undefined;
  if (value !== undefined && value !== '') return ok(value);
  if (value === '') return err(`${name} is a secret and nothing came on standard input; ${name}= removes it`);
  return err(
    from === 'window'
      ? `${name} is a secret and is not typed here, where it can be seen: say plugin config without it, the form hides it`
      : `${name} is a secret and is not given as an argument, where others can read it: write ${name}=- and give it on standard input`,
  );
}

function unknownField({ plugin, fields }: SettingsForm, name: string): string {
  const known = fields.map((field) => field.name);
  const remedy = didYouMean(name, known) || `; it has ${known.join(', ')}`;
  return `${plugin} has no setting “${cleanLine(name, 40)}”${remedy}`;
}

/** The form as text; of a secret only whether it is set. */
function formPage(form: SettingsForm): Report {
  const { plugin, fields, keychain } = form;
  const width = Math.max(...fields.map(({ name }) => name.length));
  const lines = fields.flatMap((field) => [
    line(`${field.name.padEnd(width)}  ${valueWords(field, form)}`),
    line(`${' '.repeat(width)}  ${[kindWords(field), field.description].filter(Boolean).join(': ')}`, 'dim'),
  ]);
  const secrets = fields.some(({ type }) => type === 'secret');
  const where =
    keychain === null
      ? 'This system keeps no secrets: they are refused.'
      : `Secrets are kept in ${keychain}.`;
  return page(`Settings of ${plugin}`, [...lines, ...(secrets ? [line(where, 'dim')] : [])]);
}

function valueWords({ name, type }: SettingField, { values, secretsSet }: SettingsForm): string {
  if (type === 'secret') return secretsSet.includes(name) ? '(set)' : '(not set)';
  return printSetting(Object.hasOwn(values, name) ? (values[name] ?? null) : null) || '(not set)';
}

function kindWords({ type, required, options }: SettingField): string {
  const kind = type === 'select' ? `one of ${options.join(', ')}` : type.replace('_', ' ');
  return required ? `${kind}, required` : kind;
}
