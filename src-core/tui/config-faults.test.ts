import { describe, expect, it } from 'vitest';
import { DEFAULT_SCREEN_CONFIG } from '../config/config';
import { session } from './testing/session';

const FAULT = {
  file: 'config.toml',
  line: 3,
  key: 'tehme',
  message: 'tehme is no setting; did you mean theme?',
};

describe('what is wrong with the configuration', () => {
  it('is said once, and so is that it is mended', () => {
    const tui = session(['A']);
    const tell = (count: number) =>
      tui.send({
        kind: 'config_changed',
        config: { ...DEFAULT_SCREEN_CONFIG, faults: Array.from({ length: count }, () => FAULT) },
      });
    tell(2);
    expect(tui.model.status).toMatchObject({
      level: 'warning',
      text: 'config.toml, line 3: tehme is no setting; did you mean theme? (and 1 more)',
    });
    const { serial } = tui.model;
    tell(2);
    expect(tui.model.serial).toBe(serial);
    tell(0);
    expect(tui.model.status?.text).toBe('The configuration is in order again.');
  });
});
