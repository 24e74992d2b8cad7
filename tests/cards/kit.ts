/** A report, its formats and a browser's sheets, as the cards stage gets them. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFaces, subsetFaces, type SubsetFace } from '../../src/design/fonts.ts';
import { readFormats, type CardFormat } from '../../src/design/format.ts';
import type { PhotoSource } from '../../src/cards/photos.ts';
import { textMetrics } from '../../src/design/metrics.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme, themeForScript } from '../../src/design/theme.ts';
import { readTemplates } from '../../src/html/templates.ts';
import type { OwnedBrowser } from '../../src/render/browser.ts';
import { openSheet, type Sheet } from '../../src/render/sheet.ts';
import { viewCharacters } from '../../src/view/derive.ts';
import type { ReportView } from '../../src/view/view.ts';
import { cardCharacters, type CardsJob } from '../../src/cards/cards.ts';
import type { CardHints } from '../../src/cards/hints.ts';
import type { ComposeSetting } from '../../src/cards/compose.ts';
import { composeSetting } from '../../src/cards/setting.ts';
import { readSubjects } from '../../src/cards/plan/subject.ts';
import { readShapes } from '../../src/cards/shapes.ts';
import { casesFolder } from '../support/golden.ts';

export const search = searchPath();

export async function formatsNamed(...names: string[]): Promise<CardFormat[]> {
  const { cards } = await readFormats(search);
  return names.map((name) => cards.find((card) => card.name === name)!);
}

export const withHints = (view: ReportView, cards: Partial<CardHints> | object): ReportView =>
  ({ ...view, cards }) as ReportView;

export async function readFacesOf(view: ReportView): Promise<SubsetFace[]> {
  const faces = (await readFaces(search)).filter((face) => !face.script || face.script === view.script);
  return subsetFaces(faces, `${viewCharacters(view)}${cardCharacters}.,%/ `);
}

/** Photos of a folder, shown as data: addresses. */
export const photosIn = (folder: string): PhotoSource => ({
  readPhoto: (file) => readFile(path.join(folder, file)),
  holdPicture: (bytes) => `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`,
});

export async function makeJob({
  view,
  formats,
  sheets,
  faces,
}: {
  view: ReportView;
  formats: CardFormat[];
  sheets: Sheet[];
  faces: SubsetFace[];
}): Promise<CardsJob> {
  const theme = themeForScript(await readTheme(view.theme, search), view.script);
  return {
    view,
    formats,
    sheets,
    theme,
    search,
    templates: await readTemplates(search),
    metrics: textMetrics(faces),
    ...photosIn(path.join(casesFolder, view.id)),
  };
}

/** What a deck of a format is composed with. */
export async function settingOf(view: ReportView, name: string): Promise<ComposeSetting> {
  const faces = (await readFaces(search)).filter((face) => !face.script || face.script === view.script);
  const cut = await subsetFaces(faces, `${viewCharacters(view)}${cardCharacters}.,%/ `);
  const theme = themeForScript(await readTheme(view.theme, search), view.script);
  const [format] = await formatsNamed(name);
  return composeSetting({
    view,
    theme,
    metrics: textMetrics(cut),
    format: format!,
    shapes: await readShapes(search),
    subjects: await readSubjects(search),
  });
}

export const openSheets = (browser: OwnedBrowser, faces: SubsetFace[], count: number): Promise<Sheet[]> =>
  Promise.all(Array.from({ length: count }, () => openSheet(browser, faces)));
