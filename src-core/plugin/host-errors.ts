/** Why host functions refuse: a refusal is an answer, never an exception, until a script's prelude makes it one. */

/** Why a host function did not do what was asked, and what each of them means to an author. */
export const HOST_ERRORS = {
  E_INPUT: 'the input is not JSON, or not of the form above; the message names the field',
  E_CURSOR: 'the row that the cursor names is not in the list: begin again without a cursor',
  E_LIMIT: 'more, larger or oftener than the limits allow; the message names the limit',
  E_UNAVAILABLE: 'it cannot be answered now, or the call did not come from within an export',
  E_PERMISSION: 'the manifest does not ask for it, the user has not allowed it, or it is closed to plugins',
  E_NETWORK: 'the host could not be reached, or did not answer as HTTP does',
  E_TIMEOUT: 'it took longer than the limit',
  E_NOT_FOUND: 'there is no such file, folder or program',
  E_IO: 'the system refused: the message says why',
} as const;

/** One of {@link HOST_ERRORS}. */
export type HostErrorCode = keyof typeof HOST_ERRORS;

/** All of them. */
export const HOST_ERROR_CODES = Object.keys(HOST_ERRORS) as readonly HostErrorCode[];
