import { err, ok, type Result } from '../../lib/result';
import { noChanges } from '../changes';
import type { CommandOf } from '../command';
import type { Handler } from '../deed';
import type { DocumentReader } from '../document';
import type { Refusal } from '../outcome';
import { type Project, sameName } from '../project';
import { cleanContent } from '../text';
import { DEFAULT_PROJECT, type ProjectId } from '../todo';
import { takenId } from './new-todo';

/** Makes a project without rows. */
export const createProject: Handler<CommandOf<'create_project'>> = (document, command, env) => {
  const name = freeName(document, command.name, null);
  if (!name.ok) return name;
  const taken = takenId(document, [command.id]);
  if (taken !== undefined) return err({ kind: 'id_taken', id: taken });
  const to: Project = { id: command.id ?? env.newId(), name: name.value };
  return ok({ changes: { ...noChanges, projects: [{ from: null, to }] }, focus: null });
};

/** Gives a project another name; its id stays, and with it its rows. */
export const renameProject: Handler<CommandOf<'rename_project'>> = (document, command) => {
  const from = changeable(document, command.id);
  if (!from.ok) return from;
  const name = freeName(document, command.name, command.id);
  if (!name.ok) return name;
  if (name.value === from.value.name) return ok({ changes: noChanges, focus: null });
  const to: Project = { ...from.value, name: name.value };
  return ok({ changes: { ...noChanges, projects: [{ from: from.value, to }] }, focus: null });
};

/** Deletes a project with the rows of all its days, those that are over too: nothing of it is left to be read. */
export const deleteProject: Handler<CommandOf<'delete_project'>> = (document, command) => {
  const from = changeable(document, command.id);
  if (!from.ok) return from;
  const removed = document.projectRows(command.id);
  return ok({
    changes: { ...noChanges, removed, projects: [{ from: from.value, to: null }] },
    focus: null,
  });
};

function changeable(document: DocumentReader, id: ProjectId): Result<Project, Refusal> {
  if (id === DEFAULT_PROJECT) return err({ kind: 'default_project' });
  const project = document.projects().find((known) => known.id === id);
  return project ? ok(project) : err({ kind: 'no_such_project', id });
}

/** The name on one line, when no project but the given one has it. */
function freeName(document: DocumentReader, text: string, own: ProjectId | null): Result<string, Refusal> {
  const name = cleanContent(text);
  if (name === null) return err({ kind: 'blank_project_name' });
  const other = document.projects().find((known) => known.id !== own && sameName(known.name, name));
  return other ? err({ kind: 'project_name_taken', name: other.name }) : ok(name);
}
