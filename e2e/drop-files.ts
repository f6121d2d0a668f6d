import type { RunningApp } from './app.fixture';

/** Drops paths on the middle of the window: trusted events through the browser's own input pipeline. */
export async function drop(app: RunningApp, paths: readonly string[]): Promise<void> {
  const { page } = app.tui;
  const session = await app.electron.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
}
