/**
 * Other ways to make such pages and cards, measured in turn with Tuban where they are installed: WeasyPrint, Vivliostyle
 * and Typst on the path, satori with resvg among the packages below a folder. Each sets less than Tuban does: the
 * page's finished document (or, Typst, its words in six columns), or one plain card for each of the deck.
 */
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { PlainJob } from './documents.ts';
import { runMeasured, type Measured } from './measure.ts';

/** A peer that takes longer is stopped, ms. */
export const longest = 120_000;

export interface Peer {
  name: string;
  /** undefined where it is not installed. */
  run: (() => Promise<Measured>) | undefined;
}

/** The program of this name on the path; undefined where there is none. */
function programOf(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Words of a document in reading order, without its styles and drawings. */
const wordsOf = (html: string): string =>
  html
    .replace(/<(style|script|svg|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&[a-z#0-9]+;/gi, ' ')
    .replace(/\s+/g, ' ');

const typstOf = ({ html, size }: PlainJob): string =>
  `#set page(width: ${size.width}mm, height: ${size.height}mm, margin: 20mm, columns: 6)\n` +
  `#set text(size: 9pt)\n#set par(justify: true)\n${JSON.stringify(wordsOf(readFileSync(html, 'utf8')))
    .slice(1, -1)
    .replace(/([#$*_`<>@=~\\[\]])/g, '\\$1')}\n`;

/** Programs that print the page. @param folder For what they write. */
export function pagePeers(page: PlainJob, folder: string): Peer[] {
  const out = path.join(folder, 'peer.pdf');
  const source = path.join(folder, 'peer.typ');
  const peers: [name: string, program: string, args: () => string[]][] = [
    ['WeasyPrint', 'weasyprint', () => [page.html, out]],
    ['Vivliostyle', 'vivliostyle', () => ['build', page.html, '-o', out]],
    [
      'Typst',
      'typst',
      () => {
        writeFileSync(source, typstOf(page));
        return ['compile', source, out];
      },
    ],
  ];
  return peers.map(([name, program, args]) => {
    const file = programOf(program);
    return {
      name,
      run: file ? () => runMeasured(file, args(), { cwd: folder, memory: false, limit: longest }) : undefined,
    };
  });
}

/** @param packages Folder whose `node_modules` may hold satori and @resvg/resvg-js. */
export function cardPeer(cards: number, folder: string, packages: string): Peer {
  const name = 'satori + resvg, two workers';
  try {
    const find = createRequire(path.join(packages, 'package.json'));
    const [satori, resvg] = ['satori', '@resvg/resvg-js'].map((one) => find.resolve(one));
    const script = path.join(import.meta.dirname, 'satori.ts');
    const args = ['--disable-warning=ExperimentalWarning', script, satori!, resvg!, String(cards), folder];
    return {
      name,
      run: () => runMeasured(process.execPath, args, { cwd: folder, memory: false, limit: longest }),
    };
  } catch {
    return { name, run: undefined };
  }
}
