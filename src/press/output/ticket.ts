/**
 * A job ticket: XJDF 2.1 (CIP4) that says which files are to be plated, of which size, in which inks, for
 * which condition. What only the plant knows (press, sheets, plates, folding) is left to it.
 */
import { round } from '../../lib/units.ts';
import { element, xmlFile, type XmlAttributes } from '../../lib/xml.ts';
import type { PressCondition } from '../condition.ts';
import { platesOf, type InkSet, isSpot } from '../ink/ink-set.ts';

export interface TicketPage {
  /** File beside the ticket. */
  file: string;
  sha256: string;
  pages: number;
  /** As the newspaper has it: A06; "" where it has none. */
  name: string;
  /** Beside the ticket, by what they are. */
  plates: { plate: string; file: string }[];
  presetting?: string;
}

export interface TicketJob {
  /** Name of the job. */
  id: string;
  title: string;
  /** YYYY-MM-DD, or "". */
  date: string;
  version: string;
  /** mm */
  trim: { width: number; height: number };
  bleed: number;
  inks: InkSet;
  condition: PressCondition;
  standard: string;
  release: boolean;
  pages: TicketPage[];
}

/** Lists of separations have blanks between them, so no name has. */
const separation = (plate: string): string => plate.replaceAll(' ', '_');

/** CIELAB of a solid is the profile's; a ticket has the names and process values. */
const cmykOf = (plate: string, inks: InkSet): string =>
  isSpot(inks) && plate === inks.spot
    ? inks.cmyk.map((ink) => round(ink / 100, 3)).join(' ')
    : ['Cyan', 'Magenta', 'Yellow', 'Black'].map((name) => (name === plate ? 1 : 0)).join(' ');

const set = (name: string, resources: string[][]): string[][] =>
  resources.length === 0 ? [] : [element('ResourceSet', { Name: name, Usage: 'Input' }, resources)];

const fileSpec = (url: string, mime?: string): string[] =>
  element('FileSpec', { URL: encodeURI(url), ...(mime ? { MimeType: mime } : {}) });

/** The pages, in their order. */
function runList({ pages, trim, bleed }: TicketJob): string[][] {
  const size = `trim ${trim.width} × ${trim.height} mm, bleed ${bleed} mm`;
  return pages.map((page, i) =>
    element('Resource', { ...(page.name ? { DescriptiveName: page.name } : {}), ID: `run-${i + 1}` }, [
      element('Comment', {}, size),
      element('GeneralID', { IDUsage: 'SHA-256', IDValue: page.sha256 }),
      element('RunList', { NPage: page.pages }, [fileSpec(page.file, 'application/pdf')]),
    ]),
  );
}

/** Pictures of the plates, and what presets the ink keys. */
const previews = ({ pages }: TicketJob): string[][] =>
  pages.flatMap(({ plates, presetting }) => [
    ...plates.map(({ plate, file }) =>
      element('Resource', {}, [
        element('Part', { Separation: separation(plate) }),
        element('Preview', { PreviewFileType: 'TIFF', PreviewUsage: 'Separation' }, [
          fileSpec(file, 'image/tiff'),
        ]),
      ]),
    ),
    ...(presetting
      ? [
          element('Resource', {}, [
            element('Preview', { PreviewFileType: 'CIP3Multiple', PreviewUsage: 'Separation' }, [
              fileSpec(presetting),
            ]),
          ]),
        ]
      : []),
  ]);

/** Which inks there are, in the order of printing, and how each looks. */
function colorants(inks: InkSet): string[][] {
  const plates = platesOf(inks).map(({ name }) => name);
  const all = plates.map(separation).join(' ');
  const order = { ColorantParams: all, ColorantOrder: all, ProcessColorModel: 'DeviceCMYK' };
  return [
    ...set('ColorantControl', [element('Resource', {}, [element('ColorantControl', order)])]),
    ...set(
      'Color',
      plates.map((plate) =>
        element('Resource', {}, [
          element('Part', { Separation: separation(plate) }),
          element('Color', { CMYK: cmykOf(plate, inks), ActualColorName: plate }),
        ]),
      ),
    ),
  ];
}

/** What the pages are made for: a profile of the plant's own stands for its own condition. */
const printCondition = ({ standard, condition: { profile } }: TicketJob): string[] =>
  element('Resource', { DescriptiveName: `${standard}, ${profile.label}` }, [
    element('ColorSpaceConversionParams', {}, [
      element('FileSpec', { ResourceUsage: 'FinalTargetDevice', UserFileName: profile.head.description }),
    ]),
  ]);

const header = ({ version, date }: TicketJob): string[] =>
  element('Header', {
    AgentName: 'Tuban',
    AgentVersion: version,
    DeviceID: 'Tuban',
    ID: 'a1',
    Time: `${date || '1970-01-01'}T00:00:00Z`,
  });

/** @returns XML that ends in a line end. */
export function ticket(job: TicketJob): string {
  const root: XmlAttributes = {
    xmlns: 'http://www.CIP4.org/JDFSchema_2_0',
    Version: '2.1',
    JobID: job.id,
    JobPartID: 'plates',
    Category: 'Newspaper',
    DescriptiveName: [job.title, job.date, job.release ? '' : '校样 PROOF'].filter(Boolean).join(' '),
    Types: 'PrepressPreparation ImageSetting ConventionalPrinting',
  };
  return xmlFile(
    element('XJDF', root, [
      element('AuditPool', {}, [element('AuditCreated', {}, [header(job)])]),
      ...set('RunList', runList(job)),
      ...colorants(job.inks),
      ...set('ColorSpaceConversionParams', [printCondition(job)]),
      ...set('Preview', previews(job)),
    ]),
  );
}
