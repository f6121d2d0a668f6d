/** Verbs about runs: generate, revert, replay. */
import { momentWords, readMoment } from '../../../src-core/plugin/moment-words';
import { count, line, page } from '../../../src-core/plugin/report-lines';
import { answered } from './switch-verbs';
import { said, sayIn, shown, summaryOf, type VerbDeed } from './verb-context';

/** Runs `generate` for where the user is. */
export const generate: VerbDeed = async ({ args: [name = '', ...text] }, context) => {
  if (summaryOf(context, name)?.generates !== true) {
    return said(
      'error',
      `${name} does not generate todos: ${sayIn(context)}plugin info ${name} shows what it does`,
    );
  }
  return answered(await context.administration.runs.generate(name, text.join(' '), context.target));
};

/** Takes back what a plugin changed since a moment. */
export const revert: VerbDeed = ({ args: [name = '', word = '', ...when] }, context) => {
  if (word !== 'since')
    return said('error', `say since when: ${sayIn(context)}plugin revert ${name} since yesterday`);
  const since = readMoment(when.join(' '), context);
  if (!since.ok) return said('error', since.error);
  const done = context.administration.records.revert(name, since.value);
  if (!done.ok) return said('error', done.error);
  const moment = momentWords(since.value, context);
  const { todos, left } = done.value;
  const rest = left === 0 ? '' : `; what others changed since stays: ${count(left, 'todo')}`;
  if (todos === 0) return said('info', `nothing of ${name} since ${moment} to take back${rest}`);
  return said('success', `took back what ${name} did since ${moment} to ${count(todos, 'todo')}${rest}`);
};

/** Runs a recorded run again and shows the first difference. */
export const replay: VerbDeed = async ({ args: [run = ''] }, { administration }) => {
  const done = await administration.records.replay(run);
  if (!done.ok) return said('error', done.error);
  const { plugin, same, recorded, output } = done.value;
  if (same) return said('success', `run ${done.value.run} of ${plugin} gives the same again, byte for byte`);
  const at = firstDifference(recorded, output);
  return shown(
    page(`Replay of run ${done.value.run} of ${plugin}`, [
      line(`The output differs from character ${at + 1} on.`, 'error'),
      line('recorded', 'title'),
      line(`  ${around(recorded, at)}`),
      line('now', 'title'),
      line(`  ${around(output, at)}`),
    ]),
  );
};

/** Characters shown before and after a difference. */
const BEFORE = 60;
const AFTER = 240;

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

function around(text: string, at: number): string {
  const from = Math.max(0, at - BEFORE);
  const cut = text.slice(from, at + AFTER);
  return `${from > 0 ? '…' : ''}${cut}${at + AFTER < text.length ? '…' : ''}` || '(nothing)';
}
