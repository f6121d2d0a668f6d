/** JSON Schema as C: which type a field has in a struct, and how it is read from JSON and written as JSON. */
import { withoutNull } from './assemblyscript-shape';
import { type JsonShape, nameOf, partOf, sentence } from './interface-shapes';
import { fieldsIn } from './typescript-type';

/** A field of an object, as {@link fieldsIn} lists them. */
export type ObjectField = ReturnType<typeof fieldsIn>[number];

/** The fields that a plugin says, what they are about first: so that the order of unnamed ones can be remembered. */
export function saidFields(shape: JsonShape): ObjectField[] {
  const fields = fieldsIn(shape).filter(({ name }) => name !== 'type');
  const isAbout = ({ name, optional }: ObjectField) => !optional && /^(?:todo_)?id$/.test(name);
  return [...fields.filter(isAbout), ...fields.filter((field) => !isAbout(field))];
}

/** `HttpRequest` → `tt_http_request`. */
export function cName(name: string): string {
  return `tt_${name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()}`;
}

/** What a shape is to the kit. */
export type CKind =
  | { readonly is: 'text' | 'int' | 'bool' | 'texts' | 'pairs' | 'json' | 'nothing' }
  | { readonly is: 'struct' | 'structs'; readonly name: string };

/** What the shape, null left aside, is. What has no type of its own is read as JSON. */
export function cKind(part: JsonShape): CKind {
  const { shape } = withoutNull(part);
  const name = nameOf(shape);
  switch (shape.type) {
    case 'string':
      return { is: 'text' };
    case 'integer':
      return { is: 'int' };
    case 'boolean':
      return { is: 'bool' };
    case 'null':
      return { is: 'nothing' };
    case 'array':
      return listKind(shape);
    case 'object':
      if (name !== undefined && shape.properties !== undefined) return { is: 'struct', name: cName(name) };
      return partOf(shape.additionalProperties).type === 'string' ? { is: 'pairs' } : { is: 'json' };
    default:
      return { is: 'json' };
  }
}

function listKind(shape: JsonShape): CKind {
  const items = Array.isArray(shape.items) ? {} : partOf(shape.items);
  const kind = cKind(items);
  if (kind.is === 'text') return { is: 'texts' };
  return kind.is === 'struct' ? { is: 'structs', name: kind.name } : { is: 'json' };
}

/** A field that the host tells: its type, and the expression that reads it from the value in `from`. */
export function toldField({ name, optional, part }: ObjectField): { type: string; read: string } {
  const at = `tt_get(from, "${name}")`;
  const maybe = optional || withoutNull(part).nullable;
  return told(cKind(part), at, maybe);
}

/** The same for a value that stands at an expression. */
export function told(kind: CKind, at: string, maybe: boolean): { type: string; read: string } {
  switch (kind.is) {
    case 'text':
      return { type: 'tt_text', read: `tt_text_of(${at})` };
    case 'int':
      return maybe
        ? { type: 'tt_maybe_int', read: `tt_maybe_int_of(${at})` }
        : { type: 'int64_t', read: `tt_int_of(${at}, 0)` };
    case 'bool':
      return { type: 'bool', read: `tt_bool_of(${at}, false)` };
    case 'texts':
      return { type: 'tt_text_list', read: `tt_texts_of(${at})` };
    case 'structs':
      return { type: `${kind.name}_list`, read: `tt_read_${bare(kind.name)}_list(${at})` };
    case 'struct':
      return maybe
        ? { type: `const ${kind.name} *`, read: `tt_new_${bare(kind.name)}(${at})` }
        : { type: kind.name, read: `tt_read_${bare(kind.name)}(${at})` };
    case 'nothing':
      return { type: 'bool', read: `(${at}) != NULL` };
    case 'pairs':
    case 'json':
      return { type: 'const tt_json *', read: at };
  }
}

/** A field that a plugin says: its type, and the statement that writes it. Throws for what the kit cannot say. */
export function saidField({ name, optional, part }: ObjectField): { type: string; write: string } {
  const value = `from->${name}`;
  const kind = cKind(part);
  const field = (type: string, write: string, given = value) => ({
    type,
    write: `tt_field_${write}(to, "${name}", ${given});`,
  });
  switch (kind.is) {
    case 'text':
      return field('tt_text', 'text');
    case 'int':
      return optional ? field('tt_maybe_int', 'int') : field('int64_t', 'int', `tt_some(${value})`);
    case 'bool':
      return optional ? field('tt_choice', 'choice') : field('bool', 'choice', `${value} ? TT_YES : TT_NO`);
    case 'texts':
      return field('tt_text_list', 'texts');
    case 'pairs':
      return field('tt_pair_list', 'pairs');
    case 'struct':
      if (optional) break;
      return {
        type: kind.name,
        write: `tt_put_name(to, "${name}"); tt_put(to, "{", 1); tt_put_${bare(kind.name)}(to, &${value}); tt_put(to, "}", 1);`,
      };
    default:
  }
  throw new Error(`the kit for C cannot say ${name}: ${JSON.stringify(part)}`);
}

/** `tt_todo` → `todo`. */
export function bare(name: string): string {
  return name.replace(/^tt_/, '');
}

/** What an author should know of a field, as the lines of a comment; none when its name says it all. */
export function wordsOf({ part }: ObjectField, isSaid: boolean): string[] {
  const { shape, nullable } = withoutNull(part);
  const words = [
    ...(part.description === undefined ? [] : [sentence(part.description)]),
    ...(shape.enum === undefined ? [] : [`${shape.enum.map((one) => `"${one}"`).join(', ')}.`]),
    ...(isSaid && nullable ? ['May be `tt_null`.'] : []),
  ];
  return words.length === 0 ? [] : [`  /** ${words.join(' ')} */`];
}
