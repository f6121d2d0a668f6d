// Not shipped: tells what the kit reads in any text, in a form that says everything exactly.
import { GenerateInput, input, Items, Json } from "../../../sdk/assemblyscript/index";

export function generate(): i32 {
  const value = Json.parse(input<GenerateInput>().input);
  return new Items().add(value === null ? "refused" : exactly(value)).answer();
}

/** Numbers by their bits, texts by their code units. */
function exactly(value: Json): string {
  if (value.isString) return "s" + unitsOf(value.asString("?"));
  if (value.isNumber) return "n" + reinterpret<u64>(value.asNumber(-1)).toString();
  if (value.isBool) return value.asBool(!value.asBool()) ? "true" : "false";
  if (value.isNull) return "null";
  const parts: string[] = [];
  if (value.isArray) {
    for (let i = 0; i < value.length; i++) parts.push(exactly(value.at(i)));
    return "[" + parts.join(" ") + (value.at(value.length).isMissing && value.at(-1).isMissing ? "]" : "?");
  }
  const keys = value.keys();
  for (let i = 0; i < keys.length; i++) parts.push(unitsOf(keys[i]) + "=" + exactly(value.get(keys[i])));
  return "{" + parts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(" ") + "}";
}

function unitsOf(text: string): string {
  const units: string[] = [];
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i).toString(16));
  return units.join(".");
}
