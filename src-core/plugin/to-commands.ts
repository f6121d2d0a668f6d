/**
 * From a plugin's batch to what the document is asked for. Nothing a plugin names is believed: ids are looked up,
 * days and quotas checked, permissions asked for command by command. The whole batch passes, or none of it.
 */
import { ok, type Result } from '../lib/result';
import type { BatchPlan, BatchScope } from './batch-plan';
import { BatchPlanner } from './batch-planner';
import { type BatchRefusal, refused } from './command-batch';
import { type BasePermission, permissionFor } from './permissions';
import type { PluginCommand } from './plugin-command';

/** Plans a batch. The refusal names the command and the reason. */
export function toCommands(
  batch: readonly PluginCommand[],
  scope: BatchScope,
): Result<BatchPlan, BatchRefusal> {
  const planner = new BatchPlanner(scope);
  for (const [index, command] of batch.entries()) {
    const permission = permissionFor(command);
    if (!scope.granted.has(permission)) return refused(index, notGranted(command, permission));
    const fault = planner.take(command, index);
    if (fault !== undefined) return refused(index, `${command.type}: ${fault}`);
  }
  return ok(planner.plan);
}

function notGranted(command: PluginCommand, permission: BasePermission): string {
  return permission === 'bind_keys'
    ? `${command.type} is possible in init only`
    : `${command.type} is not allowed to this plugin`;
}
