import type { Input } from './read-given';

/** Asks at a terminal; only `y` and `yes` are a yes. */
export function askYes(question: string, input: Input, prompt: (text: string) => void): Promise<boolean> {
  prompt(`${question} [y/N] `);
  return new Promise((resolve) => {
    let text = '';
    const finish = () => {
      input.off('data', take);
      input.off('end', finish);
      input.pause();
      resolve(/^\s*y(?:es)?\s*$/i.test(text.split(/\r|\n/)[0] ?? ''));
    };
    const take = (chunk: unknown) => {
      text += String(chunk);
      if (/[\r\n]/.test(text) || text.length > MAX_ANSWER) finish();
    };
    input.setEncoding('utf8');
    input.on('data', take);
    input.on('end', finish);
    input.resume();
  });
}

const MAX_ANSWER = 100;
