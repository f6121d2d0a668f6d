/**
 * What a bare Electron runtime runs: the application its command line names, `electron [-r MODULE]… PATH`. Goes
 * into resources/default_app.asar of the runtime from the npm registry, which comes without one. An ES module
 * that awaits the application: Electron holds back `ready` until then, and privileged schemes have to be
 * registered before it.
 */
import fs from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const ANSWERS = {
  '-v': () => `v${process.versions.electron}`,
  '--version': () => `v${process.versions.electron}`,
  '-a': () => process.versions.modules,
  '--abi': () => process.versions.modules,
};

// Read before any module is preloaded: Playwright's takes its own arguments out of process.argv.
const { preloads, target, question } = readCommandLine(process.argv.slice(1));
if (question) {
  console.log(ANSWERS[question]());
  process.exit(0);
}
if (target === undefined) {
  console.error('Usage: electron [-r MODULE] PATH-OF-AN-APPLICATION');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
if (preloads.length > 0) Module._preloadModules(preloads);
try {
  await openApplication(path.resolve(target));
} catch (error) {
  console.error('The application failed while it was loaded.');
  console.error(error);
  process.exit(1);
}

/** Chromium and Node.js have taken what they know; other options are the application's. */
function readCommandLine(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] in ANSWERS) return { preloads, question: args[i] };
    if (args[i] === '-r' || args[i] === '--require') {
      i += 1;
      preloads.push(args[i]);
    } else if (!args[i].startsWith('-')) {
      return { preloads, target: args[i] };
    }
  }
  return { preloads };
}

/** Gives the application its name, version and path as Electron does for a packaged one, then loads it. */
async function openApplication(place) {
  const manifest = path.join(place, 'package.json');
  const entry = Module._resolveFilename(place, null, true);
  if (fs.existsSync(manifest)) {
    const { name, productName = name, version, desktopName } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName ?? 'Electron';
    app.setDesktopName(desktopName ?? `${app.name}.desktop`);
    app.setAppPath(place);
  } else {
    app.setAppPath(path.dirname(entry));
  }
  await import(pathToFileURL(entry).href);
}
