/** `pack`: builds, checks, and makes the `.zip` that others drop on their window. */
import { cleanLine } from '../../../src-core/plugin/clean-text';
import type { Report } from '../../../src-core/plugin/report';
import { byteWords, columns, count, line, page } from '../../../src-core/plugin/report-lines';
import { type Packed, type PackFault, packPlugin } from '../kit/pack';
import { lastName } from '../package-source';
import { pathMeant, said, shown, type WorkshopDeed } from './verb-context';

/** See the head of the file. */
export const pack: WorkshopDeed = async ({ args: [path = ''], options }, context) => {
  const folder = pathMeant(context, path);
  if (!folder.ok) return said('error', folder.error);
  const named = options.get('--out');
  const out = named === undefined ? undefined : pathMeant(context, named);
  if (out?.ok === false) return said('error', out.error);
  const packed = await packPlugin(folder.value, context.workshop.places, out?.value);
  if (packed.ok) return shown(packedPage(packed.value, path));
  return shown(faultPage(lastName(folder.value), packed.error));
};

function packedPage({ name, version, members, findings, warnings, ...zip }: Packed, path: string): Report {
  const rows = members.map((one) => [one.name, byteWords(one.bytes)]);
  const minded = findings.filter(({ level }) => level === 'warning');
  const remedy = `plugin lint ${cleanLine(path, 200)}`;
  return page(`${name} ${version} is packed`, [
    ...columns(rows, [20, 10]).map((one) => line(one)),
    line(''),
    line(zip.file, 'title'),
    line(`${byteWords(zip.bytes)}, SHA-256 ${zip.sha256}`, 'dim'),
    ...warnings.map((one) => line(`the compiler warns: ${one}`, 'warning')),
    ...(minded.length > 0
      ? [line(`${count(minded.length, 'warning')}: ${remedy} says which`, 'warning')]
      : []),
    line('The same source gives the same bytes. Drop it on the window to install it, or hand it on.', 'dim'),
  ]);
}

function faultPage(name: string, { sentence, output }: PackFault): Report {
  return page(`${name} is not packed`, [line(sentence, 'error'), ...output.map((one) => line(one, 'dim'))]);
}
