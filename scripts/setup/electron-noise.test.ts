import { expect, it } from 'vitest';
import { adviceFor, isNoise } from './electron-noise.mjs';

it.each([
  '[812:0102/101500.123456:ERROR:bus.cc(407)] Failed to connect to the bus: Could not parse server address',
  '[812:0102/101500.123456:ERROR:dbus/bus.cc(408)] Failed to connect to the bus',
  '[850:0102/101500.123456:ERROR:viz_main_impl.cc(183)] Exiting GPU process due to errors during initialization',
  '[812:0102/101500.1:WARNING:x.cc(1)] fail_if_major_perf_caveat is set',
])('drops %s', (line) => {
  expect(isNoise(line)).toBe(true);
});

it.each([
  'Error: database is locked',
  'the omnibus.cc(1) is not the bus',
  '',
  '[1:1/1.1:ERROR:main.cc(1)] Exiting',
])('shows %s', (line) => {
  expect(isNoise(line)).toBe(false);
});

it('advises where the user can help, and nowhere else', () => {
  expect(adviceFor('[1:1:ERROR:ozone_platform_x11.cc(244)] Missing X server or $DISPLAY', '/e/s')).toContain(
    'DISPLAY',
  );
  expect(
    adviceFor('The SUID sandbox helper binary was found, but is not configured correctly.', '/e/s'),
  ).toContain('chmod 4755 /e/s');
  expect(adviceFor('Error: boom', '/e/s')).toBeNull();
});
