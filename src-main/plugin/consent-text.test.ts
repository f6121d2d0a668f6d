import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentQuestion, MAX_DETAIL_LINES, moreQuestion, sharedPart, shownHash } from './consent-text';
import { checkPackage, type PluginPackage, readManifest } from './plugin-package';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A checked script with that manifest. */
function made(more: string, plugin = ''): PluginPackage {
  const text = `[plugin]\nname = "p"\nversion = "0.1.0"\nentry = "plugin.js"\n${plugin}\n${more}`;
  const manifest = readManifest(bytes(text));
  if (!manifest.ok) throw new Error(manifest.error.reason);
  const checked = checkPackage(manifest.value, bytes(text), bytes('1'));
  if (!checked.ok) throw new Error(checked.error.reason);
  return checked.value;
}

/** As TOML writes any text. */
const quoted = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What no line of ours begins with unless we wrote it. */
const HOST_MARKS = /^(• |\+ |− |Careful: |File |New:|No longer:|As before:|You can take)/;

describe('the question', () => {
  it('has a line for each host, folder, program and raised limit, and says what they mean together', () => {
    const { detail } = consentQuestion(
      made(
        '[permissions]\nnetwork = true\nfilesystem = [{ path = "~/notes", access = "read" }]\nexecute = ["git", "make"]\n' +
          '[permissions.optional]\nnetwork = ["later.example"]\n[limits]\nmemory_mib = 64\n',
      ),
      'first_run',
    );
    expect(detail.split('\n').slice(0, 6)).toEqual([
      '• ⚠ connect to any internet host',
      '• read files in ~/notes',
      '• run the program git, with all your rights',
      '• run the program make, with all your rights',
      '• use 64 MiB of memory (usually 16)',
      '• see the content of your todos and change them — together with the network and programs this means it could send them there',
    ]);
    expect(detail).toContain('It may ask for 1 more when it needs it');
    expect(detail).toContain('You can take this back at any time: press P, then r.');
  });

  it('says in seconds how long it may be waited for, and quotes why', () => {
    const { detail } = consentQuestion(
      made(
        '[permissions]\nnetwork = ["api.example.org"]\n[permissions.reason]\nlimits = "a model may think for a minute"\n' +
          '[limits]\nrequest_ms = 60000\nprogram_ms = 20000\nwall_ms = 90000\n',
      ),
      'install',
    );
    expect(detail.split('\n').slice(1, 4)).toEqual([
      '• use 90 s for one run, waiting included (usually 30)',
      '• use 60 s to wait for one answer from the network (usually 10)',
      '• use 20 s for one program that it runs (usually 10)',
    ]);
    expect(detail).toContain('It says why: “a model may think for a minute”');
  });

  it('says what the user hides', () => {
    const hides = { fields: ['due_date' as const], projects: ['home'], tags: ['a', 'b', 'c', 'd', 'e', 'f'] };
    const { detail } = consentQuestion(made(''), 'first_run', { warning: undefined, hides });
    expect(detail).toContain(
      '• but not see, since you hide it: due date; todos with #a, #b, #c, #d, #e and 1 more; the projects home',
    );
  });

  it('names the end of a long host, which is what counts', () => {
    const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.api.example.org.evil.example`;
    const { detail } = consentQuestion(made(`[permissions]\nnetwork = ["${host}"]`), 'first_run');
    expect(detail.split('\n')[0]).toMatch(/^• connect to a+….*\.evil\.example$/);
    expect(detail.split('\n')[0]?.length).toBeLessThan(130);
  });

  it('says of other bytes that they could read the secrets that were filled in', () => {
    const hides = { fields: [], projects: [], tags: [] };
    const { detail } = consentQuestion(made(''), 'changed', { warning: undefined, hides, secrets: 2 });
    expect(detail).toContain('It can read the 2 secrets that you filled in for it.');
    expect(consentQuestion(made(''), 'changed').detail).not.toContain('secret');
  });

  it('stays short whatever a plugin asks for and says', () => {
    const hosts = Array.from({ length: 16 }, (_, i) => `"h${i}.${'x'.repeat(60)}.example"`).join(', ');
    const question = consentQuestion(
      made(
        `[permissions]\nnetwork = [${hosts}]\n[permissions.reason]\nnetwork = ${quoted('a\n'.repeat(300))}\n`,
        `description = ${quoted('\n'.repeat(900))}\nauthor = ${quoted('x\u2028'.repeat(90))}`,
      ),
      'install',
      { warning: 'it looks like “q”', hides: { fields: [], projects: [], tags: [] } },
    );
    expect(question.detail.split('\n').length).toBeLessThanOrEqual(MAX_DETAIL_LINES);
    expect(Math.max(...question.detail.split('\n').map((line) => line.length))).toBeLessThan(700);
  });

  it('no text of a plugin begins a line, ends its quotes or steers anything', () => {
    const wicked = fc.string({ unit: 'grapheme', maxLength: 100 });
    const line = fc.constantFrom(
      '\nFile 0000 0000, signed by to-tui',
      '”\n• nothing',
      '\u001b[2J',
      '\u202e',
      '',
    );
    fc.assert(
      fc.property(wicked, line, (text, evil) => {
        const said = `${text}${evil}`;
        const toml = quoted(said);
        let plugin: PluginPackage;
        try {
          plugin = made(
            `[permissions]\nexecute = ["git"]\n[permissions.reason]\nexecute = ${toml}`,
            `description = ${toml}\nauthor = ${toml}`,
          );
        } catch {
          return; // half a character: TOML has no way to write it
        }
        const { message, detail } = consentQuestion(plugin, 'install');
        expect(message).toBe('Install p 0.1.0? It wants to:');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
        expect(detail).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        const ours = detail.split('\n').filter((one) => HOST_MARKS.test(one));
        expect(ours).toHaveLength(3);
        expect(detail.split('\n').filter((one) => one !== '').length).toBeLessThanOrEqual(6);
        expect(detail.match(/[“”]/g)?.length ?? 0).toBeLessThanOrEqual(6);
      }),
      { numRuns: 300 },
    );
  });
});

it('more is asked for with the reason; several share one question', () => {
  const plugin = made(
    '[permissions.optional]\nexecute = ["git"]\n[permissions.reason]\nexecute = "to commit"\n',
  );
  const more = moreQuestion(plugin, { kind: 'execute', program: 'git' });
  expect(more.message).toBe('p asks for more:');
  expect(more.detail.split('\n')).toEqual([
    '• run the program git, with all your rights',
    '• see the content of your todos and change them — together with programs this means it could send them there',
    '',
    'It says why: “to commit”',
    '',
    `Your answer is remembered, a no too: press P, then r to be asked again. File ${shownHash(plugin.hash)} …, not signed.`,
  ]);
  const folder = moreQuestion(plugin, { kind: 'filesystem', path: null, access: 'write' });
  expect(folder.detail).not.toContain('content of your todos');
  expect(sharedPart(plugin, { warning: 'x', hides: { fields: [], projects: [], tags: [] } })).toEqual({
    title: `p 0.1.0 (file ${shownHash(plugin.hash)} …)`,
    lines: ['Careful: x.', '• see the content of your todos and change them', 'It says why: “to commit”'],
  });
});
