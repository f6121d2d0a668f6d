import { describe, expect, it } from 'vitest';
import { idOf, TODAYS_LIST } from '../../todo/testing/list-notation';
import type { CommandModal } from '../modal';
import { pluginSummary } from '../testing/plugins';
import { type Session, session } from '../testing/session';

const plugins = [
  pluginSummary('jira-sync', { generates: true }),
  pluginSummary('pomodoro'),
  pluginSummary('sleeper', { generates: true, state: 'disabled' }),
];
const open = (rows: readonly string[] = ['A', 'B']): Session => session(rows, { plugins }).press(':');
const typed = (text: string): Session => open().type(text);
const modal = ({ model }: Session) => (model.modal?.kind === 'command' ? model.modal : undefined);
const line = (tui: Session) => {
  const input = modal(tui)?.input;
  return input && `${input.text.slice(0, input.caret)}|${input.text.slice(input.caret)}`;
};
const words = (tui: Session) => tui.asked('plugin_command').map((effect) => effect.words);

describe('the command line', () => {
  it('does not stand beside what was said before', () => {
    const status = { level: 'error', text: 'disk full', plugin: null } as const;
    const tui = session(['A'], { plugins }).send({ kind: 'notified', status, durationMs: 1_000 });
    expect(tui.model.status?.text).toBe('disk full');
    expect(tui.press(':').model.status).toBeNull();
  });

  it('completes the settings of a plugin by their names', () => {
    const known = [pluginSummary('jira-sync', { settingNames: ['site', 'limit'] })];
    const tui = session([], { plugins: known }).press(':').type('plugin config jira-sync s').press('<Tab>');
    expect(line(tui)).toBe('plugin config jira-sync site=|');
  });

  it('takes every key that is text, and leaves the list alone', () => {
    const tui = typed('dd x').send({ kind: 'paste', text: ' tail' });
    expect(line(tui)).toBe('dd x tail|');
    expect(tui.rows()).toEqual(['A', 'B']);
    expect(tui.press('<Esc>').model.modal).toBeNull();
  });

  it('asks main for what is behind plugin, for the row under the cursor', () => {
    const tui = session(['A', 'B'], { plugins }).press('j:').type('plugin logs jira-sync').press('<Enter>');
    expect(tui.model.modal).toBeNull();
    expect(tui.asked('plugin_command')).toEqual([
      {
        kind: 'plugin_command',
        words: ['logs', 'jira-sync'],
        list: TODAYS_LIST,
        selected: idOf('B'),
        refreshes: null,
      },
    ]);
  });

  it.each([
    ['plugin install "/tmp/my plugins/x.zip"', ['install', '/tmp/my plugins/x.zip']],
    ["plugin install 'C:\\plugins\\x'", ['install', 'C:\\plugins\\x']],
    ['generate jira-sync PROJ-12  and "more"', ['generate', 'jira-sync', 'PROJ-12  and "more"']],
    ['generate jira-sync --all of it ', ['generate', 'jira-sync', '--', '--all of it']],
  ])('reads the words of %s', (text, expected) => {
    expect(words(typed(text).press('<Enter>'))).toEqual([expected]);
  });

  it.each([
    ['quit', 'quit'],
    ['q', 'quit'],
    ['wq', 'quit'],
    ['x', 'quit'],
    ['undo', 'undo'],
    [' undo ', 'undo'],
  ] as const)('does %s', (text, kind) => {
    expect(typed(text).press('<Enter>').asked(kind)).toHaveLength(1);
  });

  it('does every action of the list by its name', () => {
    expect(typed('toggle_state').press('<Enter>').rows()).toEqual(['[x] A', 'B']);
    expect(typed('help').press('<Enter>').model.modal?.kind).toBe('help');
    expect(typed('plugins').press('<Enter>').model.modal?.kind).toBe('plugins');
    expect(typed('plugin').press('<Enter>').model.modal?.kind).toBe('plugins');
    expect(typed('new_item').press('<Enter>').model.mode).toBe('edit');
  });

  it('waits its turn behind a change that is on its way', () => {
    const tui = session(['A', 'B'], { plugins, late: true }).answer();
    tui.press('dd').press(':').type('toggle_state').press('<Enter>');
    expect(tui.asked('dispatch')).toHaveLength(1);
    tui.answer();
    expect(tui.asked('dispatch')).toHaveLength(2);
    tui.answer();
    expect(tui.rows()).toEqual(['[x] B']);
  });

  it.each([
    ['plugn list', 'There is no command “plugn”; did you mean “plugin”?'],
    ['toggle_stat', 'There is no command “toggle_stat”; did you mean “toggle_state”?'],
    ['xyzzy', 'There is no command “xyzzy”.'],
    ['constructor', 'There is no command “constructor”.'],
    ['close', 'There is no command “close”.'],
    ['w', 'Everything is saved already.'],
    ['undo it', 'undo takes no further words.'],
    ['plugin lst', 'plugin does not know “lst”; did you mean “list”?'],
    ['plugin logs', 'NAME is missing: plugin logs NAME'],
    ['plugin install "/tmp/x', 'a quotation mark is not closed: add it at the end'],
    ['generate', 'Write generate NAME TEXT, where NAME is jira-sync.'],
    [
      'generate jira-snyc x',
      'No plugin that can generate todos is called “jira-snyc”; did you mean “jira-sync”?',
    ],
    ['generate sleeper x', 'No plugin that can generate todos is called “sleeper”.'],
    ['generate jira-sync', 'What shall jira-sync generate todos from? Write it behind the name.'],
    [`plugin install ${'x '.repeat(40)}`, 'The command is too long.'],
  ])('keeps %s and says why it means nothing', (text, fault) => {
    const tui = typed(text).press('<Enter>');
    expect(modal(tui)).toMatchObject({ fault, input: { text } });
    expect(words(tui)).toEqual([]);
    expect(modal(tui.press('<BS>'))?.fault).toBeNull();
  });

  it('closes on a blank line, and remembers nothing', () => {
    const tui = typed('  ').press('<Enter>');
    expect(tui.model.modal).toBeNull();
    expect(tui.model.commands).toEqual([]);
  });

  it('says what is too long for it', () => {
    const tui = open().send({ kind: 'paste', text: 'x'.repeat(8_010) });
    expect(tui.model.status?.text).toBe('The line is full: 10 characters were left out.');
  });
});

