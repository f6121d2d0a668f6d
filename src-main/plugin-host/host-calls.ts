/**
 * Answers host functions in the plugin host's process: checks the input against the table, reads from the run's view
 * of the replica, and answers JSON. Never throws for what a plugin asks; a promise only when main has to be asked.
 */
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS, type OutsideFunctionName } from '../../src-core/plugin/host-functions';
import { NOT_JSON, parseJson, refuse } from './host-json';
import { ReadLimit } from './replica-run';
import {
  findTodosByMetadata,
  getSelectedTodo,
  getTodo,
  listProjects,
  projectName,
  queryTodos,
  type ReadsOf,
} from './todo-reads';
import type { HostCall } from './worker-protocol';

/** What the host functions of one call answer from. */
export interface CallReads extends ReadsOf {
  /** Asks main for what lies outside the sandbox: JSON in, JSON out, later or, when the call ends, never. */
  readonly outside: (name: OutsideFunctionName, input: string) => Promise<string>;
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
      return checked(name, input, ({ id }) => getTodo(id, from));
    case 'get_current_date':
      return checked(name, input, () => answer(scope.today));
    case 'get_current_project':
      return checked(name, input, () => answer(projectName(from)));
    case 'list_projects':
      return checked(name, input, () => listProjects(from));
    case 'get_selected_todo':
      return checked(name, input, () => getSelectedTodo(from));
    case 'get_metadata':
      return checked(name, input, ({ key }) => answer(reads.metadata(null, key)));
    case 'get_todo_metadata':
      return checked(name, input, ({ todo_id, key }) => answer(reads.metadata(todo_id, key)));
    case 'find_todos_by_metadata':
      return checked(name, input, ({ key, value }) => findTodosByMetadata(key, value, from));
    case 'log':
      // Logged where the plugin runs; it never gets here.
      return answer(null);
    case 'http_request':
    case 'read_file':
    case 'write_file':
    case 'list_directory':
    case 'run_command':
    case 'get_secret':
      return checked(name, input, () => from.outside(name, input));
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

function answer(value: unknown): string {
  return JSON.stringify({ ok: value });
}

function unavailable(error: unknown): string {
  if (error instanceof ReadLimit) return refuse('E_LIMIT', error.message);
  return refuse('E_UNAVAILABLE', error instanceof Error ? error.message : 'the application could not answer');
}
