import { z } from 'zod';
import { calendarDateSchema } from '../lib/calendar-date-schema';

/** `2026-01-31T09:00`: a day that exists and a minute of it. */
export const civilMinuteSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => calendarDateSchema.safeParse(text.slice(0, 10)).success);

/**
 * `+1w`, `++2d`, `.+1m`: the repeaters of Org mode (manual, section 8.3.2), with d, w, m and y, at most 999 of them.
 */
export const recurrenceSchema = z.string().regex(/^(\+|\+\+|\.\+)[1-9]\d{0,2}[dwmy]$/);
