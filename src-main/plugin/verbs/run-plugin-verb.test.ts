import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src-core/lib/calendar-date';
import { err, ok } from '../../../src-core/lib/result';
import type { AuditEntry } from '../../../src-core/plugin/audit';
import { splitWords } from '../../../src-core/plugin/command-words';
import { DEFAULT_POLICY } from '../../../src-core/plugin/plugin-policy';
import { PLUGIN_VERB_NAMES, verbNamed } from '../../../src-core/plugin/plugin-verbs';
import type { CommandAnswer } from '../../../src-core/plugin/report';
import { QUIET_ROW } from '../../../src-core/plugin/testing/quiet-row';
import type { PluginProfile } from '../administration';
import { IDLE_WORKSHOP } from '../kit/testing/workshop';
import type { ChainedEntry } from '../plugin-repository';
import { runPluginVerb } from './run-plugin-verb';
import {
  SAMPLE_SUMMARIES,
  type SampleDeeds,
  sampleAdministration,
  sampleSummary,
} from './testing/sample-administration';
import type { VerbContext } from './verb-context';

const TODAY = '2026-01-30' as CalendarDate;

/** Says a line to an administration and gives back the answer and what was done. */
function world(own: Partial<SampleDeeds> = {}, more: Partial<VerbContext> = {}) {
  const sample = sampleAdministration(own);
  const context: VerbContext = {
    administration: sample.administration,
    target: { list: { project: 'default', date: TODAY }, selected: 'the todo' },
    now: '2026-01-30T09:45:00.000Z',
    today: TODAY,
    zone: 'Europe/Berlin',
    cwd: '/work',
    home: '/home/me',
    pluginsFolder: '/data/plugins',
    workshop: IDLE_WORKSHOP,
    from: 'window',
    ...more,
  };
  const say = (line: string) => {
    const words = splitWords(line);
    if (!words.ok) throw new Error(words.error);
    return runPluginVerb(words.value, context);
  };
  return { ...sample, say };
}

/** The answer as a text: `level: sentence`, or the page's lines with title. */
function text(answer: CommandAnswer): string {
  if (answer.kind === 'said') return `${answer.level}: ${answer.text}`;
  if (answer.kind === 'settings') return `form of ${answer.plugin}`;
  if (answer.kind === 'question') return answer.question;
  return [answer.report.title, ...answer.report.lines.map((one) => one.text)].join('\n');
}

describe('verbs that ask the administration', () => {
  it.each([
    ['enable jira-sync', 'enable jira-sync'],
    ['disable hello', 'disable hello'],
    ['rollback jira-sync', 'rollback jira-sync'],
    ['remove hello', 'remove hello'],
    ['remove hello --purge', 'remove hello and all it stored'],
    ['revoke jira-sync', 'revoke jira-sync'],
    ['reload jira-sync', 'reload jira-sync'],
    ['install a.zip', 'install /work/a.zip'],
    ['install "~/my plugins/a"', 'install /home/me/my plugins/a'],
    ['install /abs/a.zip', 'install /abs/a.zip'],
    ['generate jira-sync PROJ-1 and more', 'generate jira-sync “PROJ-1 and more” at the todo'],
  ])('%s', async (line, deed) => {
    const { say, done } = world();
    expect(text(await say(line))).toBe(`success: did ${deed}`);
    expect(done).toEqual([deed]);
  });

  it('hand on why something was refused', async () => {
    const { say } = world({ enable: async () => err('jira-sync is broken: mend it') });
    expect(text(await say('enable jira-sync'))).toBe('error: jira-sync is broken: mend it');
  });

  it('say in one page what became of several paths', async () => {
    const { say } = world({
      install: async (path) => (path.endsWith('b') ? err('b is none') : ok('a is installed')),
    });
    expect(await say('install a b')).toEqual({
      kind: 'report',
      live: null,
      report: {
        title: 'Install',
        lines: [
          { text: 'a is installed', tone: 'ok' },
          { text: 'b is none', tone: 'error' },
        ],
      },
    });
  });

  it.each([
    ['dance', 'plugin does not know “dance”'],
    ['info', 'NAME is missing: plugin info NAME'],
    ['info jira-synk', 'there is no plugin “jira-synk”; did you mean “jira-sync”?'],
    ['enable \u001b[2J', 'there is no plugin “”; plugin list shows'],
    ['rollback hello', 'plugin update hello PATH brings another one'],
    ['generate hello x', 'hello does not generate todos'],
    ['replay 8412', 'run 8412 is not recorded'],
    ['keys jira-sync perhaps', 'keys are on or off'],
    ['preview jira-sync often', 'always, large, never'],
    ['key jira-sync synk off', 'did you mean “sync”?'],
    ['key jira-sync sync <C-nonsense>', 'is no key: write it as in <C-x>p'],
    ['revert jira-sync sinse yesterday', 'since yesterday'],
    ['revert jira-sync since tomorrow', 'is no moment'],
    ['audit --since soon', '--since: “soon” is no moment'],
    ['config jira-sync sit=x', 'did you mean “site”?'],
    ['config jira-sync site', 'write site=VALUE'],
    ['config jira-sync most=many', 'whole number'],
    ['policy jira-sync hide=x', 'write field:NAME'],
    ['update jira-sync /nowhere', 'jira-sync was not updated: nowhere'],
  ])('%s is refused and says what to do', async (line, sentence) => {
    const { say, done } = world();
    const answer = text(await say(line));
    expect(answer).toMatch(/^error: /);
    expect(answer).toContain(sentence);
    expect(done).toEqual([]);
  });
});

