/** What main asks before it does what a command line says: shown, waited for, and said again with a yes. */
import type { CommandQuestion } from '../../plugin/report';
import type { CommandEffect } from '../effect';
import type { Modal } from '../modal';
import type { Model } from '../model';
import { type Step, still } from '../step';
import { isPage } from './pages';
import { enqueue } from './queue';

type ConfirmModal = Extract<Modal, { readonly kind: 'confirm' }>;

/** Asks as soon as nothing else is open, or over the page that it came of. */
export function askFirst(model: Model, asked: CommandQuestion, { kind: asks, over }: CommandEffect): Step {
  const { title, question, lines, yes, words } = asked;
  const serial = model.serial + 1;
  const under = isPage(model.modal) && model.modal.kind === over ? model.modal : null;
  const isWarning = ({ tone }: (typeof lines)[number]) => tone === 'warning' || tone === 'error';
  const modal: ConfirmModal = {
    kind: 'confirm',
    question,
    lines: lines.filter((line) => !isWarning(line)).map(({ text }) => text),
    warnings: lines.filter(isWarning).map(({ text }) => text),
    arming: { serial, armed: false },
    deed: { kind: 'command', asks, words, title, yes },
    under,
  };
  const next: Model = { ...model, serial };
  return still(under ? { ...next, modal } : enqueue(next, modal));
}

/** How long a question is seen before keys count, in ms: it came by itself, and one on its way to the list is no answer. */
const ARMING_MS = 400;

/** Starts the wait when a question has just opened, and anew with every key: who types on has not seen it. */
export function armQuestion(before: Model, after: Model, isTyped: boolean): Step {
  const serial = waitingSerial(after);
  if (serial === undefined || (serial === waitingSerial(before) && !isTyped)) return still(after);
  const due = { kind: 'question_armed', serial } as const;
  return [after, [{ kind: 'after', name: 'question', ms: ARMING_MS, due }]];
}

/** The wait is over. */
export function questionArmed(model: Model, serial: number): Step {
  const { modal } = model;
  if (!isQuestion(modal) || modal.arming?.serial !== serial) return still(model);
  return still({ ...model, modal: { ...modal, arming: { serial, armed: true } } });
}

/** The serial of the open question for which keys do not count yet. */
function waitingSerial({ modal }: Model): number | undefined {
  return isQuestion(modal) && modal.arming?.armed === false ? modal.arming.serial : undefined;
}

function isQuestion(modal: Modal | null): modal is Extract<Modal, { readonly kind: 'confirm' | 'rollover' }> {
  return modal?.kind === 'confirm' || modal?.kind === 'rollover';
}
