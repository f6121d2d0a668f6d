import { describe, expect, it } from 'vitest';
import { createShownProject } from './shown-project';
import { openWorld } from './storage/testing/world';

const WORK = '00000000-0000-4000-8000-000000000001';

function world(wanted: string | null = null) {
  const { store, repository } = openWorld();
  store.dispatch([{ type: 'create_project', id: WORK, name: 'Work' }], { kind: 'user' });
  const start = () => createShownProject(store, repository, () => wanted);
  return { store, start };
}

describe('the project that is shown', () => {
  it('is the one of the last time, as long as there is one', () => {
    const { store, start } = world();
    expect(start().shown()).toBe('default');
    start().show(WORK);
    expect(start().shown()).toBe(WORK);
    store.dispatch([{ type: 'delete_project', id: WORK }], { kind: 'user' });
    expect(start().shown()).toBe('default');
    store.undo();
    expect(start().shown()).toBe(WORK);
  });

  it('is at the start the one that the configuration names', () => {
    const { start } = world('work');
    const project = start();
    expect(project.shown()).toBe(WORK);
    project.show('default');
    expect(project.shown()).toBe('default');
    expect(start().shown()).toBe(WORK);
  });
});