describe('verbs that show', () => {
  it('list is the same for people and for programs', async () => {
    const { say } = world();
    expect(text(await say('list'))).toBe(
      'Plugins\nhello      0.2.0  needs consent  enable it to see what it asks for\njira-sync  0.2.0  enabled',
    );
    const json = text(await say('list --json')).replace(/^JSON\n/, '');
    expect(JSON.parse(json)[1]).toEqual({
      name: 'jira-sync',
      version: '0.2.0',
      state: 'enabled',
      reason: null,
    });
    expect(text(await world({ summaries: () => [] }).say('list'))).toContain('No plugins in /data/plugins');
  });

  it('info is the administration’s page, and the whole summary for programs', async () => {
    const { say } = world();
    expect(text(await say('info hello'))).toBe('hello\nmay do nothing');
    const json = JSON.parse(text(await say('info jira-sync --json')).replace(/^JSON\n/, ''));
    expect(json).toEqual({ ...SAMPLE_SUMMARIES[1], policy: DEFAULT_POLICY });
  });

  it('diff shows what lies at the path', async () => {
    expect(text(await world().say('diff ../new.zip'))).toBe('Difference\n/new.zip');
  });

  it('logs are live, under their day, by the user’s clock', async () => {
    const logs = () => [
      { plugin: 'hello', level: 'info', message: 'started', at: '2026-01-29T20:00:00.000Z' } as const,
      { plugin: 'hello', level: 'warn', message: 'late', at: '2026-01-30T09:41:03.000Z' } as const,
    ];
    const answer = await world({ logs }).say('logs hello');
    expect(answer).toMatchObject({ live: 1_000 });
    expect(text(answer).split('\n')).toEqual([
      'Log of hello',
      '2026-01-29',
      '21:00:00  info   started',
      '2026-01-30',
      '10:41:03  warn   late',
    ]);
  });

  it('top is live and fits 80 columns', async () => {
    const quiet: PluginProfile = { ...QUIET_ROW, calls: 0, p50Ms: null };
    const busy = {
      ...quiet,
      plugin: 'a-plugin-with-quite-a-long-name-to-it',
      running: true,
      callsPerSecond: 1234.5,
      p95Ms: 12_345,
      memoryBytes: 16_000_000,
      storedBytes: 12_345,
      refusals: 123_456,
      failures: 2,
      dropped: 1,
      queued: 12,
    };
    const answer = await world({ profiles: () => [quiet, busy] }).say('top');
    expect(answer).toMatchObject({ live: 1_000 });
    expect(text(answer).split('\n')).toEqual([
      'Plugins at work',
      'plugin          calls/s    p95 memory         stored         refused queue',
      'a-plugin-with-…  1234.5 12.3 s █████░ 16.0 MB █░░░░░ 12 kB    123456    12',
      '  2 runs failed, 1 message not shown',
      'hello               0.0      – ░░░░░░ 0 B     ░░░░░░ 0 B           0     0',
    ]);
    expect(
      text(answer)
        .split('\n')
        .every((one) => one.length <= 74),
    ).toBe(true);
  });
});

