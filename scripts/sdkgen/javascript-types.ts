/** plugins/sdk/javascript/to-tui.d.ts: what a script finds in its world and must answer, as types. */
import { API_VERSION, PLUGIN_EXPORTS } from '../../src-core/plugin/abi';
import { EXPORTS, type ExportRow } from '../../src-core/plugin/exports';
import { HOST_ERRORS } from '../../src-core/plugin/host-errors';
import { HOST_FUNCTIONS, type HostFunctionRow } from '../../src-core/plugin/host-functions';
import {
  COMMAND_SHAPES,
  jsonShape,
  type NamedShape,
  nameOf,
  SAID,
  sentence,
  TOLD,
  VALUES,
} from './interface-shapes';
import { isEmptyObject, member, objectIn, typescriptFields, typescriptType } from './typescript-type';

/** The whole text. */
export function javascriptTypes(): string {
  const parts = [
    ...VALUES.map(alias),
    ...[...TOLD, ...SAID, ...COMMAND_SHAPES]
      .filter(({ schema }) => !isEmptyObject(jsonShape(schema)))
      .map(shape),
    commandUnion(),
    ANSWERS,
    errors(),
    hostInterface(),
    exportsInterface(),
  ];
  return `${HEAD}\n\ndeclare namespace ToTui {\n${parts.join('\n\n')}\n}\n\n${GLOBALS}\n`;
}

const HEAD = `/**
 * The plugin interface, version ${API_VERSION}, for plugins in JavaScript and TypeScript. Made by \`npm run docs\` from
 * \`src-core/plugin\`; changes here are lost. Begin a script with \`/// <reference path="…/to-tui.d.ts" />\` and
 * \`// @ts-check\`; an export is typed by \`/** @type {ToTui.Exports['handle_action']} *\\/\` before it.
 */`;

const ANSWERS = `  /** What most exports answer: nothing, or what is to be done. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return answers nothing
  type Answer = { readonly commands?: readonly Command[] | null } | null | undefined | void;

  /** What \`generate\` answers. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return answers nothing
  type Generated = { readonly items?: readonly GeneratedItem[] | null } | null | undefined | void;`;

const GLOBALS = `/** What a plugin may ask while it is called. */
declare const host: ToTui.Host;

/** Lines go to the plugin's log. */
interface Console {
  debug(...values: unknown[]): void;
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
}
declare var console: Console;`;

function alias({ name, schema, words }: NamedShape): string {
  // With a title it is not the shape that has the name, so it is written out.
  const type = typescriptType({ ...jsonShape(schema), title: name });
  return `  /** ${words} */\n${member('  ', `type ${name} =`, type)}`;
}

function shape({ name, schema, words }: NamedShape): string {
  const fields = typescriptFields(objectIn(jsonShape(schema)));
  return `  /** ${words} */\n  interface ${name} {\n${fields.join('\n')}\n  }`;
}

function commandUnion(): string {
  const names = COMMAND_SHAPES.map(({ name }) => name).join(' | ');
  return `  /** A change that a plugin asks for. */\n${member('  ', 'type Command =', names)}`;
}

function errors(): string {
  const rows = Object.entries(HOST_ERRORS).map(([code, words]) => `   * - \`${code}\`: ${words}`);
  const codes = Object.keys(HOST_ERRORS).map((code) => `'${code}'`);
  return `  /**
   * Why a host function refused:
${rows.join('\n')}
   */
${member('  ', 'type HostErrorCode =', codes.join(' | '))}

  /** What a host function throws. */
  interface HostError extends Error {
    readonly code: HostErrorCode;
  }`;
}

function hostInterface(): string {
  const rows = Object.entries(HOST_FUNCTIONS).map(([name, row]: [string, HostFunctionRow]) => {
    const needs = row.permission === null ? '' : ` Needs the permission \`${row.permission}\`.`;
    const call = `    ${name}(${parameter(row)}): ${typescriptType(jsonShape(row.output))};`;
    return `    /** ${sentence(row.words)}${needs} */\n${call}`;
  });
  return `  /** The host functions; each throws a {@link HostError} when it refuses. */\n  interface Host {\n${rows.join('\n')}\n  }`;
}

function parameter({ input }: HostFunctionRow): string {
  const json = objectIn(jsonShape(input));
  if (isEmptyObject(json)) return '';
  const type = nameOf(json) ?? typescriptType(json);
  return input.safeParse(undefined).success ? `input?: ${type}` : `input: ${type}`;
}

function exportsInterface(): string {
  const rows = PLUGIN_EXPORTS.map((name) => {
    const row: ExportRow = EXPORTS[name];
    const json = jsonShape(row.input);
    const input = isEmptyObject(json) ? '' : `input: ${typescriptType(json)}`;
    const answer = { commands: 'Answer', items: 'Generated', nothing: 'void' }[row.output];
    return `    /** Called ${sentence(row.called).replace(/^./, (letter) => letter.toLowerCase())} */\n    ${name}?: (${input}) => ${answer};`;
  });
  return `  /** What a plugin may export. */\n  interface Exports {\n${rows.join('\n')}\n  }`;
}
