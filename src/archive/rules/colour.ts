/** Rules on colour, images and transparency (ISO 19005-3, 6.2). */
import { readOperations } from '../../pdf/tokens.ts';
import {
  pdfArrayAt,
  booleanAt,
  decodeStream,
  dictAt,
  latin1,
  listAt,
  name,
  nameAt,
  numberAt,
  pageContent,
  PDFArray,
  PDFDict,
  PDFName,
  PDFRawStream,
  streamAt,
  type PDFObject,
} from '../../pdf/objects.ts';
import { pdfa, type Examined, type Finding, type Rule } from './finding.ts';

/** Output intents of PDF/A. */
const intentsOf = ({ document }: Examined): PDFDict[] =>
  listAt(document.catalog, 'OutputIntents').filter(
    (intent): intent is PDFDict => intent instanceof PDFDict && nameAt(intent, 'S') === 'GTS_PDFA1',
  );

/** Colour space in an ICC profile's header: "RGB ", "CMYK", "GRAY". */
const profileSpace = (stream: PDFRawStream): string => {
  const bytes = decodeStream(stream);
  return latin1(bytes.subarray(36, 40)) === 'acsp' ? latin1(bytes.subarray(16, 20)) : '';
};

const components: Record<string, number> = { 'RGB ': 3, CMYK: 4, GRAY: 1, 'Lab ': 3 };

const checkIntent: Rule = (examined) => {
  const intents = intentsOf(examined);
  if (intents.length !== 1)
    return [
      {
        code: 'output-intent' as const,
        clause: pdfa('6.2.3'),
        message: `The file has ${intents.length} output intents of PDF/A, not one.`,
      },
    ];
  const profile = streamAt(intents[0]!, 'DestOutputProfile');
  if (!profile)
    return [
      {
        code: 'output-profile' as const,
        clause: pdfa('6.2.3'),
        message: 'The output intent has no profile.',
      },
    ];
  const space = profileSpace(profile);
  if (space === '')
    return [
      {
        code: 'output-profile' as const,
        clause: pdfa('6.2.3'),
        message: 'The output profile is no ICC profile.',
      },
    ];
  return components[space] === numberAt(profile.dict, 'N')
    ? []
    : [
        {
          code: 'profile-components' as const,
          clause: pdfa('6.2.3'),
          message: `The output profile is ${space.trim()}, but /N is ${numberAt(profile.dict, 'N') ?? 'missing'}.`,
        },
      ];
};

/** Device colour that a content stream sets, by operator. */
const deviceOperators: Record<string, string> = {
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
};

const spaceName = (space: PDFObject | undefined): string | undefined =>
  space instanceof PDFName
    ? space.decodeText()
    : space instanceof PDFArray && space.lookup(0) instanceof PDFName
      ? (space.lookup(0) as PDFName).decodeText()
      : undefined;

/** Device spaces that are used, and where. */
function deviceSpaces({ document, streams, dicts }: Examined): Set<string> {
  const used = new Set<string>();
  const forms = streams
    .filter(({ dict }) => nameAt(dict, 'Subtype') === 'Form')
    .map((form) => latin1(decodeStream(form)));
  const contents = [...document.getPages().map(({ node }) => pageContent(node)), ...forms];
  for (const content of contents)
    for (const { operator } of readOperations(content))
      if (deviceOperators[operator]) used.add(deviceOperators[operator]);
  for (const dict of dicts)
    for (const key of ['ColorSpace', 'CS']) {
      const space = spaceName(dict.lookup(name(key)));
      if (space?.startsWith('Device')) used.add(space);
    }
  return used;
}

const checkDeviceColour: Rule = (examined) => {
  const profile = intentsOf(examined)
    .map((intent) => streamAt(intent, 'DestOutputProfile'))
    .find(Boolean);
  const space = profile ? profileSpace(profile) : '';
  const used = deviceSpaces(examined);
  const wrong = [
    used.has('DeviceCMYK') && space !== 'CMYK' && 'DeviceCMYK',
    used.has('DeviceRGB') && space !== 'RGB ' && 'DeviceRGB',
  ].filter((one) => one !== false);
  return wrong.map((one): Finding => ({
    code: 'device-colour' as const,
    clause: pdfa('6.2.4.3'),
    message: `${one} is used, which the output intent does not define.`,
  }));
};

