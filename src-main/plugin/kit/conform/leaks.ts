/** Whether a secret that was handed to a plugin stands where somebody could read it. */
import type { OutsideCall } from '../../plugin-runtime';
import type { Attempted } from './conform-bench';
import { CANARY } from './conform-outside';

const ENCODED = [0, 1, 2].map((shift) => {
  // A text in base64 has three forms, by where in its triple it begins; the characters at its ends mix with others.
  const text = Buffer.from(' '.repeat(shift) + CANARY).toString('base64');
  return text.slice(shift === 0 ? 0 : 4, -4);
});

/** Where it stands, as a phrase; undefined when nowhere. Headers, bodies and a program's input are meant for it. */
export function leakIn(came: Attempted): string | undefined {
  if (came.logs.some(tells)) return 'its log';
  if (tells(came.failure?.message ?? '')) return 'the failure that it reports';
  const command = came.commands.find((one) => tells(JSON.stringify(one)));
  if (command) return `the ${command.type} that it returned`;
  if (tells(came.output)) return 'what it returned';
  for (const call of came.asked) {
    const where = leakInCall(call);
    if (where !== undefined) return where;
  }
  return undefined;
}

function leakInCall({ name, input }: OutsideCall): string | undefined {
  const said = fieldsOf(input);
  const has = (field: string) => tells(JSON.stringify(said[field] ?? ''));
  if (name === 'http_request' && has('url')) return 'the address of a request';
  if (name === 'run_command' && has('args'))
    return 'the arguments of a program, which every user of the machine can read';
  return (name === 'write_file' || name === 'read_file') && tells(input) ? 'a file' : undefined;
}

function tells(text: string): boolean {
  return text.includes(CANARY) || ENCODED.some((one) => text.includes(one));
}

function fieldsOf(input: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(input);
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
