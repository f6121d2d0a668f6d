import { describe, expect, it } from 'vitest';
import { buildWat, fixturePath } from '../../plugins/fixtures/build-wat';
import { checkPackage, readManifest } from './plugin-package';

/** The study's own example, as it stands. */
const EXAMPLE = `[plugin]
name = "jira-sync"
version = "0.1.0"
description = "Sync todos with Jira tickets"
author = "Your Name"
entry = "plugin.wasm"  # or "plugin.so" for native

[permissions]
network = true         # Can make HTTP requests
filesystem = false     # No filesystem access beyond plugin dir
execute = false        # Cannot spawn processes

[keybindings]
"<C-j>s" = "sync_ticket"      # Ctrl+j then s
"<C-j>c" = "create_ticket"    # Ctrl+j then c

[hooks]
on_todo_created = true
on_todo_completed = true
`;

const bytes = (text: string) => new TextEncoder().encode(text);
const reasonOf = (text: string) => {
  const manifest = readManifest(bytes(text));
  return manifest.ok ? undefined : manifest.error.reason;
};

describe('a manifest file', () => {
  it('of the study loads as it stands', () => {
    expect(readManifest(bytes(EXAMPLE))).toMatchObject({
      ok: true,
      value: { name: 'jira-sync', kind: 'wasm' },
    });
    expect(readManifest(bytes(`\ufeff${EXAMPLE.replaceAll('\n', '\r\n')}`)).ok).toBe(true);
  });

  it('with faults names the lines, what is wrong and what to write', () => {
    const broken = EXAMPLE.replace('network = true', 'network = "true"').replace(
      '[hooks]',
      '[hooks]\non_boot = true',
    );
    expect(reasonOf(broken)).toBe(
      'manifest.toml: line 9: permissions.network is of the wrong type: write true or false without quotes, or a list of hosts, as in ["api.example.org"]; ' +
        'line 18: [hooks] has an unknown key “on_boot”: remove it; known here: on_todo_created, on_todo_updated, on_todo_completed, on_todo_deleted, on_day_changed, on_key_press, generate, on_tick',
    );
  });

  it('that is no TOML names line and column', () => {
    expect(reasonOf('[plugin]\nname = ')).toMatch(/^manifest.toml: line 2, column \d+: .*: mend the TOML$/);
  });

  it('for a newer application is incompatible, and says who it is', () => {
    const newer = EXAMPLE.replace('entry =', 'api = "7"\nentry =').replace('[hooks]', '[later]');
    expect(readManifest(bytes(newer))).toMatchObject({
      ok: false,
      error: { state: 'incompatible', name: 'jira-sync', version: '0.1.0' },
    });
  });
});

describe('the code', () => {
  const manifest = readManifest(bytes(EXAMPLE.replace('plugin.wasm', 'plugin.js')));

  it('of a script is text; whether it has init only running it tells', () => {
    if (!manifest.ok) throw new Error('unreadable');
    expect(checkPackage(manifest.value, bytes('m'), bytes('exports'))).toMatchObject({
      ok: true,
      value: { hasInit: null },
    });
    expect(checkPackage(manifest.value, bytes('m'), Uint8Array.of(0xff))).toMatchObject({
      ok: false,
      error: { state: 'error', reason: 'plugin.js: The script is not UTF-8 text.' },
    });
  });

  it('of a module names what it imports, which the manifest must ask for, now or later', () => {
    const module = buildWat(fixturePath('asks-outside.wat'));
    const checked = (permissions: string) => {
      const text = `[plugin]\nname = "p"\nversion = "1.0.0"\nentry = "p.wasm"\n[actions.go]\n${permissions}`;
      const read = readManifest(bytes(text));
      if (!read.ok) throw new Error(read.error.reason);
      return checkPackage(read.value, bytes(text), module);
    };
    expect(checked('')).toMatchObject({
      ok: false,
      error: {
        reason:
          'p.wasm: The module imports http_request, which needs the permission network: ask for network in the manifest, or do not import it.',
      },
    });
    expect(checked('[permissions]\nexecute = true\nfilesystem = true\n').ok).toBe(false);
    for (const asks of ['[permissions]\nnetwork = ["a.example"]', '[permissions.optional]\nnetwork = true']) {
      expect(checked(asks)).toMatchObject({
        ok: true,
        value: {
          hasInit: true,
          module: { exports: ['init', 'handle_action', 'on_tick'], imports: ['http_request', 'get_secret'] },
        },
      });
    }
  });
});