describe('the history of commands', () => {
  const ran = () =>
    ['undo', 'plugin list', 'undo'].reduce(
      (tui, text) => tui.press(':').type(text).press('<Enter>'),
      session(['A'], { plugins }),
    );

  it('brings back the commands from the newest, each once, and what was typed', () => {
    const tui = ran().press(':').type('he');
    expect(line(tui.press('<Up>'))).toBe('undo|');
    expect(line(tui.press('<Up>'))).toBe('plugin list|');
    expect(line(tui.press('<Up>'))).toBe('plugin list|');
    expect(line(tui.press('<Down><Down>'))).toBe('he|');
    expect(line(tui.press('<Down>'))).toBe('he|');
  });

  it('does not keep what meant nothing', () => {
    const tui = typed('nonsense').press('<Enter><Esc>:<Up>');
    expect(line(tui)).toBe('|');
  });
});

describe('completion', () => {
  it.each([
    ['plugin inf', 'plugin info |'],
    ['plugin info jir', 'plugin info jira-sync |'],
    ['plugin info ', 'plugin info jira-sync |'],
    ['plugin preview pomodoro ne', 'plugin preview pomodoro never |'],
    ['generate ', 'generate jira-sync |'],
    ['gen', 'generate |'],
    ['toggle_s', 'toggle_state |'],
    ['xyz', 'xyz|'],
    ['undo ', 'undo |'],
  ])('of %s', (text, expected) => expect(line(typed(text).press('<Tab>'))).toBe(expected));

  it('walks through the ways, back too, and around', () => {
    const tui = typed('plugin ').press('<Tab>');
    const ways = (modal(tui) as CommandModal).completing?.words ?? [];
    expect(ways.slice(0, 3)).toEqual(['list', 'info', 'enable']);
    expect(line(tui)).toBe('plugin list |');
    expect(line(tui.press('<Tab>'))).toBe('plugin info |');
    expect(line(tui.press('<BackTab><BackTab>'))).toBe(`plugin ${ways.at(-1)} |`);
    expect(line(tui.press('<Tab>'))).toBe('plugin list |');
    expect(line(typed('plugin ').press('<BackTab>'))).toBe(`plugin ${ways.at(-1)} |`);
  });

  it('goes on with the next word once there is one way, or something is typed', () => {
    expect(line(typed('plugin inf').press('<Tab><Tab>'))).toBe('plugin info jira-sync |');
    expect(modal(typed('plugin ').press('<Tab>').type('x'))?.completing).toBeNull();
  });

  it('leaves what is behind the caret', () => {
    const tui = typed('plugin inf pomodoro').press('<A-b><Left><Tab>');
    expect(line(tui)).toBe('plugin info pomodoro|');
  });
});

