/** The most rows that one import brings in: one transaction and one step to undo, which must fit into memory. */
export const MAX_IMPORTED_ROWS = 200_000;

/** The most projects that one import makes: far more than anybody can choose among. */
export const MAX_IMPORTED_PROJECTS = 1_000;
