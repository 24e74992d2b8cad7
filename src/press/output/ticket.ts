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

/** CIELAB of a solid is the profile's; a ticket has the names and process values. */
const cmykOf = (plate: string, inks: InkSet): string =>
  isSpot(inks) && plate === inks.spot
    ? inks.cmyk.map((ink) => round(ink / 100, 3)).join(' ')
    : ['Cyan', 'Magenta', 'Yellow', 'Black'].map((name) => (name === plate ? 1 : 0)).join(' ');

/** @returns XML that ends in a line end. */
export function ticket(job: TicketJob): string {
  const { id, title, date, version, trim, bleed, inks, condition, standard, release, pages } = job;
  // Lists of separations have blanks between them.
  const names = platesOf(inks).map(({ name }) => name.replaceAll(' ', '_'));
  const size = `trim ${trim.width} × ${trim.height} mm, bleed ${bleed} mm`;
  const runs = pages.map((page) =>
    element(
      'Resource',
      { ...(page.name ? { DescriptiveName: page.name } : {}), ID: `run-${pages.indexOf(page) + 1}` },
      [
        element('Comment', {}, size),
        element('GeneralID', { IDUsage: 'SHA-256', IDValue: page.sha256 }),
        element('RunList', { NPage: page.pages }, [
          element('FileSpec', { URL: encodeURI(page.file), MimeType: 'application/pdf' }),
        ]),
      ],
    ),
  );
  const previews = pages.flatMap((page) => [
    ...page.plates.map(({ plate, file }) =>
      element('Resource', {}, [
        element('Part', { Separation: plate }),
        element('Preview', { PreviewFileType: 'TIFF', PreviewUsage: 'Separation' }, [
          element('FileSpec', { URL: encodeURI(file), MimeType: 'image/tiff' }),
        ]),
      ]),
    ),
    ...(page.presetting
      ? [
          element('Resource', {}, [
            element('Preview', { PreviewFileType: 'CIP3Multiple', PreviewUsage: 'Separation' }, [
              element('FileSpec', { URL: encodeURI(page.presetting) }),
            ]),
          ]),
        ]
      : []),
  ]);
  const root: XmlAttributes = {
    xmlns: 'http://www.CIP4.org/JDFSchema_2_0',
    Version: '2.1',
    JobID: id,
    JobPartID: 'plates',
    Category: 'Newspaper',
    DescriptiveName: [title, date, release ? '' : '校样 PROOF'].filter(Boolean).join(' '),
    Types: 'PrepressPreparation ImageSetting ConventionalPrinting',
  };
  const set = (name: string, resources: string[][], attributes: XmlAttributes = {}) =>
    resources.length === 0
      ? []
      : [element('ResourceSet', { Name: name, Usage: 'Input', ...attributes }, resources)];
  return xmlFile(
    element('XJDF', root, [
      element('AuditPool', {}, [
        element('AuditCreated', {}, [
          element('Header', {
            AgentName: 'Tuban',
            AgentVersion: version,
            DeviceID: 'Tuban',
            ID: 'a1',
            Time: `${date || '1970-01-01'}T00:00:00Z`,
          }),
        ]),
      ]),
      ...set('RunList', runs),
      ...set('ColorantControl', [
        element('Resource', {}, [
          element('ColorantControl', {
            ColorantParams: names.join(' '),
            ColorantOrder: names.join(' '),
            ProcessColorModel: 'DeviceCMYK',
          }),
        ]),
      ]),
      ...set(
        'Color',
        names.map((name) =>
          element('Resource', {}, [
            element('Part', { Separation: name }),
            element('Color', { CMYK: cmykOf(name, inks), ActualColorName: name }),
          ]),
        ),
      ),
      ...set('ColorSpaceConversionParams', [
        element('Resource', { DescriptiveName: `${standard}, ${condition.label}` }, [
          element('ColorSpaceConversionParams', {}, [
            element('FileSpec', {
              ResourceUsage: 'FinalTargetDevice',
              UserFileName: condition.profile.head.description,
            }),
          ]),
        ]),
      ]),
      ...set('Preview', previews),
    ]),
  );
}
