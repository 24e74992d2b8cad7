/** `tuban doctor`: what was found and where it was looked for. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../design/cache.ts';
import { readFaces } from '../design/fonts.ts';
import { programRoot, searchPath } from '../design/search.ts';
import { ProblemError } from '../lib/problem.ts';
import { startBrowser } from '../render/browser.ts';
import { lookForChromium } from '../render/chromium.ts';
import { version } from '../edition/version.ts';

/** Programs that only tests and look-overs use; nothing that Tuban makes needs them. */
const optionalTools = ['gs', 'pdftoppm', 'pdfinfo', 'qpdf', 'mutool', 'java', 'mvn'];

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

export interface Diagnosis {
  tuban: string;
  program: string;
  runtime: { version: string; path: string };
  chromium: {
    places: { origin: string; place: string; found: boolean; note?: string }[];
    version?: string;
    fault?: string;
  };
  fonts: { name: string; found: boolean; path: string }[];
  designs: { styles: string[]; templates: string[] };
  tools: { name: string; path?: string }[];
  cache: string;
}

async function chromiumState(): Promise<Diagnosis['chromium']> {
  const places = await lookForChromium();
  try {
    await using browser = await startBrowser();
    return { places, version: browser.version };
  } catch (error) {
    if (error instanceof ProblemError) return { places, fault: error.message };
    throw error;
  }
}

async function fontState(own: string[]): Promise<Diagnosis['fonts']> {
  try {
    return (await readFaces(searchPath(own))).map(({ name, path: file }) => ({
      name,
      found: true,
      path: file,
    }));
  } catch (error) {
    if (error instanceof ProblemError) return [{ name: error.message, found: false, path: '' }];
    throw error;
  }
}

export async function diagnose(own: string[]): Promise<Diagnosis> {
  return {
    tuban: version,
    program: programRoot,
    runtime: { version: process.versions.node, path: process.execPath },
    chromium: await chromiumState(),
    fonts: await fontState(own),
    designs: searchPath(own),
    tools: optionalTools.map((name) => ({ name, ...(onPath(name) ? { path: onPath(name)! } : {}) })),
    cache: cacheFolder(),
  };
}

export const isHealthy = ({ chromium, fonts }: Diagnosis): boolean =>
  chromium.version !== undefined && fonts.every((font) => font.found);

export function diagnosisText({
  tuban,
  program,
  runtime,
  chromium,
  fonts,
  designs,
  tools,
  cache,
}: Diagnosis): string {
  const mark = (found: boolean) => (found ? '  ok     ' : '  missing');
  return [
    `Tuban ${tuban} in ${program}`,
    '',
    'Runtime',
    `  ok      Node ${runtime.version}  ${runtime.path}`,
    '',
    'Chromium (the first that is there is used)',
    ...chromium.places.map(
      ({ found, place, note }) => `${found ? '  there  ' : '  –      '} ${place}${note ? ` (${note})` : ''}`,
    ),
    chromium.version ? `  ok      started: ${chromium.version}` : `  missing ${chromium.fault ?? ''}`,
    '',
    'Fonts',
    ...fonts.map(({ name, found, path: file }) => `${mark(found)} ${name}  ${file}`),
    '',
    'Designs, in the order looked at',
    ...[...designs.styles, ...designs.templates].map((folder) => `  ${folder}`),
    '',
    'Optional tools (only for tests and looking)',
    ...tools.map(
      ({ name, path: file }) => `${file ? '  there  ' : '  –      '} ${name}${file ? `  ${file}` : ''}`,
    ),
    '',
    `Cache: ${cache}`,
    '',
  ].join('\n');
}
