/** Rules about the file as a whole: what it declares, and what may not be in it. */
import {
  arrayAt,
  at,
  dictAt,
  entriesAt,
  filtersOf,
  nameAt,
  numberAt,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  streamAt,
  textAt,
  decodeStream,
  latin1,
} from '../pdf/objects.ts';
import { readIcc } from '../profile/icc.ts';
import type { NotedFinding } from './page.ts';

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
  const packet = streamAt(document.catalog, 'Metadata');
  return packet ? /GTS_PDFXVersion(?:>|=["'])([^<"']+)/.exec(latin1(decodeStream(packet)))?.[1] : undefined;
}

export function checkFile(document: PDFDocument, note: Note): FileFacts {
  const { context, catalog } = document;
  const standard = readStandard(document);
  const tell = (rule: string, message: string, remedy: string, object = 'file') =>
    note({ rule, severity: 'error', object, message, remedy });
  if (!context.trailerInfo.ID)
    tell('id-missing', 'The trailer has no /ID.', 'Write the file again with a program that makes PDF/X.');
  if (!standard)
    tell('standard-missing', 'The file does not say which PDF/X it is.', 'Export it as PDF/X-4 or PDF/X-1a.');
  checkInfo(document, tell);
  checkActions(catalog, tell);
  if (standard && !streamAt(catalog, 'Metadata'))
    tell('metadata-missing', 'The file has no XMP metadata.', 'Export it again as PDF/X.');
  const outputCondition = checkIntent(document, standard, tell);
  checkStreams(document, tell);
  return { ...(standard ? { standard } : {}), ...(outputCondition ? { outputCondition } : {}) };
}

type Tell = (rule: string, message: string, remedy: string, object?: string) => void;

function checkInfo(document: PDFDocument, tell: Tell): void {
  const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
  const trapped = info && at(info, 'Trapped');
  if (!(trapped instanceof PDFName) || trapped.decodeText() === 'Unknown')
    tell(
      'trapped-missing',
      'The file does not say whether it is trapped.',
      'Set Trapped to True or False in the document information.',
    );
}

function checkActions(catalog: PDFDict, tell: Tell): void {
  for (const key of ['OpenAction', 'AA'])
    if (at(catalog, key))
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
    if (!textAt(intent, 'RegistryName'))
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

function checkStreams(document: PDFDocument, tell: Tell): void {
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
