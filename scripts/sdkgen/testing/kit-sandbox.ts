/** What holds for plugins of the kits for C, Rust and AssemblyScript in the real sandbox: any text, any input, memory, and the template. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src-core/plugin/abi';
import { testPlugin } from '../../../src-main/plugin/kit/cases/test-plugin';
import { checkoutWorkshop } from '../../../src-main/plugin/kit/testing/workshop';
import type { CallRequest, PluginRuntime } from '../../../src-main/plugin/plugin-runtime';
import { vetModule } from '../../../src-main/plugin-host/module-vetting';
import {
  callRequest,
  loadRequest,
  MemoryLists,
  makeTodo,
  startRuntime,
  TODAYS_LIST,
} from '../../../src-main/plugin-host/testing/start-runtime';
import type { KitLanguage, KitPlugin } from './kit-plugin';

const LONGEST = 10_000;

/** The laws, as tests. `mostBytes` is what the template's module may grow to before somebody looks why. */
export function sandboxLaws(
  language: KitLanguage,
  template: KitPlugin,
  probe: KitPlugin,
  mostBytes: number,
): void {
  if ('missing' in template || 'missing' in probe) return;

  describe(`the kit for ${language} in the sandbox`, { timeout: 120_000 }, () => {
    const lists = new MemoryLists();
    let runtime: PluginRuntime;
    beforeAll(async () => {
      runtime = await startRuntime(lists);
      for (const [name, { bytes }] of Object.entries({ template, probe })) {
        const loaded = await runtime.load(loadRequest(name, bytes));
        if (!loaded.ok) throw new Error(loaded.error.message);
      }
    });
    afterAll(() => runtime.dispose());

    const callOf = async (plugin: string, input: unknown, more: Partial<CallRequest> = {}) => {
      const result = await runtime.call(
        callRequest(plugin, input, { cpuMs: 5_000, wallMs: 20_000, ...more }),
      );
      return result.ok
        ? { output: result.value.output, memory: result.value.memoryBytes, failure: null }
        : { output: '', memory: 0, failure: result.error };
    };

    /** What `mark` makes of a content. */
    const marked = async (content: string) => {
      const selected = snapshot(content);
      const { output, failure } = await callOf('template', {
        action: 'mark',
        context: context({ selected }),
      });
      return failure?.message ?? JSON.parse(output).commands[0].updates.content;
    };

    it('is small, and needs nothing that the sandbox does not have', () => {
      const vetted = vetModule(template.bytes, DEFAULT_LIMITS);
      if (!vetted.ok) throw new Error(vetted.error.message);
      const { imports, exports, hasStart } = vetted.value;
      expect(imports.host.toSorted()).toEqual(['get_current_date', 'get_metadata', 'get_todo_metadata']);
      expect(imports.network).toEqual([]);
      expect(exports).toEqual(expect.arrayContaining(['handle_action', 'on_todo_completed']));
      // AssemblyScript sets its memory up in one.
      expect(hasStart).toBe(language === 'assemblyscript');
      expect(template.bytes.length).toBeLessThan(mostBytes);
    });

    it('is the template that passes its own cases', async () => {
      const { lines } = await testPlugin(template.folder, await checkoutWorkshop());
      expect(JSON.stringify(lines)).toContain('5 passed, 0 failed');
      expect(template.warnings).toEqual([]);
    });

    it('gives any text back as it was', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: 'grapheme', size: 'max', maxLength: LONGEST / 4 }),
        fc.array(fc.integer({ min: 0, max: 0xffff }), { size: 'max', maxLength: LONGEST }).map(fromUnits),
        fc
          .constantFrom('"', '\\', '\u0000', '\u001f', '\u007f', '\ud83e', '\uffff', '\u2028', '🦊')
          .map((one) => one.repeat(LONGEST / one.length)),
      );
      await fc.assert(
        fc.asyncProperty(text, async (content) => {
          // Half a character has no place in UTF-8.
          expect(await marked(content)).toBe(`${content.replace(/\p{Cs}/gu, '\ufffd')} ★`);
        }),
        { numRuns: 150 },
      );
    });

    it('reads the host’s answers as it reads its input', async () => {
      lists.set(TODAYS_LIST, [makeTodo(1, { content: 'x', description: '\u0000"\\🦊\n'.repeat(2_000) })]);
      const { output } = await callOf('probe', { action: 'first', context: context() });
      expect(JSON.parse(output).commands[0].value).toBe('\u0000"\\🦊\n'.repeat(2_000));
    });

    it('fails with a reason when its input makes no sense, and lives on', async () => {
      const whole = JSON.stringify({ action: 'mark', context: context({ selected: snapshot('x') }) });
      const input = fc.oneof(
        fc.nat(whole.length - 1).map((end) => whole.slice(0, end)),
        fc
          .tuple(fc.nat(whole.length - 1), fc.string({ unit: 'binary', maxLength: 3 }))
          .map(([at, letters]) => whole.slice(0, at) + letters + whole.slice(at + 1)),
        fc.json(),
        fc.string({ unit: 'binary' }),
      );
      await fc.assert(
        fc.asyncProperty(input, async (raw) => {
          const { failure } = await callOf('template', null, { input: raw });
          expect(failure?.kind ?? 'plugin', failure?.message).toBe('plugin');
        }),
        { numRuns: 200 },
      );
      expect(await marked('still here')).toBe('still here ★');
    });

    it.each(['', 'null', '[]', '"x"', '{"action":'])(
      'says that its input cannot be read: %j',
      async (input) => {
        const { failure } = await callOf('template', null, { input });
        expect(failure).toMatchObject({ kind: 'plugin' });
        expect(failure?.message).toContain('the input of the call');
      },
    );

    it('forgets a call when it is over', async () => {
      const memory: number[] = [];
      for (let calls = 0; calls < 40; calls += 1) {
        const selected = snapshot('✓'.repeat(LONGEST));
        memory.push((await callOf('template', { action: 'mark', context: context({ selected }) })).memory);
      }
      expect(memory.at(-1)).toBe(memory[2]);
    });

    it('answers many commands at once', async () => {
      const { output } = await callOf('probe', { action: 'many 3000', context: context() });
      expect(JSON.parse(output).commands.at(-1)).toEqual({ type: 'set_status_message', message: '2999' });
    });

    it('ends with its reason when it breaks off', async () => {
      const { failure } = await callOf('probe', { action: 'panic', context: context() });
      expect(failure).toMatchObject({ kind: 'trap', message: expect.stringContaining('no such luck') });
    });

    it('ends when it wants more memory than there is', async () => {
      await runtime.load(loadRequest('hungry', probe.bytes));
      const { failure } = await callOf('hungry', { action: 'more', context: context() });
      expect(failure?.message).toContain('memory');
    });
  });
}

function fromUnits(units: readonly number[]): string {
  return units.map((unit) => String.fromCharCode(unit)).join('');
}

function snapshot(content: string): object {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    content,
    state: 'empty',
    indent_level: 0,
    parent_id: null,
    due_date: null,
    description: null,
    priority: null,
    date: '2026-01-31',
    position: 0,
    created_at: '',
    modified_at: '',
    completed_at: null,
    tags: [],
  };
}

function context(more: object = {}): object {
  return {
    api: '1',
    plugin: 'plugin-name',
    project: 'default',
    date: '2026-01-30',
    reason: 'action',
    settings: { greeting: 'Hello' },
    ...more,
  };
}