describe('the application’s own verbs', () => {
  const say = (line: string) => session(['A']).press(':').type(line).press('<Enter>');

  it('go to main with their words, for the list and the row', () => {
    const [asked] = say('export "my list.md" --format md').asked('app_command');
    expect(asked).toMatchObject({
      words: ['export', '--format=md', '--', 'my list.md'],
      selected: idOf('A'),
      refreshes: null,
    });
  });

  it('take a text of any number of words, with apostrophes', () => {
    const text = `don't forget ${Array.from({ length: 60 }, () => 'it').join(' ')}`;
    expect(say(`add ${text} --due 'next week'`).asked('app_command')).toMatchObject([
      { words: ['add', '--due=next week', '--', text] },
    ]);
  });

  it('are refused as a sentence where they cannot be read', () => {
    expect(say('export --formt md').model.modal).toMatchObject({
      fault: expect.stringMatching(/^Export does not know --formt; did you mean “--format”/),
    });
  });

  it('are completed', () => {
    const tui = session(['A'], { config: { filters: { urgent: 'p:0' } } }).press(':');
    expect(tui.type('filter ur').press('<Tab>').model.modal).toMatchObject({
      input: { text: 'filter urgent ' },
    });
  });
});

describe('names that are completed', () => {
  const projects = [
    { id: 'w', name: 'My work' },
    { id: 'g', name: 'garden' },
  ];
  const said = (text: string) =>
    session(['A'], { projects, themes: ['sepia'] })
      .press(':')
      .type(text);

  it.each([
    ['project ', ["'My work'", 'default', 'garden']],
    ['project my', ["'My work'"]],
    ['project G', ['garden']],
    ['add milk --project ', ["'My work'", 'default', 'garden']],
    ['add milk --project=m', ["--project='My work'"]],
    ['show --all --fi', ['--filter']],
    ['project my w', []],
    ['theme s', ['sepia']],
    ['restore a --', ['--yes', '--json']],
  ])('of %s are %j', (text, expected) => {
    const tui = said(text).press('<Tab>');
    const ways = modal(tui)?.completing?.words;
    const taken = expected.length === 1 ? text.replace(/\S*$/, `${expected[0]} `) : undefined;
    if (taken === undefined) expect(ways ?? []).toEqual(expected);
    else expect(modal(tui)?.input.text).toBe(taken);
  });

  it('follow what becomes of projects, whoever changes them', () => {
    const tui = said('');
    const ways = () => modal(tui.press('<Esc>:').type('project ').press('<Tab>'))?.completing?.words;
    tui.change([{ type: 'create_project', id: idOf('new'), name: 'Attic' }]);
    expect(ways()).toContain('Attic');
    tui.change([{ type: 'rename_project', id: 'g', name: 'Yard' }]);
    expect(ways()).toEqual(expect.arrayContaining(['Yard']));
    expect(ways()).not.toContain('garden');
    tui.change([{ type: 'delete_project', id: 'w' }]);
    expect(ways()).not.toContain("'My work'");
  });

  it('are asked for when a change was too large to tell', () => {
    const tui = said('');
    tui.send({ kind: 'changed', push: { revision: tui.model.list.revision + 1, changes: null } });
    expect(tui.asked('projects')).toHaveLength(1);
    tui.send({ kind: 'projects', projects: [{ id: 'z', name: 'Zoo', open: 0, total: 0 }] });
    expect(tui.model.projects).toEqual([{ id: 'z', name: 'Zoo' }]);
  });
});

