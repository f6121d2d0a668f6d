/** plugins/sdk/assemblyscript/types.ts: what the host says, as classes. */
import { readField, withoutNull } from './assemblyscript-shape';
import { type JsonShape, jsonShape, type NamedShape, sentence, TOLD } from './interface-shapes';
import { fieldsIn, isEmptyObject } from './typescript-type';

/** Stands over every generated file of the kit. */
export const MADE = '// Made by `npm run docs` from the tables in src-core/plugin; changes here are lost.';

/** The classes that there are: what says nothing needs none. */
const CLASSES = TOLD.filter(({ schema }) => !isEmptyObject(jsonShape(schema)));

/** The whole text. */
export function assemblyscriptTypes(): string {
  return `${MADE}
// What the host says, as classes. A field that the host leaves out keeps the value it has here.
import { JSON } from "json-as";

${CLASSES.map(classText).join('\n\n')}

/** Why the host did not answer. */
@json
export class HostError {
  code: string = "";
  message: string = "";
}
`;
}

/** plugins/sdk/assemblyscript/index.ts: everything that a plugin imports. */
export function assemblyscriptIndex(): string {
  const names = ['HostError', ...CLASSES.map(({ name }) => name)].sort();
  return `${MADE}
// What a plugin written in AssemblyScript needs: typed inputs, questions to the host, and builders of answers.
import { JSON } from "json-as";
import { Json } from "./json-value";
import { readInput } from "./kernel";
import { Context } from "./types";

export { Commands, Fields, Items, report } from "./commands";
export { host, HttpRequest, Program, Query } from "./host";
export { Json } from "./json-value";
export { ${names.join(', ')} } from "./types";

/** The input of the call, read as \`T\`: one of the classes above. */
export function input<T>(): T {
  return JSON.parse<T>(readInput());
}

/** What the user set under that name; missing when nothing is. A secret is asked for with \`host.secret\`. */
export function setting(context: Context, name: string): Json {
  const all = Json.parse(context.settings.data);
  return all === null ? new Json() : all.get(name);
}
`;
}

function classText({ name, schema, words }: NamedShape): string {
  const fields = fieldsIn(jsonShape(schema)).flatMap(({ name: field, optional, part }) => {
    const { type, initial } = readField(part, optional);
    return [...comment(wordsFor(part, type)), `  ${field}: ${type} = ${initial};`];
  });
  return `/** ${words} */\n@json\nexport class ${name} {\n${fields.join('\n')}\n}`;
}

function wordsFor(part: JsonShape, type: string): string | undefined {
  if (type === 'JSON.Raw') return 'The plugin’s settings as JSON; `setting(context, name)` reads one.';
  const { enum: values } = withoutNull(part).shape;
  const choices = values === undefined ? [] : [`${values.map((one) => `\`${one}\``).join(', ')}.`];
  const words = [...(part.description === undefined ? [] : [sentence(part.description)]), ...choices];
  return words.length === 0 ? undefined : words.join(' ');
}

function comment(words: string | undefined): string[] {
  return words === undefined ? [] : [`  /** ${words} */`];
}
