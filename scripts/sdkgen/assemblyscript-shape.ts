/** JSON Schema as AssemblyScript: which type a field has in a class, what it is at first, and how it is written as JSON. */
import { type JsonShape, nameOf, partOf } from './interface-shapes';

/** A field of a class that the host's JSON is read into. */
export interface ReadField {
  readonly type: string;
  /** What it is when the host leaves it out. */
  readonly initial: string;
}

/** How a value of that shape is read; `optional` when the host may leave it out. Throws for a shape that it cannot. */
export function readField(shape: JsonShape, optional: boolean): ReadField {
  const { shape: inner, nullable } = withoutNull(shape);
  const name = nameOf(inner);
  if (name === 'Settings') return { type: name, initial: `new ${name}()` };
  if (inner.type === 'object' && name !== undefined) {
    return nullable || optional
      ? { type: `${name} | null`, initial: 'null' }
      : { type: name, initial: `new ${name}()` };
  }
  switch (inner.type) {
    case 'string':
      return nullable
        ? { type: 'string | null', initial: 'null' }
        : { type: 'string', initial: first(inner) };
    case 'integer':
      return nullable ? { type: 'Box<i32> | null', initial: 'null' } : { type: 'i32', initial: '0' };
    case 'boolean':
      return { type: 'bool', initial: 'false' };
    case 'array':
      return { type: `${itemType(inner)}[]`, initial: '[]' };
    case 'object':
      return { type: 'Map<string, string>', initial: 'new Map<string, string>()' };
    default:
      throw new Error(`no AssemblyScript for ${JSON.stringify(shape)}`);
  }
}

/** The expression that reads a value of a type of {@link readField}; `name` is what a fault calls it, `initial` what it is when left out. */
export function reading(value: string, name: string, { type, initial }: ReadField): string {
  const bare = type.replace(' | null', '');
  const isNullable = bare !== type;
  switch (bare) {
    case 'string':
      return isNullable ? `textOrNull(${value}, "${name}")` : `text(${value}, "${name}", ${initial})`;
    case 'i32':
      return `whole(${value}, "${name}")`;
    case 'Box<i32>':
      return `wholeOrNull(${value}, "${name}")`;
    case 'bool':
      return `truth(${value}, "${name}")`;
    case 'string[]':
      return `texts(${value}, "${name}")`;
    case 'Map<string, string>':
      return `textMap(${value}, "${name}")`;
    default:
      return bare.endsWith('[]')
        ? `objects<${bare.slice(0, -2)}>(${value}, "${name}")`
        : `objectOrNull<${bare}>(${value}, "${name}")`;
  }
}

/** The functions of the kit's read.ts, and its classes, that are named in a text. */
export function readersIn(text: string, others: readonly string[] = []): string {
  return [...READERS, ...others]
    .filter((name) => new RegExp(`\\b${name}[(<]|\\bnew ${name}\\b`).test(text))
    .sort()
    .join(', ');
}

const READERS = [
  'Box',
  'Settings',
  'isObject',
  'objectOrNull',
  'objects',
  'text',
  'textMap',
  'textOrNull',
  'texts',
  'truth',
  'whole',
  'wholeOrNull',
] as const;

/** The type of what is in a list. */
export function itemType(list: JsonShape): string {
  const items = Array.isArray(list.items) ? {} : partOf(list.items);
  return nameOf(items)?.replace(/^Todo(State)$/, 'string') ?? readField(items, false).type;
}

/** A shape that may be null, taken apart. */
export function withoutNull(shape: JsonShape): { shape: JsonShape; nullable: boolean } {
  const parts = (shape.anyOf ?? []).map(partOf);
  const other = parts.find((part) => part.type !== 'null');
  if (other !== undefined && parts.length === 2) return { shape: other, nullable: true };
  if (Array.isArray(shape.type)) {
    const type = shape.type.find((one) => one !== 'null');
    return { shape: { ...shape, type } as JsonShape, nullable: true };
  }
  return { shape, nullable: shape.type === 'null' };
}

/** The expression that writes a value of that shape as JSON. */
export function written(expression: string, shape: JsonShape): string {
  const { shape: inner, nullable } = withoutNull(shape);
  switch (inner.type) {
    case 'string':
      return nullable ? `orNull(${expression})` : `quote(${expression})`;
    case 'integer':
    case 'boolean':
      return `${expression}.toString()`;
    case 'array':
      return `quoteAll(${expression})`;
    case 'object':
      return `quoteMap(${expression})`;
    default:
      throw new Error(`no AssemblyScript for ${JSON.stringify(shape)}`);
  }
}

/** The condition under which a value is left out: it is what it was at first. */
export function isGiven(expression: string, shape: JsonShape): string {
  const { shape: inner, nullable } = withoutNull(shape);
  if (inner.type === 'string') return nullable ? `${expression} !== null` : `${expression} != ""`;
  if (inner.type === 'integer') return `${expression} != 0`;
  if (inner.type === 'boolean') return expression;
  return inner.type === 'array' ? `${expression}.length > 0` : `${expression}.size > 0`;
}

/** `parent_id` → `parentId`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function first(shape: JsonShape): string {
  return JSON.stringify(shape.enum?.[0] ?? shape.const ?? '');
}