const RUN: AuditEntry = {
  kind: 'run',
  at: '2026-01-30T09:41:03.000Z',
  plugin: 'jira-sync',
  version: '0.2.0',
  hash: 'aa',
  run: '8412',
  export: 'handle_action',
  trigger: 'sync_ticket',
  chain: [],
  end: 'done',
  reason: null,
  wallMs: 812.4,
  cpuMs: 3,
  hostCalls: [{ name: 'http_request', count: 3, refused: 1 }],
  reached: ['GET https://api.atlassian.com'],
  commands: 4,
  todos: 4,
};
const DECISION: AuditEntry = {
  kind: 'decision',
  at: '2026-01-29T09:00:00.000Z',
  plugin: 'jira-sync',
  version: '0.2.0',
  hash: 'aa',
  decision: 'allowed_more',
  detail: 'run: git',
};
const chained = (...entries: AuditEntry[]): ChainedEntry[] =>
  entries.map((entry, at) => ({ id: entries.length - at, entry, hash: 'ff' }));

describe('an address', () => {
  it.each([
    [
      'install https://example.org/a.zip',
      'https://example.org/a.zip is an address: download it, then give its path',
    ],
    ['update jira-sync HTTP://example.org/a.zip', 'HTTP://example.org/a.zip is an address'],
    ['diff ssh://example.org/a.zip', 'ssh://example.org/a.zip is an address'],
    ['lint https://example.org/a', 'https://example.org/a is an address'],
    ['install file:///tmp/a.zip', 'file:///tmp/a.zip is an address: give the path alone, as in /tmp/a.zip'],
  ])('is not taken for a path: %s', async (line, said) => {
    const { say, done } = world();
    expect(text(await say(line))).toContain(`error: ${said}`);
    expect(done).toEqual([]);
  });
});

describe('audit', () => {
  it('shows runs and decisions under their day, with hosts and refusals', async () => {
    const { say } = world({ audit: () => chained(RUN, DECISION) });
    const lines = text(await say('audit jira-sync')).split('\n');
    expect(lines).toEqual([
      'Audit of jira-sync',
      '2026-01-30, today',
      '10:41:03  jira-sync 0.2.0  sync_ticket   done  4 todos  812 ms',
      '          GET https://api.atlassian.com',
      '          refused: http_request 1×',
      '2026-01-29',
      '10:00:00  jira-sync 0.2.0  allowed more',
      '          run: git',
    ]);
  });

  it('says when something was taken back by the clock of whoever reads it', async () => {
    const detail = 'since 2026-01-28T23:00:00.000Z: 4 todos, 1 left as it is';
    const { say } = world({ audit: () => chained({ ...DECISION, decision: 'reverted', detail }) });
    expect(text(await say('audit'))).toContain('since 2026-01-29 00:00: 4 todos, 1 left as it is');
    expect(text(await say('audit --json'))).toContain(detail);
  });

  it('asks for what was asked for', async () => {
    const queries: unknown[] = [];
    const { say } = world({
      audit: (query) => {
        queries.push(query);
        return chained(...Array.from({ length: query.limit }, () => RUN));
      },
    });
    // A plugin that is gone is still on record.
    expect(text(await say('audit gone-long-ago --since 2h'))).toContain('Older entries are left out');
    expect(queries).toEqual([{ plugin: 'gone-long-ago', since: '2026-01-30T07:45:00.000Z', limit: 201 }]);
  });

  it('says before all else that the record was tampered with', async () => {
    const { say } = world({ audit: () => chained(RUN), auditBroken: () => 17 });
    const answer = await say('audit');
    expect(answer).toMatchObject({
      report: {
        lines: [
          { tone: 'error', text: expect.stringContaining('entry 17 does not follow') },
          {},
          {},
          {},
          {},
          {},
        ],
      },
    });
    const json = JSON.parse(text(await say('audit --json')).replace(/^JSON\n/, ''));
    expect(json).toMatchObject({
      broken: 17,
      more: false,
      entries: [{ id: 1, run: '8412', chain_hash: 'ff' }],
    });
  });

  it('lets no text of a plugin speak to a terminal, also as JSON', async () => {
    const evil = { ...RUN, trigger: 'a\u001b[2J\u202eb\u009b1m', reason: 'x\ny' };
    const { say } = world({ audit: () => chained(evil) });
    const hostile = /(?!\n)[\p{Cc}\p{Cf}]/u;
    expect(text(await say('audit'))).not.toMatch(hostile);
    const json = text(await say('audit --json')).replace(/^JSON\n/, '');
    expect(json).not.toMatch(hostile);
    expect(JSON.parse(json).entries[0].trigger).toBe(evil.trigger);
  });
});

