import { describe, expect, it } from 'vitest';
import type { ProjectSummary } from '../../todo/days';
import { TODAY } from '../../todo/testing/list-notation';
import type { Msg } from '../msg';
import { type Session, session } from '../testing/session';
import { openProjects } from './projects';
import { shownProjects } from './projects-window';

const PROJECTS: readonly ProjectSummary[] = [
  { id: 'default', name: 'default', open: 1, total: 2 },
  { id: 'garden', name: 'Garden 🌱', open: 0, total: 3, all: 40 },
  { id: 'work', name: '仕事', open: 4, total: 4 },
];
const projectId = (tui: Session, name: string): string => {
  const made = tui.asked('dispatch').flatMap(({ commands }) => commands);
  const found = made.find((command) => command.type === 'create_project' && command.name === name);
  return found?.type === 'create_project' ? (found.id ?? '') : '';
};
const modalOf = ({ model }: Session) => (model.modal?.kind === 'projects' ? model.modal : null);
const open = (moving: number | null = null): Session => {
  const tui = session(['A', 'B', 'C'], { size: { cols: 60, rows: 20 } });
  const ids = tui.model.list.todos.rows.slice(0, moving ?? 0).map(({ id }) => id);
  [tui.model] = openProjects(tui.model, moving === null ? null : ids);
  return tui.send({ kind: 'projects', projects: PROJECTS });
};
/** Somebody else, or main, tells what became of a project. */
const changed = (tui: Session, from: string | null, to: string | null, id = 'default'): Msg => ({
  kind: 'changed',
  push: {
    revision: tui.model.list.revision + 1,
    changes: {
      added: [],
      updated: [],
      removed: [],
      projects: [
        { from: from === null ? null : { id, name: from }, to: to === null ? null : { id, name: to } },
      ],
    },
  },
});

describe('the projects', () => {
  it('open today’s list of the one under the cursor, and main is told', () => {
    const tui = open().press('j<Enter>');
    expect(tui.asked('project_opened')).toEqual([{ kind: 'project_opened', project: 'garden' }]);
    expect(tui.asked('open_list').at(-1)?.list).toEqual({ project: 'garden', date: TODAY });
    expect(tui.model.modal).toBeNull();
  });

  it('take keys that were typed before they were there', () => {
    const tui = session(['A'], { size: { cols: 60, rows: 20 } });
    [tui.model] = openProjects(tui.model, null);
    tui.press('j<Enter>');
    expect(tui.asked('project_opened')).toEqual([]);
    tui.send({ kind: 'projects', projects: PROJECTS });
    expect(tui.asked('project_opened')).toEqual([{ kind: 'project_opened', project: 'garden' }]);
  });

  it('only close when the open one is chosen', () => {
    const tui = open();
    const asked = tui.asked('open_list').length;
    tui.press('<Enter>');
    expect([tui.model.modal, tui.asked('open_list').length]).toEqual([null, asked]);
  });

  it('keep the cursor on its project when they are told again, or where it was when that is gone', () => {
    const tui = open().press('G');
    tui.send({ kind: 'projects', projects: [...PROJECTS].reverse() });
    expect(modalOf(tui)?.selected).toBe('work');
    tui.send({ kind: 'projects', projects: PROJECTS.slice(0, 2) });
    expect(modalOf(tui)?.selected).toBe('default');
  });

  it('are chosen with the mouse and the wheel', () => {
    const tui = open().send({ kind: 'wheel', lines: 3, x: 2, y: 2 });
    expect(modalOf(tui)?.selected).toBe('garden');
    tui.send({ kind: 'click', x: 5, y: 11, double: false });
    expect(modalOf(tui)?.selected).toBe('work');
    tui.send({ kind: 'click', x: 5, y: 10, double: true });
    expect(tui.asked('open_list').at(-1)?.list.project).toBe('garden');
  });
});

