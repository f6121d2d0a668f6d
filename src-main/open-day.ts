import type { CalendarDate } from '../src-core/lib/calendar-date';
import type { Clock } from './clock';

/** The day whose list can be written to. */
export interface OpenDay {
  /** The open day: the clock's, or the one before it as long as somebody is still typing there. */
  today(): CalendarDate;
  /** The screen has left the old day: it is closed from now on. */
  turn(): void;
}

/** Holds a day open over midnight until the window says that it has left it, so that no typed line is refused. */
export function createOpenDay(clock: Pick<Clock, 'today'>): OpenDay {
  let open = clock.today();
  return {
    today: () => open,
    turn() {
      open = clock.today();
    },
  };
}
