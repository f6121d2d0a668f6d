/** JSON Schema as Rust: which type a field has, and the enums for what is one of a few words. */
import { withoutNull } from './assemblyscript-shape';
import { type JsonShape, nameOf, partOf, sentence } from './interface-shapes';
import { fieldsIn, objectIn } from './typescript-type';

/** A field of an object, as {@link fieldsIn} lists them. */
export type ObjectField = ReturnType<typeof fieldsIn>[number];

/** `next_cursor` → `NextCursor`. */
export function pascalCase(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The type of a value, null left aside; `owner` and `field` name the enum of a shape that has no name. */
export function rustType(part: JsonShape, owner: string, field: string): string {
  const { shape } = withoutNull(part);
  switch (shape.type) {
    case 'string':
      return isChoice(shape) ? enumName(shape, owner, field) : 'String';
    case 'integer':
      return 'i64';
    case 'number':
      return 'f64';
    case 'boolean':
      return 'bool';
    case 'null':
      return '()';
    case 'array':
      return `Vec<${rustType(Array.isArray(shape.items) ? {} : partOf(shape.items), owner, field)}>`;
    case 'object':
      return objectType(shape);
    default:
      return 'Value';
  }
}

function objectType(shape: JsonShape): string {
  const name = nameOf(shape);
  if (name !== undefined && shape.properties !== undefined) return name;
  return partOf(shape.additionalProperties).type === 'string' ? 'BTreeMap<String, String>' : 'Value';
}

/** Whether it is one of a few words; of one alone nothing needs to be said. */
function isChoice(shape: JsonShape): boolean {
  return shape.enum !== undefined && shape.enum.length > 1;
}

function enumName(shape: JsonShape, owner: string, field: string): string {
  return nameOf(shape) ?? `${owner}${pascalCase(field)}`;
}

/** The enums that the fields of an object need, by their names. */
export function enumsIn(shape: JsonShape, owner: string): Map<string, readonly string[]> {
  const found = fieldsIn(objectIn(shape)).flatMap(({ name, part }): [string, string[]][] => {
    const { shape: inner } = withoutNull(part);
    return isChoice(inner) ? [[enumName(inner, owner, name), (inner.enum ?? []).map(String)]] : [];
  });
  return new Map(found);
}

/** An enum, with room for a word that the kit does not know. `prefix` is left out of the variants' names. */
export function rustEnum(name: string, words: string, values: readonly string[], prefix = ''): string {
  const variants = values.map((value) => ({ value, variant: pascalCase(value.slice(prefix.length)) }));
  return `/// ${words}
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ${name} {
${variants.map(({ variant }) => `    ${variant},`).join('\n')}
    /// One that this kit does not know.
    Other(String),
}

impl ${name} {
    /// As the interface writes it.
    pub fn as_str(&self) -> &str {
        match self {
${variants.map(({ value, variant }) => `            ${name}::${variant} => "${value}",`).join('\n')}
            ${name}::Other(word) => word,
        }
    }
}

impl From<&str> for ${name} {
    fn from(word: &str) -> Self {
        match word {
${variants.map(({ value, variant }) => `            "${value}" => ${name}::${variant},`).join('\n')}
            _ => ${name}::Other(word.to_string()),
        }
    }
}

impl FromJson for ${name} {
    fn from_json(value: &Value) -> Result<Self, String> {
        value.as_str().map(${name}::from).ok_or_else(|| no("text"))
    }
}

impl ToJson for ${name} {
    fn put(&self, out: &mut String) {
        self.as_str().put(out);
    }
}`;
}

/** A name that Rust keeps for itself, marked as a plain one. */
export function plain(name: string): string {
  return KEYWORDS.has(name) ? `r#${name}` : name;
}

const KEYWORDS = new Set(
  (
    'as async await break const continue dyn else enum extern false fn for if impl in let loop match mod move mut pub ' +
    'ref return static struct trait true type unsafe use where while abstract become box do final macro override priv try ' +
    'typeof unsized virtual yield'
  ).split(' '),
);

/** What an author should know of a field, as a line of documentation; none when its name says it all. */
export function docOf(part: JsonShape): string[] {
  return part.description === undefined ? [] : [`    /// ${sentence(part.description)}`];
}
