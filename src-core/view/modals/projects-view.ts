import { cleanText } from '../../lib/clean-text';
import { padEnd, textWidth, truncate } from '../../lib/text-width';
import type { ProjectSummary } from '../../todo/days';
import type { ProjectsModal } from '../../tui/modal';
import { shownProjects } from '../../tui/modals/projects-window';
import type { Model } from '../../tui/model';
import { quote } from '../../tui/status';
import { hintFor } from '../hints';
import { type Line, span } from '../span';
import { visibleInput } from '../visible-input';
import { type Dialog, dialog } from './dialog';

/** The projects, one a line, with what is on their latest day; above them the name that is typed. */
export function projectsDialog(model: Model, modal: ProjectsModal, columns: number): Dialog {
  const { projects, selected, moving } = modal;
  const shown = shownProjects(modal);
  const lines = shown.map((project) => projectLine(model, project, columns));
  const at = shown.findIndex(({ id }) => id === selected);
  const nothing = projects === null ? 'loading…' : 'No project is called so.';
  const line = modal.filtering ? modal.filter : modal.typing?.input;
  const count = moving?.length ?? 0;
  const title = moving ? `Move ${count === 1 ? 'the todo' : `${count} todos`} to` : 'Projects';
  const prompt = promptOf(modal);
  const input = line ? visibleInput(line, Math.max(2, columns - textWidth(prompt))) : null;
  return dialog(title, lines.length > 0 ? lines : [[span(nothing, 'dim')]], {
    header: [
      input
        ? [span(prompt, 'accent'), span(input.text)]
        : [span('● is open. Numbers are those of the latest day with a list.', 'dim')],
      [span(modal.fault ?? (modal.saving ? 'saving…' : ''), modal.fault === null ? 'dim' : 'important')],
    ],
    selected: at < 0 ? null : at,
    scroll: modal.scroll,
    caret: input ? textWidth(prompt) + input.caret : null,
    hints: hintsOf(model, modal),
  });
}

function promptOf({ typing, projects, filtering }: ProjectsModal): string {
  if (filtering) return 'Find ❯ ';
  if (typing === null) return '';
  if (typing.id === null) return 'New project ❯ ';
  const name = projects?.find(({ id }) => id === typing.id)?.name ?? '';
  return `Rename ${truncate(quote(name), 24)} ❯ `;
}

/** Its name, and at the right how much there is in it. */
function projectLine(model: Model, { id, name, open, total }: ProjectSummary, columns: number): Line {
  const isOpen = id === model.list.key.project;
  const counts = total === 0 ? 'empty' : `${open} open of ${total}`;
  const room = Math.max(1, columns - 2 - textWidth(counts) - 2);
  const shown = truncate(cleanText(name), room);
  return [
    span(isOpen ? '● ' : '  ', 'accent'),
    { text: padEnd(shown, room), ink: 'text', bold: isOpen },
    span('  '),
    span(counts, open > 0 ? 'text' : 'dim'),
  ];
}

function hintsOf({ keymaps }: Model, { typing, moving, filtering }: ProjectsModal): Dialog['hints'] {
  if (filtering) {
    return [
      ...hintFor(keymaps, 'project_name', 'accept', moving ? 'move' : 'open'),
      ...hintFor(keymaps, 'project_name', 'close', 'as it was'),
    ];
  }
  if (typing) {
    return [
      ...hintFor(keymaps, 'project_name', 'accept', typing.id === null ? 'make it' : 'rename'),
      ...hintFor(keymaps, 'project_name', 'close', 'as it was'),
    ];
  }
  return [
    ...hintFor(keymaps, 'projects', 'open_project', moving ? 'move' : 'open'),
    ...hintFor(keymaps, 'projects', 'search', 'find'),
    ...hintFor(keymaps, 'projects', 'new_project', 'new'),
    ...hintFor(keymaps, 'projects', 'rename_project', 'rename'),
    ...hintFor(keymaps, 'projects', 'delete_project', 'delete'),
    ...hintFor(keymaps, 'projects', 'close', 'close'),
  ];
}
