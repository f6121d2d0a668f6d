/** The line over the projects: the name of a new one or of one that is there, or what one is found by. */
import type { Refusal } from '../../todo/outcome';
import { MAX_PROJECT_NAME, sameName } from '../../todo/project';
import type { ProjectId } from '../../todo/todo';
import type { Deeds } from '../actions/deed';
import { textDeeds } from '../actions/text';
import { dispatch } from '../changing';
import { takeId } from '../id-source';
import type { ProjectsModal } from '../modal';
import type { Model } from '../model';
import { refusalText } from '../outcome-text';
import { tellLeftOut } from '../status';
import { andThen, type Step, still } from '../step';
import { insertText, type TextInput } from '../text-input';
import { choose } from './project-changes';
import { inView, settled, shownProjects, unfiltered, withModal, withSelected } from './projects-window';

/** What each action does while a name is typed, of a project or to find one by. */
export const PROJECT_NAME_DEEDS: Deeds<'project_name'> = {
  accept: (model) =>
    withModal(model, (modal) =>
      modal.filtering
        ? withSelected(model, (_, { id }) => choose(model, modal, id))
        : acceptName(model, modal),
    ),
  close: (model) =>
    withModal(model, (modal) =>
      still({ ...model, modal: modal.filtering ? inView(model, unfiltered(modal)) : settled(modal) }),
    ),
  ...textDeeds((edit) => (model: Model) => editName(model, edit)),
};

/** Puts text into the name. */
export function typeProjectName(model: Model, text: string): Step {
  if (model.modal?.kind !== 'projects') return still(model);
  const { typing, filter, filtering } = model.modal;
  const line = filtering ? filter : typing?.input;
  if (line === undefined) return still(model);
  const { input, leftOut } = insertText(line, text, MAX_PROJECT_NAME);
  return andThen(
    editName(model, () => input),
    (after) => tellLeftOut(after, leftOut),
  );
}

/** Begins a name: of a new project (`id` is null), or of one that is there. */
export function beginTyping(
  model: Model,
  modal: ProjectsModal,
  id: ProjectId | null,
  input: TextInput,
): Step {
  return still({ ...model, modal: { ...unfiltered(modal), typing: { id, input }, fault: null } });
}

/** Main has the last word on names; what it would refuse for certain is said at once. */
function acceptName(model: Model, modal: ProjectsModal): Step {
  const { typing, projects } = modal;
  if (typing === null || modal.saving) return still(model);
  const name = typing.input.text.trim();
  const taken = projects?.find((project) => project.id !== typing.id && sameName(project.name, name));
  const refusal: Refusal | null =
    name === ''
      ? { kind: 'blank_project_name' }
      : taken
        ? { kind: 'project_name_taken', name: taken.name }
        : null;
  if (refusal) return still({ ...model, modal: { ...modal, fault: refusalText(refusal) } });
  const saving: Model = { ...model, modal: { ...modal, saving: true, fault: null } };
  if (typing.id === null) {
    const [id, ids] = takeId(model.ids);
    return dispatch({ ...saving, ids }, { type: 'create_project', id, name });
  }
  const before = projects?.find(({ id }) => id === typing.id)?.name;
  if (before === name) return still({ ...model, modal: settled(modal) });
  return dispatch(saving, { type: 'rename_project', id: typing.id, name });
}

function editName(model: Model, edit: (input: TextInput) => TextInput): Step {
  return withModal(model, (modal) => {
    const { typing } = modal;
    if (modal.filtering)
      return still({ ...model, modal: filtered(model, { ...modal, filter: edit(modal.filter) }) });
    if (typing === null || modal.saving) return still(model);
    return still({
      ...model,
      modal: { ...modal, typing: { ...typing, input: edit(typing.input) }, fault: null },
    });
  });
}

/** The best stands under the cursor. */
function filtered(model: Model, modal: ProjectsModal): ProjectsModal {
  const best = modal.filter.text.trim() === '' ? undefined : shownProjects(modal)[0];
  return inView(model, { ...modal, selected: best?.id ?? modal.selected });
}
