import { cleanText } from '../../lib/clean-text';
import type { DayStatistics, Statistics } from '../../todo/days';
import type { StatisticsModal } from '../../tui/modal';
import { plotRows, SPANS } from '../../tui/modals/statistics';
import type { Model } from '../../tui/model';
import { hintFor } from '../hints';
import { dayAndMonth, type PlotLook, type PlotPoint, plot } from '../plot';
import { cutLine, type Line, span } from '../span';
import { type Dialog, dialog } from './dialog';

/** What was done on each day and what was open, as numbers and as plots; read aloud day by day. */
export function statisticsDialog(model: Model, modal: StatisticsModal, columns: number): Dialog {
  const { statistics, days, scroll } = modal;
  const whose = modal.project === null ? 'all projects' : cleanText(nameOf(model, modal));
  const lines = statistics ? linesOf(model, statistics, columns) : [[span('loading…', 'dim')]];
  return dialog(`Statistics ── ${whose} ── ${days} days`, lines, {
    scroll,
    spoken: statistics ? spokenOf(statistics).map((text) => [span(text)]) : null,
    hints: hintsOf(model, modal),
  });
}

/** The open project's name is known before main has answered. */
function nameOf({ list }: Model, { project, statistics }: StatisticsModal): string {
  return list.key.project === project ? list.projectName : (statistics?.projectName ?? '');
}

function linesOf({ size }: Model, statistics: Statistics, columns: number): Line[] {
  const rows = plotRows(size);
  const points = (pick: (day: DayStatistics) => number): PlotPoint[] =>
    statistics.days.map((day) => ({ date: day.date, value: pick(day) }));
  const most = Math.max(0, ...statistics.days.flatMap((day) => [day.done, day.open]));
  const bars: PlotLook = { kind: 'bars', columns, rows, ink: 'ok', digits: String(most).length };
  const done = plot(
    points((day) => day.done),
    bars,
  );
  const open = plot(
    points((day) => day.open),
    { ...bars, kind: 'ground', ink: 'P2' },
  );
  const each = done.daysPerBar === 1 ? '' : `  a bar is ${done.daysPerBar} days`;
  return [
    ...numbers(statistics).map((text) => cutLine([span(text)], columns)),
    [],
    [{ text: 'Done on each day', ink: 'accent', bold: true }, span(each, 'dim')],
    ...done.lines,
    [],
    [{ text: 'Open at the end of each day', ink: 'accent', bold: true }],
    ...open.lines,
  ];
}

function numbers({ days, open, overdue, streak }: Statistics): readonly [string, string] {
  const done = days.reduce((sum, day) => sum + day.done, 0);
  const created = days.reduce((sum, day) => sum + day.created, 0);
  const perDay = days.length === 0 ? '0' : (done / days.length).toFixed(1);
  const row = streak === 1 ? '1 day' : `${streak} days`;
  return [
    `${done} done, ${perDay} a day; ${created} new; something done ${row} in a row`,
    `${open} open now${overdue > 0 ? `, ${overdue} of them overdue` : ', none overdue'}`,
  ];
}

/** A sentence for each day on which something was done or begun, after the numbers. */
function spokenOf(statistics: Statistics): string[] {
  const days = statistics.days
    .filter((day) => day.done > 0 || day.created > 0)
    .map((day) => `${dayAndMonth(day.date)}: ${day.done} done, ${day.created} new, ${day.open} open`);
  return [...numbers(statistics), ...(days.length > 0 ? days : ['Nothing was done or begun.'])];
}

function hintsOf({ keymaps }: Model, { project, days }: StatisticsModal): Dialog['hints'] {
  const key = (action: 'all_projects' | 'longer_span' | 'shorter_span' | 'close', does: string) =>
    hintFor(keymaps, 'statistics', action, does);
  return [
    ...key('all_projects', project === null ? 'this project' : 'all projects'),
    ...(days < (SPANS.at(-1) ?? days) ? key('longer_span', 'more days') : []),
    ...(days > SPANS[0] ? key('shorter_span', 'fewer days') : []),
    ...key('close', 'close'),
  ];
}
