/** Fields of a snapshot that can be hidden from a plugin: those that say something. Without the schema library. */
export const HIDEABLE_FIELDS = ['content', 'description', 'due_date', 'priority', 'tags'] as const;
