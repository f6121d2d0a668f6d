import { z } from 'zod';
import { type CalendarDate, parseCalendarDate } from './calendar-date';

/** Accepts a civil day and nothing else. A file of its own: the window knows dates and checks none. */
export const calendarDateSchema = z
  .string()
  .refine((text) => parseCalendarDate(text) !== undefined, { error: 'is not a date like 2026-01-24' })
  .transform((text) => text as CalendarDate);
