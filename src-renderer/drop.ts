import type { Bridge } from '../src-core/ipc/bridge';

/** What happens with a drop. */
export interface DropParts {
  readonly pathOf: Bridge['pathOf'];
  /** Paths of what was dropped; main reads and judges them. */
  readonly install: (paths: string[]) => void;
  /** Nothing of the drop is a file on disk. */
  readonly refuse: () => void;
}

/**
 * Takes files and folders dropped on the page and hands their paths on. The page itself never reads them, and never
 * navigates to them. Returns the disposer.
 */
export function listenToDrops(page: Window, parts: DropParts): () => void {
  const over = (event: DragEvent): void => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const paths = [...(event.dataTransfer?.files ?? [])].map(parts.pathOf).filter((path) => path !== '');
    if (paths.length > 0) parts.install(paths);
    else parts.refuse();
  };
  page.addEventListener('dragover', over);
  page.addEventListener('drop', drop);
  return () => {
    page.removeEventListener('dragover', over);
    page.removeEventListener('drop', drop);
  };
}
