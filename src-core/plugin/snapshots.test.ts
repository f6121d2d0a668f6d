import { describe, expect, it } from 'vitest';
import { parseRows, TODAY } from '../todo/testing/list-notation';
import { parentsOf, snapshotSchema, toSnapshot } from './snapshots';

const rows = parseRows(['milk', ' [x] oat', '  barista', 'bread']);

describe('a snapshot', () => {
  it('says what a todo says, in the words of plugins', () => {
    const [milk, oat] = rows;
    if (!milk || !oat) throw new Error('no rows');
    const snapshot = toSnapshot({ ...oat, content: 'oat #Shop' }, milk.id, 1);
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot).toMatchObject({
      date: TODAY,
      state: 'done',
      indent_level: 1,
      parent_id: milk.id,
      position: 1,
      tags: ['shop'],
    });
  });

  it('names the nearest earlier row with a smaller indent as parent', () => {
    expect(parentsOf(rows)).toEqual([null, rows[0]?.id, rows[1]?.id, null]);
  });
});
