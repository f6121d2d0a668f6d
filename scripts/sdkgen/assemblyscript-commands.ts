/** plugins/sdk/assemblyscript/commands.ts: builders of what a plugin answers. */
import { generatedItemSchema } from '../../src-core/plugin/generated-items';
import { PLUGIN_COMMANDS, type PluginCommandType } from '../../src-core/plugin/plugin-command';
import { COMMANDS_HEAD, HEAD, TAIL } from './assemblyscript-commands-text';
import { camelCase, withoutNull, written } from './assemblyscript-shape';
import { BUILDERS, type Builder, type BuilderParameter } from './command-builders';
import { type JsonShape, jsonShape, partOf, sentence } from './interface-shapes';
import { fieldsIn } from './typescript-type';

/** The fields that can be said of a todo. */
const TODO_FIELDS = fieldsIn(jsonShape(PLUGIN_COMMANDS.update_todo.schema.shape.updates));

/** The whole text. Throws when a method and its command do not fit. */
export function assemblyscriptCommands(): string {
  const types = Object.keys(PLUGIN_COMMANDS) as PluginCommandType[];
  for (const type of types) checkCoverage(type);
  checkItems();
  const methods = types.flatMap((type) => BUILDERS[type].map((builder) => method(type, builder)));
  return `${HEAD}

${fieldsClass()}

${COMMANDS_HEAD}

${methods.join('\n\n')}

${TAIL}`;
}

function fieldsClass(): string {
  const methods = TODO_FIELDS.map(({ name, part }) => {
    const { shape, nullable } = withoutNull(part);
    const choices =
      shape.enum === undefined ? '' : ` One of ${shape.enum.map((one) => `\`${one}\``).join(', ')}.`;
    const words = `Sets \`${name}\`${nullable ? '; null clears it' : ''}.${choices}`;
    const type = nullable ? 'string | null' : 'string';
    return `  /** ${words} */
  ${camelCase(name)}(value: ${type}): Fields {
    return this.add("${name}", ${written('value', part)});
  }`;
  });
  return `/** Fields of a todo to be set. Those that were not named are left as they are, or empty for a new todo. */
export class Fields {
  private parts: string[] = [];

${methods.join('\n\n')}

  /** The fields as JSON, without the braces. */
  json(): string {
    return this.parts.join(",");
  }

  private add(name: string, value: string): Fields {
    this.parts.push(quote(name) + ":" + value);
    return this;
  }
}`;
}

function method(type: PluginCommandType, { method: name, words, parameters, fixed = {} }: Builder): string {
  const signature = parameters.map((one) => signatureOf(type, one)).join(', ');
  const [always, sometimes] = [
    parameters.filter(({ initial }) => initial === undefined),
    parameters.filter(({ initial }) => initial !== undefined),
  ];
  const pieces = [
    ...always.map((one) => piece(type, one)),
    ...Object.entries(fixed).map(([field, value]) => `'"${field}":${value}'`),
  ];
  const part = pieces.join(` + "," + `);
  const lines =
    sometimes.length === 0
      ? [`return this.add("${type}", ${part});`]
      : [
          `let part = ${part};`,
          ...sometimes.map(
            (one) => `if (${nameOf(one)} != ${one.initial}) part += "," + ${piece(type, one)};`,
          ),
          `return this.add("${type}", part);`,
        ];
  return `  /** ${words ?? sentence(PLUGIN_COMMANDS[type].words)} */
  ${name}(${signature}): Commands {
${lines.map((line) => `    ${line}`).join('\n')}
  }`;
}

function signatureOf(type: PluginCommandType, parameter: BuilderParameter): string {
  const value = parameter.initial ?? parameter.usual;
  return `${nameOf(parameter)}: ${typeOf(type, parameter)}${value === undefined ? '' : ` = ${value}`}`;
}

function typeOf(type: PluginCommandType, { field }: BuilderParameter): string {
  if (field === '*' || field === 'updates') return 'Fields';
  return withoutNull(fieldShape(type, field)).shape.type === 'integer' ? 'i32' : 'string';
}

function piece(type: PluginCommandType, parameter: BuilderParameter): string {
  const { field, cut } = parameter;
  const name = nameOf(parameter);
  if (field === '*') return `${name}.json()`;
  if (field === 'updates') return `'"updates":{' + ${name}.json() + "}"`;
  const { shape } = withoutNull(fieldShape(type, field));
  const value = written(cut ? `${name}.slice(0, MAX_MESSAGE)` : name, shape);
  const inner = field.split('.');
  return inner.length === 2 ? `'"${inner[0]}":{"${inner[1]}":' + ${value} + "}"` : `'"${field}":' + ${value}`;
}

function nameOf({ field, name }: BuilderParameter): string {
  return name ?? camelCase(field.split('.').at(-1) ?? field);
}

function fieldShape(type: PluginCommandType, path: string): JsonShape {
  let shape = jsonShape(PLUGIN_COMMANDS[type].schema);
  for (const name of path.split('.')) {
    const inner = shape.properties?.[name];
    if (inner === undefined) throw new Error(`${type} has no field ${path}`);
    shape = partOf(inner);
  }
  return shape;
}

/** Every field of the command must be in a method, and every method must give what the command needs. */
function checkCoverage(type: PluginCommandType): void {
  const todo = TODO_FIELDS.map(({ name }) => name);
  const given = BUILDERS[type].map(({ parameters, fixed = {} }) => [
    ...parameters.flatMap(({ field }) => (field === '*' ? todo : [field.split('.')[0] ?? field])),
    ...Object.keys(fixed),
  ]);
  for (const { name, optional } of fieldsIn(jsonShape(PLUGIN_COMMANDS[type].schema))) {
    if (name === 'type') continue;
    const lacks = optional ? !given.flat().includes(name) : given.some((names) => !names.includes(name));
    if (lacks) throw new Error(`no method of the kit gives ${type} its ${name}`);
  }
}

/** `Items` knows the fields of a todo and the level; more in the schema would be missing there. */
function checkItems(): void {
  const known = [...TODO_FIELDS.map(({ name }) => name), 'indent_level'];
  for (const { name } of fieldsIn(jsonShape(generatedItemSchema))) {
    if (!known.includes(name)) throw new Error(`Items of the kit do not know ${name}`);
  }
}
