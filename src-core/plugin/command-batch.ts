/** From what an export returned to commands of the right form. The whole batch, or the first thing wrong with it. */
import { err, ok, type Result } from '../lib/result';
import type { Limits } from './abi';
import { cleanLine } from './clean-text';
import { NOT_OFFERED, PLUGIN_COMMANDS, type PluginCommand } from './plugin-command';
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
  if (output.length > limits.outputBytes || utf8Length(output) > limits.outputBytes) {
    return refused(null, `returned more than ${limits.outputBytes} bytes`);
  }
  const listed = commandsIn(output);
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

function commandsIn(output: string): Result<readonly unknown[], BatchRefusal> {
  if (output.trim() === '') return ok([]);
  let data: unknown;
  try {
    data = JSON.parse(output);
  } catch {
    return refused(null, 'returned something that is not JSON');
  }
  if (data === null) return ok([]);
  if (typeof data !== 'object' || Array.isArray(data)) return refused(null, 'did not return an object');
  const commands: unknown = Object.hasOwn(data, 'commands') ? (data as { commands?: unknown }).commands : [];
  if (commands === null || commands === undefined) return ok([]);
  return Array.isArray(commands) ? ok(commands) : refused(null, 'returned commands that are not a list');
}

function parseCommand(raw: unknown, index: number): Result<PluginCommand, BatchRefusal> {
  const type = typeOf(raw);
  if (type === undefined) return refused(index, 'is not an object with a type');
  if ((NOT_OFFERED as readonly string[]).includes(type)) {
    return refused(index, `${type} is not offered by this version yet`);
  }
  if (!isCommandType(type)) return refused(index, `has the unknown type “${cleanLine(type, 40)}”`);
  const parsed = PLUGIN_COMMANDS[type].safeParse(raw);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? ` ${issue.path.join('.')}:` : '';
  return refused(index, `${type}:${where} ${issue?.message ?? 'has the wrong form'}`);
}

function typeOf(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'type')) return undefined;
  const { type } = raw as { type?: unknown };
  return typeof type === 'string' ? type : undefined;
}

function isCommandType(type: string): type is keyof typeof PLUGIN_COMMANDS {
  return Object.hasOwn(PLUGIN_COMMANDS, type);
}
