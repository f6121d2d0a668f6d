/** The most rows that one import brings in: one transaction and one step to undo, which must fit into memory. */
export const MAX_IMPORTED_ROWS = 200_000;