describe('config', () => {
  it('opens the form in the window and prints it on a command line', async () => {
    expect(text(await world().say('config jira-sync'))).toBe('form of jira-sync');
    expect(text(await world({}, { from: 'terminal' }).say('config jira-sync'))).toBe(
      [
        'Settings of jira-sync',
        'site   (not set)',
        '       string, required: acme.atlassian.net',
        'most   10',
        '       integer',
        'token  (set)',
        '       secret',
        'Secrets are kept in the keychain.',
      ].join('\n'),
    );
    expect(text(await world().say('config hello'))).toBe('info: hello has no settings');
  });

  it('fills in fields, and brings defaults back', async () => {
    const { say, done } = world();
    expect(text(await say('config jira-sync "site=a = b" most='))).toBe(
      'success: the settings of jira-sync are saved',
    );
    expect(done).toEqual(['save jira-sync {"site":"a = b","most":null} {}']);
  });

  it('says what was wrong with each field', async () => {
    const faults = [
      { field: 'site', message: 'is required' },
      { field: '', message: 'too much' },
    ];
    const { say } = world({ save: async () => ({ ok: false, faults }) });
    expect(text(await say('config jira-sync site='))).toBe(
      'error: nothing was saved: site: is required; too much',
    );
  });

  it('never takes a secret as a word, and never says it again', async () => {
    for (const from of ['window', 'terminal', 'alone'] as const) {
      const { say, done } = world({}, { from });
      const answer = text(await say('config jira-sync token=hunter2'));
      expect(answer).toContain(from === 'window' ? 'the form hides it' : 'write token=-');
      expect(answer).not.toContain('hunter2');
      expect(done).toEqual([]);
    }
  });

  it('takes a secret from standard input, on a command line only', async () => {
    const given = new Map([['token', 'hunter2']]);
    const { say, done } = world({}, { from: 'terminal', given });
    expect(text(await say('config jira-sync token=- most=-'))).toContain('most is a whole number');
    expect(text(await say('config jira-sync token=-'))).toContain('are saved');
    expect(done).toEqual(['save jira-sync {} {"token":"hunter2"}']);
    expect(text(await world({}, { from: 'window', given }).say('config jira-sync token=-'))).toContain(
      'the form hides it',
    );
    const nothing = world({}, { from: 'terminal', given: new Map([['token', '']]) });
    expect(text(await nothing.say('config jira-sync token=-'))).toContain('token= removes it');
    const removed = world();
    await removed.say('config jira-sync token=');
    expect(removed.done).toEqual(['save jira-sync {} {"token":null}']);
  });
});

