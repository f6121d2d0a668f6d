/**
 * What Chromium writes to standard error: harmless lines that say nothing about this application, and deaths
 * that the user can do something about.
 */

/** From sessions without a message bus or a graphics card; all of Chromium's own `[pid:time:LEVEL:file.cc(line)]`. */
const NOISE = [
  /:(?:ERROR|WARNING):(?:dbus\/)?bus\.cc\(/,
  /:(?:ERROR|WARNING):object_proxy\.cc\(/,
  /:(?:ERROR|WARNING):(?:components\/viz\/service\/main\/)?viz_main_impl\.cc\(.*Exiting GPU process/,
  /:(?:ERROR|WARNING):(?:gpu\/.*)?(?:gl_surface_presentation_helper|command_buffer_proxy_impl|gpu_channel_manager)\.cc\(/,
  /fail_if_major_perf_caveat/,
];

/** @param {string} line one line of standard error */
export function isNoise(line) {
  return NOISE.some((pattern) => pattern.test(line));
}

/**
 * What the user should do about a line after which Electron ends, or null.
 * @param {string} line
 * @param {string} sandboxProgram path of the runtime's chrome-sandbox
 */
export function adviceFor(line, sandboxProgram) {
  if (/Missing X server|cannot open display/i.test(line)) {
    return 'The display that DISPLAY names does not answer. Correct it, or unset it to run in a virtual one.';
  }
  if (/SUID sandbox helper binary|No usable sandbox/.test(line)) {
    return `This system lets only an installed program start Chromium's sandbox. Allow it with:\n  sudo chown root ${sandboxProgram} && sudo chmod 4755 ${sandboxProgram}`;
  }
  return null;
}
