/** The modules that are called on a plugin's path: an echo, and two that ask the host {@link ASKED} times in one call. */
export const GUEST_NAMES = ['echo', 'asksDate', 'asksTodos'] as const;

/** One of {@link GUEST_NAMES}. */
export type GuestName = (typeof GUEST_NAMES)[number];

/** The bytes of each. */
export type Guests = Readonly<Record<GuestName, Uint8Array>>;

/** Host calls in one call of a module that asks. */
export const ASKED = 100;
