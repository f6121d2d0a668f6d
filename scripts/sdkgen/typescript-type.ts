/** JSON Schema as TypeScript, in the form that the formatter of this project gives it. */
import { type JsonShape, nameOf, partOf } from './interface-shapes';

const LINE = 110;

/** The type of a value. */
export function typescriptType(shape: JsonShape): string {
  const name = nameOf(shape);
  if (name !== undefined) return name;
  if (shape.anyOf) return shape.anyOf.map((one) => typescriptType(partOf(one))).join(' | ');
  if (shape.enum) return shape.enum.map(literal).join(' | ');
  if (shape.const !== undefined) return literal(shape.const);
  if (Array.isArray(shape.type)) {
    return shape.type.map((type) => typescriptType({ ...shape, type } as JsonShape)).join(' | ');
  }
  return plain(shape);
}

/** The fields of an object, a line or more each, indented by four. */
export function typescriptFields(shape: JsonShape): string[] {
  return fieldsIn(shape).flatMap(({ name, optional, part }) => [
    ...(part.description === undefined ? [] : [`    /** ${part.description} */`]),
    member('    ', `readonly ${name}${optional ? '?' : ''}:`, typescriptType(part)),
  ]);
}

/** `head type;`, the members of a union below each other when they are too long for a line. */
export function member(indent: string, head: string, type: string): string {
  const line = `${indent}${head} ${type};`;
  if (line.length <= LINE) return line;
  return `${indent}${head}\n${type
    .split(' | ')
    .map((one) => `${indent}  | ${one}`)
    .join('\n')};`;
}

/** Whether the shape is an object of which nothing can be said. */
export function isEmptyObject(shape: JsonShape): boolean {
  return fieldsIn(objectIn(shape)).length === 0;
}

/** The object in a shape that may also be null. */
export function objectIn(shape: JsonShape): JsonShape {
  return shape.anyOf?.map(partOf).find((one) => one.type === 'object') ?? shape;
}

/** The fields of an object in their order. */
export function fieldsIn(shape: JsonShape): { name: string; optional: boolean; part: JsonShape }[] {
  const required = new Set(shape.required ?? []);
  return Object.entries(shape.properties ?? {}).map(([name, field]) => ({
    name,
    optional: !required.has(name),
    part: partOf(field),
  }));
}

function plain(shape: JsonShape): string {
  switch (shape.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return shape.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const items = typescriptType(Array.isArray(shape.items) ? {} : partOf(shape.items));
      return items.includes(' ') ? `readonly (${items})[]` : `readonly ${items}[]`;
    }
    case 'object':
      return objectType(shape);
    default:
      return 'unknown';
  }
}

function objectType(shape: JsonShape): string {
  if (typeof shape.additionalProperties === 'object') {
    return `Readonly<Record<string, ${typescriptType(shape.additionalProperties)}>>`;
  }
  const fields = fieldsIn(shape).map(
    ({ name, optional, part }) => `readonly ${name}${optional ? '?' : ''}: ${typescriptType(part)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