describe('paths', () => {
  const asked = (text: string) => session(['A'], { plugins }).press(':').type(text).press('<Tab>');
  const answered = (tui: Session, ...texts: string[]) => {
    const [last] = tui.asked('complete_path').slice(-1);
    return last ? tui.send({ kind: 'paths', asked: last, texts }) : tui;
  };

  it.each([
    ['export ~/Do', '~/Do'],
    ['import ', ''],
    ['backup --force /tm', '/tm'],
    ["restore '/my fi", '/my fi'],
    ['plugin install ./a b', 'b'],
    ['plugin lint j', 'j'],
  ])('of %s are asked of main', (text, path) => {
    expect(asked(text).asked('complete_path')).toMatchObject([{ text: path }]);
  });

  it.each(['export --for', 'add x', 'theme d', 'export a b', 'plugin info j'])('are none in %s', (text) => {
    expect(asked(text).asked('complete_path')).toEqual([]);
  });

  it('are walked through like other words, and shown by their last part', () => {
    const tui = answered(asked('export ~/D'), '~/Desk/', '~/Do it.md');
    expect(line(tui)).toBe('export ~/Desk/|');
    expect(modal(tui)?.completing?.words).toEqual(['Desk/', 'Do it.md']);
    expect(line(tui.press('<Tab>'))).toBe("export '~/Do it.md' |");
    expect(line(tui.press('<Tab>'))).toBe('export ~/Desk/|');
    const back = session(['A']).press(':').type('export ~/D').press('<BackTab>');
    expect(line(answered(back, 'a', 'b'))).toBe('export b |');
  });

  it('go on in the folder that was the only way, quotes and all', () => {
    const tui = answered(asked('export m'), 'my dir/');
    expect(line(tui)).toBe("export 'my dir/'|");
    expect(line(answered(tui.press('<Tab>'), 'my dir/a.md'))).toBe("export 'my dir/a.md' |");
    expect(tui.asked('complete_path').map(({ text }) => text)).toEqual(['m', 'my dir/']);
  });

  it('stand behind the names of plugins, where both may be said', () => {
    const tui = answered(asked('plugin lint p'), 'plugins/');
    expect(modal(tui)?.completing?.words).toEqual(['pomodoro', 'plugins/']);
  });

  it('leave the line as it is when there are none, or main cannot say', () => {
    const none = answered(asked('export ~/x'));
    expect(line(none)).toBe('export ~/x|');
    expect(line(none.type('y'))).toBe('export ~/xy|');
    const failed = asked('export ~/x');
    const [effect] = failed.asked('complete_path');
    if (effect) failed.send({ kind: 'failed', asked: effect, message: 'no' });
    expect(line(failed.type('y'))).toBe('export ~/xy|');
  });

  it('mean the same however fast keys are pressed', () => {
    const tui = asked('export ~/n').type('a.md').press('<Enter>x');
    expect(line(tui)).toBe('export ~/n|');
    expect(tui.rows()).toEqual(['A']);
    answered(tui, '~/notes/');
    expect(tui.asked('app_command')).toMatchObject([{ words: ['export', '--', '~/notes/a.md'] }]);
    expect(tui.rows()).toEqual(['[x] A']);
    const twice = answered(asked('export ~/n').press('<Tab>'), '~/na', '~/nb');
    expect(line(twice)).toBe('export ~/nb |');
  });

  it('are not taken for another line, or when nobody waits for them', () => {
    const tui = asked('export ~/n');
    const [late] = tui.asked('complete_path');
    if (!late) throw new Error('main was not asked');
    tui.send({ kind: 'paths', asked: { ...late, line: 'export ~/m' }, texts: ['~/m1'] });
    expect(line(tui)).toBe('export ~/n|');
    tui.send({ kind: 'paths', asked: late, texts: [] }).type('x');
    tui.send({ kind: 'paths', asked: late, texts: ['~/note'] });
    expect(line(tui)).toBe('export ~/nx|');
  });
});

describe('commands of earlier starts', () => {
  it('are brought back, and new ones are kept', () => {
    const tui = session(['A'], { commands: ['backup', 'set'] }).press(':<Up>');
    expect(line(tui)).toBe('set|');
    expect(line(tui.press('<Up>'))).toBe('backup|');
    tui.press('<Enter>');
    expect(tui.asked('remember_command')).toEqual([{ kind: 'remember_command', line: 'backup' }]);
    expect(tui.model.commands).toEqual(['set', 'backup']);
  });
});
