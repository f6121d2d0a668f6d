/** What the verbs for authors of plugins need of the application. Types only. */
import { join } from 'node:path';
import type { Result } from '../../../src-core/lib/result';
import type { ReportLine } from '../../../src-core/plugin/report';
import type { AnswerOutside, ListSource, PluginRuntime } from '../plugin-runtime';

/** Where the parts of the kit lie; all absolute. */
export interface KitPlaces {
  /** A folder for each kit: `javascript` (which TypeScript uses too), `assemblyscript`, `c`, `rust`. */
  readonly sdk: string;
  /** A folder for each language, made into a new plugin by `plugin new`. */
  readonly templates: string;
  /** The plugins that come with the application, built, a folder each. */
  readonly gallery: string;
  /** Compilers that come as npm packages are looked for from here. */
  readonly packages: string;
  /**
   * Whether one that lies in the plugin's folder, or above it, is run instead. It is a program of whoever made the
   * folder, so only the user can say so, for one build or one development. Default false.
   */
  readonly ownCompilers?: boolean;
}

/** The places below the application's own folder. */
export function kitPlacesIn(application: string): KitPlaces {
  return {
    sdk: join(application, 'plugins/sdk'),
    templates: join(application, 'plugins/templates'),
    gallery: join(application, 'out/plugins'),
    packages: application,
  };
}

/** What the user can choose about a build. */
export type BuildChoice = Pick<KitPlaces, 'ownCompilers'>;

/** See the head of the file. */
export interface Workshop {
  readonly places: KitPlaces;
  /** Sandboxes of their own, with nothing of the user's in reach. Whoever asks for them disposes of them. */
  readonly sandboxes: (parts: {
    readonly lists: ListSource;
    readonly outside: AnswerOutside;
  }) => PluginRuntime;
  /** Null on a command line without the application. */
  readonly development: Development | null;
}

/** What is told about a folder under development. */
export interface DevelopmentPage {
  readonly lines: readonly ReportLine[];
  /** The number of the last line, from 1; 0 for none. Ask with it for those after it. */
  readonly last: number;
  /** Whether the folder is still watched. */
  readonly on: boolean;
}

/** Who looks at a development: the window, or a command line that asks again and again. */
export type Developer = 'window' | 'terminal';

/** Plugins that are built at each change and loaded anew. Folders are absolute, as they were typed. */
export interface Development {
  /**
   * Watches the folder from now on, unless it is watched already: builds it, asks the user (natively), installs it and
   * loads it, all of which stands on the page; this resolves when it is watched. The error is a sentence. What a
   * terminal began ends when it asks no more.
   */
  start(folder: string, from: Developer, ways?: BuildChoice): Promise<Result<string, string>>;
  /** What was told last, for a page that is asked for again; undefined for a folder that was not watched so far. */
  latest(folder: string): DevelopmentPage | undefined;
  /** What a terminal was not told yet: waits for a line after that one for some seconds. */
  follow(folder: string, after: number): Promise<DevelopmentPage | undefined>;
  /** Ends it; what was built last stays installed. */
  stop(folder: string): Result<string, string>;
  /** Ends all. */
  dispose(): void;
}
