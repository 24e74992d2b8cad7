/** `tuban diff`: two datasets, or two builds, compared; as data, text and one HTML page. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { MessageLanguage } from '../../lib/languages.ts';
import { showPath } from '../../lib/files.ts';
import { hasErrors, ProblemError, type Said, error } from '../../lib/problem.ts';
import { loadReport } from '../../model/load.ts';
import { listAddresses } from '../../view/addresses.ts';
import { deriveView } from '../../view/derive.ts';
import { compareTexts, type Change, type Snapshot } from './compare.ts';
import { comparePictures, type PictureChange } from './pictures.ts';

export interface DiffResult {
  a: string;
  b: string;
  language: string;
  changes: Change[];
  pictures: PictureChange[];
}

const refuse = (code: string, said: Said): ProblemError => new ProblemError(error(code, said), 2);

/** What the proof beside products holds of them (edition/write/proof.ts). */
const proofSchema = z.object({
  texts: z.array(z.object({ at: z.string(), text: z.string() })),
  products: z.array(z.object({ product: z.string(), pictures: z.array(z.object({ source: z.string() })) })),
});

async function readBuild(folder: string): Promise<Snapshot> {
  const html = await readFile(path.join(folder, 'proof.html'), 'utf8');
  const found = /<script type="application\/json" id="account">([\s\S]*?)<\/script>/.exec(html)?.[1];
  const language = /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] ?? 'en';
  try {
    const { texts, products } = proofSchema.parse(JSON.parse(found ?? ''));
    return {
      name: showPath(folder),
      language,
      texts: new Map(texts.map(({ at, text }) => [at, text])),
      pictures: new Map(
        products.flatMap(({ product, pictures }) =>
          pictures.map(({ source }, page): [string, Uint8Array] => [
            pictures.length > 1 ? `${product}, ${page + 1}` : product,
            Buffer.from(source.slice(source.indexOf(',') + 1), 'base64'),
          ]),
        ),
      ),
    };
  } catch {
    throw refuse('diff-unreadable', {
      en: [
        `${showPath(path.join(folder, 'proof.html'))} is not as a build writes it.`,
        'Build the report again.',
      ],
      zh: [`${showPath(path.join(folder, 'proof.html'))} 不是出产品时写的样子。`, '把报告再做一次。'],
    });
  }
}

async function readDataset(file: string): Promise<Snapshot> {
  const loaded = await loadReport(file);
  if (!loaded.report || hasErrors(loaded.problems))
    throw new ProblemError(loaded.problems.filter(({ severity }) => severity === 'error'));
  const view = deriveView(loaded.report, loaded.id);
  const texts = new Map([...listAddresses(view).values()].map(({ at, text }) => [at, text]));
  return { name: showPath(file), language: loaded.report.language, texts, pictures: new Map() };
}

const holds = (folder: string, names: readonly string[]): boolean =>
  names.some((name) => existsSync(path.join(folder, name)));

/** A folder of products with its proof, or a report. */
const readState = (place: string): Promise<Snapshot> =>
  holds(place, ['proof.html']) && !holds(place, ['report.yaml', 'report.yml', 'report.json'])
    ? readBuild(place)
    : readDataset(place);

/**
 * @param a,b Absolute paths of reports, or of folders of products.
 * @throws ProblemError for what cannot be read, and for a dataset against a build.
 */
export async function diffReports(a: string, b: string): Promise<DiffResult> {
  const [was, is] = [await readState(a), await readState(b)];
  return {
    a: was.name,
    b: is.name,
    language: is.language,
    changes: compareTexts(was, is),
    pictures: await comparePictures(was, is),
  };
}

const wordsOf = (language: MessageLanguage) =>
  language === 'zh'
    ? {
        title: '比较',
        between: (a: string, b: string) => `比较：${a} 与 ${b}`,
        numbers: '数字',
        texts: '文字',
        pictures: '画面',
        same: '没有不同。',
        only: (name: string) => `只有 ${name} 有`,
        share: (share: string) => `${share} 的像素不同`,
      }
    : {
        title: 'Compared',
        between: (a: string, b: string) => `Compared: ${a} and ${b}`,
        numbers: 'Numbers',
        texts: 'Texts',
        pictures: 'Pictures',
        same: 'No difference.',
        only: (name: string) => `only in ${name}`,
        share: (share: string) => `${share} of the pixels differ`,
      };

