/**
 * plugins/sdk/c/to-tui.h: the kit for C, one header. What every plugin needs is written by hand in c-parts; what
 * follows from the tables of the interface is made here and stands between.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cCommands, cExports, cHostFunctions } from './c-calls';
import { cName } from './c-shape';
import { saidStruct, toldStruct } from './c-structs';
import { jsonShape, SAID, TOLD } from './interface-shapes';

/** The whole text. */
export function cKit(): string {
  return [
    '/* Made by `npm run docs` from the tables in src-core/plugin and scripts/sdkgen/c-parts; changes here are lost. */',
    part('head.h'),
    part('json.h'),
    '/* ---- What the host tells. A text that is left out or null has no bytes. ---- */\n',
    TOLD.map(toldStruct).join('\n\n'),
    '\n/* ---- What a plugin says: what is not named is left out. ---- */\n',
    SAID.map(({ name, schema, words }) => saidStruct(cName(name), jsonShape(schema), words)).join('\n\n'),
    '\n/* ---- Questions to the host. A run sees one and the same state of the list, however often it asks. ---- */\n',
    cHostFunctions(),
    '\n/* ---- Commands. Nothing happens before the export returns; then all of it does, or nothing. ---- */\n',
    cCommands(),
    '\n/* ---- The exports. ---- */\n',
    cExports(),
    part('tail.h'),
  ].join('\n');
}

function part(name: string): string {
  return readFileSync(path.join(import.meta.dirname, 'c-parts', name), 'utf8');
}
