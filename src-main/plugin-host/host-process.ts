/** The port to a process in which plugins run, whatever started it. */
import type { MainMessage } from './protocol';

/** A process that was started; messages wait until it listens. */
export interface HostProcess {
  post(message: MainMessage): void;
  /** At most one listener; what comes is unchecked. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process is gone for whatever reason. */
  onExit(listener: (reason: string) => void): void;
  /** Ends the process at once. */
  kill(): void;
}

/** Starts a process. Throws when it cannot be started. */
export type SpawnHost = () => HostProcess;
