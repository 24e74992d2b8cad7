/** Rules about the file as a whole: what it declares, and what may not be in it. */
import {
  PDFArray,
  arrayAt,
  at,
  dictAt,
  entriesAt,
  filtersOf,
  nameAt,
  numberAt,
  PDFDict,
  PDFDocument,
  PDFRawStream,
  streamAt,
  textAt,
  decodeStream,
  type PDFObject,
} from '../pdf/objects.ts';
import { readIcc } from '../profile/icc.ts';
import type { NotedFinding } from './page.ts';
import type { RuleName } from './rule-names.ts';

export interface FileFacts {
  /** "PDF/X-4", "PDF/X-1a:2003", or what the file says. */
  standard?: string;
  outputCondition?: string;
}

type Note = (finding: NotedFinding) => void;

export function readStandard(document: PDFDocument): string | undefined {
  const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
  const stated = info && textAt(info, 'GTS_PDFXVersion');
  if (stated) return stated;
  return /GTS_PDFXVersion(?:>|=["'])([^<"']+)/.exec(packetOf(document))?.[1];
}

/** The XMP packet of the file as text; "" where it has none. */
function packetOf(document: PDFDocument): string {
  const packet = streamAt(document.catalog, 'Metadata');
  return packet ? Buffer.from(decodeStream(packet)).toString('utf8') : '';
}

/** @param asked The printing condition of the job, by the name that an output intent would have. */
export function checkFile(document: PDFDocument, note: Note, asked: AskedCondition): FileFacts {
  const { context, catalog } = document;
  const standard = readStandard(document);
  const tell = (rule: RuleName, message: string, remedy: string, object = 'file') =>
    note({ rule, severity: 'error', object, message, remedy });
  if (!context.trailerInfo.ID)
    tell('id-missing', 'The trailer has no /ID.', 'Write the file again with a program that makes PDF/X.');
  if (!standard)
    tell('standard-missing', 'The file does not say which PDF/X it is.', 'Export it as PDF/X-4 or PDF/X-1a.');
  checkInfo(document, tell);
  checkActions(catalog, tell);
  if (standard && !streamAt(catalog, 'Metadata'))
    tell('metadata-missing', 'The file has no XMP metadata.', 'Export it again as PDF/X.');
  if (standard) checkVersion(document, standard, tell);
  const outputCondition = checkIntent(document, standard, tell);
  if (outputCondition !== undefined) checkCondition(outputCondition, asked, note);
  checkStreams(document, standard, tell);
  return { ...(standard ? { standard } : {}), ...(outputCondition ? { outputCondition } : {}) };
}

/** Condition for which the pages are to be printed. */
export interface AskedCondition {
  /** As in an output intent. */
  identifier: string;
  label: string;
}

/** Newest PDF that a standard takes: ISO 15930-1 (2001) 1.3; ISO 15930-4 (2003) 1.4. */
const newestVersion = (standard: string): number =>
  /X-1a?:2001/.test(standard) ? 1.3 : /X-1/.test(standard) ? 1.4 : Infinity;

function checkVersion(document: PDFDocument, standard: string, tell: Tell): void {
  const newest = newestVersion(standard);
  const header = /(\d\.\d)/.exec(document.context.header.toString())?.[1];
  const stated = [header, nameAt(document.catalog, 'Version')].filter((version) => version !== undefined);
  const version = Math.max(...stated.map(Number));
  if (version > newest)
    tell(
      'pdf-version',
      `The file is PDF ${version.toFixed(1)}; ${standard} takes up to ${newest}.`,
      `Export it again as ${standard}, or as PDF/X-4.`,
    );
}

/** Colours that were made for another paper print wrong on this one, however sound the file is. */
function checkCondition(stated: string, { identifier, label }: AskedCondition, note: Note): void {
  if (stated === identifier) return;
  note({
    rule: 'output-condition',
    severity: 'warning',
    object: 'output intent',
    message: `The colours are made for “${stated}”, and the page is printed as “${identifier}” (${label}).`,
    remedy:
      'Have the colours converted for this press, or judge the file by its own condition (--condition).',
  });
}

type Tell = (rule: RuleName, message: string, remedy: string, object?: string) => void;

function checkInfo(document: PDFDocument, tell: Tell): void {
  const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
  const inPacket = /Trapped(?:>|=["'])(\w+)/.exec(packetOf(document))?.[1];
  const stated = [info && nameAt(info, 'Trapped'), inPacket];
  if (!stated.includes('True') && !stated.includes('False'))
    tell(
      'trapped-missing',
      'The file does not say whether it is trapped.',
      'Set Trapped to True or False in the document information.',
    );
}

/** A destination, or going to one: where a viewer opens the file. It runs nothing. */
const isView = (action: PDFObject | undefined): boolean =>
  action instanceof PDFArray ||
  (action instanceof PDFDict && nameAt(action, 'S') === 'GoTo' && !at(action, 'Next'));

function checkActions(catalog: PDFDict, tell: Tell): void {
  for (const key of ['OpenAction', 'AA'])
    if (at(catalog, key) && !isView(at(catalog, key)))
      tell('action', `The file has an action (${key}).`, 'Take out scripts and actions; a press runs none.');
  const names = dictAt(catalog, 'Names');
  if (names && at(names, 'JavaScript'))
    tell('action', 'The file has JavaScript.', 'Take out scripts and actions; a press runs none.');
  if (names && at(names, 'EmbeddedFiles'))
    tell('attachment', 'Files are attached to it.', 'Take the attachments out of the press file.');
  const form = dictAt(catalog, 'AcroForm');
  if (form && (arrayAt(form, 'Fields')?.length ?? 0) > 0)
    tell('form-field', 'The file has form fields.', 'Flatten the form before export.');
}

/** @returns what the intent names. */
function checkIntent(document: PDFDocument, standard: string | undefined, tell: Tell): string | undefined {
  const intents = (arrayAt(document.catalog, 'OutputIntents') ?? []).filter(
    (intent) => intent instanceof PDFDict && nameAt(intent, 'S') === 'GTS_PDFX',
  ) as PDFDict[];
  const [intent] = intents;
  const remedy = 'Export it with the profile of the press as output intent.';
  if (!intent) {
    tell(
      'output-intent-missing',
      'The file has no output intent: nobody knows for which press its colours are.',
      remedy,
    );
    return undefined;
  }
  if (intents.length > 1)
    tell('output-intent-several', `The file has ${intents.length} output intents.`, 'Leave one.');
  const condition = textAt(intent, 'OutputConditionIdentifier');
  if (!condition) tell('output-intent-unnamed', 'The output intent names no printing condition.', remedy);
  const stream = streamAt(intent, 'DestOutputProfile');
  if (!stream) {
    // A registered name is enough for PDF/X-1a and X-3; PDF/X-4 has the profile in the file.
    if (!textAt(intent, 'RegistryName') || standard === 'PDF/X-4')
      tell('output-profile-missing', 'The output intent has no profile.', remedy);
    return condition;
  }
  const head = readIcc(decodeStream(stream));
  if (typeof head === 'string')
    tell('output-profile-damaged', `The profile of the output intent cannot be used: ${head}.`, remedy);
  else if (head.deviceClass !== 'prtr')
    tell(
      'output-profile-kind',
      `The profile of the output intent has the class "${head.deviceClass}", not that of a press.`,
      remedy,
    );
  else if (head.space !== 'CMYK')
    tell(
      'output-profile-kind',
      `The profile of the output intent is for ${head.space.trim()}, not CMYK.`,
      remedy,
    );
  else if (numberAt(stream.dict, 'N') !== 4)
    tell(
      'output-profile-kind',
      `The output intent says that its profile has ${numberAt(stream.dict, 'N')} components.`,
      remedy,
    );
  else if (standard?.startsWith('PDF/X-1a') && head.major >= 4)
    tell(
      'output-profile-version',
      `The profile of the output intent has version ${head.version}; PDF/X-1a takes version 2.`,
      remedy,
    );
  return condition;
}

/** Codings that came with PDF 1.5: newer than PDF/X-1a. */
const newerFilters = ['JPXDecode'];

function checkStreams(document: PDFDocument, standard: string | undefined, tell: Tell): void {
  const seen = new Set<string>();
  const once: Tell = (rule, message, remedy, object) => {
    if (!seen.has(rule)) tell(rule, message, remedy, object);
    seen.add(rule);
  };
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const dict =
      object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
    if (!dict) continue;
    if (object instanceof PDFRawStream && filtersOf(object).includes('LZWDecode'))
      once(
        'lzw',
        'A stream is coded with LZW, which PDF/X does not take.',
        'Save it with Flate coding.',
        `object ${ref.objectNumber}`,
      );
    const newer =
      object instanceof PDFRawStream && filtersOf(object).find((name) => newerFilters.includes(name));
    if (newer && newestVersion(standard ?? '') < Infinity)
      once(
        'filter',
        `A stream is coded as ${newer}, which ${standard} does not take.`,
        'Save it with Flate or JPEG coding.',
        `object ${ref.objectNumber}`,
      );
    if (nameAt(dict, 'Subtype') === 'PS')
      once(
        'postscript',
        'The file holds PostScript.',
        'Export the object as PDF graphics.',
        `object ${ref.objectNumber}`,
      );
    if (at(dict, 'OPI'))
      once(
        'opi',
        'A picture refers to another file (OPI).',
        'Put the picture itself in.',
        `object ${ref.objectNumber}`,
      );
    // Resources stand in a page or form, or are an object of their own.
    for (const [, value] of [
      ...entriesAt(dict, 'ExtGState'),
      ...entriesAt(dictAt(dict, 'Resources'), 'ExtGState'),
    ]) {
      const state = document.context.lookup(value);
      if (state instanceof PDFDict) checkState(state, once);
    }
  }
}

function checkState(state: PDFDict, once: Tell): void {
  if (at(state, 'TR') || (at(state, 'TR2') && nameAt(state, 'TR2') !== 'Default'))
    once(
      'transfer-curve',
      'A transfer curve changes tones in the file.',
      'Take it out; the plate maker sets the curves.',
    );
  const halftone = at(state, 'HT');
  if (halftone && nameAt(state, 'HT') !== 'Default')
    once('halftone', 'The file prescribes a screen.', 'Take it out; the plate maker sets the screen.');
}
