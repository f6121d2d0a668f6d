/** Makes every part of the window, in order, and joins them. No logic in here. */
import { DEFAULT_CONFIG } from '../src-core/config/config';
import type { Bootstrap } from '../src-core/ipc/contract';
import type { Caret } from '../src-core/screen/ansi';
import { initialModel } from '../src-core/tui/initial-model';
import type { Model } from '../src-core/tui/model';
import { update } from '../src-core/tui/update';
import { accessibleScreen } from '../src-core/view/accessible-tree';
import { openDialog } from '../src-core/view/modals/open-dialog';
import { themeOf } from '../src-core/view/model-theme';
import { THEMES } from '../src-core/view/theme';
import { view } from '../src-core/view/view';
import { createAccessiblePage } from './accessible';
import {
  appearanceFor,
  colourPage,
  followAppearance,
  setPageFont,
  surfaceColours,
  systemAppearance,
} from './appearance';
import { listenToDrops } from './drop';
import { createEffects } from './effects';
import { createFocus } from './focus';
import { carryFarFonts } from './fonts';
import { listenToKeyboard } from './keyboard';
import { createMarking } from './marking';
import { listenToMouse } from './mouse';
import { createPainter } from './painter';
import { createRuntime } from './runtime';
import { openTerminal } from './terminal';
import { createTypedField } from './typed-field';
import { unhurried } from './unhurried';
import { createZoom, type Zoom } from './zoom';

const bridge = window.totui;
const host = required('#terminal');
const composition = required('#composition') as HTMLTextAreaElement;
const preview = required('#composing');

let paint: (model: Model) => void = () => undefined;
let painted: Model | undefined;
const repaint = (): void => {
  if (painted) paint(painted);
};
let zoom: Zoom | undefined;
const perform = createEffects(
  bridge,
  (msg) => runtime.send(msg),
  (step) => zoom?.step(step),
);
const runtime = createRuntime({ update, perform, paint: (model) => paint(model) });
const { send } = runtime;

const field = createTypedField(composition, preview, (msg) => {
  marking.clear();
  send(msg);
});
const accessible = createAccessiblePage(required('#accessible'), composition, field);

// Before anything is awaited: what is typed while the window opens waits in the queue.
const marking = createMarking(() => repaint());
const copy = (text: string): void => perform({ kind: 'copy_text', text });
listenToKeyboard(window, {
  send: (msg) => {
    marking.clear();
    send(msg);
  },
  selection: marking.text,
  copy,
});
bridge.subscribe('changed', (push) => send({ kind: 'changed', push }));
bridge.subscribe('notified', ({ durationMs, ...status }) => send({ kind: 'notified', status, durationMs }));
bridge.subscribe('day_changed', ({ today }) => send({ kind: 'day_changed', today }));
bridge.subscribe('plugins_changed', ({ plugins }) => send({ kind: 'plugins_changed', plugins }));
bridge.subscribe('preview_asked', (question) => send({ kind: 'preview_asked', question }));
bridge.subscribe('preview_withdrawn', ({ id }) => send({ kind: 'preview_withdrawn', id }));
bridge.subscribe('decorations_changed', ({ decorations }) =>
  send({ kind: 'decorations_changed', decorations }),
);
bridge.subscribe('config_changed', (config) => send({ kind: 'config_changed', config }));
bridge.subscribe('rollover_offered', (offer) => send({ kind: 'rollover_offered', offer }));
bridge.subscribe('work', (work) => send({ kind: 'work', work }));
bridge.subscribe('reveal', ({ list, id }) => send({ kind: 'reveal', list, id }));
bridge.subscribe('closing', () => send({ kind: 'closing' }));

const system = systemAppearance(window);
colourPage(document, surfaceColours(THEMES[system.theme]));
const [told, surface] = await Promise.all([
  bridge.request('bootstrap').then((json): Bootstrap => JSON.parse(json)),
  openTerminal(host, surfaceColours(THEMES[system.theme]), DEFAULT_CONFIG.font),
]);

zoom = createZoom(DEFAULT_CONFIG.font, {
  setFont: (font) => {
    surface.setFont(font);
    setPageFont(document, font);
  },
  save: perform,
});
zoom.follow(told.config.config.font);
const painter = createPainter(surface.write);
const focus = createFocus(host, accessible, composition, preview, surface);
const followUp = unhurried(({ model, caret }: { readonly model: Model; readonly caret: Caret | null }) => {
  accessible.show(accessibleScreen(model));
  focus.settle();
  focus.place(caret);
});
const appearance = followAppearance(window, (wanted) =>
  send({ kind: 'appearance_changed', appearance: wanted }),
);
let shown = THEMES[system.theme];
paint = (model) => {
  painted = model;
  const theme = themeOf(model);
  if (theme !== shown) {
    shown = theme;
    surface.setColours(surfaceColours(theme));
    colourPage(document, surfaceColours(theme));
  }
  zoom?.follow(model.config.config.font);
  appearance.look(model);
  const picture = view(model);
  marking.draw(model, picture.frame);
  painter.paint(picture);
  focus.follow(picture.caret);
  followUp({ model, caret: picture.caret });
};
window.screenText = surface.text;

surface.onResize(({ cols, rows }) => send({ kind: 'resize', cols, rows }));
listenToMouse(host, {
  surface,
  send,
  marking,
  copy: (text) => {
    copy(text);
    send({ kind: 'notified', status: { level: 'success', text: 'copied', plugin: null }, durationMs: 1_500 });
  },
  choosing: () => painted !== undefined && typeof openDialog(painted)?.content.selected === 'number',
});
listenToDrops(window, {
  pathOf: bridge.pathOf,
  install: (paths) =>
    void bridge.request('install_plugins', { paths }).catch((error: unknown) => refuse(String(error))),
  refuse: () => refuse('Only files and folders from this computer can be dropped here.'),
});

const ids = crypto.getRandomValues(new Uint32Array(4));
const [first, effects] = initialModel(told, {
  size: surface.size,
  appearance: appearanceFor(system, told.config.config),
  ids: [ids[0] ?? 0, ids[1] ?? 0, ids[2] ?? 0, ids[3] ?? 0],
});
runtime.start(first);
for (const effect of effects) perform(effect);
await surface.settled();
await bridge.request('painted', { rows: surface.text() });
await carryFarFonts(document);

function refuse(text: string): void {
  send({ kind: 'notified', status: { level: 'error', text, plugin: null }, durationMs: 6_000 });
}

function required(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
