/** A zod schema as an author of plugins reads it: `"open" | "done"`, `text ≤ 64`, `whole number 1–30`, `todo or null`. */
import { z } from 'zod';

/** One field of an object. */
export interface FieldText {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** What the schema says about it in words; may be empty. */
  readonly words: string;
}

type Schema = z.core.JSONSchema.JSONSchema;

/** Above this a bound is that of the number type and says nothing. */
const NO_BOUND = Number.MAX_SAFE_INTEGER;

/** What the schema takes (`input`) or gives (`output`), in a few words. `names` are shapes that have a name. */
export function typeText(schema: z.ZodType, names: ReadonlyMap<string, string> = new Map()): string {
  return text(asJson(schema), names);
}

/** The fields of a schema that takes an object, or nothing at all. */
export function fieldsOf(schema: z.ZodType, names: ReadonlyMap<string, string> = new Map()): FieldText[] {
  const json = asJson(schema);
  const object = json.anyOf?.map(inner).find((one) => one.type === 'object') ?? json;
  const required = new Set(object.required ?? []);
  return Object.entries(object.properties ?? {}).map(([name, field]) => ({
    name,
    type: text(inner(field), names),
    required: required.has(name),
    words: inner(field).description ?? '',
  }));
}

/** The same text for the same shape; the key of a name. */
export function shapeOf(schema: z.ZodType): string {
  return JSON.stringify(strip(asJson(schema)));
}

function asJson(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

function inner(schema: z.core.JSONSchema._JSONSchema): Schema {
  return typeof schema === 'boolean' ? {} : schema;
}

function strip({ $schema: _, description: __, ...rest }: Schema): Schema {
  return rest;
}

function text(schema: Schema, names: ReadonlyMap<string, string>): string {
  const name = names.get(JSON.stringify(strip(schema)));
  if (name !== undefined) return name;
  if (schema.anyOf) return schema.anyOf.map((one) => text(inner(one), names)).join(' or ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' \\| ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type))
    return schema.type.map((type) => text({ ...schema, type } as Schema, names)).join(' or ');
  return plain(schema, names);
}

function plain(schema: Schema, names: ReadonlyMap<string, string>): string {
  switch (schema.type) {
    case 'string':
      if (schema.format === 'uuid') return 'id';
      return schema.maxLength === undefined ? 'text' : `text ≤ ${schema.maxLength}`;
    case 'integer':
      return `whole number${range(schema.minimum, schema.maximum)}`;
    case 'array': {
      const items = Array.isArray(schema.items) || schema.items === undefined ? {} : inner(schema.items);
      return `list of ${text(items, names)}`;
    }
    case 'object':
      return objectText(schema, names);
    case 'null':
    case 'boolean':
      return schema.type;
    default:
      return 'anything';
  }
}

function range(least: number | undefined, most: number | undefined): string {
  const low = least === undefined || least <= -NO_BOUND ? undefined : least;
  if (most === undefined || most >= NO_BOUND) return low === undefined ? '' : ` ≥ ${low}`;
  return ` ${low ?? ''}–${most}`;
}

function objectText(schema: Schema, names: ReadonlyMap<string, string>): string {
  const required = new Set(schema.required ?? []);
  const values = schema.additionalProperties;
  if (typeof values === 'object') return `by name: ${text(values, names)}`;
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => `${name}${required.has(name) ? '' : '?'}: ${text(inner(field), names)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
