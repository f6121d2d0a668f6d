/** From what an export returned to commands of the right form. The whole batch, or the first thing wrong with it. */
import type { z } from 'zod';
import { err, ok, type Result } from '../lib/result';
import type { Limits } from './abi';
import { cleanLine } from './clean-text';
import { didYouMean } from './nearest-word';
import { PLUGIN_COMMANDS, type PluginCommand, type PluginCommandType } from './plugin-command';
import { utf8Length } from './utf8-length';

/** Why a batch was refused; nothing of it was done. */
export interface BatchRefusal {
  /** Which command, from 0; null when it is not about one. */
  readonly index: number | null;
  /** In words for user and author, cleaned. */
  readonly reason: string;
}

/**
 * Reads `{"commands": [...]}`. Empty output, `null` and no `commands` mean none. At most `limits.outputBytes` bytes
 * and `limits.commands` commands.
 */
export function parseBatch(output: string, limits: Limits): Result<PluginCommand[], BatchRefusal> {
  const listed = listIn(output, 'commands', limits);
  if (!listed.ok) return listed;
  if (listed.value.length > limits.commands) {
    return refused(null, `returned ${listed.value.length} commands; at most ${limits.commands} are taken`);
  }
  const commands: PluginCommand[] = [];
  for (const [index, raw] of listed.value.entries()) {
    const command = parseCommand(raw, index);
    if (!command.ok) return command;
    commands.push(command.value);
  }
  return ok(commands);
}

/** A refusal of the batch at that command. */
export function refused(index: number | null, reason: string): Result<never, BatchRefusal> {
  return err({ index, reason: cleanLine(reason, 300) });
}

/** The list of that name in an export's JSON, at most `limits.outputBytes` bytes; none when there is nothing. */
export function listIn(
  output: string,
  name: string,
  limits: Limits,
): Result<readonly unknown[], BatchRefusal> {
  if (output.length > limits.outputBytes || utf8Length(output) > limits.outputBytes) {
    return refused(null, `returned more than ${limits.outputBytes} bytes`);
  }
  if (output.trim() === '') return ok([]);
  let data: unknown;
  try {
    data = JSON.parse(output);
  } catch {
    return refused(null, 'returned something that is not JSON');
  }
  if (data === null) return ok([]);
  if (typeof data !== 'object' || Array.isArray(data)) return refused(null, 'did not return an object');
  const list = Object.hasOwn(data, name) ? (data as Readonly<Record<string, unknown>>)[name] : [];
  if (list === null || list === undefined) return ok([]);
  return Array.isArray(list) ? ok(list) : refused(null, `returned ${name} that are not a list`);
}

function parseCommand(raw: unknown, index: number): Result<PluginCommand, BatchRefusal> {
  const type = typeOf(raw);
  if (type === undefined) return refused(index, 'is not an object with a type');
  if (!isCommandType(type)) {
    const meant = didYouMean(type, Object.keys(PLUGIN_COMMANDS));
    return refused(index, `has the unknown type “${cleanLine(type, 40)}”${meant}`);
  }
  const parsed = PLUGIN_COMMANDS[type].schema.safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  return refused(index, `${type}: ${firstFault(parsed.error)}`);
}

/** Where it is wrong and how, of the first thing that is. */
export function firstFault({ issues: [issue] }: z.ZodError): string {
  const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return `${where}${issue?.message ?? 'has the wrong form'}`;
}

function typeOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'type')) return undefined;
  const { type } = raw as { type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

function isCommandType(type: string): type is PluginCommandType {
  return Object.hasOwn(PLUGIN_COMMANDS, type);
}
