/**
 * Handles to values inside QuickJS, which must be freed or the script's memory fills up, and what can be read of
 * them. Whatever is read is looked at for its size before it is copied out.
 */
import { Lifetime, type QuickJSContext, type QuickJSHandle, Scope } from 'quickjs-emscripten-core';
import { MAX_MESSAGE } from './failure';

/** What was thrown inside, as the engine names it; empty where it has no such part. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Reads values of one context. Handles live until {@link JsHandles.free} or the next {@link JsHandles.renew}. */
export class JsHandles {
  readonly #vm: QuickJSContext;
  #scope = new Scope();

  constructor(vm: QuickJSContext) {
    this.#vm = vm;
  }

  /** Begins a new set of handles. */
  renew(): void {
    this.#scope = new Scope();
  }

  /** Frees the set; not to be called when the engine has broken. */
  free(): void {
    this.#scope.dispose();
  }

  /** Puts a value into the set, when it is a handle. */
  keep<T>(value: T): T {
    if (value instanceof Lifetime) this.#scope.manage(value);
    return value;
  }

  prop(of: QuickJSHandle, name: string): QuickJSHandle {
    return this.keep(this.#vm.getProp(of, name));
  }

  /** The text of a string; undefined when it is none or has more than `most` UTF-16 code units. */
  text(value: QuickJSHandle, most: number): string | undefined {
    if (!this.isText(value) || this.#lengthOf(value) > most) return undefined;
    return this.#vm.getString(value);
  }

  isText(value: QuickJSHandle): boolean {
    return this.#vm.typeof(value) === 'string';
  }

  /** What can be said of a thrown value, which may be anything. */
  describe(thrown: QuickJSHandle): Thrown {
    const type = this.#vm.typeof(thrown);
    if (type === 'string') return { name: '', message: this.#shown(thrown), stack: '' };
    if (type !== 'object') return { name: '', message: type, stack: '' };
    if (this.#vm.eq(thrown, this.#vm.null)) return { name: '', message: 'null', stack: '' };
    const part = (name: string) => {
      const value = this.prop(thrown, name);
      return this.isText(value) ? this.#shown(value) : '';
    };
    return { name: part('name'), message: part('message'), stack: part('stack') };
  }

  #shown(text: QuickJSHandle): string {
    return this.text(text, 20 * MAX_MESSAGE) ?? '(a text too long to show)';
  }

  #lengthOf(text: QuickJSHandle): number {
    return this.#vm.getNumber(this.prop(text, 'length'));
  }
}
