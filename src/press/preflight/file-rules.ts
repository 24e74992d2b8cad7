/** Rules about the file as a whole: what it declares, and what may not be in it. */
import type { Both } from '../../lib/languages.ts';
import { says, type Said } from '../../lib/problem.ts';
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
} from '../../pdf/objects.ts';
import { readIcc } from '../profile/icc.ts';
import type { NotedFinding } from './page.ts';
import type { RuleName } from './rule-names.ts';

export interface FileFacts {
  /** "PDF/X-4", "PDF/X-1a:2003", or what the file says. */
  standard?: string;
  outputCondition?: string;
}

type Note = (finding: NotedFinding) => void;

function readStandard(document: PDFDocument): string | undefined {
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
  const tell = (rule: RuleName, said: Said, object = 'file') =>
    note({ rule, severity: 'error', object, ...says(said) });
  if (!context.trailerInfo.ID)
    tell('id-missing', {
      en: ['The trailer has no /ID.', 'Write the file again with a program that makes PDF/X.'],
      zh: ['文件尾没有 /ID。', '用能做 PDF/X 的程序重新写一遍。'],
    });
  if (!standard)
    tell('standard-missing', {
      en: ['The file does not say which PDF/X it is.', 'Export it as PDF/X-4 or PDF/X-1a.'],
      zh: ['文件没有标明是哪种 PDF/X。', '导出成 PDF/X-4 或 PDF/X-1a。'],
    });
  checkInfo(document, tell);
  checkActions(catalog, tell);
  if (standard && !streamAt(catalog, 'Metadata'))
    tell('metadata-missing', {
      en: ['The file has no XMP metadata.', 'Export it again as PDF/X.'],
      zh: ['文件没有 XMP 元数据。', '重新导出成 PDF/X。'],
    });
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
    tell('pdf-version', {
      en: [
        `The file is PDF ${version.toFixed(1)}; ${standard} takes up to ${newest}.`,
        `Export it again as ${standard}, or as PDF/X-4.`,
      ],
      zh: [
        `文件是 PDF ${version.toFixed(1)}，${standard} 最高允许 ${newest}。`,
        `重新导出成 ${standard}，或 PDF/X-4。`,
      ],
    });
}

/** Colours that were made for another paper print wrong on this one, however sound the file is. */
function checkCondition(stated: string, { identifier, label }: AskedCondition, note: Note): void {
  if (stated === identifier) return;
  note({
    rule: 'output-condition',
    severity: 'warning',
    object: 'output intent',
    ...says({
      en: [
        `The colours are made for “${stated}”, and the page is printed as “${identifier}” (${label}).`,
        'Have the colours converted for this press, or judge the file by its own condition (--condition).',
      ],
      zh: [
        `颜色是为“${stated}”做的，版面要按“${identifier}”（${label}）印。`,
        '按这个印刷条件转换颜色，或按文件自己的条件来查（--condition）。',
      ],
    }),
  });
}

type Tell = (rule: RuleName, said: Said, object?: string) => void;

