/**
 * What an edition is asked for, made: newspaper pages and archive on one sheet, cards on others at the
 * same time, so that Chromium sets cards while Node finishes PDFs. What finishes is loaded when it is needed.
 */
import { alike } from '../../lib/languages.ts';
import type { Log } from '../../lib/log.ts';
import { says, type Problem } from '../../lib/problem.ts';
import { archiveWanted, isReading } from './archive-formats.ts';
import { makeProduct, type Edition, type MadeFile } from '../edition.ts';
import { cardFormats } from './card-formats.ts';
import { makePress, pressFormats } from './make-press.ts';
import type { PressOptions } from './press-options.ts';
import { productKinds, type BuildOptions } from '../options.ts';
import type { Signing } from './signing.ts';
import { recordOf } from './record.ts';
import { releaseNothing } from '../prepare/release.ts';

export interface Wanted {
  press: ReturnType<typeof pressFormats>;
  archive: string[];
  cards: ReturnType<typeof cardFormats>;
  /** Charts by themselves; the page asked for gives their widths. */
  charts?: { formats: string[] | undefined };
  problems: Problem[];
}

export function wantedOf(
  edition: Edition,
  { only = [...productKinds], formats, release = false, sign, limit }: BuildOptions,
): Wanted {
  const isIn = (names: string[] | undefined) => (format: { name: string }) =>
    names?.includes(format.name) ?? true;
  const press = pressFormats(edition, formats).filter(isIn(limit?.press));
  const cards = cardFormats(edition, formats).filter(isIn(limit?.cards));
  const archive = archiveWanted(edition, formats);
  return {
    press: only.includes('press') ? press : [],
    cards: only.includes('cards') ? cards : [],
    archive: only.includes('archive') ? archive : [],
    ...(only.includes('charts') ? { charts: { formats } } : {}),
    problems: [
      ...(release && press.length === 0 ? [releaseNothing] : []),
      ...(sign !== undefined && (archive.length === 0 || !only.includes('archive')) ? [signNothing] : []),
    ],
  };
}

const signNothing: Problem = {
  code: 'sign-nothing',
  severity: 'error',
  ...says({
    en: [
      'Archive PDFs are what is signed, and this build makes none.',
      'Leave out --sign, or make the archive, too: --only archive.',
    ],
    zh: ['签名签的是存档 PDF，这次不出存档。', '不写 --sign，或也出存档：--only archive。'],
  }),
};

/**
 * Products made at the same time tell their problems each for itself, so that their order is always the
 * same.
 */
const apart = (edition: Edition): Edition => ({ ...edition, problems: [], reasons: [], unwritten: [] });

function gather(edition: Edition, parts: Edition[]): void {
  for (const { problems, reasons, unwritten } of parts) {
    edition.problems.push(...problems);
    edition.reasons.push(...reasons);
    edition.unwritten.push(...unwritten);
  }
}

interface Asked {
  options: BuildOptions;
  pressOptions: PressOptions;
  signing: Signing | undefined;
  log: Log;
}

export async function makeWanted(
  edition: Edition,
  { press, archive, cards, charts }: Wanted,
  { options, pressOptions, signing, log }: Asked,
): Promise<MadeFile[]> {
  const { id } = edition.view;
  const hasPages = press.length > 0 || archive.length > 0 || charts !== undefined;
  const pages = apart(edition);
  // The first sheet is the pages', which take longest: the others are opened after it.
  const pictures = {
    ...apart(edition),
    ...(hasPages
      ? {
          sheets: (count: number) =>
            edition.sheets(1).then(async () => (await edition.sheets(count + 1)).slice(1)),
        }
      : {}),
  };
  const makePages = async () => {
    let rehearsed: Promise<ReadonlyMap<string, number>> | undefined;
    // Chromium rehearses the reading edition while Node finishes the last page.
    const rehearse = () => {
      rehearsed = import('./make-archive.ts').then((module) => module.rehearse(pages));
      rehearsed.catch(() => undefined);
    };
    const made =
      press.length > 0
        ? await makePress(pages, press, pressOptions, archive.some(isReading) ? rehearse : undefined)
        : [];
    if (archive.length > 0) {
      const { makeArchive } = await import('./make-archive.ts');
      const record = await recordOf(pages, {
        options,
        pressOptions,
        made: press.length > 0 ? made : undefined,
      });
      const archived = await makeArchive(pages, archive, {
        asked: options.formats,
        paths: options.limit?.archive,
        record,
        pressOptions,
        rehearsed,
        signing,
      });
      made.push(...archived);
      if (options.package) {
        const { makePackage } = await import('./package.ts');
        made.push(...(await makeProduct(pages, 'package', () => makePackage(pages, archived, signing))));
      }
    }
    if (!charts) return made;
    const { makeCharts } = await import('./charts.ts');
    return [...made, ...(await makeCharts(pages, charts.formats, pressOptions))];
  };
  let done = 0;
  const onCard = (name: string) => log.progress((done += 1), done, alike(`${id} ${name}`));
  const makePictures = async () => {
    if (cards.length === 0) return [];
    const { makeCards } = await import('./make-cards.ts');
    return makeCards(pictures, cards, onCard);
  };
  const made = await Promise.all([makePages(), makePictures()]);
  gather(edition, [pages, pictures]);
  return made.flat();
}
