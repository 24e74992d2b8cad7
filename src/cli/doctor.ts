/** `tuban doctor`: what was found and where it was looked for. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Both, type InEach, type MessageLanguage, inEach } from '../lib/languages.ts';
import { cacheFolder } from '../design/cache.ts';
import { readFaces } from '../design/fonts.ts';
import { searchPath } from '../design/search.ts';
import { programRoot } from '../lib/program.ts';
import { ProblemError, sentencesOf } from '../lib/problem.ts';
import { startBrowser } from '../render/browser.ts';
import { lookForChromium, showPlace, type ChromiumPlace } from '../render/chromium.ts';
import { version } from '../edition/version.ts';

/** Programs that only tests and look-overs use; nothing that Tuban makes needs them. */
const optionalTools = ['gs', 'pdftoppm', 'pdfinfo', 'qpdf', 'mutool', 'java', 'mvn'];

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

const words = {
  en: {
    ok: '  ok     ',
    missing: '  missing',
    there: '  there  ',
    absent: '  –      ',
    in: 'in',
    runtime: 'Runtime',
    chromium: 'Chromium (the first that is there is used)',
    started: 'started: ',
    fonts: 'Fonts',
    designs: 'Designs, in the order looked at',
    tools: 'Optional tools (only for tests and looking)',
    cache: 'Cache:',
  },
  zh: {
    ok: '  好  ',
    missing: '  缺  ',
    there: '  有  ',
    absent: '  –   ',
    in: '在',
    runtime: '运行时',
    chromium: 'Chromium（用第一个找到的）',
    started: '已启动：',
    fonts: '字体',
    designs: '设计文件夹，按查找次序',
    tools: '可有可无的工具（只在测试和查看时用）',
    cache: '缓存：',
  },
} satisfies InEach<Record<string, string>>;

/** All that an error says, in every language. */
const messageOf = ({ problems }: ProblemError): Both =>
  inEach((language) => problems.map((problem) => sentencesOf(problem, language).message).join('\n'));

export interface Diagnosis {
  tuban: string;
  program: string;
  runtime: { version: string; path: string };
  chromium: {
    places: ChromiumPlace[];
    version?: string;
    fault?: Both;
  };
  fonts: { name: string | Both; found: boolean; path: string }[];
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
    if (error instanceof ProblemError) return { places, fault: messageOf(error) };
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
    if (error instanceof ProblemError) return [{ name: messageOf(error), found: false, path: '' }];
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

export function diagnosisText(
  { tuban, program, runtime, chromium, fonts, designs, tools, cache }: Diagnosis,
  language: MessageLanguage,
): string {
  const said = words[language];
  const mark = (found: boolean) => (found ? said.ok : said.missing);
  return [
    `Tuban ${tuban} ${said.in} ${program}`,
    '',
    said.runtime,
    `${said.ok} Node ${runtime.version}  ${runtime.path}`,
    '',
    said.chromium,
    ...chromium.places.map(
      (place) => `${place.found ? said.there : said.absent} ${showPlace(place)[language]}`,
    ),
    chromium.version
      ? `${said.ok} ${said.started}${chromium.version}`
      : `${said.missing} ${chromium.fault?.[language] ?? ''}`,
    '',
    said.fonts,
    ...fonts.map(
      ({ name, found, path: file }) =>
        `${mark(found)} ${typeof name === 'string' ? name : name[language]}  ${file}`,
    ),
    '',
    said.designs,
    ...[...designs.styles, ...designs.templates].map((folder) => `  ${folder}`),
    '',
    said.tools,
    ...tools.map(
      ({ name, path: file }) => `${file ? said.there : said.absent} ${name}${file ? `  ${file}` : ''}`,
    ),
    '',
    `${said.cache} ${cache}`,
    '',
  ].join('\n');
}
