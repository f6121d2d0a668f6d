/** What covers the list, as a screen reader finds it: a label, lines to read, options to choose from, text being typed. */
import { cleanText } from '../lib/clean-text';
import type { Completing, Modal } from '../tui/modal';
import type { Model } from '../tui/model';
import type { TextInput } from '../tui/text-input';
import { aboveLines } from './command-line-view';
import { type Dialog, dialogText } from './modals/dialog';
import { openDialog } from './modals/open-dialog';
import { type Line, plainText } from './span';

/** A `dialog`. */
export interface AccessibleDialog {
  readonly label: string;
  /** What is read, line by line; without the options. */
  readonly lines: readonly string[];
  /** What can be chosen, the chosen one among them; null where nothing is chosen. */
  readonly options: readonly AccessibleOption[] | null;
  /** The line under its cursor; on a line that is typed, that line and what is wrong with it. */
  readonly current: string | null;
  /** A text of its own that is being typed here; null where none is. */
  readonly text: AccessibleText | null;
}

/** An `option` of the list in a dialog. */
export interface AccessibleOption {
  readonly name: string;
  readonly selected: boolean;
}

/** A `textbox`. */
export interface AccessibleText {
  readonly label: string;
  readonly value: string;
  readonly multiline: boolean;
  /** What is wrong with it; null for nothing. */
  readonly fault: string | null;
}

/** What covers the list; null when nothing does. */
export function accessibleDialog(model: Model): AccessibleDialog | null {
  const { modal } = model;
  if (modal === null) return null;
  switch (modal.kind) {
    case 'command': {
      const above = aboveLines(model, modal, Number.MAX_SAFE_INTEGER).map(words);
      return lineDialog('Command line', ':', modal, above);
    }
    case 'search':
      return lineDialog('Search', '/', { ...modal, completing: null, fault: null }, []);
    case 'filter':
      return lineDialog('Filter', '', modal, modal.fault === null ? [] : [modal.fault]);
    default: {
      const open = openDialog(model);
      return open && boxDialog(open.content, modal);
    }
  }
}

/** A line at the bottom. */
interface TypedLine {
  readonly input: TextInput;
  readonly completing: Completing | null;
  readonly fault: string | null;
}

function lineDialog(
  label: string,
  prompt: string,
  line: TypedLine,
  above: readonly string[],
): AccessibleDialog {
  const typed = `${prompt}${cleanText(line.input.text)}`;
  const ways = line.completing?.words ?? [];
  const options = ways.map((name, index) => ({
    name: cleanText(name),
    selected: index === line.completing?.chosen,
  }));
  return {
    label,
    lines: [typed, ...above],
    options: options.length > 0 ? options : null,
    current: line.fault === null ? typed : `${typed}. ${above.join(' ')}`,
    text: { label, value: cleanText(line.input.text), multiline: false, fault: line.fault },
  };
}

function boxDialog(content: Dialog, modal: Modal): AccessibleDialog {
  const options = content.selected === null ? null : optionsOf(content.lines, content.selected);
  const read = options ? { ...content, lines: [], spoken: null } : content;
  const current = content.selected === null ? undefined : content.lines[content.selected];
  return {
    label: content.title,
    lines: dialogText(read),
    options,
    current: current === undefined ? null : words(current),
    text: textOf(modal, content.title),
  };
}

/** Every line that says something; blank ones only part them for the eye. */
function optionsOf(lines: readonly Line[], chosen: number): AccessibleOption[] {
  return lines
    .map((line, index) => ({ name: words(line), selected: index === chosen }))
    .filter(({ name, selected }) => name !== '' || selected);
}

/** What is typed into a box. */
function textOf(modal: Modal, label: string): AccessibleText | null {
  const line = (input: TextInput | null | undefined, name: string, fault: string | null = null) =>
    input ? { label: name, value: cleanText(input.text), multiline: false, fault } : null;
  switch (modal.kind) {
    case 'help':
      return modal.filtering ? line(modal.filter, 'Search the help') : null;
    case 'palette':
      return line(modal.input, 'What to do');
    case 'find':
      return line(modal.input, 'Find in every list');
    case 'due':
      return line(modal.input, label);
    case 'projects':
      return line(modal.typing?.input, 'Name of the project', modal.fault);
    case 'settings':
      return line(modal.editing, modal.form.fields[modal.cursor]?.title ?? label);
    case 'description':
      return { label, value: modal.text, multiline: true, fault: null };
    default:
      return null;
  }
}

function words(line: Line): string {
  return plainText(line).trim();
}
