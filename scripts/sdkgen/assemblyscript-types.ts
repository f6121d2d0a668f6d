/** plugins/sdk/assemblyscript/types.ts: what the host says, as classes. */
import { type ReadField, readersIn, readField, reading, withoutNull } from './assemblyscript-shape';
import { type JsonShape, jsonShape, type NamedShape, sentence, TOLD } from './interface-shapes';
import { fieldsIn, isEmptyObject } from './typescript-type';

/** Stands over every generated file of the kit. */
export const MADE = '// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.';

/** The classes that there are: what says nothing needs none. */
const CLASSES = TOLD.filter(({ schema }) => !isEmptyObject(jsonShape(schema)));

const HOST_ERROR = `/** Why the host did not answer. */
export class HostError {
  code: string = "";
  message: string = "";
}`;

/** The whole text. */
export function assemblyscriptTypes(): string {
  const classes = [...CLASSES.map(classText), HOST_ERROR].join('\n\n');
  return `${MADE}
// What the host says, as classes. A field that the host leaves out keeps the value it has here.
import { Json } from "./json-value";
import { ${readersIn(classes)} } from "./read";

${classes}
`;
}

/** plugins/sdk/assemblyscript/index.ts: everything that a plugin imports. */
export function assemblyscriptIndex(): string {
  const names = ['HostError', ...CLASSES.map(({ name }) => name)].sort();
  return `${MADE}
// What a plugin written in AssemblyScript needs: typed inputs, questions to the host, and builders of answers.
import { Json } from "./json-value";
import { readInput } from "./kernel";
import { inputOf } from "./read";
import { Context } from "./types";

export { Commands, Fields, Items, report } from "./commands";
export { host, HttpRequest, Program, Query } from "./host";
export { Json } from "./json-value";
export { Box, Settings } from "./read";
export { ${names.join(', ')} } from "./types";

/**
 * The input of the call, read as \`T\`: one of the classes above. When it is no such thing, everything in it is empty,
 * and the call fails with the reason as soon as it is answered.
 */
export function input<T>(): T {
  return inputOf<T>(readInput());
}

/** What the user set under that name; missing when nothing is. A secret is asked for with \`host.secret\`. */
export function setting(context: Context, name: string): Json {
  const all = Json.parse(context.settings.data);
  return all === null ? new Json() : all.get(name);
}
`;
}

function classText({ name, schema, words }: NamedShape): string {
  const fields = fieldsIn(jsonShape(schema)).map(({ name: field, optional, part }) => ({
    field,
    part,
    read: readField(part, optional),
  }));
  const declared = fields.flatMap(({ field, part, read: { type, initial } }) => [
    ...comment(wordsFor(part)),
    `  ${field}: ${type} = ${initial};`,
  ]);
  const lines = fields.map(({ field, read }) => `    ${readLine(field, read)}`);
  return `/** ${words} */
export class ${name} {
${declared.join('\n')}

  read(value: Json): void {
${lines.join('\n')}
  }
}`;
}

/** An object that is always there is read into, so that what the host leaves out of it keeps its value too. */
function readLine(field: string, read: ReadField): string {
  const value = `value.get("${field}")`;
  return read.initial === `new ${read.type}()` && !read.type.includes('<')
    ? `if (isObject(${value}, "${field}")) this.${field}.read(${value});`
    : `this.${field} = ${reading(value, field, { ...read, initial: `this.${field}` })};`;
}

function wordsFor(part: JsonShape): string | undefined {
  const { enum: values } = withoutNull(part).shape;
  const choices = values === undefined ? [] : [`${values.map((one) => `\`${one}\``).join(', ')}.`];
  const words = [...(part.description === undefined ? [] : [sentence(part.description)]), ...choices];
  return words.length === 0 ? undefined : words.join(' ');
}

function comment(words: string | undefined): string[] {
  return words === undefined ? [] : [`  /** ${words} */`];
}