describe('finding a project by its name', () => {
  const shown = (tui: Session) => {
    const modal = modalOf(tui);
    return modal ? shownProjects(modal).map(({ id }) => id) : [];
  };

  it('shows those that fit, the best under the cursor, and Enter opens it', () => {
    const tui = open().press('/').type('gx');
    expect(shown(tui)).toEqual([]);
    tui.press('<BS>').type('dn');
    expect(shown(tui)).toEqual(['garden']);
    expect(tui.press('<Enter>').asked('open_list').at(-1)?.list.project).toBe('garden');
  });

  it('finds names in every script', () => {
    expect(shown(open().press('/').type('仕'))).toEqual(['work']);
  });

  it('shows all of them again with Esc, the found one still under the cursor', () => {
    const tui = open().press('/').type('gar').press('<Esc>');
    expect(shown(tui)).toHaveLength(3);
    expect(modalOf(tui)).toMatchObject({ selected: 'garden', filtering: false });
  });

  it('does nothing with Enter where nothing fits', () => {
    expect(modalOf(open().press('/').type('zzz').press('<Enter>'))).not.toBeNull();
  });
});

describe('a new project', () => {
  it('is made with the name that is typed, and opened', () => {
    const tui = open().press('n').type('Haus 家').press('<Enter>');
    const id = projectId(tui, 'Haus 家');
    expect(id).not.toBe('');
    expect(tui.asked('project_opened')).toEqual([{ kind: 'project_opened', project: id }]);
    expect(tui.model.list.key).toEqual({ project: id, date: TODAY });
    expect(tui.model.modal).toBeNull();
  });

  it('needs a name', () => {
    const tui = open().press('n').type('  ').press('<Enter>');
    expect(modalOf(tui)?.fault).toBe('A project needs a name.');
    expect(modalOf(tui.type('x'))?.fault).toBeNull();
    expect(tui.asked('dispatch')).toEqual([]);
  });

  it.each(['garden 🌱', 'GARDEN 🌱', ' 仕事 '])('cannot be called %j, which is taken', (name) => {
    const tui = open().press('n').type(name).press('<Enter>');
    expect(modalOf(tui)?.fault).toContain('already');
    expect(tui.asked('dispatch')).toEqual([]);
  });

  it('says in its place what main refuses, and goes on being typed', () => {
    const tui = open();
    tui.change([{ type: 'create_project', name: 'Secret' }]);
    tui.press('n').type('secret').press('<Enter>');
    expect(modalOf(tui)).toMatchObject({ typing: { id: null }, saving: false });
    expect(modalOf(tui)?.fault).toContain('“Secret”');
  });

  it('is asked for once, however often Enter is pressed', () => {
    const tui = session(['A'], { late: true }).answer();
    [tui.model] = openProjects(tui.model, null);
    tui.send({ kind: 'projects', projects: PROJECTS }).press('nx<Enter><Enter>').type('y');
    expect(tui.asked('dispatch')).toHaveLength(1);
  });

  it('is given up with Esc, and the projects stay', () => {
    const tui = open().press('n').type('x').press('<Esc>');
    expect(modalOf(tui)).toMatchObject({ typing: null });
    expect(tui.press('<Esc>').model.modal).toBeNull();
  });

  it('can be tried again after a failure', () => {
    const tui = open();
    tui.diskIsFull = true;
    tui.press('n').type('x').press('<Enter>');
    expect(modalOf(tui)?.fault).toContain('disk full');
    tui.diskIsFull = false;
    expect(tui.press('<Enter>').model.modal).toBeNull();
  });
});

