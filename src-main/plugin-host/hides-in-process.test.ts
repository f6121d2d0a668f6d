import { afterAll, describe, expect, it } from 'vitest';
import { type DataFlow, OPEN_DATA_FLOW } from '../../src-core/plugin/data-flow';
import {
  callRequest,
  loadRequest,
  MemoryLists,
  makeTodo,
  startRuntime,
  TODAYS_LIST,
} from './testing/start-runtime';

const lists = new MemoryLists();
lists.set(TODAYS_LIST, [
  makeTodo(1, { content: 'Doctor #private' }),
  makeTodo(2, { content: 'blood test', indent: 1 }),
  makeTodo(3, { content: 'Call Ann', description: 'about Mrs Smith' }),
]);
const runtime = await startRuntime(lists);
afterAll(() => runtime.dispose());

/** Tells all that it can find out about today. */
const script = `exports.handle_action = ({ ids }) => JSON.stringify([
  host.query_todos({ include_deleted: true }).todos,
  ['doctor', 'blood', 'smith', 'ann'].map((text) => host.query_todos({ text }).todos.length),
  ids.map((id) => host.get_todo({ id })),
  host.get_selected_todo(),
]);`;

async function told(plugin: string, hides: Partial<DataFlow>): Promise<string> {
  await runtime.load(loadRequest(plugin, script, { hides: { ...OPEN_DATA_FLOW, ...hides } }));
  const ids = [1, 2, 3].map((n) => makeTodo(n).id);
  const scope = { ...callRequest(plugin, {}).scope, selected: ids[1] ?? null };
  const result = await runtime.call(callRequest(plugin, { ids }, { scope }));
  return result.ok ? JSON.parse(result.value.output) : result.error.message;
}

describe('in the process', () => {
  it('each plugin reads what is open to it, and what one may read no other gets by it', async () => {
    const everything = await told('open', {});
    for (const text of ['Doctor', 'blood', 'Smith', '[1,1,1,1]']) expect(everything).toContain(text);
    const noTags = await told('no-tags', { tags: ['private'] });
    for (const text of ['Doctor', 'blood']) expect(noTags).not.toContain(text);
    for (const text of ['Smith', '[0,0,1,1]', '[null,null,{']) expect(noTags).toContain(text);
    const noFields = await told('no-fields', { fields: ['content', 'description'] });
    for (const text of ['Doctor', 'private', 'Ann', 'Smith']) expect(noFields).not.toContain(text);
    expect(noFields).toContain('[0,0,0,0]');
    expect(await told('no-projects', { projects: ['default'] })).toBe('[[],[0,0,0,0],[null,null,null],null]');
    expect(await told('open', {})).toBe(everything);
  });
});
