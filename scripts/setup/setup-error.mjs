/** A failure the user can do something about: its message says what happened and what to do. Shown without a stack. */
export class SetupError extends Error {}
