/**
 * What the user keeps from a plugin although it may run: fields, projects and tags. A hidden todo does not exist for
 * the plugin, neither in what it reads nor in what it is told; a hidden field reads as empty.
 */
import { z } from 'zod';

/** Fields of a snapshot that can be hidden: those that say something. */
export const HIDEABLE_FIELDS = ['content', 'description', 'due_date', 'priority', 'tags'] as const;

/** What is hidden from one plugin. */
export const dataFlowSchema = z.strictObject({
  fields: z.array(z.enum(HIDEABLE_FIELDS)).max(HIDEABLE_FIELDS.length),
  /** Names or ids of projects. */
  projects: z.array(z.string().min(1).max(64)).max(100),
  /** Tags without `#`, in lower case: a todo with one of them, and everything below it, is hidden. */
  tags: z.array(z.string().min(1).max(64)).max(100),
});

/** See {@link dataFlowSchema}. */
export type DataFlow = z.infer<typeof dataFlowSchema>;

/** Nothing is hidden. */
export const OPEN_DATA_FLOW: DataFlow = { fields: [], projects: [], tags: [] };
