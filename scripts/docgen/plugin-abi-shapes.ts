/** The shapes of the plugin interface that have a name, and fields in the words of its documents. */
import type { z } from 'zod';
import { causeSchema, contextSchema } from '../../src-core/plugin/exports';
import { snapshotSchema } from '../../src-core/plugin/snapshots';
import { fieldsOf, shapeOf } from './json-type';

/** Shapes that are described once. */
export const NAMES = new Map([
  [shapeOf(snapshotSchema), 'todo'],
  [shapeOf(snapshotSchema.shape.state), 'state'],
  [shapeOf(snapshotSchema.shape.priority), 'priority or null'],
  [shapeOf(contextSchema), 'context'],
  [shapeOf(causeSchema), 'cause'],
]);

/** The fields of an input, a line each; the type of a command left out. */
export function parameters(schema: z.ZodType): string {
  const fields = fieldsOf(schema, NAMES).filter(({ name }) => name !== 'type');
  return fields.map(({ name, type, required }) => `\`${name}${required ? '' : '?'}\`: ${type}`).join('<br>');
}
