/**
 * Ink presetting: a CIP3 Print Production Format file (PPF 3.0) with a small picture of every plate, from
 * which the console of a press reckons how far to open its ink keys. One front, the plate as it is exposed.
 */
import { ptToMm, round } from '../../lib/units.ts';
import { platesOf, type InkSet } from '../ink/ink-set.ts';
import type { PDFDict } from '../../pdf/objects.ts';
import type { DrawOptions } from '../plates/draw.ts';
import { boxOf, drawPlates, mediaOf } from '../plates/plates.ts';

/** Pictures for ink keys have two pixels a millimetre: the usual resolution of the format. */
const dpi = 50.8;

export interface PresetJob {
  /** Of the job, as the ticket has it. */
  name: string;
  /** YYYY-MM-DD, or "". */
  date: string;
  /** Of Tuban. */
  version: string;
  inks: InkSet;
}

/** PostScript text: other characters than ASCII go as UTF-8 in octal. */
const text = (value: string): string =>
  `(${[...Buffer.from(value, 'utf8')]
    .map((byte) =>
      byte < 32 || byte > 126
        ? `\\${byte.toString(8).padStart(3, '0')}`
        : '()\\'.includes(String.fromCharCode(byte))
          ? `\\${String.fromCharCode(byte)}`
          : String.fromCharCode(byte),
    )
    .join('')})`;

/** Hexadecimal, in lines of 80. @param ink Full ink is 0 in such pictures: they are seen as paper and ink. */
const hex = (data: Uint8Array): string =>
  (
    Buffer.from(data)
      .toString('hex')
      .match(/.{1,80}/g) ?? []
  ).join('\n');

export function presetting(
  page: PDFDict,
  drawing: Omit<DrawOptions, 'area' | 'scale'>,
  { name, date, version, inks }: PresetJob,
): string {
  const canvas = drawPlates(page, { ...drawing, scale: dpi / 72 });
  const media = mediaOf(page);
  const trim = boxOf(page, 'TrimBox') ?? media;
  const [width, height] = [canvas.width, canvas.y1 - canvas.y0];
  const points = (value: number) => String(round(value, 3));
  const plates = platesOf(inks);
  const separation = (ink: number): string[] => {
    const data = Uint8Array.from({ length: width * height }, (_, i) => 255 - canvas.inks[4 * i + ink]!);
    return [
      'CIP3BeginSeparation',
      `/CIP3PreviewImageWidth ${width} def`,
      `/CIP3PreviewImageHeight ${height} def`,
      '/CIP3PreviewImageBitsPerComp 8 def',
      '/CIP3PreviewImageComponents 1 def',
      `/CIP3PreviewImageMatrix [${width} 0 0 -${height} 0 ${height}] def`,
      `/CIP3PreviewImageResolution [${dpi} ${dpi}] def`,
      '/CIP3PreviewImageEncoding /ASCIIHexDecode def',
      '/CIP3PreviewImageCompression /None def',
      '/CIP3PreviewImageByteAlign 1 def',
      'CIP3PreviewImage',
      `${hex(data)}>`,
      'CIP3EndSeparation',
    ];
  };
  return [
    '%!PS-Adobe-3.0',
    '%%CIP3-File Version 3.0',
    'CIP3BeginSheet',
    '(one front, as exposed) CIP3Comment',
    `/CIP3AdmJobName ${text(name)} def`,
    `/CIP3AdmSoftware ${text(`Tuban ${version}`)} def`,
    ...(date ? [`/CIP3AdmCreationTime ${text(`${date} 00:00:00`)} def`] : []),
    `/CIP3AdmPSExtent [${points(media.x1 - media.x0)} ${points(media.y1 - media.y0)}] def`,
    '% mm: ' +
      [media, trim]
        .map((box) => [box.x1 - box.x0, box.y1 - box.y0].map((side) => round(ptToMm(side), 2)).join(' x '))
        .join(' sheet, trim '),
    `/CIP3AdmSeparationNames [${plates.map((plate) => text(plate.name)).join(' ')}] def`,
    'CIP3BeginFront',
    'CIP3BeginPreviewImage',
    ...plates.flatMap(({ ink }) => separation(ink)),
    'CIP3EndPreviewImage',
    'CIP3EndFront',
    'CIP3EndSheet',
    '%%CIP3EndOfFile',
    '',
  ].join('\n');
}
