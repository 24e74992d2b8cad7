/**
 * Finishes Chromium's tagged print into PDF/A-3a with PDF/UA-1 (or 2a, 2u): what that print lacks is
 * added, what differs from launch to launch is made canonical, its origin is embedded, and the result
 * is checked against the rules.
 */
import { fixedDate } from '../lib/fixed-date.ts';
import { type Problem, says } from '../lib/problem.ts';
import { attachFiles, type Attachment } from './attachments.ts';
import { wrapArtifacts } from './artifacts.ts';
import { setBoxes, type Trim } from './boxes.ts';
import { checkArchive } from './check.ts';
import { findingProblem } from './finding-problem.ts';
import { mendLinks } from './links.ts';
import {
  deflated,
  dictAt,
  name,
  openPdf,
  PDFRawStream,
  PDFString,
  textString,
  type PDFDict,
  type PDFDocument,
} from '../pdf/objects.ts';
import { mendOutline } from './outline.ts';
import { mendRepeatedHeads } from './repeats.ts';
import { srgbProfile } from '../lib/srgb.ts';
import { mendStructure } from './structure.ts';
import { mendUnicode } from './unicode.ts';
import { writePdf } from './writer.ts';
import { xmpPacket, type Description, type IssueDescription } from './xmp.ts';

export type { Attachment } from './attachments.ts';
/** 3a also declares PDF/UA-1. */
export type Conformance = '3a' | '2a' | '2u';

export interface ArchiveJob {
  /** Chromium's tagged print with outline. */
  pdf: Uint8Array;
  conformance: Conformance;
  title: string;
  /** One entry a name. */
  authors?: string[];
  publisher?: string;
  /** Of the newspaper in which it stands. */
  issue?: IssueDescription;
  /** DOI, URN or archival code of the page; the report’s name when left out. */
  identifier?: string;
  subject?: string;
  rights?: string;
  keywords?: string[];
  /** BCP 47 */
  language: string;
  /** YYYY-MM-DD or ISO 8601 with a zone. Left out: the same fixed date always, never the clock's. */
  date?: string;
  /** Identifier of the report, and Tuban's version. */
  report: string;
  version: string;
  /** Headings as written, for the bookmarks. */
  headings?: string[];
  /** mm; where all pages are equal, their boxes are set to exactly this. */
  trim?: Trim;
  /** mm printed beyond the trim on every side; cut off by the boxes. */
  bleed?: number;
  attachments: Attachment[];
  /**
   * Made of the finished file and embedded last: what can only be said once it stands. It changes nothing of the
   * pages. Not asked where the file may carry nothing.
   */
  afterwards?: (pdf: Uint8Array) => Promise<Attachment>;
}

/** The date with time and zone, in UTC. @throws Error for something that is no date. */
function isoDate(date: string | undefined): string {
  if (!date) return fixedDate;
  const parsed = new Date(/^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date);
  if (Number.isNaN(parsed.getTime())) throw new Error(`"${date}" is not a date.`);
  return parsed.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** "2024-01-09T00:00:00Z" → "D:20240109000000Z". */
const pdfDate = (iso: string): PDFString => PDFString.of(`D:${iso.replace(/[-:T]/g, '')}`);

function describe(document: PDFDocument, job: ArchiveJob, date: string): void {
  const { context, catalog } = document;
  const tool = `Tuban ${job.version}`;
  const about: Description = {
    title: job.title,
    keywords: job.keywords ?? [],
    language: job.language,
    date,
    creatorTool: tool,
    producer: tool,
    identifier: job.identifier ?? job.report,
    ...(job.authors ? { authors: job.authors } : {}),
    ...(job.publisher ? { publisher: job.publisher } : {}),
    ...(job.issue ? { issue: job.issue } : {}),
    ...(job.subject ? { subject: job.subject } : {}),
    ...(job.rights ? { rights: job.rights } : {}),
  };
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: textString(job.title),
      ...(job.authors?.length ? { Author: textString(job.authors.join(', ')) } : {}),
      ...(job.subject ? { Subject: textString(job.subject) } : {}),
      ...(about.keywords.length > 0 ? { Keywords: textString(about.keywords.join(', ')) } : {}),
      Creator: textString(tool),
      Producer: textString(tool),
      CreationDate: pdfDate(date),
      ModDate: pdfDate(date),
    }),
  );
  const packet = xmpPacket(about, {
    part: job.conformance === '3a' ? 3 : 2,
    conformance: job.conformance === '2u' ? 'U' : 'A',
    universal: job.conformance === '3a',
  });
  // Uncompressed, so that a search of the bytes finds it.
  const metadata = PDFRawStream.of(
    context.obj({ Type: 'Metadata', Subtype: 'XML' }) as PDFDict,
    Buffer.from(packet, 'utf8'),
  );
  catalog.set(name('Metadata'), context.register(metadata));
}