const percent = (share: number): string => `${(100 * share).toFixed(2)}%`;

function pictureNote(
  { before, after, share }: PictureChange,
  { a, b }: DiffResult,
  language: MessageLanguage,
): string {
  const words = wordsOf(language);
  return before && after ? words.share(percent(share)) : words.only(before ? a : b);
}

/** The differences for a terminal. */
export function diffText(result: DiffResult, language: MessageLanguage): string {
  const { a, b, changes, pictures } = result;
  const words = wordsOf(language);
  const lines = [words.between(a, b)];
  for (const [title, sort] of [
    [words.numbers, 'number'],
    [words.texts, 'text'],
  ] as const) {
    const own = changes.filter((change) => change.sort === sort);
    if (own.length > 0) lines.push('', title);
    for (const { at, before, after } of own)
      lines.push(
        `  ${at}`,
        ...(before === '' ? [] : [`    - ${before}`]),
        ...(after === '' ? [] : [`    + ${after}`]),
      );
  }
  if (pictures.length > 0)
    lines.push(
      '',
      words.pictures,
      ...pictures.map((picture) => `  ${picture.name}  ${pictureNote(picture, result, language)}`),
    );
  if (changes.length + pictures.length === 0) lines.push(words.same);
  return `${lines.join('\n')}\n`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const mimeOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x89 ? 'image/png' : bytes[0] === 0xff ? 'image/jpeg' : 'image/webp';

function pictureHtml(
  { name, before, after, regions, width, height, ...rest }: PictureChange,
  result: DiffResult,
  language: MessageLanguage,
): string {
  const frames = regions
    .map(
      ({ x, y, width: w, height: h }) =>
        `<i style="left:${(100 * x) / width}%;top:${(100 * y) / height}%;width:${(100 * w) / width}%;height:${(100 * h) / height}%"></i>`,
    )
    .join('');
  const show = (bytes: Uint8Array | undefined): string =>
    bytes
      ? `<div class="p"><img src="data:${mimeOf(bytes)};base64,${Buffer.from(bytes).toString('base64')}" alt="">${frames}</div>`
      : '<div class="p"></div>';
  const note = pictureNote(
    { name, before, after, regions, width, height, ...rest } as PictureChange,
    result,
    language,
  );
  return `<h3>${escape(name)} <small>${escape(note)}</small></h3><div class="pair">${show(before)}${show(after)}</div>`;
}

/** The differences as one HTML file that needs nothing else. */
export function diffHtml(result: DiffResult, language: MessageLanguage): string {
  const { a, b, changes, pictures } = result;
  const words = wordsOf(language);
  const table = (title: string, sort: Change['sort']): string => {
    const own = changes.filter((change) => change.sort === sort);
    const rows = own.map(
      ({ at, before, after }) =>
        `<tr><td><small>${escape(at)}</small></td><td lang="${escape(result.language)}">${before ? `<del>${escape(before)}</del>` : ''}</td><td lang="${escape(result.language)}">${after ? `<ins>${escape(after)}</ins>` : ''}</td></tr>`,
    );
    return own.length === 0 ? '' : `<h2>${title}</h2><table>${rows.join('\n')}</table>`;
  };
  return `<!doctype html>
<html lang="${language}"><meta charset="utf-8"><title>${escape(`${words.title}: ${a} | ${b}`)}</title>
<style>
body{font:15px/1.6 sans-serif;margin:2em auto;max-width:80em;padding:0 1em}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #ccc;padding:.4em;vertical-align:top;width:40%}td:first-child{width:20%}
small{color:#666}del{background:#fdd}ins{background:#dfd;text-decoration:none}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1em}.p{position:relative}.p img{width:100%;display:block;border:1px solid #ccc}
.p i{position:absolute;outline:2px solid #d00}
</style>
<h1>${escape(words.title)}</h1><p>${escape(a)}<br>${escape(b)}</p>
${table(words.numbers, 'number')}
${table(words.texts, 'text')}
${pictures.length === 0 ? '' : `<h2>${words.pictures}</h2>${pictures.map((picture) => pictureHtml(picture, result, language)).join('\n')}`}
${changes.length + pictures.length === 0 ? `<p>${escape(words.same)}</p>` : ''}
</html>
`;
}
