/** Hero art that a report brings along, as it goes into documents: whole, vector, clipped to its place. */
import { showPath } from '../../lib/files.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import { round } from '../../lib/units.ts';
import type { Drawing, Shape } from '../../model/art/shape.ts';
import { readArtFile } from '../../model/check-art.ts';
import type { ReportView } from '../../view/view.ts';

/** Before every id of the drawing, so that it never meets one of a chart or of the page. */
const usualPrefix = 'hero-art-';

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

const named = (name: string, value: string, prefix: string): string => {
  if (name === 'id') return prefix + value;
  return name === 'href' ? `#${prefix}${value.slice(1)}` : value.replace(/^url\(#/, `url(#${prefix}`);
};

function markup({ name, attributes, children }: Shape, prefix: string): string {
  const written = [...attributes]
    .map(([key, value]) => ` ${key}="${escape(named(key, value, prefix))}"`)
    .join('');
  return `<${name}${written}>${children.map((child) => markup(child, prefix)).join('')}</${name}>`;
}

/**
 * The drawing over a place from 0, 0: covering it, standing on its foot, what is too much cut off. @param
 * prefix Another one where it stands in a document twice.
 */
export const placeArt = (
  { viewBox, content }: Drawing,
  { width, height, prefix = usualPrefix }: { width: number; height: number; prefix?: string | undefined },
): string =>
  `<svg width="${round(width, 2)}" height="${round(height, 2)}" viewBox="${viewBox.join(' ')}" preserveAspectRatio="xMidYMax slice">${markup(content, prefix)}</svg>`;

/** Above this share of full light a colour of a logo is paper, below it black. */
const lightest = 0.6;

/** A colour in black or paper; gradients become black. */
function inBlackAndWhite(value: string): string {
  if (value === 'none') return value;
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(value);
  if (!found) return '#000000';
  const [red, green, blue] = found.slice(1).map((part) => parseInt(part!, 16) / 255) as [
    number,
    number,
    number,
  ];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > lightest ? '#ffffff' : '#000000';
}

const inInk = (shape: Shape): Shape => ({
  ...shape,
  attributes: new Map(
    [...shape.attributes].map(([key, value]) =>
      key === 'fill' || key === 'stroke' ? [key, inBlackAndWhite(value)] : [key, value],
    ),
  ),
  children: shape.children.filter(({ name }) => !/Gradient$/.test(name)).map(inInk),
});

/** A logo as high as its line, in the black of the folio: one ink is all that small shapes hold. */
export function logoMarkup({ viewBox, content }: Drawing): string {
  const [, , width, height] = viewBox;
  return `<svg class="folio-logo" viewBox="${viewBox.join(' ')}" style="aspect-ratio:${round(width / height, 4)}">${markup(inInk(content), 'logo-')}</svg>`;
}

const changedFile = (file: string): ProblemError =>
  new ProblemError({
    code: 'input-changed',
    severity: 'error',
    ...says({
      en: [`${showPath(file)} was changed while the build ran.`, 'Build again when the file is saved.'],
      zh: [`出产品期间，${showPath(file)} 被改动了。`, '文件存好后再出一次。'],
    }),
  });

async function readOwn(file: string | undefined, folder: string): Promise<Drawing | undefined> {
  if (file === undefined) return undefined;
  const read = await readArtFile(file, folder);
  if ('drawing' in read) return read.drawing;
  throw changedFile(file);
}

/**
 * The report's own art; undefined where the theme's is drawn.
 * @throws ProblemError when the file was changed since it was checked with the report.
 */
export const readArt = ({ masthead }: ReportView, folder: string): Promise<Drawing | undefined> =>
  readOwn(masthead.art, folder);

/** The newspaper's logo as markup, "" where there is none. @throws ProblemError as `readArt`. */
export async function readLogo({ masthead }: ReportView, folder: string): Promise<string> {
  const drawing = await readOwn(masthead.logo, folder);
  return drawing ? logoMarkup(drawing) : '';
}
