import { optionFault } from './options';

/**
 * The words of a start that are meant for the application: a verb and all behind it, `--help` or `--version` before it,
 * and options that are not as anybody knows them. Switches of the engine and our own settings are left out, and so is
 * the path of the application, which stands first when it is not packaged, with Electron's own options before it.
 */
export function wordsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const args = argv.slice(1);
  const bare = args.flatMap((arg, at) => (arg.startsWith('-') ? [] : [at]));
  const own = isPackaged ? 0 : (bare[0] ?? -1) + 1;
  const first = (isPackaged ? bare[0] : bare[1]) ?? args.length;
  const before = args.slice(own, first).filter((arg) => ASKING.has(arg) || optionFault(arg) !== undefined);
  return [...before, ...args.slice(first).filter((arg) => !isSetting(arg))];
}

const ASKING: ReadonlySet<string> = new Set(['--help', '--version']);

/** What may stand anywhere and is read elsewhere. */
function isSetting(arg: string): boolean {
  return (
    (arg.startsWith('--data-dir=') && optionFault(arg) === undefined) ||
    arg === '--safe' ||
    arg === '--no-sandbox'
  );
}
