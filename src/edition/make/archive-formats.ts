/**
 * Archive formats, and the files that a build makes of each: one reading edition, and the newspaper
 * page in every page format.
 */
import type { Conformance } from '../../archive/archive.ts';
import type { PageFormat } from '../../design/format.ts';
import { type Both, alike } from '../../lib/languages.ts';
import { wantedFormats, type Edition } from '../edition.ts';
import { pressFormats } from './make-press.ts';

/** What an archive format is: which document, and to which standard. */
interface ArchiveFormat {
  document: 'reading' | 'page';
  conformance: Conformance;
}

const formats: Record<string, ArchiveFormat> = {
  reading: { document: 'reading', conformance: '3a' },
  page: { document: 'page', conformance: '3a' },
  'reading-2a': { document: 'reading', conformance: '2a' },
  'reading-2u': { document: 'reading', conformance: '2u' },
  'page-2a': { document: 'page', conformance: '2a' },
  'page-2u': { document: 'page', conformance: '2u' },
};
const usual = ['reading', 'page'];

export const archiveNames = Object.keys(formats);

export const isReading = (name: string): boolean => formats[name]?.document === 'reading';

/** Formats with a line about each, for `tuban formats`. */
export const archiveFormats = archiveNames.map((name): { name: string; size: Both; label: Both } => {
  const { document, conformance } = formats[name]!;
  const isFull = conformance === '3a';
  return document === 'reading'
    ? {
        name,
        size: alike('210 × 297 mm'),
        label: {
          en: `reading edition, reflowed, ${standardOf(isFull, conformance).en}`,
          zh: `阅读版，重新排过，${standardOf(isFull, conformance).zh}`,
        },
      }
    : {
        name,
        size: { en: 'as the page', zh: '与版面相同' },
        label: {
          en: `newspaper page, ${standardOf(isFull, conformance).en}`,
          zh: `报纸版面，${standardOf(isFull, conformance).zh}`,
        },
      };
});

function standardOf(isFull: boolean, conformance: Conformance): Both {
  return isFull
    ? { en: 'PDF/A-3a and PDF/UA-1, carries its origin', zh: 'PDF/A-3a 和 PDF/UA-1，附带来源文件' }
    : { en: `PDF/A-${conformance}, without its origin`, zh: `PDF/A-${conformance}，不带来源文件` };
}

export const archiveWanted = (
  edition: Pick<Edition, 'loaded'>,
  asked: string[] | undefined,
): ReturnType<typeof wantedFormats> =>
  wantedFormats({ report: edition.loaded.report, asked, known: archiveNames, kind: 'archive', usual });

/** One file to make. */
export interface ArchiveFile {
  /** As `--format` knows it. */
  name: string;
  conformance: Conformance;
  /** Format in the list of products, and path in the report's output folder. */
  format: string;
  path: string;
  /** The newspaper page's; without it this is the reading edition. */
  page?: PageFormat;
}

/** A report that wants no press page has an archive page all the same. */
function pagesOf(edition: Pick<Edition, 'loaded' | 'workshop'>): PageFormat[] {
  const { pages } = edition.workshop.formats;
  const own = pressFormats(edition, undefined);
  return own.length > 0 ? own : [pages.find((page) => page.name === 'broadsheet') ?? pages[0]!];
}

/**
 * A report's only page is “…-page.pdf”. Where it wants several, or a build is asked for another one,
 * the name says which (“…-page-tabloid.pdf”), so that a file's name does not hang on what else is made.
 * @param asked Formats that the build was asked for; page formats among them go before the report's own.
 */
export function archiveFiles(
  edition: Pick<Edition, 'loaded' | 'workshop' | 'view'>,
  name: string,
  asked: string[] | undefined,
): ArchiveFile[] {
  const { document, conformance } = formats[name]!;
  const fileOf = (format: string) => ({
    name,
    conformance,
    format,
    path: `archive/${edition.view.id}-${format}.pdf`,
  });
  if (document === 'reading') return [fileOf(name)];
  const own = pagesOf(edition);
  const [first, ...others] = asked ? pressFormats(edition, asked) : [];
  const isOnly = (page: PageFormat) => own.length === 1 && own[0] === page;
  return (first ? [first, ...others] : own).map((page) => ({
    ...fileOf(isOnly(page) ? name : `${name}-${page.name}`),
    page,
  }));
}
