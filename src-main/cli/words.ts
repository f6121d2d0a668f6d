import { optionFault } from './options';

/**
 * The words of a start that are meant for the application: `plugin` and all behind it, and `--help` or `--version`
 * before it, and options that are ours but misspelt. Switches of Chromium and our own settings are left out, and so is the path of the application, which
 * stands first when it is not packaged.
 */
export function wordsOf(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const args = argv.slice(1);
  const bare = args.flatMap((arg, at) => (arg.startsWith('-') ? [] : [at]));
  const first = (isPackaged ? bare[0] : bare[1]) ?? args.length;
  const before = args.slice(0, first).filter((arg) => ASKING.has(arg) || optionFault(arg) !== undefined);
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