describe('policies', () => {
  it('are shown, changed and shown again', async () => {
    const { say, policies } = world();
    await say('policy jira-sync preview=always hide=tag:private');
    await say('preview jira-sync never');
    await say('keys jira-sync off');
    await say('key jira-sync sync <c-X>p');
    expect(policies.get('jira-sync')).toEqual({
      preview: 'never',
      hides: { fields: [], projects: [], tags: ['private'] },
      suggestedKeys: false,
      trial: false,
      keys: { sync: '<C-X>p' },
    });
    expect(
      text(await say('policy jira-sync'))
        .split('\n')
        .slice(0, 5),
    ).toEqual([
      'Policy of jira-sync',
      'preview=never',
      'hide=tag:private',
      'suggested keys: off',
      'key sync <C-X>p',
    ]);
    await say('key jira-sync sync off');
    expect(policies.get('jira-sync')?.keys).toEqual({ sync: null });
    await say('key jira-sync sync default');
    expect(policies.get('jira-sync')?.keys).toEqual({});
  });

  it('say when a key is kept but belongs to somebody else', async () => {
    const keys = [{ key: 'j', action: 'sync', title: 'Sync', bound: false, conflict: 'taken by move down' }];
    const plugin = sampleSummary('jira-sync', {
      actions: [{ id: 'sync', title: 'Sync', description: '' }],
      keys,
    });
    const { say } = world({ summaries: () => [plugin] });
    expect(text(await say('key jira-sync sync j'))).toBe(
      'warning: j is kept for sync but does not work: taken by move down',
    );
  });

  it('take back a key of an action that is gone', async () => {
    const policy = () => ok({ ...DEFAULT_POLICY, keys: { gone: '<C-x>g' } });
    expect(text(await world({ policy }).say('key jira-sync gone default'))).toMatch(/^success/);
  });
});

describe('revert and replay', () => {
  it('revert by the user’s clock and say what was left', async () => {
    const { say, done } = world();
    expect(text(await say('revert jira-sync since yesterday'))).toBe(
      'success: took back what jira-sync did since 2026-01-29 00:00 to 4 todos; what others changed since stays: 1 todo',
    );
    await say('revert jira-sync since 2026-01-28 09:30');
    expect(done).toEqual([
      'revert jira-sync since 2026-01-28T23:00:00.000Z',
      'revert jira-sync since 2026-01-28T08:30:00.000Z',
    ]);
    const nothing = world({ revert: () => ok({ todos: 0, left: 0 }) });
    expect(text(await nothing.say('revert jira-sync since 2h'))).toBe(
      'info: nothing of jira-sync since 08:45 to take back',
    );
  });

  it('replay says byte for byte, or shows where it differs', async () => {
    const played = (output: string) =>
      world({
        replay: async (run) => ok({ run, plugin: 'hello', same: output === 'ab', recorded: 'ab', output }),
      });
    expect(text(await played('ab').say('replay 7'))).toBe(
      'success: run 7 of hello gives the same again, byte for byte',
    );
    expect(text(await played('ac').say('replay 7')).split('\n')).toEqual([
      'Replay of run 7 of hello',
      'The output differs from character 2 on.',
      'recorded',
      '  ab',
      'now',
      '  ac',
    ]);
  });
});

describe('a command line without the application', () => {
  it('does all but what needs sandboxes, a window or memory', () => {
    const needing = PLUGIN_VERB_NAMES.filter((verb) => !verbNamed(verb).alone);
    expect(needing).toEqual(['reload', 'try', 'dev', 'logs', 'top', 'generate', 'replay']);
  });

  it.each(['reload jira-sync', 'logs jira-sync', 'top', 'generate jira-sync x', 'replay 7'])(
    '%s says that it needs the application',
    async (line) => {
      const { say, done } = world({}, { from: 'alone' });
      expect(text(await say(line))).toMatch(/^error: plugin \w+ needs the application to run: start to-tui/);
      expect(done).toEqual([]);
    },
  );

  it('asks nobody: what needs a yes is put in its place and waits', async () => {
    const { say, done } = world({}, { from: 'alone' });
    expect(text(await say('enable hello'))).toBe('error: hello needs consent: start to-tui to be asked');
    expect(done).toEqual([]);
    expect(text(await say('enable jira-sync'))).toBe('success: did enable jira-sync');
  });
});
