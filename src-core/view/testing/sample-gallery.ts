/** Plugins of a gallery to draw in tests and goldens: one of each state, a long one, one in wide characters. */
import type { GalleryPlugin } from '../../plugin/gallery';
import { galleryPlugin as shipped } from '../../tui/testing/plugins';

const README: readonly string[] = [
  '# Pomodoro',
  '',
  'Counts **25 minutes** of work on the selected todo, then a break.',
  'It asks for nothing: the time is the host’s, see',
  '[the guide](https://example.org/guide).',
  '',
  '![screenshot](screenshot.png)',
  '',
  '## Use',
  '',
  '1. Go to a todo and press `<C-g>p`.',
  '2. Work; the status bar counts down.',
  '   A second press ends it early.',
  '- 休憩は5分 ☕',
  '  * long ones after four',
  '',
  '```toml',
  '[settings]',
  '  minutes = 25   # **not bold**',
  '```',
  '',
  '| key | does |',
  '|-----|------|',
  '| `<C-g>p` | starts |',
  '',
  '> Nothing leaves this computer.',
];

/** See the head of the file. */
export const GALLERY: readonly GalleryPlugin[] = [
  shipped('git-branch', {
    version: '0.3.0',
    title: 'Git branch',
    description: 'Shows the branch you are on beside the todos that name it.',
    permissions: ['run the program git', 'see the content of your todos'],
  }),
  shipped('jira-claude', {
    title: 'Jira and Claude',
    description: 'Makes todos of a ticket: what it says is split into steps.',
    author: 'The authors of to-tui',
    permissions: ['connect to api.atlassian.com', 'keep a secret: the token of your account'],
    keys: [{ key: '<C-g>j', title: 'generate todos' }],
    installed: { version: '0.9.0', state: 'enabled', onTrial: false },
  }),
  shipped('markdown-links', { description: 'Opens links.', installed: installed('disabled', false) }),
  shipped('pomodoro', {
    title: 'Pomodoro',
    description: 'A timer for the selected todo: 25 minutes of work, 5 of rest, and how many you did.',
    author: 'The authors of to-tui',
    keys: [
      { key: '<C-g>p', title: 'start or stop the timer' },
      { key: '<C-g>s', title: 'how many today' },
    ],
    readme: README,
    installed: installed('enabled', true),
  }),
  shipped('ログ', {
    version: '0.1.0',
    title: '作業ログ 📓',
    description: '終わった仕事を書き留める。今日は何をした？',
  }),
];

function installed(state: 'enabled' | 'disabled', onTrial: boolean): GalleryPlugin['installed'] {
  return { version: '1.0.0', state, onTrial };
}
