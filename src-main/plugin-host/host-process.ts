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

/** An argument of the process: its threads keep the priority of every other program, for nobody is typing. */
export const KEEPS_UP = '--keeps-up';

/** How a process is started. */
export interface SpawnWays {
  /** See {@link KEEPS_UP}. Without it the threads of plugins give way to everything else. */
  readonly keepsUp?: boolean;
}

/** Starts a process. Throws when it cannot be started. */
export type SpawnHost = () => HostProcess;