const blendModes = new Set([
  'Normal',
  'Compatible',
  'Multiply',
  'Screen',
  'Overlay',
  'Darken',
  'Lighten',
  'ColorDodge',
  'ColorBurn',
  'HardLight',
  'SoftLight',
  'Difference',
  'Exclusion',
  'Hue',
  'Saturation',
  'Color',
  'Luminosity',
]);

/** By the resources that name them: Skia leaves their /Type out. */
const graphicsStates = (dicts: PDFDict[]): PDFDict[] => [
  ...new Set(
    dicts.flatMap((dict) => {
      const named = dictAt(dict, 'ExtGState');
      return (
        named
          ?.keys()
          .map((key) => dictAt(named, key.decodeText()))
          .filter((state) => state !== undefined) ?? []
      );
    }),
  ),
];

const checkGraphicsStates: Rule = ({ dicts }) =>
  graphicsStates(dicts).flatMap((state): Finding[] => [
    ...(state.has(name('TR'))
      ? [
          {
            code: 'transfer-function' as const,
            clause: pdfa('6.2.5'),
            message: 'A graphics state has a transfer function (/TR).',
          },
        ]
      : []),
    ...(state.has(name('TR2')) && nameAt(state, 'TR2') !== 'Default'
      ? [
          {
            code: 'transfer-function' as const,
            clause: pdfa('6.2.5'),
            message: 'A graphics state has a transfer function (/TR2).',
          },
        ]
      : []),
    ...(state.has(name('HTP'))
      ? [
          {
            code: 'halftone' as const,
            clause: pdfa('6.2.5'),
            message: 'A graphics state has a halftone phase (/HTP).',
          },
        ]
      : []),
    ...listAt(state, 'BM')
      .filter((mode) => !(mode instanceof PDFName) || !blendModes.has(mode.decodeText()))
      .map((mode) => ({
        code: 'blend-mode' as const,
        clause: pdfa('6.2.10'),
        message: `A graphics state has the blend mode ${String(mode)}.`,
      })),
  ]);

const checkImages: Rule = ({ streams }) =>
  streams
    .filter(({ dict }) => nameAt(dict, 'Subtype') === 'Image')
    .flatMap(({ dict }): Finding[] => [
      ...(booleanAt(dict, 'Interpolate') === true
        ? [
            {
              code: 'interpolate' as const,
              clause: pdfa('6.2.8.1'),
              message: 'An image asks for interpolation.',
            },
          ]
        : []),
      ...(['Alternates', 'OPI'].some((key) => dict.has(name(key)))
        ? [
            {
              code: 'alternate-image' as const,
              clause: pdfa('6.2.8.1'),
              message: 'An image has alternates or OPI.',
            },
          ]
        : []),
      ...mismatchedProfile(dict),
    ]);

function mismatchedProfile(dict: PDFDict): Finding[] {
  const space = pdfArrayAt(dict, 'ColorSpace');
  const profile = space && spaceName(space) === 'ICCBased' ? space.lookup(1) : undefined;
  if (!(profile instanceof PDFRawStream)) return [];
  const expected = components[profileSpace(profile)];
  return expected === numberAt(profile.dict, 'N')
    ? []
    : [
        {
          code: 'profile-components' as const,
          clause: pdfa('6.2.4.2'),
          message: `An image's profile has ${expected ?? 'no known number of'} components, but /N is ${numberAt(profile.dict, 'N')}.`,
        },
      ];
}

const checkForms: Rule = ({ streams }) =>
  streams
    .filter(({ dict }) => nameAt(dict, 'Subtype') === 'Form')
    .flatMap(({ dict }): Finding[] =>
      dict.has(name('PS')) ||
      dict.has(name('Ref')) ||
      dict.has(name('OPI')) ||
      nameAt(dict, 'Subtype2') === 'PS' ||
      dictAt(dict, 'Ref')
        ? [
            {
              code: 'form-object' as const,
              clause: pdfa('6.2.9'),
              message: 'A form refers to another file or to PostScript.',
            },
          ]
        : [],
    );

export const colourRules: Rule[] = [
  checkIntent,
  checkDeviceColour,
  checkGraphicsStates,
  checkImages,
  checkForms,
];
