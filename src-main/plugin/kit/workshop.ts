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
  /** Compilers that come as npm packages are looked for from here, after the plugin's own folder. */
  readonly packages: string;
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

/** Plugins that are built at each change and loaded anew. Folders are absolute. */
export interface Development {
  /**
   * Watches the folder from now on: builds it, asks the user (natively) unless it is being developed already, installs
   * it and loads it. The error is a sentence; a build that fails is none, it stands on the page.
   */
  start(folder: string): Promise<Result<string, string>>;
  /** What was told since that line; undefined for a folder that was not watched since the start. */
  page(folder: string, after: number): DevelopmentPage | undefined;
  /** Ends it; what was built last stays installed. */
  stop(folder: string): Result<string, string>;
  /** Ends all. */
  dispose(): void;
}
