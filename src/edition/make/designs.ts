/**
 * The designs of an edition, packed: templates, style sheets, its theme, formats, fonts list and the
 * newsroom's own press conditions, as one zip whose bytes depend on nothing but the files. Where the
 * newsroom's own file goes before Tuban's, the own one is in it.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import YAML from 'yaml';
import { findIn, readDesignFile, readText, type SearchPath } from '../../design/search.ts';
import { programRoot } from '../../lib/program.ts';
import { zipDate } from '../../lib/fixed-date.ts';

/** File kinds that Tuban reads; notes and whatever else lies there stay behind. */
const kinds = /\.(?:hbs|css|yaml|icc|icm)$/i;

/** Names of files in any of the folders, with forward slashes, sorted. */
async function filesIn(folders: string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (kinds.test(name)) names.add(name.split(path.sep).join('/'));
    }
  }
  return [...names].sort();
}

/**
 * Formats of all folders add up (design/format.ts), so several lists become one with the same meaning;
 * merged once more with Tuban's, as in a rebuild, it stays the same.
 */
async function mergedFormats(folders: string[]): Promise<Uint8Array> {
  const files = [...folders]
    .reverse()
    .map((folder) => path.join(folder, 'formats.yaml'))
    .filter((file) => existsSync(file));
  const texts = [...new Set(await Promise.all(files.map(readText)))];
  if (texts.length === 1) return Buffer.from(texts[0]!, 'utf8');
  const lists = texts.map((text) => (YAML.parse(text) ?? {}) as Record<string, object>);
  const merged = Object.fromEntries(
    ['pages', 'cards'].map((kind) => [
      kind,
      Object.assign({}, ...lists.map((list) => list[kind] ?? {})) as object,
    ]),
  );
  return Buffer.from(YAML.stringify(merged), 'utf8');
}

/** Licences under which a font file may be handed on, as SPDX names. */
const freeFonts = /^(?:OFL|Apache|MIT|CC0|UFL|Ubuntu-font)\b/;

/**
 * The newsroom's own font files, by the names that the list gives them; those in packages come with Tuban.
 */
async function ownFonts(styles: string[]): Promise<[string, Uint8Array][]> {
  const list = findIn(styles, 'fonts.yaml')!;
  const { faces } = YAML.parse(await readText(list)) as { faces: { file?: string; licence: string }[] };
  const names = faces
    .filter(
      ({ file, licence }) =>
        file && !path.isAbsolute(file) && !file.includes('..') && freeFonts.test(licence),
    )
    .map(({ file }) => path.posix.normalize(file!));
  return Promise.all(
    [...new Set(names)]
      .sort()
      .map(async (name): Promise<[string, Uint8Array]> => [
        name,
        await readDesignFile(path.resolve(path.dirname(list), name), 'binary'),
      ]),
  );
}

/**
 * Themes of other reports, and the press conditions that come with Tuban: a megabyte that no archive page
 * uses.
 */
const isLeftOut = (name: string, file: string, theme: string): boolean =>
  (name.startsWith('themes/') && name !== `themes/${theme}.yaml`) ||
  (name.startsWith('press/') && file.startsWith(programRoot + path.sep));

/** @param theme Name of the report's theme; the others are left out. */
export async function packDesigns({ styles, templates }: SearchPath, theme: string): Promise<Uint8Array> {
  const packed: Zippable = {};
  for (const name of await filesIn(styles)) {
    const file = findIn(styles, name)!;
    if (isLeftOut(name, file, theme)) continue;
    packed[`styles/${name}`] =
      name === 'formats.yaml'
        ? await mergedFormats(styles)
        : await readDesignFile(file, /\.ic[cm]$/i.test(name) ? 'binary' : 'text');
  }
  for (const [name, bytes] of await ownFonts(styles)) packed[`styles/${name}`] = bytes;
  for (const name of await filesIn(templates))
    packed[`templates/${name}`] = await readDesignFile(findIn(templates, name)!);
  return zipSync(packed, { level: 9, mtime: zipDate() });
}
