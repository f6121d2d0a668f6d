/**
 * Marks the branch that no union member reaches, so that a forgotten case does not compile.
 * @throws Error when data of a shape the types forbid arrives all the same.
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
