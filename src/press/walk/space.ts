/** Colour spaces: how many components, which kind of colour, and what it means in inks. */
import { functionOf } from '../../pdf/functions.ts';
import {
  at,
  dictAt,
  membersOf,
  nameOf,
  numberAt,
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
  decodeStream,
  type PDFObject,
} from '../../pdf/objects.ts';
import { FileFault } from '../../lib/file-fault.ts';

/** Cyan, magenta, yellow, black in per cent. */
export type Inks = [number, number, number, number];

export interface Space {
  /** device: DeviceCMYK, DeviceGray; separation: spot or /All; foreign: RGB, Lab and their kin. */
  kind: 'cmyk' | 'gray' | 'rgb' | 'lab' | 'separation' | 'indexed' | 'pattern';
  /** As it is named in a finding: "DeviceRGB", "ICCBased RGB", "Separation All". */
  label: string;
  components: number;
  /** The space that the numbers end up in: of Indexed and Separation, that of the base. */
  base: Space;
  /** The space on which it stands: the base of Indexed, the alternate of Separation, that of a Pattern's paint. */
  under?: Space;
  /** Says its colour by measurement instead of by ink: ICCBased, CalGray, CalRGB, Lab. */
  measured?: true;
  /** Only for Separation and DeviceN. */
  colorants?: string[];
  /** Inks of a colour; of colours that are no inks, a plain conversion for looking at. */
  inks: (values: number[]) => Inks;
  /** Range of each component, for Decode arrays of pictures. */
  most?: number;
}

const inksOfRgb = ([r = 0, g = 0, b = 0]: number[]): Inks => {
  const k = 1 - Math.max(r, g, b);
  return k >= 1 ? [0, 0, 0, 100] : [100 * (1 - r - k), 100 * (1 - g - k), 100 * (1 - b - k), 100 * k];
};

const plain = (space: Omit<Space, 'base'>): Space => {
  const made = space as Space;
  made.base = made;
  return made;
};

const measured = (space: Omit<Space, 'base'>): Space => plain({ ...space, measured: true });

export const deviceCmyk = plain({
  kind: 'cmyk',
  label: 'DeviceCMYK',
  components: 4,
  inks: ([c = 0, m = 0, y = 0, k = 0]) => [c * 100, m * 100, y * 100, k * 100],
});
export const deviceGray = plain({
  kind: 'gray',
  label: 'DeviceGray',
  components: 1,
  inks: ([g = 0]) => [0, 0, 0, 100 * (1 - g)],
});
export const deviceRgb = plain({ kind: 'rgb', label: 'DeviceRGB', components: 3, inks: inksOfRgb });
const pattern = plain({ kind: 'pattern', label: 'Pattern', components: 0, inks: () => [0, 0, 0, 0] });

const named: Record<string, Space> = {
  DeviceCMYK: deviceCmyk,
  CMYK: deviceCmyk,
  DeviceGray: deviceGray,
  G: deviceGray,
  CalGray: deviceGray,
  DeviceRGB: deviceRgb,
  RGB: deviceRgb,
  CalRGB: deviceRgb,
  Pattern: pattern,
};

/**
 * @param value A name or array; `resources` resolves names and default spaces.
 * @throws Error for a space that PDF does not define.
 */
export function spaceOf(value: PDFObject | undefined, resources: PDFDict | undefined, depth = 0): Space {
  if (depth > 8)
    throw new FileFault({
      en: 'Colour spaces refer to one another without end.',
      zh: '色彩空间互相引用，没有尽头。',
    });
  if (value instanceof PDFName) return spaceOfName(value.decodeText(), resources, depth);
  if (!(value instanceof PDFArray))
    throw new FileFault({ en: 'A colour space is missing.', zh: '缺色彩空间。' });
  const [family, ...rest] = membersOf(value);
  const kind = nameOf(family) ?? '';
  const next = (object: PDFObject | undefined) => spaceOf(object, resources, depth + 1);
  if (kind === 'Pattern' && rest[0]) return { ...pattern, under: next(rest[0]) };
  if (kind === 'ICCBased' && rest[0] instanceof PDFRawStream) return iccSpace(rest[0], next);
  if (kind === 'Indexed' || kind === 'I') return indexedSpace(rest, next);
  if (kind === 'Separation' || kind === 'DeviceN') return tintSpace(kind, rest, next);
  if (kind === 'Lab')
    return measured({ kind: 'lab', label: 'Lab', components: 3, inks: ([l = 0]) => [0, 0, 0, 100 - l] });
  if (kind === 'CalRGB') return measured({ ...deviceRgb, label: 'CalRGB' });
  if (kind === 'CalGray') return measured({ ...deviceGray, label: 'CalGray' });
  return spaceOfName(kind, resources, depth);
}