function checkInfo(document: PDFDocument, tell: Tell): void {
  const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
  const inPacket = /Trapped(?:>|=["'])(\w+)/.exec(packetOf(document))?.[1];
  const stated = [info && nameAt(info, 'Trapped'), inPacket];
  if (!stated.includes('True') && !stated.includes('False'))
    tell('trapped-missing', {
      en: [
        'The file does not say whether it is trapped.',
        'Set Trapped to True or False in the document information.',
      ],
      zh: ['文件没有标明是否做过陷印。', '在文档信息里把 Trapped 设成 True 或 False。'],
    });
}

/** A destination, or going to one: where a viewer opens the file. It runs nothing. */
const isView = (action: PDFObject | undefined): boolean =>
  action instanceof PDFArray ||
  (action instanceof PDFDict && nameAt(action, 'S') === 'GoTo' && !at(action, 'Next'));

function checkActions(catalog: PDFDict, tell: Tell): void {
  for (const key of ['OpenAction', 'AA'])
    if (at(catalog, key) && !isView(at(catalog, key)))
      tell('action', {
        en: [`The file has an action (${key}).`, 'Take out scripts and actions; a press runs none.'],
        zh: [`文件带有动作（${key}）。`, '去掉脚本和动作，印刷用不着。'],
      });
  const names = dictAt(catalog, 'Names');
  if (names && at(names, 'JavaScript'))
    tell('action', {
      en: ['The file has JavaScript.', 'Take out scripts and actions; a press runs none.'],
      zh: ['文件带有 JavaScript。', '去掉脚本和动作，印刷用不着。'],
    });
  if (names && at(names, 'EmbeddedFiles'))
    tell('attachment', {
      en: ['Files are attached to it.', 'Take the attachments out of the press file.'],
      zh: ['文件带有附件。', '付印文件里去掉附件。'],
    });
  const form = dictAt(catalog, 'AcroForm');
  if (form && (arrayAt(form, 'Fields')?.length ?? 0) > 0)
    tell('form-field', {
      en: ['The file has form fields.', 'Flatten the form before export.'],
      zh: ['文件带有表单。', '导出前把表单拼合。'],
    });
}

/** @returns what the intent names. */
function checkIntent(document: PDFDocument, standard: string | undefined, tell: Tell): string | undefined {
  const intents = (arrayAt(document.catalog, 'OutputIntents') ?? []).filter(
    (intent) => intent instanceof PDFDict && nameAt(intent, 'S') === 'GTS_PDFX',
  ) as PDFDict[];
  const [intent] = intents;
  const remedy: Both = {
    en: 'Export it with the profile of the press as output intent.',
    zh: '导出时用印厂的特性文件作输出意图。',
  };
  if (!intent) {
    tell('output-intent-missing', {
      en: ['The file has no output intent: nobody knows for which press its colours are.', remedy.en],
      zh: ['文件没有输出意图：不知道颜色是为哪种印刷做的。', remedy.zh],
    });
    return undefined;
  }
  if (intents.length > 1)
    tell('output-intent-several', {
      en: [`The file has ${intents.length} output intents.`, 'Leave one.'],
      zh: [`文件有 ${intents.length} 个输出意图。`, '只留一个。'],
    });
  const condition = textAt(intent, 'OutputConditionIdentifier');
  if (!condition)
    tell('output-intent-unnamed', {
      en: ['The output intent names no printing condition.', remedy.en],
      zh: ['输出意图没有写印刷条件。', remedy.zh],
    });
  const stream = streamAt(intent, 'DestOutputProfile');
  if (!stream) {
    // A registered name is enough for PDF/X-1a and X-3; PDF/X-4 has the profile in the file.
    if (!textAt(intent, 'RegistryName') || standard === 'PDF/X-4')
      tell('output-profile-missing', {
        en: ['The output intent has no profile.', remedy.en],
        zh: ['输出意图没有特性文件。', remedy.zh],
      });
    return condition;
  }
  const head = readIcc(decodeStream(stream));
  if (typeof head === 'string')
    tell('output-profile-damaged', {
      en: [`The profile of the output intent cannot be used: ${head}.`, remedy.en],
      zh: [`输出意图的特性文件不能用（${head}）。`, remedy.zh],
    });
  else if (head.deviceClass !== 'prtr')
    tell('output-profile-kind', {
      en: [
        `The profile of the output intent has the class "${head.deviceClass}", not that of a press.`,
        remedy.en,
      ],
      zh: [`输出意图的特性文件属“${head.deviceClass}”类，不是印刷机的。`, remedy.zh],
    });
  else if (head.space !== 'CMYK')
    tell('output-profile-kind', {
      en: [`The profile of the output intent is for ${head.space.trim()}, not CMYK.`, remedy.en],
      zh: [`输出意图的特性文件是 ${head.space.trim()} 的，不是 CMYK。`, remedy.zh],
    });
  else if (numberAt(stream.dict, 'N') !== 4)
    tell('output-profile-kind', {
      en: [
        `The output intent says that its profile has ${numberAt(stream.dict, 'N')} components.`,
        remedy.en,
      ],
      zh: [`输出意图说它的特性文件有 ${numberAt(stream.dict, 'N')} 个分量。`, remedy.zh],
    });
  else if (standard?.startsWith('PDF/X-1a') && head.major >= 4)
    tell('output-profile-version', {
      en: [
        `The profile of the output intent has version ${head.version}; PDF/X-1a takes version 2.`,
        remedy.en,
      ],
      zh: [`输出意图的特性文件是第 ${head.version} 版，PDF/X-1a 只允许第 2 版。`, remedy.zh],
    });
  return condition;
}

/** Codings that came with PDF 1.5: newer than PDF/X-1a. */
const newerFilters = ['JPXDecode'];

function checkStreams(document: PDFDocument, standard: string | undefined, tell: Tell): void {
  const seen = new Set<string>();
  const once: Tell = (rule, said, object) => {
    if (!seen.has(rule)) tell(rule, said, object);
    seen.add(rule);
  };
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const dict =
      object instanceof PDFRawStream ? object.dict : object instanceof PDFDict ? object : undefined;
    if (!dict) continue;
    if (object instanceof PDFRawStream && filtersOf(object).includes('LZWDecode'))
      once(
        'lzw',
        {
          en: ['A stream is coded with LZW, which PDF/X does not take.', 'Save it with Flate coding.'],
          zh: ['有数据用 LZW 编码，PDF/X 不允许。', '改用 Flate 编码保存。'],
        },
        `object ${ref.objectNumber}`,
      );
    const newer =
      object instanceof PDFRawStream && filtersOf(object).find((name) => newerFilters.includes(name));
    if (newer && newestVersion(standard ?? '') < Infinity)
      once(
        'filter',
        {
          en: [
            `A stream is coded as ${newer}, which ${standard} does not take.`,
            'Save it with Flate or JPEG coding.',
          ],
          zh: [`有数据用 ${newer} 编码，${standard} 不允许。`, '改用 Flate 或 JPEG 编码保存。'],
        },
        `object ${ref.objectNumber}`,
      );
    if (nameAt(dict, 'Subtype') === 'PS')
      once(
        'postscript',
        {
          en: ['The file holds PostScript.', 'Export the object as PDF graphics.'],
          zh: ['文件里有 PostScript。', '把这个对象导出成 PDF 图形。'],
        },
        `object ${ref.objectNumber}`,
      );
    if (at(dict, 'OPI'))
      once(
        'opi',
        {
          en: ['A picture refers to another file (OPI).', 'Put the picture itself in.'],
          zh: ['有图片引用别的文件（OPI）。', '放进图片本身。'],
        },
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
    once('transfer-curve', {
      en: ['A transfer curve changes tones in the file.', 'Take it out; the plate maker sets the curves.'],
      zh: ['文件里有阶调曲线，会改变层次。', '去掉它；曲线由制版决定。'],
    });
  const halftone = at(state, 'HT');
  if (halftone && nameAt(state, 'HT') !== 'Default')
    once('halftone', {
      en: ['The file prescribes a screen.', 'Take it out; the plate maker sets the screen.'],
      zh: ['文件里指定了网点。', '去掉它；网点由制版决定。'],
    });
}