function setCatalog(document: PDFDocument, language: string): void {
  const { context, catalog } = document;
  const profile = context.register(deflated(context, srgbProfile(), { N: context.obj(3) }));
  catalog.set(
    name('OutputIntents'),
    context.obj([
      context.register(
        context.obj({
          Type: 'OutputIntent',
          S: 'GTS_PDFA1',
          OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
          Info: PDFString.of('sRGB IEC61966-2.1'),
          RegistryName: PDFString.of('http://www.color.org'),
          DestOutputProfile: profile,
        }),
      ),
    ]),
  );
  catalog.set(name('Lang'), textString(language));
  catalog.set(name('MarkInfo'), context.obj({ Marked: true }));
  const preferences = dictAt(catalog, 'ViewerPreferences') ?? (context.obj({}) as PDFDict);
  preferences.delete(name('Type'));
  preferences.set(name('DisplayDocTitle'), context.obj(true));
  catalog.set(name('ViewerPreferences'), preferences);
  if (catalog.has(name('Outlines'))) catalog.set(name('PageMode'), name('UseOutlines'));
}

/**
 * @returns The finished file, the same bytes for the same job, and what could not be made right.
 * @throws Error for a date that is none or two attachments of one name, and what `afterwards` throws.
 */
export async function finishArchive(job: ArchiveJob): Promise<{ pdf: Uint8Array; problems: Problem[] }> {
  const date = isoDate(job.date);
  const document = await openPdf(job.pdf);
  const problems: Problem[] = [];
  mendUnicode(document);
  mendRepeatedHeads(document);
  wrapArtifacts(document);
  mendStructure(document);
  mendLinks(document);
  mendOutline(document, job.headings ?? []);
  setCatalog(document, job.language);
  if (job.trim) setBoxes(document, job.trim, job.bleed ?? 0);
  // PDF/A-2 (6.8) lets a file carry other PDF/A files only; PDF/A-3 anything.
  const carries = job.conformance === '3a';
  const attached = carries ? attachFiles(document, job.attachments, pdfDate(date)) : undefined;
  if (!carries && job.attachments.length > 0) problems.push(notCarried(job));
  describe(document, job, date);
  let pdf = writePdf(document);
  if (attached && job.afterwards) {
    attachFiles(document, [await job.afterwards(pdf)], pdfDate(date), attached);
    pdf = writePdf(document);
  }
  problems.push(...(await checkArchive(pdf, job)).map((finding) => findingProblem(finding)));
  return { pdf, problems };
}

const notCarried = ({ conformance, attachments }: ArchiveJob): Problem => ({
  code: 'archive-without-origin',
  severity: 'note',
  ...says({
    en: [
      `PDF/A-${conformance} may not carry its origin: ${attachments.map((file) => file.name).join(', ')} ${attachments.length === 1 ? 'is' : 'are'} not embedded.`,
      'Use 3a for an edition that can be rebuilt from itself.',
    ],
    zh: [
      `PDF/A-${conformance} 不能带来源文件：${attachments.map((file) => file.name).join('、')} 没有嵌入。`,
      '要能用自己重做的存档，用 3a。',
    ],
  }),
});
