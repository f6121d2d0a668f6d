import { start, test } from './app.fixture';

test('a reminder comes at its minute, once, and is not told again after a restart', async ({ dataDir }) => {
  const first = await start(dataDir, { clock: '2026-01-30T09:59:50+01:00' });
  await first.tui.press('ncall Ana<Esc>gmtoday 10:00');
  await first.tui.expectScreen(/10:00/);
  await first.tui.press('<Enter>');
  await first.tui.expectScreen('Reminder: call Ana', 20_000);
  await first.quit();
  const second = await start(dataDir, { clock: '2026-01-30T10:05:00+01:00' });
  await second.tui.expectScreen('[ ] call Ana');
  await second.tui.press('o still quiet<Esc>');
  await second.tui.expectGone('Reminder');
  await second.quit();
});

test('what was missed while it was closed is told at the start', async ({ dataDir }) => {
  const first = await start(dataDir, { clock: '2026-01-30T09:00:00+01:00' });
  await first.tui.press('ncall Ana<Esc>gm10:00<Enter>');
  await first.tui.expectScreen(/\[ \] call Ana .*10:00/);
  await first.tui.expectGone('Esc');
  await first.quit();
  const second = await start(dataDir, { clock: '2026-01-30T11:00:00+01:00' });
  await second.tui.expectScreen('Reminder: call Ana');
  await second.quit();
});
