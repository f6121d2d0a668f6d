/** Something on the way to a file is a link or no plain file or folder, or was replaced while it was used. */
export class LedAstray extends Error {
  override readonly name = 'LedAstray';
}

/** Goes on when the error only says that it is there already. */
export function unlessThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
}
