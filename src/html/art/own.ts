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

/**
 * The report's own art; undefined where the theme's is drawn.
 * @throws ProblemError when the file was changed since it was checked with the report.
 */
export async function readArt({ masthead }: ReportView, folder: string): Promise<Drawing | undefined> {
  if (masthead.art === undefined) return undefined;
  const read = await readArtFile(masthead.art, folder);
  if ('drawing' in read) return read.drawing;
  throw new ProblemError({
    code: 'input-changed',
    severity: 'error',
    ...says({
      en: [
        `${showPath(masthead.art)} was changed while the build ran.`,
        'Build again when the file is saved.',
      ],
      zh: [`出产品期间，${showPath(masthead.art)} 被改动了。`, '文件存好后再做一次。'],
    }),
  });
}
