/** The source of a plugin in two files that throws in the second one. For tests only. */

/** Files by their paths, manifest aside. */
export const THROWING_SOURCE = {
  'src/plugin.ts': `import { lookUp } from './tickets';

interface Input { readonly action: string }

/** Deep below what is called. */
const dive = (depth: number): object => (depth === 0 ? lookUp('deep', undefined) : dive(depth - 1));

export function handle_action({ action }: Input): object {
  if (action === 'go') return lookUp('🦊 is not a ticket', undefined);
  return dive(40);
}

export async function on_todo_completed(): Promise<object> {
  return lookUp('later', undefined);
}
`,
  'src/tickets.ts': `type Ticket = { readonly title: string };

/** Always in vain. */
export function lookUp(why: string, ticket: Ticket | undefined): never {
  console.log(new Error('seen').stack ?? '');
  if (why === 'deep') return ticket!.title as never;
  throw new Error(why);
}
`,
};

/** What the engine of scripts refuses and bundlers do not. */
export const UNLOADABLE_SOURCE = `type Word = string;

export const wrong = /[b--c]/;
`;
