/** What a run of a case calls, told exactly what the application would tell. What the user does first is done. */
import { err, ok, type Result } from '../../../../src-core/lib/result';
import type { TodoHook } from '../../../../src-core/plugin/abi';
import type { CaseRun } from '../../../../src-core/plugin/cases/case-schema';
import { didYouMean } from '../../../../src-core/plugin/nearest-word';
import { hookEvents, type PluginEvent } from '../../../../src-core/plugin/plugin-event';
import { type Changes, noChanges } from '../../../../src-core/todo/changes';
import type { Command } from '../../../../src-core/todo/command';
import { isComplete, type ListKey, type Todo, type TodoId } from '../../../../src-core/todo/todo';
import {
  type ActionTarget,
  type Asked,
  askAction,
  askGenerate,
  askHook,
  askKey,
  askTick,
  type Told,
} from '../../run-request';
import type { CaseWorld } from './case-world';

/** What is called; `init` is not asked for, it is what starting is. */
export type CaseStep = { readonly kind: 'init' } | { readonly kind: 'ask'; readonly asked: Asked };

/** Prepares a run, its clock already set. The error is a phrase about what cannot be called. */
export function caseStep(world: CaseWorld, run: CaseRun, selected: string | null): Result<CaseStep, string> {
  if (run.init) return ok({ kind: 'init' });
  const target = targetOf(world, run.selected === undefined ? selected : run.selected);
  if (!target.ok) return target;
  const { document, names } = world;
  if (run.action !== undefined) return asking(askAction(run.action, target.value));
  if (run.key !== undefined) return asking(askKey(run.key, target.value));
  if (run.generate !== undefined) return asking(askGenerate(names.filled(run.generate), target.value));
  if (run.tick) return asking(askTick(document));
  const told = run.day ? ok({ kind: 'day', ...run.day } as Told) : toldOf(world, run);
  return told.ok ? asking(askHook(told.value, { depth: 1, chain: [] }, document)) : told;
}

/** The list that the user looks at: the project's, of the day it is. */
export function shownList({ project, clock }: Pick<CaseWorld, 'project' | 'clock'>): ListKey {
  return { project: project.id, date: clock.today };
}

function asking(asked: Asked): Result<CaseStep, string> {
  return ok({ kind: 'ask', asked });
}

function targetOf(world: CaseWorld, selected: string | null): Result<ActionTarget, string> {
  const list = shownList(world);
  if (selected === null) return ok({ list, selected });
  const id = idNamed(world, selected);
  return id.ok ? ok({ list, selected: id.value }) : id;
}

function idNamed({ names }: CaseWorld, name: string): Result<TodoId, string> {
  const id = names.find(name);
  return id === undefined ? err(`there is no todo “${name}”${didYouMean(name, names.all())}`) : ok(id);
}

function toldOf(world: CaseWorld, run: CaseRun): Result<Told, string> {
  const { created, updated, completed, deleted } = run;
  const named = idNamed(world, created ?? updated ?? completed ?? deleted ?? '');
  if (!named.ok) return named;
  const todo = world.store.find(named.value);
  if (!todo) return err(`“${created ?? updated ?? completed ?? deleted}” is not on the list any more`);
  if (created !== undefined) return event('on_todo_created', todo, { ...noChanges, added: [todo] });
  if (updated !== undefined) {
    const before = asBefore(todo, run.before ?? {});
    return event('on_todo_updated', todo, { ...noChanges, updated: [[before, todo]] });
  }
  if (deleted !== undefined)
    return afterwards(world, 'on_todo_deleted', todo, { type: 'delete_todo', id: todo.id });
  if (!isComplete(todo.state)) {
    return afterwards(world, 'on_todo_completed', todo, { type: 'toggle_todo', id: todo.id, to: 'done' });
  }
  const open: Todo = { ...todo, state: 'empty', completedAt: null };
  return event('on_todo_completed', todo, { ...noChanges, updated: [[open, todo]] });
}

function asBefore(todo: Todo, before: NonNullable<CaseRun['before']>): Todo {
  const { content, state, priority, due, description } = before;
  return {
    ...todo,
    ...(content === undefined ? {} : { content }),
    ...(state === undefined ? {} : { state, completedAt: isComplete(state) ? todo.modifiedAt : null }),
    ...(priority === undefined ? {} : { priority }),
    ...(due === undefined ? {} : { dueDate: due }),
    ...(description === undefined ? {} : { description }),
  };
}

/** The user does it, by the rules of the document; the plugin hears of what came of it. */
function afterwards(world: CaseWorld, hook: TodoHook, todo: Todo, command: Command): Result<Told, string> {
  let changes: Changes = noChanges;
  const deafen = world.store.subscribe((committed) => {
    changes = committed.changes;
  });
  const outcome = world.store.dispatch([command], { kind: 'user' });
  deafen();
  if (!outcome.ok)
    return err(
      `“${todo.content}” cannot be ${DONE[command.type] ?? 'changed'}: ${outcome.refusal.kind.replaceAll('_', ' ')}`,
    );
  return event(hook, todo, changes);
}

const DONE: Readonly<Record<string, string>> = { toggle_todo: 'completed', delete_todo: 'deleted' };

function event(hook: TodoHook, { id, content }: Todo, changes: Changes): Result<Told, string> {
  const found = hookEvents(changes).find((one: PluginEvent) => one.hook === hook && one.todo.id === id);
  if (!found) return err(`nothing of “${content}” differs from before`);
  return ok({ kind: 'todo', event: found, cause: { kind: 'user' } });
}
