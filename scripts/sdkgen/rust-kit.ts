/**
 * plugins/sdk/rust/to_tui.rs: the kit for Rust, one file. What every plugin needs is written by hand in rust-parts; what
 * follows from the tables of the interface is made here and stands between.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HOST_ERROR_CODES } from '../../src-core/plugin/host-errors';
import { HOST_FUNCTIONS } from '../../src-core/plugin/host-functions';
import { COMMAND_SHAPES, jsonShape, nameOf, SAID, TOLD, VALUES } from './interface-shapes';
import { rustCommands, rustExports, rustHost } from './rust-calls';
import { enumsIn, pascalCase, rustEnum } from './rust-shape';
import { saidStruct, toldStruct } from './rust-structs';
import { objectIn } from './typescript-type';

/** The whole text. */
export function rustKit(): string {
  return [
    '// Made by `npm run docs` from the tables in src-core/plugin and scripts/sdkgen/rust-parts; changes here are lost.',
    part('head.rs'),
    part('json.rs'),
    enums().join('\n\n'),
    '',
    TOLD.map(toldStruct).join('\n\n'),
    '',
    SAID.map(({ name, schema, words }) => saidStruct(name, jsonShape(schema), words)).join('\n\n'),
    '',
    rustCommands(),
    '',
    rustHost(),
    part('tail.rs'),
    rustExports(),
    '',
  ].join('\n');
}

function enums(): string[] {
  const named = VALUES.flatMap(({ name, schema, words }) => {
    const values = jsonShape(schema).enum?.map(String);
    return values === undefined ? [] : [{ name, words, values }];
  });
  const owners = [
    ...[...TOLD, ...SAID, ...COMMAND_SHAPES].map(({ name, schema }) => ({ owner: name, schema })),
    ...Object.entries(HOST_FUNCTIONS)
      .map(([name, { input }]) => ({ owner: pascalCase(name), schema: input }))
      .filter(({ schema }) => nameOf(objectIn(jsonShape(schema))) === undefined),
  ];
  const found = new Map(owners.flatMap(({ owner, schema }) => [...enumsIn(jsonShape(schema), owner)]));
  for (const { name } of named) found.delete(name);
  return [
    rustEnum(
      'HostErrorCode',
      'Why a host function refused; the interface’s list says what each means.',
      HOST_ERROR_CODES,
      'E_',
    ),
    ...named.map(({ name, words: said, values }) => rustEnum(name, said, values)),
    ...[...found].map(([name, values]) => rustEnum(name, 'One of a few words.', values)),
  ];
}

function part(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'rust-parts', name), 'utf8');
}
