import { describe, expect, it } from 'vitest';
import { makeTheme } from '../../src-core/config/make-theme';
import { PALETTES } from '../../src-core/config/palettes';
import { readConfig } from '../../src-core/config/read-config';
import { readTheme } from '../../src-core/config/read-theme';
import { dotted, SETTING_TABLES, SETTINGS } from '../../src-core/config/settings';
import { parseToml } from '../../src-main/toml/parse-toml';
import { configurationDocument } from './configuration-document';

const text = configurationDocument();

function parsed(toml: string) {
  const read = parseToml(toml);
  if (!read.ok) throw new Error(`${toml}: ${read.error.message}`);
  return read.value;
}

describe('docs/configuration.md', () => {
  it.each(SETTINGS.map((setting) => [dotted(setting.key)]))('has %s', (name) => {
    expect(text).toContain(`### \`${name}\``);
  });

  it('has examples that the reader takes as they are', () => {
    const lines = [...text.matchAll(/^- as `(?:(\[.*?\]) )?(.*)`$/gm)];
    expect(lines).toHaveLength(SETTINGS.length);
    for (const [, header = '', line] of lines) {
      expect(readConfig(parsed(`${header}\n${line}`), () => undefined).faults).toEqual([]);
    }
    const tables = [...text.matchAll(/```toml\n(\[(?:key|fil).*?)```/gs)].map(([, toml = '']) => toml);
    expect(tables).toHaveLength(SETTING_TABLES.length);
    for (const toml of tables) expect(readConfig(parsed(toml), () => undefined).faults).toEqual([]);
  });

  it('has a theme file that is our dark theme', () => {
    const [, toml = ''] = /```toml\n(base = .*?)```/s.exec(text) ?? [];
    const { theme } = readTheme(parsed(toml), () => undefined, 'themes/t.toml');
    expect(theme).toEqual(makeTheme(PALETTES.dark));
  });
});
