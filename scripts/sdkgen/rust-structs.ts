/** The structs of the kit for Rust: what the host tells, read from JSON, and what a plugin says, with its builders. */
import { withoutNull } from './assemblyscript-shape';
import { saidFields } from './c-shape';
import { type JsonShape, jsonShape, type NamedShape } from './interface-shapes';
import { docOf, plain, rustType } from './rust-shape';
import { fieldsIn } from './typescript-type';

/** A struct that is read. A field that may be left out or null is an `Option`, but a list or a boolean has an empty value. */
export function toldStruct({ name, schema, words }: NamedShape): string {
  const fields = fieldsIn(jsonShape(schema)).map(({ name: field, optional, part }) => {
    const type = rustType(part, name, field);
    const maybe = optional || withoutNull(part).nullable;
    const isEmptyable = maybe && /^(Vec<|bool$)/.test(type);
    return {
      lines: [
        ...docOf(part),
        `    pub ${plain(field)}: ${maybe && !isEmptyable ? `Option<${type}>` : type},`,
      ],
      read: isEmptyable
        ? `${plain(field)}: field::<Option<${type}>>(value, "${field}")?.unwrap_or_default(),`
        : `${plain(field)}: field(value, "${field}")?,`,
    };
  });
  return `/// ${words}
#[derive(Clone, Debug, PartialEq)]
pub struct ${name} {
${fields.flatMap(({ lines }) => lines).join('\n')}
}

impl FromJson for ${name} {
    fn from_json(value: &Value) -> Result<Self, String> {
        if !matches!(value, Value::Object(_)) {
            return Err(no("object"));
        }
        Ok(${name} {
${fields.map(({ read }) => `            ${read}`).join('\n')}
        })
    }
}`;
}

/** A struct that is written: `new` with what must be said, and a method for each field that may be. `type` names a command. */
export function saidStruct(name: string, shape: JsonShape, words: string, type?: string): string {
  const fields = saidFields(shape).map((field) => ({
    ...field,
    type: rustType(field.part, name, field.name),
    ...withoutNull(field.part),
  }));
  const required = fields.filter(({ optional }) => !optional);
  const own = fields.filter(({ optional }) => optional);
  const tag = type === undefined ? [] : [`        object.field("type", "${type}");`];
  return `/// ${words}
#[derive(Clone, Debug, PartialEq)]
pub struct ${name} {
${fields.flatMap((field) => [...docOf(field.part), `    pub ${plain(field.name)}: ${storedType(field)},`]).join('\n')}
}

impl ${name} {
    /// ${own.length === 0 ? 'It, whole.' : 'What is not said by a method is left out.'}
    pub fn new(${required.map(parameter).join(', ')}) -> Self {
        ${name} {
${fields.map((field) => `            ${initial(field)},`).join('\n')}
        }
    }
${own.map((field) => `\n${setter(field)}`).join('\n')}
}

impl ToJson for ${name} {
    fn put(&self, out: &mut String) {
        let mut object = Writer::begin(out);
${[...tag, ...fields.map(({ name: one, optional }) => `        object.${optional ? 'optional' : 'field'}("${one}", &self.${plain(one)});`)].join('\n')}
        object.end();
    }
}`;
}

interface SaidField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly nullable: boolean;
}

function storedType({ type, optional, nullable }: SaidField): string {
  const inner = nullable ? `Option<${type}>` : type;
  return optional ? `Option<${inner}>` : inner;
}

function parameter(field: SaidField): string {
  return `${plain(field.name)}: ${givenType(field.type)}`;
}

/** What a caller may give for a value of that type. */
function givenType(type: string): string {
  if (type === 'String') return 'impl Into<String>';
  if (type === 'Vec<String>') return 'impl IntoIterator<Item = impl Into<String>>';
  if (type.startsWith('BTreeMap')) return 'impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>';
  return type;
}

function taken({ name, type }: SaidField): string {
  if (type === 'String') return `${plain(name)}.into()`;
  if (type === 'Vec<String>') return `${plain(name)}.into_iter().map(Into::into).collect()`;
  if (type.startsWith('BTreeMap')) {
    return `${plain(name)}.into_iter().map(|(name, value)| (name.into(), value.into())).collect()`;
  }
  return plain(name);
}

function initial(field: SaidField): string {
  if (field.optional) return `${plain(field.name)}: None`;
  const value = field.nullable ? `Some(${taken(field)})` : taken(field);
  return value === plain(field.name) ? value : `${plain(field.name)}: ${value}`;
}

function setter(field: SaidField): string {
  const { name, nullable } = field;
  const value = nullable ? `Some(Some(${taken(field)}))` : `Some(${taken(field)})`;
  const nothing = `
    /// Says that \`${name}\` is null.
    pub fn without_${name}(mut self) -> Self {
        self.${plain(name)} = Some(None);
        self
    }`;
  return `    /// Sets \`${name}\`.
    pub fn ${plain(name)}(mut self, ${parameter(field)}) -> Self {
        self.${plain(name)} = ${value};
        self
    }${nullable ? `\n${nothing}` : ''}`;
}
