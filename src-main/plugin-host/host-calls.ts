/**
 * Answers host functions in the plugin host's process: checks the input against the table, reads from the run's view
 * of the replica, and answers JSON. Never throws for what a plugin asks; a promise only when main has to be asked.
 */
import type { Limits } from '../../src-core/plugin/abi';
import {
  HOST_FUNCTIONS,
  type HostFunctionName,
  MAX_LISTS_IN_A_CALL,
  type TodoQuery,
} from '../../src-core/plugin/host-functions';
import type { ListKey, TodoId } from '../../src-core/todo/todo';
import type { TodoList } from '../../src-core/todo/todo-list';
import type { CallScope } from '../plugin/plugin-runtime';
import { NOT_JSON, parseJson, refuse } from './guest-host';
import { queryPage, snapshotOf } from './query-page';
import type { RunReads } from './replica-run';
import type { HostCall } from './worker-protocol';

/** What the host functions of one call answer from. */
export interface CallReads {
  readonly reads: RunReads;
  readonly scope: CallScope;
  readonly limits: Limits;
}

type Answer = string | Promise<string>;

/** Answers one host call with JSON. */
export function answerHostCall(call: HostCall, from: CallReads): Answer {
  try {
    const answer = dispatch(call, from);
    return typeof answer === 'string' ? answer : answer.catch(unavailable);
  } catch (error) {
    return unavailable(error);
  }
}

function dispatch({ name, input }: HostCall, from: CallReads): Answer {
  const { reads, scope } = from;
  switch (name) {
    case 'query_todos':
      return checked(name, input, (query) => queryTodos(query ?? {}, from));
    case 'get_todo':
      return checked(name, input, ({ id }) =>
        withList(from, scope.list, (list) => answer(find(from, list, id))),
      );
    case 'get_current_date':
      return checked(name, input, () => answer(scope.today));
    case 'get_current_project':
      return checked(name, input, () => answer(scope.projectName));
    case 'get_selected_todo':
      return checked(name, input, () =>
        withList(from, scope.list, (list) => answer(inList(list, scope.selected))),
      );
    case 'get_metadata':
      return checked(name, input, ({ key }) => answer(reads.metadata(null, key)));
    case 'get_todo_metadata':
      return checked(name, input, ({ todo_id, key }) => answer(reads.metadata(todo_id, key)));
    case 'log':
      // Logged where the plugin runs; it never gets here.
      return answer(null);
  }
}

type InputOf<N extends HostFunctionName> = ReturnType<(typeof HOST_FUNCTIONS)[N]['input']['parse']>;

function checked<N extends HostFunctionName>(
  name: N,
  input: string,
  then: (value: InputOf<N>) => Answer,
): Answer {
  const value = parseJson(input);
  if (value === NOT_JSON) return refuse('E_INPUT', `${name}: the input is not JSON`);
  const parsed = HOST_FUNCTIONS[name].input.safeParse(value);
  if (parsed.success) return then(parsed.data as InputOf<N>);
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.');
  return refuse(
    'E_INPUT',
    `${name}: ${where ? `${where}: ` : ''}${issue?.message ?? 'not the expected input'}`,
  );
}

function queryTodos(query: TodoQuery, from: CallReads): Answer {
  const { scope, limits } = from;
  const project =
    query.project === undefined || query.project === scope.projectName ? scope.list.project : query.project;
  return withList(from, { project, date: query.date ?? scope.list.date }, (list) => {
    const page = queryPage(list, query, limits.pageRows);
    return page === undefined
      ? refuse('E_CURSOR', 'query_todos: the list has changed; begin again without a cursor')
      : `{"ok":${page}}`;
  });
}

function withList({ reads }: CallReads, key: ListKey, then: (list: TodoList) => string): Answer {
  if ([...reads.lists()].length >= MAX_LISTS_IN_A_CALL) {
    return refuse('E_LIMIT', `more than ${MAX_LISTS_IN_A_CALL} lists in one call`);
  }
  const list = reads.list(key);
  return list instanceof Promise ? list.then(then) : then(list);
}

/** The todo in the current list or in one that this call has read. */
function find({ reads }: CallReads, current: TodoList, id: TodoId) {
  for (const list of [current, ...reads.lists()]) {
    const found = inList(list, id);
    if (found) return found;
  }
  return null;
}

function inList(list: TodoList, id: TodoId | null) {
  const row = id === null ? undefined : list.get(id);
  return row ? snapshotOf(list, row) : null;
}

function answer(value: unknown): string {
  return JSON.stringify({ ok: value });
}

function unavailable(error: unknown): string {
  return refuse('E_UNAVAILABLE', error instanceof Error ? error.message : 'the application could not answer');
}
