import { cleanLine } from '../../../../src-core/plugin/clean-text';
import type { OutsideFunctionName } from '../../../../src-core/plugin/host-functions';

/** A call to the world outside in words: `GET https://api.example.org/me`, `run git status`, `read ~/notes/a`. */
export function deedOf(name: OutsideFunctionName, input: string): string {
  const said = fieldsOf(input);
  const text = (field: string) => (typeof said[field] === 'string' ? said[field] : '');
  switch (name) {
    case 'http_request':
      return cleanLine(`${text('method') || 'GET'} ${text('url')}`, MAX_DEED);
    case 'run_command':
      return cleanLine(['run', text('program'), ...argumentsIn(said.args)].join(' '), MAX_DEED);
    case 'read_file':
      return cleanLine(`read ${text('path')}`, MAX_DEED);
    case 'write_file':
      return cleanLine(`${said.content === null ? 'delete' : 'write'} ${text('path')}`, MAX_DEED);
    case 'list_directory':
      return cleanLine(`list ${text('path')}`, MAX_DEED);
    case 'get_secret':
      return cleanLine(`secret ${text('name')}`, MAX_DEED);
  }
}

const MAX_DEED = 500;

function fieldsOf(input: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(input);
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function argumentsIn(args: unknown): readonly string[] {
  return Array.isArray(args) ? args.filter((one) => typeof one === 'string') : [];
}
