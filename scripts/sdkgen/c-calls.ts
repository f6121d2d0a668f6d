/** The functions of the kit for C: a question for every host function, a builder for every command, the exports. */
import { PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { EXPORTS, type ExportRow } from '../../src-core/plugin/exports';
import { HOST_FUNCTIONS, type HostFunctionRow } from '../../src-core/plugin/host-functions';
import { PLUGIN_COMMANDS } from '../../src-core/plugin/plugin-command';
import { withoutNull } from './assemblyscript-shape';
import { bare, cKind, cName, told } from './c-shape';
import { saidStruct } from './c-structs';
import { jsonShape, nameOf, sentence } from './interface-shapes';
import { fieldsIn, isEmptyObject, objectIn } from './typescript-type';

/** Every host function: its import, its fields, and the function that asks it. */
export function cHostFunctions(): string {
  return Object.entries(HOST_FUNCTIONS)
    .map(([name, row]: [string, HostFunctionRow]) => hostFunction(name, row))
    .join('\n\n');
}

function hostFunction(name: string, row: HostFunctionRow): string {
  const output = jsonShape(row.output);
  const { type, read } = told(cKind(output), 'ok', withoutNull(output).nullable);
  const needs = row.permission === null ? '' : ` Needs the permission \`${row.permission}\`.`;
  const words = `/** ${sentence(row.words)}${needs} */`;
  const imported = `TT_HOST("${name}") uint64_t tt_host_${name}(uint64_t input);`;
  const input = objectIn(jsonShape(row.input));
  const answers = type.endsWith('*') ? type : `${type} `;
  if (isEmptyObject(input)) {
    return `${imported}
${words}
TT_FN ${answers}tt_${name}(void) {
  const tt_json *ok = tt_answer_in(tt_host_${name}(0));
  return ${read};
}`;
  }
  const named = nameOf(input);
  const fields = named === undefined ? `tt_${name}_fields` : cName(named);
  const struct = named === undefined ? [saidStruct(fields, input, `What \`tt_${name}\` takes.`)] : [];
  return [
    ...struct,
    `${imported}
${words}
#define tt_${name}(...) tt_${name}_with((${fields}){.kit_ = 0, __VA_ARGS__})
TT_FN ${answers}tt_${name}_with(${fields} ask) {
  tt_buffer to = {NULL, 0, 0};
  tt_put(&to, "{", 1);
  tt_put_${bare(fields)}(&to, &ask);
  tt_put(&to, "}", 1);
  const tt_json *ok = tt_answer_in(tt_host_${name}(tt_block_of(to)));
  return ${read};
}`,
  ].join('\n');
}

/** Every command: its fields, and the function that adds it to the answer. */
export function cCommands(): string {
  return Object.entries(PLUGIN_COMMANDS)
    .map(([type, { schema, words }]) => {
      const fields = `tt_${type}_fields`;
      return `${saidStruct(fields, jsonShape(schema), `What \`tt_${type}\` takes.`)}
/** ${sentence(words)} */
#define tt_${type}(...) tt_${type}_with((${fields}){.kit_ = 0, __VA_ARGS__})
TT_FN void tt_${type}_with(${fields} command) {
  tt_buffer *to = tt_begin_command("${type}");
  tt_put_${bare(fields)}(to, &command);
  tt_put(to, "}", 1);
}`;
    })
    .join('\n\n');
}

/** What `TT_EXPORT` needs to know of each export. */
export function cExports(): string {
  return PLUGIN_EXPORTS.map((name) => {
    const row: ExportRow = EXPORTS[name];
    const shape = jsonShape(row.input);
    const input = nameOf(shape);
    if (input === undefined) throw new Error(`the input of ${name} has no name among the told shapes`);
    const answers = row.output === 'nothing' ? 'NULL' : `"${row.output}"`;
    const fields = fieldsIn(shape).map((field) => `\`in->${field.name}\``);
    return `/* \`${name}\`: ${sentence(row.called)}${fields.length === 0 ? '' : ` Has ${fields.join(', ')}.`} */
typedef ${cName(input)} tt_input_of_${name};
#define tt_read_input_of_${name} tt_read_${bare(cName(input))}
#define tt_answer_of_${name} ${answers}`;
  }).join('\n');
}
