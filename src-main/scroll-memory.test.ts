import { describe, expect, it } from 'vitest';
import { TODAYS_LIST } from '../src-core/todo/testing/list-notation';
import { keptScroll, rememberScroll } from './scroll-memory';
import { openWorld } from './storage/testing/world';

describe('the line at the top of a list', () => {
  it('is kept for each list', () => {
    const { repository } = openWorld();
    const other = { ...TODAYS_LIST, project: 'other' };
    expect(keptScroll(repository, TODAYS_LIST)).toBeNull();
    rememberScroll(repository, TODAYS_LIST, { top: 'row', line: 2 });
    rememberScroll(repository, other, { top: null, line: 0 });
    expect(keptScroll(repository, TODAYS_LIST)).toEqual({ top: 'row', line: 2 });
    expect(keptScroll(repository, other)).toEqual({ top: null, line: 0 });
  });

  it('that does not read back is none', () => {
    const { repository } = openWorld();
    repository.rememberViewState('scroll:2026-01-31 default', '{"top":1,"line":-1}');
    expect(keptScroll(repository, TODAYS_LIST)).toBeNull();
  });
});
