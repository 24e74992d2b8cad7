/** Reports written into folders of their own, loaded, and their problems as printed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { formatProblems } from '../../src/lib/problem-text.ts';
import type { MessageLanguage } from '../../src/lib/languages.ts';
import type { Problem } from '../../src/lib/problem.ts';
import { loadReport, type LoadedReport } from '../../src/model/load.ts';

export type Files = Record<string, string | Uint8Array>;

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder called "sample" with these files. */
export function writeFolder(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'tuban-'));
  folders.push(root);
  const folder = join(root, 'sample');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Loaded {
  loaded: LoadedReport;
  /** Problems as a terminal shows them, the folder left out. */
  printed: string;
  /** The same in Chinese. */
  printedZh: string;
  /** "code line:column" of each. */
  codes: string[];
}

const codeOf = ({ code, place }: Problem): string => (place ? `${code} ${place.line}:${place.column}` : code);

export async function loadFiles(files: Files): Promise<Loaded> {
  const folder = writeFolder(files);
  const loaded = await loadReport(folder);
  const print = (language: MessageLanguage) =>
    formatProblems(loaded.problems, { language }).replaceAll(`${folder}/`, '').replaceAll(folder, 'sample');
  return { loaded, printed: print('en'), printedZh: print('zh'), codes: loaded.problems.map(codeOf) };
}

export const loadYaml = (yaml: string): Promise<Loaded> => loadFiles({ 'report.yaml': yaml });

/** A Chinese report with nothing left to say, into which a test puts one fault. */
export interface Parts {
  head?: string;
  facts?: string;
  items?: string;
  figures?: string;
  photos?: string;
  rest?: string;
}

export const writeReport = ({
  head = '',
  facts = '',
  items = '',
  figures = '',
  photos = '',
  rest = '',
}: Parts): string => `\
tuban: 1
language: zh-Hans
source: 工作报告
masthead: {title: 工作|报告, newspaper: 日报, page: "03", section: 要闻, date: 2024-01-13}
credits: [{role: 责编, names: [甲乙]}, {role: 校对, names: [丙丁]}]
${head}facts:
  gdp: {label: 产值增长, value: 6, unit: "%", qualifier: 左右, prefix: 预计, kind: growth}
${facts}review:
  title: 工作回顾
  sections:
    - id: economy
      title: 经济
      items:
        - 预计产值增长{gdp}。
${items}${figures && `      figures:\n${figures}`}${photos && `      photos:\n${photos}`}${rest}`;
