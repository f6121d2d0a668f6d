import type { TopRow } from '../top-report';

/** A plugin that does nothing at all, as `top` would list it. */
export const QUIET_ROW: TopRow = {
  plugin: 'hello',
  running: false,
  callsPerSecond: 0,
  p95Ms: null,
  memoryBytes: 0,
  memoryLimitBytes: 16_777_216,
  storedBytes: 0,
  storedLimitBytes: 1_048_576,
  refusals: 0,
  failures: 0,
  dropped: 0,
  queued: 0,
};
