/**
 * The finished documents of an edition, for the plain script: each as Tuban has it in the browser at
 * the moment when it prints or shoots it (composed, fitted, charts drawn), as one HTML text.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeArchive } from '../../src/edition/make/make-archive.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import { cardFormats } from '../../src/edition/make/card-formats.ts';
import { makeCards } from '../../src/edition/make/make-cards.ts';
import { makePress, pressFormats } from '../../src/edition/make/make-press.ts';
import { readPressOptions } from '../../src/edition/make/press-options.ts';
import { openWorkshop } from '../../src/edition/prepare/workshop.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import type { Sheet } from '../../src/render/sheet.ts';

export interface PlainJob {
  /** File of the document, and of the product to make. */
  html: string;
  product: string;
  kind: 'pdf' | 'png';
  format: string;
  size: HtmlDocument['size'];
  tagged: boolean;
}

interface Recorder {
  folder: string;
  format: string;
  jobs: PlainJob[];
}

/** A sheet that writes down its document whenever a product is made of it. */
function recording(sheet: Sheet, recorder: Recorder): Sheet {
  let shown: HtmlDocument | undefined;
  const record = async (kind: PlainJob['kind'], size: HtmlDocument['size'], tagged: boolean) => {
    const name = `${String(recorder.jobs.length + 1).padStart(3, '0')}-${recorder.format}`;
    const job = {
      html: path.join(recorder.folder, `${name}.html`),
      product: `${name}.${kind}`,
      kind,
      format: recorder.format,
      size,
      tagged,
    };
    recorder.jobs.push(job);
    writeFileSync(
      job.html,
      `<!doctype html>\n${await sheet.page.evaluate(() => document.documentElement.outerHTML)}`,
    );
  };
  const send = sheet.session.send.bind(sheet.session) as (
    method: string,
    parameters?: Record<string, unknown>,
  ) => Promise<unknown>;
  const session = new Proxy(sheet.session, {
    get: (target, key) =>
      key !== 'send'
        ? (Reflect.get(target, key) as unknown)
        : async (method: string, parameters: Record<string, unknown> = {}) => {
            const { clip, generateTaggedPDF } = parameters as {
              clip?: { y: number; width: number; height: number; scale?: number };
              generateTaggedPDF?: boolean;
            };
            if (method === 'Page.printToPDF') await record('pdf', shown!.size, generateTaggedPDF ?? false);
            // What is made smaller is a picture for the proof.
            if (method === 'Page.captureScreenshot' && clip && (clip.scale ?? 1) >= 1) {
              // A long picture is taken in slices; its document counts once, with its whole height.
              if (clip.y === 0)
                await record('png', { width: clip.width, height: clip.height, unit: 'px' }, false);
              else recorder.jobs.at(-1)!.size.height = clip.y + clip.height;
            }
            return send(method, parameters);
          },
  });
  return {
    ...sheet,
    session,
    show: (document) => {
      shown = document;
      return sheet.show(document);
    },
  };
}

/** Makes the edition once, without writing it, and leaves its documents in `folder`, its fonts in faces.json. */
export async function recordDocuments(
  report: string,
  formats: string[],
  folder: string,
): Promise<PlainJob[]> {
  mkdirSync(folder, { recursive: true });
  const loaded = await loadReport(report);
  if (!loaded.report) throw new Error(`${report} cannot be read`);
  const workshop = await openWorkshop([]);
  const recorder: Recorder = { folder, format: '', jobs: [] };
  try {
    const edition = await openEdition({
      loaded: { ...loaded, report: loaded.report },
      workshop,
      clock: new Clock(),
      date: '',
    });
    const faces = edition.faces.map(({ bytes, ...face }) => ({
      ...face,
      bytes: Buffer.from(bytes).toString('base64'),
    }));
    writeFileSync(path.join(folder, 'faces.json'), JSON.stringify(faces));
    const sheets = edition.sheets;
    // The same sheet for every product, so that the documents come in a fixed order.
    const one = async () => recording((await sheets(1))[0]!, recorder);
    const recorded: Edition = {
      ...edition,
      sheets: async () => [await one()],
      withSheet: async (work) => work(await one()),
    };
    for (const format of formats) await makeFormat(recorded, format, recorder);
  } finally {
    await workshop.close();
  }
  return recorder.jobs;
}

/**
 * The documents of products: some are printed more than once before they are right (page numbers, a deck counted
 * anew), and the last are the products; printed pages are also photographed, for the proof.
 */
export const productsOf = <Job extends Pick<PlainJob, 'kind'>>(
  jobs: Job[],
  kind: PlainJob['kind'],
  products: number,
): Job[] => jobs.filter((job) => job.kind === kind).slice(-products);

async function makeFormat(edition: Edition, format: string, recorder: Recorder): Promise<void> {
  recorder.format = format;
  const before = recorder.jobs.length;
  const press = pressFormats(edition, [format]);
  const cards = cardFormats(edition, [format]);
  const made =
    press.length > 0
      ? await makePress(edition, press, await readPressOptions({}, edition.workshop.search))
      : cards.length > 0
        ? await makeCards(edition, cards, () => undefined)
        : await makeArchive(edition, [format]);
  const products = made.filter(({ product }) => product).length;
  const kind = cards.length > 0 ? 'png' : 'pdf';
  recorder.jobs.push(...productsOf(recorder.jobs.splice(before), kind, products));
}
