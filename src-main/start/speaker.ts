import type { Notice } from '../../src-core/ipc/messages';
import type { FirstPaint } from '../first-paint';
import { NOTICE_MS } from '../plugin/plugin-notices';
import type { AppWindow } from '../window';

/** Says things in the status bar. */
export interface Speaker {
  /** Something of a plugin's, or with a time of its own. */
  readonly notify: (notice: Notice) => void;
  readonly say: (level: Notice['level'], text: string) => void;
  readonly warn: (text: string) => void;
}

/** What is said before the page listens would be said to nobody: it waits for the first picture. */
export function createSpeaker(
  { painted }: Pick<FirstPaint, 'painted'>,
  window: Pick<AppWindow, 'push'>,
): Speaker {
  const notify: Speaker['notify'] = (notice) => void painted.then(() => window.push('notified', notice));
  const say: Speaker['say'] = (level, text) => notify({ level, text, plugin: null, durationMs: NOTICE_MS });
  return { notify, say, warn: (text) => say('warning', text) };
}
