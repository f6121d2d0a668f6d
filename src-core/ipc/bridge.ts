import type { PushName, RequestName } from './channels';
import type { Answers, Pushes, RequestOf } from './contract';

/** What `window.totui` is: the window's one way out. Derived from the contract, never written twice. */
export interface Bridge {
  /** Asks main. Rejects with a one-sentence Error when main could not do it or refused the form of the request. */
  request<N extends RequestName>(
    name: N,
    ...payload: RequestOf<N> extends undefined ? [] : [RequestOf<N>]
  ): Promise<Answers[N]>;
  /** Hears what main tells. Returns the disposer. */
  subscribe<N extends PushName>(name: N, listener: (push: Pushes[N]) => void): () => void;
  /** The path of a dropped `File`; an empty text for one that is not on disk. */
  pathOf(file: unknown): string;
}
