/** The shapes of the plugin interface under the names that the kits give them. */
import { z } from 'zod';
import { causeSchema, contextSchema, EXPORTS, settingsSchema } from '../../src-core/plugin/exports';
import { generatedItemSchema } from '../../src-core/plugin/generated-items';
import * as host from '../../src-core/plugin/host-shapes';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { snapshotSchema } from '../../src-core/plugin/snapshots';
import { shapeOf } from '../docgen/json-type';

/** A shape with a name, and what it is in a sentence. */
export interface NamedShape {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly words: string;
}

/** What the host tells: inputs of exports and answers of host functions, and what they are made of. */
export const TOLD: readonly NamedShape[] = [
  { name: 'Todo', schema: snapshotSchema, words: 'A todo as plugins see it.' },
  { name: 'Cause', schema: causeSchema, words: 'Who made the change that a hook hears of.' },
  { name: 'Context', schema: contextSchema, words: 'What is current while the plugin is called.' },
  { name: 'Page', schema: host.page, words: 'One page of a query; `next_cursor` is null on the last one.' },
  { name: 'Project', schema: host.project, words: 'A project.' },
  { name: 'HttpResponse', schema: host.response, words: 'What a server answered, whatever its status.' },
  { name: 'DirectoryEntry', schema: host.directoryEntry, words: 'What is in a folder.' },
  { name: 'ProgramEnd', schema: host.programEnd, words: 'How a program ended.' },
  { name: 'InitInput', schema: EXPORTS.init.input, words: 'Input of `init`.' },
  { name: 'ActionInput', schema: EXPORTS.handle_action.input, words: 'Input of `handle_action`.' },
  { name: 'TodoInput', schema: EXPORTS.on_todo_updated.input, words: 'Input of the todo hooks.' },
  { name: 'DayInput', schema: EXPORTS.on_day_changed.input, words: 'Input of `on_day_changed`.' },
  { name: 'KeyInput', schema: EXPORTS.on_key_press.input, words: 'Input of `on_key_press`.' },
  { name: 'TickInput', schema: EXPORTS.on_tick.input, words: 'Input of `on_tick`.' },
  { name: 'GenerateInput', schema: EXPORTS.generate.input, words: 'Input of `generate`.' },
  { name: 'ShutdownInput', schema: EXPORTS.shutdown.input, words: 'Input of `shutdown`.' },
];

/** What a plugin says: large inputs of host functions, and parts of commands. */
export const SAID: readonly NamedShape[] = [
  { name: 'TodoQuery', schema: host.query, words: 'Which todos to read.' },
  { name: 'HttpRequest', schema: host.request, words: 'What to ask a server.' },
  { name: 'Program', schema: host.program, words: 'Which program to run, and with what.' },
  {
    name: 'TodoUpdates',
    schema: PLUGIN_COMMANDS.update_todo.schema.shape.updates,
    words: 'Fields of a todo to be set; null clears one.',
  },
  { name: 'GeneratedItem', schema: generatedItemSchema, words: 'A todo that `generate` suggests.' },
];

/** Values that are not objects. */
export const VALUES: readonly NamedShape[] = [
  { name: 'TodoState', schema: snapshotSchema.shape.state, words: 'What the box of a todo says.' },
  { name: 'Priority', schema: snapshotSchema.shape.priority.unwrap(), words: 'How urgent a todo is.' },
  { name: 'Settings', schema: settingsSchema, words: 'The plugin’s settings by name, secrets left out.' },
];

/** The commands, named after their types: `CreateTodo`. */
export const COMMAND_SHAPES: readonly NamedShape[] = Object.entries(PLUGIN_COMMANDS).map(
  ([type, { schema, words }]) => ({
    name: type.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    schema,
    words: sentence(words),
  }),
);

/** Every name by the shape it stands for. */
export const SHAPE_NAMES: ReadonlyMap<string, string> = new Map(
  [...TOLD, ...SAID, ...VALUES, ...COMMAND_SHAPES].map(({ name, schema }) => [shapeOf(schema), name]),
);

/** A JSON schema as zod writes it. */
export type JsonShape = z.core.JSONSchema.JSONSchema;

/** The shape as JSON Schema, as it is sent. */
export function jsonShape(schema: z.ZodType): JsonShape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** A part of a JSON schema; what is always or never true says nothing. */
export function partOf(schema: z.core.JSONSchema._JSONSchema | undefined): JsonShape {
  return typeof schema === 'object' ? schema : {};
}

/** The name of a shape, whatever is said about it where it stands. */
export function nameOf(shape: JsonShape): string | undefined {
  const { $schema: _, description: __, ...rest } = shape;
  return SHAPE_NAMES.get(JSON.stringify(rest));
}

/** A phrase as a sentence. */
export function sentence(words: string): string {
  const first = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