export function spaceOfName(text: string, resources: PDFDict | undefined, depth = 0): Space {
  const own = resources && dictAt(resources, 'ColorSpace');
  const found = own && at(own, text);
  if (found !== undefined && nameOf(found) !== text) return spaceOf(found, resources, depth + 1);
  const device = named[text];
  if (!device)
    throw new FileFault({ en: `The colour space "${text}" is not known.`, zh: `不认得色彩空间“${text}”。` });
  return device;
}

function iccSpace(profile: PDFRawStream, next: (object: PDFObject | undefined) => Space): Space {
  const count = numberAt(profile.dict, 'N');
  const alternate = at(profile.dict, 'Alternate');
  const base =
    count === 4 ? deviceCmyk : count === 1 ? deviceGray : count === 3 ? deviceRgb : next(alternate);
  return measured({
    ...base,
    label: `ICCBased ${base.kind === 'rgb' ? 'RGB' : base.kind === 'cmyk' ? 'CMYK' : 'Gray'}`,
  });
}

function indexedSpace(
  [base, high, table]: PDFObject[],
  next: (object: PDFObject | undefined) => Space,
): Space {
  const under = next(base);
  const bytes =
    table instanceof PDFRawStream
      ? decodeStream(table)
      : table instanceof PDFString || table instanceof PDFHexString
        ? table.asBytes()
        : new Uint8Array();
  const last = high && 'asNumber' in high ? (high as { asNumber: () => number }).asNumber() : 255;
  const inks = ([index = 0]: number[]): Inks => {
    const from = Math.min(last, Math.max(0, Math.round(index))) * under.components;
    return under.inks(Array.from({ length: under.components }, (_, i) => (bytes[from + i] ?? 0) / 255));
  };
  return {
    kind: 'indexed',
    label: `Indexed ${under.label}`,
    components: 1,
    base: under.base,
    under,
    inks,
    most: last,
  };
}

function tintSpace(
  kind: string,
  [names, alternate, transform]: PDFObject[],
  next: (object: PDFObject | undefined) => Space,
): Space {
  const colorants =
    names instanceof PDFArray ? membersOf(names).map((item) => nameOf(item) ?? '') : [nameOf(names) ?? ''];
  const under = next(alternate);
  const tint = functionOf(transform);
  const inks = (values: number[]): Inks => {
    if (colorants.includes('None')) return [0, 0, 0, 0];
    if (colorants[0] === 'All') return [0, 0, 0, 0].map(() => 100 * (values[0] ?? 1)) as Inks;
    return under.inks(tint(values));
  };
  return {
    kind: 'separation',
    label: `${kind} ${colorants.join(' ')}`,
    components: colorants.length,
    base: under.base,
    under,
    colorants,
    inks,
  };
}

/** Is it a colour that a plate can take as it is? */
export const isPlateSpace = (space: Space): boolean =>
  space.base.kind === 'cmyk' || space.base.kind === 'gray' || space.kind === 'pattern';

/** The space and all on which it stands, outermost first. */
export function spacesWithin(space: Space): Space[] {
  return space.under ? [space, ...spacesWithin(space.under)] : [space];
}

/** Names of process inks; any other colorant asks for a plate of its own. */
const processInks = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** Spot colours that it asks for, also below an Indexed table or a pattern. */
export const spotsOf = (space: Space): string[] =>
  spacesWithin(space)
    .flatMap(({ colorants }) => colorants ?? [])
    .filter((colorant) => !['All', 'None', ...processInks].includes(colorant));

/**
 * Whether painting in it under overprint leaves the inks that it does not name: Separation and DeviceN
 * always, DeviceCMYK in overprint mode 1 and there only by its zeros (ISO 32000-1, 8.6.7, table 149).
 * Pictures have no overprint mode.
 */
export function sparesOtherInks(space: Space, mode: number, isPicture: boolean): boolean {
  const direct = space.kind === 'indexed' ? (space.under ?? space) : space;
  if (direct.kind === 'separation') return direct.colorants?.[0] !== 'All';
  return !isPicture && mode === 1 && space.kind === 'cmyk' && !space.measured;
}
