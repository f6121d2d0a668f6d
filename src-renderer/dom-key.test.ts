import { describe, expect, it } from 'vitest';
import { parseKey } from '../src-core/keymap/key';
import { type KeyPress, readKey } from './dom-key';

function press(key: string, code: string, more: Partial<KeyPress> & { altGraph?: boolean } = {}): KeyPress {
  const { altGraph = false, ...modifiers } = more;
  return {
    key,
    code,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    getModifierState: (name) => name === 'AltGraph' && altGraph,
    ...modifiers,
  };
}

const plain = { ctrl: false, alt: false, shift: false, super: false };

describe('readKey', () => {
  it('reads a letter as typed: Shift is part of it', () => {
    expect(readKey(press('k', 'KeyK'))).toEqual({ key: { ...plain, name: 'k' } });
    expect(readKey(press('K', 'KeyK', { shiftKey: true }))).toEqual({ key: { ...plain, name: 'K' } });
    expect(readKey(press('<', 'Comma', { shiftKey: true }))).toEqual({ key: { ...plain, name: '<' } });
    expect(readKey(press('>', 'Period', { shiftKey: true }))).toEqual({ key: { ...plain, name: '>' } });
  });

  it.each([
    [' ', 'Space'],
    ['Escape', 'Esc'],
    ['Backspace', 'BS'],
    ['ArrowLeft', 'Left'],
    ['Enter', 'Enter'],
    ['F12', 'F12'],
    ['PageUp', 'PageUp'],
  ])('names %j as %s', (key, name) => {
    expect(readKey(press(key, key))).toEqual({ key: { ...plain, name } });
  });

  it('keeps Shift as a modifier of a named key, and calls Shift+Tab by its own name', () => {
    expect(readKey(press('ArrowRight', 'ArrowRight', { shiftKey: true, altKey: true }))?.key).toEqual({
      ...plain,
      name: 'Right',
      shift: true,
      alt: true,
    });
    expect(readKey(press('Tab', 'Tab', { shiftKey: true }))?.key).toEqual({ ...plain, name: 'BackTab' });
  });

  it('reads a chord with a letter by Shift alone, as key notation has it', () => {
    expect(readKey(press('r', 'KeyR', { ctrlKey: true }))?.key).toEqual({ ...plain, name: 'r', ctrl: true });
    const capsLock = press('P', 'KeyP', { ctrlKey: true });
    expect(readKey(capsLock)?.key).toEqual({ ...plain, name: 'p', ctrl: true });
    const shifted = readKey(press('P', 'KeyP', { ctrlKey: true, shiftKey: true }))?.key;
    expect(shifted).toEqual({ ...plain, name: 'P', ctrl: true });
    expect(shifted).toEqual(parseKey('<C-S-p>'));
  });

  it('says what the same key gives on a US keyboard when it is not ASCII', () => {
    expect(readKey(press('о', 'KeyJ'))).toEqual({
      key: { ...plain, name: 'о' },
      physical: { ...plain, name: 'j' },
    });
    expect(readKey(press('Ч', 'KeyX', { shiftKey: true }))?.physical).toEqual({ ...plain, name: 'X' });
    expect(readKey(press('б', 'Comma'))?.physical).toEqual({ ...plain, name: ',' });
  });

  it('takes AltGr for a way of typing, not for Ctrl with Alt', () => {
    const at = press('@', 'KeyQ', { ctrlKey: true, altKey: true, altGraph: true });
    expect(readKey(at)).toEqual({ key: { ...plain, name: '@' } });
  });

  it('reads Option with a letter as that letter where it types a symbol', () => {
    expect(readKey(press('∫', 'KeyB', { altKey: true }))).toEqual({
      key: { ...plain, name: 'b', alt: true },
    });
  });

  it.each(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'Dead', 'Unidentified'])(
    'is silent about %s',
    (key) => {
      expect(readKey(press(key, key))).toBeUndefined();
    },
  );
});
