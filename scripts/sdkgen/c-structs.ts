/** The structs of the kit for C: what the host tells, read from JSON, and what a plugin says, written as JSON. */
import { bare, cName, saidField, saidFields, toldField, wordsOf } from './c-shape';
import { type JsonShape, jsonShape, type NamedShape } from './interface-shapes';
import { fieldsIn } from './typescript-type';

/** A struct that is read: its type, a reader of one, of one that may be missing, and of a list of them. */
export function toldStruct({ name, schema, words }: NamedShape): string {
  const type = cName(name);
  const fields = fieldsIn(jsonShape(schema)).map((field) => ({ ...field, ...toldField(field) }));
  const lines = fields.flatMap((field) => [
    ...wordsOf(field, false),
    `  ${declared(field.type, field.name)};`,
  ]);
  const reads = fields.map(({ name: field, read }) => `  to.${field} = ${read};`);
  return `/** ${words} */
typedef struct {
${lines.length === 0 ? '  char kit_;' : lines.join('\n')}
} ${type};
typedef struct { const ${type} *items; size_t count; } ${type}_list;
TT_FN ${type} tt_read_${bare(type)}(const tt_json *from) {
  ${type} to;
  __builtin_memset(&to, 0, sizeof to);
  ${reads.length === 0 ? '(void)from;' : reads.join('\n').trimStart()}
  return to;
}
TT_FN const ${type} *tt_new_${bare(type)}(const tt_json *from) {
  if (from == NULL || from->kind != TT_OBJECT) return NULL;
  ${type} *made = tt_allocate(sizeof *made);
  *made = tt_read_${bare(type)}(from);
  return made;
}
TT_FN ${type}_list tt_read_${bare(type)}_list(const tt_json *from) {
  if (from == NULL || from->kind != TT_LIST) return (${type}_list){NULL, 0};
  ${type} *items = tt_allocate(from->count * sizeof *items);
  size_t count = 0;
  for (const tt_json *one = from->first; one != NULL; one = one->next) items[count++] = tt_read_${bare(type)}(one);
  return (${type}_list){items, count};
}`;
}

/** A struct that is written, and the function that writes its fields, the braces left to whoever calls it. */
export function saidStruct(type: string, shape: JsonShape, words: string): string {
  const fields = saidFields(shape).map((field) => ({ ...field, ...saidField(field) }));
  const lines = fields.flatMap((field) => [
    ...wordsOf(field, true),
    `  ${declared(field.type, field.name)};`,
  ]);
  return `/** ${words} */
typedef struct {
  char kit_;
${lines.join('\n')}
} ${type};
TT_FN void tt_put_${bare(type)}(tt_buffer *to, const ${type} *from) {
${fields.map(({ write }) => `  ${write}`).join('\n')}
}`;
}

function declared(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}
