// Which habit a todo is: its text without tags. A todo that repeats is followed by another one, so an id would not do.

const TAG = /(?<![^\s(])#(?=[\p{N}_/-]*\p{L})[\p{L}\p{M}\p{N}_/-]+/gu;
const SHOWN = 60;
const IN_KEY = 40;

/** The name for people; empty when the text is empty or hidden from the plugin. */
export function habitName(content: string): string {
  const plain = tidy(content.replace(TAG, ''));
  return shortened(plain === '' ? tidy(content) : plain, SHOWN);
}

/** Under which key the habit is stored; the same for the same words in any case and with any tags. */
export function habitKey(content: string): string {
  const plain = tidy(content.replace(TAG, ''));
  const name = (plain === '' ? tidy(content) : plain).toLowerCase().normalize('NFC');
  return `habit ${[...name].slice(0, IN_KEY).join('')} ${hash(name)}`;
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** FNV-1a of 32 bits: tells long texts apart that begin alike. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, '0');
}
