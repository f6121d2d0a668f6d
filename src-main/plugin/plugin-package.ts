/**
 * A plugin as bytes: manifest and code, read once into memory, checked, and named by one hash. What the user is shown,
 * what is compiled and what the hash names are the same bytes.
 */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../src-core/lib/result';
import { PLUGIN_EXPORTS, type PluginExport } from '../../src-core/plugin/abi';
import { cleanLine } from '../../src-core/plugin/clean-text';
import type { HostFunctionName } from '../../src-core/plugin/host-function-names';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { type Manifest, parseManifest } from '../../src-core/plugin/manifest';
import type { ManifestFault } from '../../src-core/plugin/manifest-faults';
import { vetModule } from '../plugin-host/module-vetting';
import { locateKey } from '../toml/locate-key';
import { parseToml } from '../toml/parse-toml';

/** The manifest's file name. */
export const MANIFEST_FILE = 'manifest.toml';

/** The largest manifest, in bytes; the study's has 500. */
export const MAX_MANIFEST_BYTES = 64 * 1024;

/** A plugin that passed every check. */
export interface PluginPackage {
  readonly manifest: Manifest;
  readonly manifestBytes: Uint8Array;
  readonly moduleBytes: Uint8Array;
  /** SHA-256 of both in lower-case hex; see {@link packageHash}. */
  readonly hash: string;
  /** Whether the code has `init`; null when only running it can tell. */
  readonly hasInit: boolean | null;
  /** What vetting read in the module; null for a script, which only shows what it does when it runs. */
  readonly module: ModuleFindings | null;
}

/** What a module brings and needs, by name. */
export interface ModuleFindings {
  /** Those of the interface. */
  readonly exports: readonly PluginExport[];
  readonly imports: readonly HostFunctionName[];
}

/** Why a plugin cannot be used. */
export interface PackageRefusal {
  readonly state: 'error' | 'incompatible';
  /** What is known of it; null when the manifest says nothing that can be believed. */
  readonly name: string | null;
  readonly version: string | null;
  /** Where, what, and what to do; cleaned. */
  readonly reason: string;
}

/** Reads a manifest's bytes: at most 64 KiB of UTF-8 TOML. The reason names line and remedy. */
export function readManifest(bytes: Uint8Array): Result<Manifest, PackageRefusal> {
  if (bytes.length > MAX_MANIFEST_BYTES) {
    return unreadable(`is larger than ${MAX_MANIFEST_BYTES / 1024} KiB: a manifest is a few lines`);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) return unreadable('is not UTF-8 text: save it as UTF-8');
  const data = parseToml(text);
  if (!data.ok) {
    const { line, column, message } = data.error;
    return unreadable(`line ${line}, column ${column}: ${message}: mend the TOML`);
  }
  const manifest = parseManifest(data.value);
  if (manifest.ok) return manifest;
  if (manifest.error.kind === 'incompatible') {
    const { name, version, reason } = manifest.error;
    return err({ state: 'incompatible', name, version, reason });
  }
  return unreadable(wordFaults(manifest.error.faults, text));
}

/** Checks the code of a plugin against its manifest. The bytes are kept, not copied: nobody may write to them. */
export function checkPackage(
  manifest: Manifest,
  manifestBytes: Uint8Array,
  moduleBytes: Uint8Array,
): Result<PluginPackage, PackageRefusal> {
  const checked = manifest.kind === 'wasm' ? checkModule(manifest, moduleBytes) : checkScript(moduleBytes);
  if (!checked.ok) {
    const { name, version } = manifest;
    return err({
      state: 'error',
      name,
      version,
      reason: cleanLine(`${manifest.entry}: ${checked.error}`, 500),
    });
  }
  const hash = packageHash(manifestBytes, moduleBytes);
  const module = checked.value;
  const hasInit = module === null ? null : module.exports.includes('init');
  return ok({ manifest, manifestBytes, moduleBytes, hash, hasInit, module });
}

/** SHA-256 over both, each after its length in eight bytes, so that no byte can wander from one to the other. */
export function packageHash(manifestBytes: Uint8Array, moduleBytes: Uint8Array): string {
  const hash = createHash('sha256');
  for (const bytes of [manifestBytes, moduleBytes]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(bytes.length));
    hash.update(length).update(bytes);
  }
  return hash.digest('hex');
}

function checkModule(manifest: Manifest, bytes: Uint8Array): Result<ModuleFindings, string> {
  const vetted = vetModule(bytes, manifest.limits);
  if (!vetted.ok) return err(vetted.error.message);
  const missing = manifest.exports.find((name) => !vetted.value.exports.includes(name));
  if (missing !== undefined) {
    return err(
      `The manifest declares ${missing}, which the module does not export: export it, or do not declare it.`,
    );
  }
  const { exports, imports } = vetted.value;
  const ours = PLUGIN_EXPORTS.filter((name) => exports.includes(name));
  if (ours.length === 0) {
    return err(`${noneOfOurs(exports)}: it was built for another host, or exports nothing.`);
  }
  const unasked = imports.host.find((name) => !asksFor(manifest, name));
  return unasked === undefined
    ? ok({ exports: ours, imports: imports.host })
    : err(`The module imports ${unasked}, which ${unaskedWords(unasked)}, or do not import it.`);
}

/** Whether the manifest asks, now or later, for some permission of the kind that this host function needs. */
function asksFor({ permissions, optionalPermissions }: Manifest, name: HostFunctionName): boolean {
  const needed = HOST_FUNCTIONS[name].permission;
  return needed === null || [...permissions, ...optionalPermissions].some(({ kind }) => kind === needed);
}

function unaskedWords(name: HostFunctionName): string {
  const needed = HOST_FUNCTIONS[name].permission;
  return `needs the permission ${needed}: ask for ${needed} in the manifest`;
}

function noneOfOurs([first]: readonly string[]): string {
  const instead = first === undefined ? '' : ` but \`${cleanLine(first, 40)}\` and the like`;
  return `The module has none of the functions that to-tui calls${instead}`;
}

/** Only running a script tells what it exports. */
function checkScript(bytes: Uint8Array): Result<null, string> {
  if (bytes.length === 0) return err('The script is empty.');
  return decodeUtf8(bytes) === undefined ? err('The script is not UTF-8 text.') : ok(null);
}

/** Faults that a reader can take in at once; the rest come when these are mended. */
const MAX_WORDED_FAULTS = 3;

function wordFaults(faults: readonly ManifestFault[], text: string): string {
  const worded = faults.slice(0, MAX_WORDED_FAULTS).map(({ path, message, remedy }) => {
    const line = locateKey(text, path);
    return `${line === undefined ? '' : `line ${line}: `}${message}: ${remedy}`;
  });
  const more = faults.length - worded.length;
  return worded.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function unreadable(reason: string): Result<never, PackageRefusal> {
  return err({
    state: 'error',
    name: null,
    version: null,
    reason: cleanLine(`${MANIFEST_FILE}: ${reason}`, 800),
  });
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
