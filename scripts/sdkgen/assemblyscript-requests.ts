/** The classes in which the AssemblyScript kit collects what is asked of a host function that takes more than a few fields. */
import { isGiven, readField, withoutNull, written } from './assemblyscript-shape';
import { type JsonShape, sentence } from './interface-shapes';
import { fieldsIn } from './typescript-type';

/** The classes of large inputs under the kit's names. */
export const ASKED: Readonly<Record<string, string>> = {
  TodoQuery: 'Query',
  HttpRequest: 'HttpRequest',
  Program: 'Program',
};

/** Fields where null says something else than nothing, and the switch that says it. */
const NULL_SWITCHES: Readonly<Record<string, { readonly name: string; readonly words: string }>> = {
  parent_id: { name: 'top_level', words: 'Only todos that are below no other; instead of `parent_id`.' },
};

/** What stands in a query when nothing is said; everywhere else it is the first of the choices, left out. */
const INITIAL: Readonly<Record<string, string>> = { state: '"all"', method: '"GET"' };

/** One class: what must be said is given when it is made, the rest is left out while it is empty. */
export function requestClass(name: string, shape: JsonShape, words: string): string {
  const fields = fieldsIn(shape);
  const required = fields.filter(({ optional }) => !optional);
  const own = fields.filter(({ optional }) => optional);
  const constructed = required.map(
    ({ name: field, part }) => `public ${field}: ${readField(part, false).type}`,
  );
  return [
    `/** ${words} What is empty is left out. */`,
    `export class ${name} {`,
    ...own.flatMap(({ name: field, part }) => ownField(field, part)),
    ...(constructed.length === 0 ? [] : ['', `  constructor(${constructed.join(', ')}) {}`]),
    '',
    '  /** As the host reads it. */',
    '  json(): string {',
    '    const parts: string[] = [];',
    ...required.map(
      ({ name: field, part }) => `    parts.push('"${field}":' + ${written(`this.${field}`, part)});`,
    ),
    ...own.flatMap(({ name: field, part }) => partLines(field, part)),
    '    return "{" + parts.join(",") + "}";',
    '  }',
    '}',
    '',
  ].join('\n');
}

function ownField(field: string, part: JsonShape): string[] {
  const { shape } = withoutNull(part);
  const { type, initial } = readField(shape, true);
  const choices = shape.enum === undefined ? [] : [`${shape.enum.map((one) => `\`${one}\``).join(', ')}.`];
  const words = [...(part.description === undefined ? [] : [sentence(part.description)]), ...choices];
  const flag = NULL_SWITCHES[field];
  return [
    ...(words.length === 0 ? [] : [`  /** ${words.join(' ')} */`]),
    `  ${field}: ${type} = ${INITIAL[field] ?? (type === 'string' ? '""' : initial)};`,
    ...(flag === undefined ? [] : [`  /** ${flag.words} */`, `  ${flag.name}: bool = false;`]),
  ];
}

function partLines(field: string, part: JsonShape): string[] {
  const { shape, nullable } = withoutNull(part);
  const flag = NULL_SWITCHES[field];
  if (nullable && flag === undefined) throw new Error(`no switch says that ${field} is null`);
  const push = `parts.push('"${field}":' + ${written(`this.${field}`, shape)});`;
  return [
    `    if (${isGiven(`this.${field}`, shape)}) ${push}`,
    ...(flag === undefined ? [] : [`    if (this.${flag.name}) parts.push('"${field}":null');`]),
  ];
}
