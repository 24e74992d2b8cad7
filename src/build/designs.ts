/**
 * The designs of an edition, packed: templates, style sheets, its theme, formats, fonts list and press
 * conditions (without Tuban's own profiles), as one zip whose bytes depend on nothing but the files. Where the newsroom's own file
 * goes before Tuban's, the own one is in it.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import YAML from 'yaml';
import { findIn, programRoot, readText, type SearchPath } from '../design/search.ts';

/** File kinds that Tuban reads; notes and whatever else lies there stay behind. */
const kinds = /\.(hbs|css|yaml|icc)$/;

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

/** Formats of all folders add up (design/format.ts), so several lists become one with the same meaning. */
async function mergedFormats(folders: string[]): Promise<Uint8Array> {
  const files = [...folders].reverse().map((folder) => path.join(folder, 'formats.yaml')).filter((file) => existsSync(file));
  if (files.length === 1) return readFile(files[0]!);
  const lists = await Promise.all(files.map(async (file) => (YAML.parse(await readText(file)) ?? {}) as Record<string, object>));
  const merged = Object.fromEntries(['pages', 'cards'].map((kind) => [kind, Object.assign({}, ...lists.map((list) => list[kind] ?? {})) as object]));
  return Buffer.from(YAML.stringify(merged), 'utf8');
}

/** A zip's time has no zone; made from local parts, it is the same everywhere. The first that a zip can say. */
const noTime = () => new Date(1980, 0, 1);

/** @param theme Name of the report's theme; the others are left out. */
export async function packDesigns({ styles, templates }: SearchPath, theme: string): Promise<Uint8Array> {
  const packed: Zippable = {};
  for (const name of await filesIn(styles)) {
    if (name.startsWith('themes/') && name !== `themes/${theme}.yaml`) continue;
    const file = findIn(styles, name)!;
    // A megabyte that no archive page uses, and that comes with the version of Tuban that is named beside.
    if (name.endsWith('.icc') && file.startsWith(programRoot)) continue;
    packed[`styles/${name}`] = name === 'formats.yaml' ? await mergedFormats(styles) : await readFile(file);
  }
  for (const name of await filesIn(templates)) packed[`templates/${name}`] = await readFile(findIn(templates, name)!);
  return zipSync(packed, { level: 9, mtime: noTime() });
}
