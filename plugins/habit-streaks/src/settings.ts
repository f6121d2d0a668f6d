// The settings, brought into their bounds: a form takes any whole number and any text.
/// <reference path="../../sdk/javascript/to-tui.d.ts" />
import type { Rules } from './habit';

/** What the user wants. */
export interface Wishes extends Rules {
  /** Without the `#`, in lower case; empty for none. */
  readonly tag: string;
  readonly recurring: boolean;
  readonly badge: 'flame' | 'days' | 'off';
}

const MOST_GRACE = 30;

/** No tag is that long; the host looks for texts of 1,000 characters at most. */
const LONGEST_TAG = 200;

/** What the settings say. */
export function wishesOf({ tag, recurring, grace_days, weekdays_only, badge }: ToTui.Settings): Wishes {
  const word = typeof tag === 'string' ? tag.trim().replace(/^#/, '').toLowerCase() : '';
  const grace = typeof grace_days === 'number' ? grace_days : 0;
  return {
    tag: word.length <= LONGEST_TAG ? word : '',
    recurring: recurring !== false,
    grace: Math.min(MOST_GRACE, Math.max(0, grace)),
    weekdaysOnly: weekdays_only === true,
    badge: badge === 'days' || badge === 'off' ? badge : 'flame',
  };
}

/** Whether the todo has the tag, or one below it. */
export function isTagged({ tags }: ToTui.Todo, { tag }: Wishes): boolean {
  return tag !== '' && tags.some((one) => one === tag || one.startsWith(`${tag}/`));
}
