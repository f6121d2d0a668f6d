/** What covers the list, as a screen reader finds it: a label, lines to read, options to choose from, text being typed. */
import { cleanText } from '../lib/clean-text';
import type { Completing, Modal, SettingsModal } from '../tui/modal';
import type { Model } from '../tui/model';
import type { TextArea } from '../tui/text-area';
import type { TextInput } from '../tui/text-input';
import { aboveLines } from './command-line-view';
import { type Dialog, dialogText, linesFrom } from './modals/dialog';
import { openDialog } from './modals/open-dialog';
import { shownSetting } from './modals/settings-view';
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
  /** Where in the value the caret stands, a UTF-16 offset. */
  readonly caret: number;
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
    // What completes it is among the options.
    lines: options.length > 0 ? [] : above,
    options: options.length > 0 ? options : null,
    current: line.fault === null ? typed : `${typed}. ${above.join(' ')}`,
    text: typedLine(line.input, label, line.fault),
  };
}

function boxDialog(content: Dialog, modal: Modal): AccessibleDialog {
  const options = content.selected === null ? null : optionsOf(content, content.selected);
  const text = textOf(modal, content.title);
  // What is typed is the field's own, and not read a second time.
  const header =
    text && content.caret !== null && content.caretLine === null ? content.header.slice(1) : content.header;
  const read = options ? { ...content, header, lines: [], spoken: null } : { ...content, header };
  const current = content.selected === null ? null : wordsOf(content, content.selected);
  return {
    label: content.title,
    lines: dialogText(read),
    options,
    current,
    text,
  };
}

/** Everything to choose that says something; blank lines only part them for the eye. */
function optionsOf(content: Dialog, chosen: number): AccessibleOption[] {
  const starts = content.starts ?? content.lines.keys();
  return [...starts]
    .map((start) => ({ name: wordsOf(content, start) ?? '', selected: start === chosen }))
    .filter(({ name, selected }) => name !== '' || selected);
}

/** A line that is typed, as a field. */
export function typedLine(
  { text, caret }: TextInput,
  label: string,
  fault: string | null = null,
): AccessibleText {
  const before = cleanText(text.slice(0, caret));
  return { label, value: cleanText(text), caret: before.length, multiline: false, fault };
}

/** What is typed into a box. */
function textOf(modal: Modal, label: string): AccessibleText | null {
  const line = (input: TextInput | null | undefined, name: string, fault: string | null = null) =>
    input ? typedLine(input, name, fault) : null;
  switch (modal.kind) {
    case 'help':
      return modal.filtering ? line(modal.filter, 'Search the help') : null;
    case 'plugins':
    case 'gallery':
      return modal.search?.typing ? line(modal.search.input, 'Search the plugins') : null;
    case 'palette':
      return line(modal.input, 'What to do');
    case 'find':
      return line(modal.input, 'Find in every list');
    case 'due':
      return line(modal.input, label, modal.fault);
    case 'projects':
      return modal.filtering
        ? line(modal.filter, 'Find a project')
        : line(modal.typing?.input, 'Name of the project', modal.fault);
    case 'settings':
      return settingText(modal, label);
    case 'description':
      return modal.readOnly ? null : typedLines(modal.area, label);
    default:
      return null;
  }
}

/** Secrets are not read aloud either. */
function settingText({ form, cursor, editing }: SettingsModal, label: string): AccessibleText | null {
  const field = form.fields[cursor];
  return editing && field ? typedLine(shownSetting(field, editing), field.title ?? label) : null;
}

function typedLines({ lines, line, caret }: TextArea, label: string): AccessibleText {
  const before = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
  return { label, value: lines.join('\n'), caret: before + caret, multiline: true, fault: null };
}

/** What is to be chosen there, in one line however many it takes; null where there is no such line. */
function wordsOf(content: Dialog, start: number): string | null {
  const lines = content.lines.slice(start, start + linesFrom(content, start));
  return lines.length === 0 ? null : lines.map(words).join(' ').trim();
}

function words(line: Line): string {
  return plainText(line).trim();
}