describe('renaming and deleting', () => {
  it('renames with the old name to begin with', () => {
    const tui = open();
    tui.change([{ type: 'create_project', id: 'garden', name: 'Garden 🌱' }]);
    tui.press('jr').type('!').press('<Enter>');
    expect(tui.asked('dispatch').at(-1)?.commands).toEqual([
      { type: 'rename_project', id: 'garden', name: 'Garden 🌱!' },
    ]);
    expect(modalOf(tui)).toMatchObject({ typing: null, saving: false });
    expect(tui.asked('projects').length).toBeGreaterThan(0);
  });

  it('may change upper and lower case of its own name, and asks nothing for the same name', () => {
    const tui = open().press('jr<Enter>');
    expect([tui.asked('dispatch'), modalOf(tui)?.typing]).toEqual([[], null]);
  });

  it.each(['r', 'd'])('%s says at once that the default project stays', (key) => {
    const tui = open().press(key);
    expect(tui.model.status?.text).toBe('The default project can be neither renamed nor deleted.');
    expect(modalOf(tui)).toMatchObject({ typing: null });
  });

  it('asks before it deletes, naming how many todos go; no keeps it', () => {
    const tui = open().press('jd');
    expect(tui.model.modal).toMatchObject({
      kind: 'confirm',
      question: 'Delete the project “Garden 🌱” and its 40 todos?',
    });
    expect(modalOf(tui.press('n'))).not.toBeNull();
    expect(tui.asked('dispatch')).toEqual([]);
  });

  it('says so when only those of the latest day have been counted', () => {
    const tui = open().press('Gd');
    expect(tui.model.modal).toMatchObject({
      question: 'Delete the project “仕事” and all its todos, 4 on its latest day?',
    });
  });

  it('deletes with yes, and shows those that are left', () => {
    const tui = open();
    tui.change([{ type: 'create_project', id: 'garden', name: 'Garden 🌱' }]);
    const before = tui.asked('projects').length;
    tui.press('jdy');
    expect(tui.asked('dispatch').at(-1)?.commands).toEqual([{ type: 'delete_project', id: 'garden' }]);
    expect(tui.asked('projects').length).toBeGreaterThan(before);
    expect(modalOf(tui)).not.toBeNull();
  });
});

describe('what becomes of the open project', () => {
  const inGarden = (): Session => {
    const tui = open();
    tui.change([{ type: 'create_project', id: 'garden', name: 'Garden 🌱' }]);
    return tui.press('j<Enter>');
  };

  it('opens the default project when it is deleted, whoever did that', () => {
    const tui = inGarden().change([{ type: 'delete_project', id: 'garden' }]);
    expect(tui.model.list.key).toEqual({ project: 'default', date: TODAY });
    expect(tui.asked('project_opened').at(-1)?.project).toBe('default');
    expect(tui.model.status?.text).toBe('The project “Garden 🌱” was deleted.');
  });

  it('has its new name in the title at once', () => {
    const tui = inGarden().change([{ type: 'rename_project', id: 'garden', name: 'Park' }]);
    expect(tui.model.list.projectName).toBe('Park');
  });

  it('stays when another one is deleted', () => {
    const tui = session(['A']);
    tui.send(changed(tui, 'Other', null, 'other'));
    expect(tui.model.list.key.project).toBe('default');
    expect(tui.asked('project_opened')).toEqual([]);
  });
});

describe('moving rows to a project', () => {
  it('begins on another project than the open one', () => {
    expect(modalOf(open(1))?.selected).toBe('garden');
  });

  it('moves all of them as one change', () => {
    const tui = open(2);
    tui.change([{ type: 'create_project', id: 'garden', name: 'Garden 🌱' }]);
    tui.press('<Enter>');
    expect(tui.asked('dispatch').at(-1)?.commands).toMatchObject([
      { type: 'move_to_project', project: 'garden' },
    ]);
    expect(tui.rows()).toEqual(['C']);
    expect(tui.rows({ project: 'garden', date: TODAY })).toEqual(['A', 'B']);
    expect(tui.model.lastChange).toEqual({ kind: 'project', project: 'garden', count: 2 });
    expect(tui.model.status?.text).toMatch(/^2 rows were moved/);
  });

  it('says where they went', () => {
    const tui = open(1);
    tui.change([{ type: 'create_project', id: 'garden', name: 'Garden' }]);
    tui.model = { ...tui.model, projects: [{ id: 'garden', name: 'Garden' }] };
    expect(tui.press('<Enter>').model.status?.text).toBe('The row was moved to “Garden”.');
  });

  it('moves them to a project that is made for them, and stays in its list', () => {
    const tui = open(1).press('n').type('new').press('<Enter>');
    expect(tui.rows({ project: projectId(tui, 'new'), date: TODAY })).toEqual(['A']);
    expect(tui.model.list.key.project).toBe('default');
  });

  it('says so when they are there already', () => {
    const tui = open(1).press('gg<Enter>');
    expect(tui.model.status?.text).toContain('already');
    expect(tui.asked('dispatch')).toEqual([]);
  });
});
