/** `tuban card`: one picture of a report, of a fact or a sentence, without a line of YAML. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderCards } from '../cards/cards.ts';
import { picturesBy } from '../cards/shown.ts';
import { searchPath } from '../design/search.ts';
import { readTheme, themeForScript } from '../design/theme.ts';
import { holdPicture } from '../html/photos.ts';
import { Clock } from '../lib/log.ts';
import { hasErrors, ProblemError, type Problem, says } from '../lib/problem.ts';
import { useLanguages } from '../model/language-table.ts';
import { loadReport } from '../model/load.ts';
import type { OptionsOf } from './commands.ts';
import { openEdition } from './edition.ts';
import { cardFormats } from './make/card-formats.ts';
import type { ExitCode } from './options.ts';
import type { OwnedBrowser } from '../render/browser.ts';
import { findReports } from './prepare/find.ts';
import { openWorkshop } from './prepare/workshop.ts';
import { writeProblem } from './write/staging.ts';

export interface CardRequest extends OptionsOf<'card'> {
  report: string;
}

export interface CardResult {
  exitCode: ExitCode;
  /** Absolute paths of the pictures. */
  files: { path: string; bytes: number; alt: string }[];
  problems: Problem[];
}

const usualFormats = ['square'];

/**
 * @param ahead A browser that is being started already; it is closed here.
 * @throws ProblemError for a report, fact, device, format or theme that there is not.
 */
export async function makeCard(
  { report: name, data = 'data', out = '.', ...asked }: CardRequest,
  ahead?: Promise<OwnedBrowser>,
): Promise<CardResult> {
  const own = [path.dirname(path.resolve(data)), process.cwd()];
  const workshop = await openWorkshop(own, ahead);
  try {
    useLanguages(workshop.search.styles);
    workshop.warm({ browser: ahead !== undefined });
    const [file] = await findReports([name], data);
    const loaded = await loadReport(file!);
    if (!loaded.report || hasErrors(loaded.problems))
      return { exitCode: 1, files: [], problems: loaded.problems };
    const edition = await openEdition({
      loaded: { ...loaded, report: loaded.report },
      workshop,
      clock: new Clock(),
      date: '',
      besides: `${asked.text ?? ''}${asked.by ?? ''}`,
      opensSheet: ahead !== undefined,
    });
    try {
      const formats = cardFormats(edition, asked.formats ?? usualFormats);
      if (formats.length === 0)
        throw unknownFormat(
          asked.formats ?? [],
          workshop.formats.cards.map((card) => card.name),
        );
      const theme = asked.theme
        ? themeForScript(await readTheme(asked.theme, searchPath(own)), edition.view.script)
        : edition.theme;
      const { files, problems } = await renderCards({
        view: withWords(edition.view, asked),
        theme,
        templates: edition.templates,
        search: workshop.search,
        metrics: edition.metrics,
        sheets: [async () => (await edition.sheets(1))[0]!],
        by: await picturesBy(edition.faces),
        formats,
        art: await edition.art(),
        readPhoto: edition.readPhoto,
        holdPicture: (bytes) => holdPicture(edition.pictures, bytes),
        single: { fact: asked.fact, device: asked.device, text: asked.text, by: asked.by },
      });
      const written = await Promise.all(
        files.map(async ({ format, name: picture, bytes, alt }) => {
          const target = path.resolve(out, `${loaded.id}-${format}-${picture.replace(/^\d+-/, '')}`);
          await mkdir(path.dirname(target), { recursive: true }).catch((error: unknown) => {
            throw writeProblem(path.dirname(target), error);
          });
          await writeFile(target, bytes);
          return { path: target, bytes: bytes.length, alt };
        }),
      );
      return { exitCode: hasErrors(problems) ? 1 : 0, files: written, problems };
    } finally {
      await edition.close();
    }
  } finally {
    await workshop.close();
  }
}

/** A sentence that is asked for is a text that its card may print. */
const withWords = <View extends { words: Record<string, string>; cards?: unknown }>(
  view: View,
  { text, by, variant }: Pick<CardRequest, 'text' | 'by' | 'variant'>,
): View => ({
  ...view,
  ...(variant ? { cards: { ...(view.cards as object | undefined), variant } } : {}),
  words: { ...view.words, ...(text ? { asked: text } : {}), ...(by ? { askedBy: by } : {}) },
});

const unknownFormat = (names: string[], known: string[]): ProblemError =>
  new ProblemError(
    {
      code: 'format-unknown',
      severity: 'error',
      ...says({
        en: [`There is no card format "${names.join(', ')}".`, `Use one of ${known.join(', ')}.`],
        zh: [`没有“${names.join('、')}”这个卡片规格。`, `可用：${known.join('、')}。`],
      }),
    },
    2,
  );
