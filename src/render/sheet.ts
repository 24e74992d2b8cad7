/**
 * A sheet: one browser page that is reused. Fonts are loaded into it once; documents replace one
 * another in it, which costs half of a navigation.
 *
 * Any request that is not inside the document, any script error and any font that fails is a problem
 * with its text; nothing is waited for but the fonts and pictures of the document itself.
 */
import { unicodeRange, type SubsetFace } from '../design/fonts.ts';
import type { HtmlDocument } from '../html/document.ts';
import type { Pictures } from '../html/photos.ts';
import { ProblemError, type Problem, says } from '../lib/problem.ts';
import { mmToPx } from '../lib/units.ts';
import type { OwnedBrowser } from './browser.ts';
import { installGauge } from './gauge.ts';
import type { Page, Session } from './page.ts';

export interface Sheet {
  page: Page;
  session: Session;
  /** Puts a document in place of the last and waits until its fonts and pictures are ready. */
  show: (document: HtmlDocument) => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Opens a sheet with the faces loaded. @throws ProblemError when a face does not load.
 * @param pictures What documents show by reference; each is sent to the browser once, when first shown.
 */
export async function openSheet(
  browser: OwnedBrowser,
  faces: SubsetFace[],
  pictures: Pictures = new Map(),
): Promise<Sheet> {
  const page = await browser.newPage();
  const { session } = page;
  const faults: Problem[] = [];
  watch(session, faults);
  await page.evaluate(openBlank, blank);
  await installGauge(page);
  await loadFaces(page, faces);
  const fitView = viewport(session);
  const sendPictures = pictureSender(page, pictures);
  const show = async (document: HtmlDocument) => {
    faults.length = 0;
    await fitView(document.size);
    await sendPictures(document.body);
    const { outside, unreadable } = await page.evaluate(placeDocument, document);
    faults.push(...outside.map(outsideProblem), ...unreadable.map(pictureProblem));
    if (faults.length > 0) throw new ProblemError(uniqueByMessage(faults));
  };
  return { page, session, show, close: () => page.close() };
}

/**
 * Height of the window, px: what is not seen is not painted. Pictures are taken beyond it, when all is in
 * place.
 */
const windowHeight = 64;

/** Gives the window a document's width where it has another. */
function viewport(session: Session): (size: HtmlDocument['size']) => Promise<void> {
  let known = 0;
  return async ({ width, unit }) => {
    const wanted = unit === 'px' ? width : Math.ceil(mmToPx(width));
    if (known === wanted) return;
    known = wanted;
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: wanted,
      height: windowHeight,
      deviceScaleFactor: 1,
      mobile: false,
    });
  };
}

/**
 * The page lets nothing in but what stands in the document itself: the policy stops every request, file
 * and script before it is made, and tells of it.
 */
const blank =
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">` +
  '<title></title><style id="sheet"></style></head><body></body></html>';

const outsideProblem = (url: string): Problem => ({
  code: 'request-outside',
  severity: 'error',
  ...says({
    en: [
      `The document asked for ${url.slice(0, 200)}, which is outside it.`,
      'Put the file into the report’s folder and refer to it there; nothing is fetched while building.',
    ],
    zh: [`文档要取外面的 ${url.slice(0, 200)}。`, '把文件放进报告文件夹再引用；出产品时不从外面取任何东西。'],
  }),
});

const pictureProblem = (source: string): Problem => ({
  code: 'picture-unusable',
  severity: 'error',
  ...says({
    en: [
      `Chromium cannot show the picture ${source}.`,
      'Save the picture again as PNG or JPEG, and check that the template passes on its whole address.',
    ],
    zh: [`Chromium 显示不了图片 ${source}。`, '图片重新存成 PNG 或 JPEG，看看模板是否写全了地址。'],
  }),
});

const uniqueByMessage = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [problem.message, problem])).values(),
];

/** What the policy cannot stop (a navigation) and what goes wrong in the page. */
function watch(session: Session, faults: Problem[]): void {
  session.on('Page.frameRequestedNavigation', ({ url }: { url: string }) => faults.push(outsideProblem(url)));
  session.on(
    'Runtime.exceptionThrown',
    ({
      exceptionDetails: { text, exception },
    }: {
      exceptionDetails: { text: string; exception?: { description?: string } };
    }) => {
      faults.push({
        code: 'page-error',
        severity: 'error',
        ...says({
          en: [
            `The page reported: ${exception?.description ?? text}`,
            'Look for a script in a template; templates need none.',
          ],
          zh: [`页面报错：${exception?.description ?? text}`, '看看模板里有没有脚本；模板用不着脚本。'],
        }),
      });
    },
  );
}

/** All faces in one go: each takes a moment of its own thread to be checked. */
async function loadFaces(page: Page, faces: SubsetFace[]): Promise<void> {
  const refused = await page.evaluate(
    async (given) => {
      const bytesOf = (base64: string) =>
        'fromBase64' in Uint8Array
          ? (Uint8Array as unknown as { fromBase64: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64(
              base64,
            )
          : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const fonts = given.map(
        ({ family, weight, base64, range, adjust }) =>
          new FontFace(family, bytesOf(base64), {
            weight: String(weight),
            ...(range && { unicodeRange: range }),
            ...(adjust && { sizeAdjust: `${adjust * 100}%` }),
          }),
      );
      const loaded = await Promise.all(
        fonts.map((font) =>
          font.load().then(
            () => true,
            () => false,
          ),
        ),
      );
      fonts.forEach((font) => document.fonts.add(font));
      return loaded.indexOf(false);
    },
    faces.map(({ family, weight, only, adjust, bytes }) => ({
      family,
      weight,
      adjust,
      range: only === undefined ? undefined : unicodeRange(only),
      base64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
    })),
  );
  if (refused < 0) return;
  throw new ProblemError({
    code: 'font-unusable',
    severity: 'error',
    ...says({
      en: [
        `Chromium does not accept the font ${faces[refused]!.name}.`,
        'Use a static TrueType file, see styles/fonts.yaml.',
      ],
      zh: [`Chromium 不认字体 ${faces[refused]!.name}。`, '用静态 TrueType 文件，见 styles/fonts.yaml。'],
    }),
  });
}

/** Sends the pictures that a body refers to and that the page has not yet. */
function pictureSender(page: Page, pictures: Pictures): (body: string) => Promise<void> {
  const sent = new Set<string>();
  return async (body) => {
    for (const [source] of body.matchAll(/photo:[0-9a-f]{32}/g)) {
      const bytes = pictures.get(source);
      if (!bytes || sent.has(source)) continue;
      sent.add(source);
      await page.evaluate(takePicture, source, Buffer.from(bytes).toString('base64'));
    }
  };
}

/** Runs in the page. */
async function takePicture(source: string, base64: string): Promise<void> {
  const answer = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  window.pictures[source] = URL.createObjectURL(new Blob([answer], { type: 'image/jpeg' }));
  return Promise.resolve();
}

declare global {
  interface Window {
    /** Addresses of pictures in the page's memory, by the sources that documents have. */
    pictures: Record<string, string>;
    /** URLs that the policy stopped since the last document was placed. */
    blocked: string[];
  }
}

/** Runs in the page. */
function openBlank(html: string): void {
  document.open();
  document.write(html);
  document.close();
  window.blocked = [];
  window.pictures = {};
  document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
    window.blocked.push(
      /^[a-z]+:/.test(blockedURI) ? blockedURI : `${blockedURI} (${violatedDirective})`.trim(),
    );
  });
}

/**
 * Runs in the page. @returns what the document asked for outside itself, and pictures that cannot be shown.
 */
async function placeDocument({
  language,
  title,
  css,
  body,
  bodyClass,
}: HtmlDocument): Promise<{ outside: string[]; unreadable: string[] }> {
  const holder = document.createElement('template');
  holder.innerHTML = body;
  // Elements that are there to bring something in, or to lead elsewhere: they are not even placed.
  const foreign = [
    ...holder.content.querySelectorAll(
      'iframe,frame,object,embed,script,link,meta,base,audio,video,source,track',
    ),
  ];
  if (foreign.length > 0) {
    const named = (element: Element) =>
      ['src', 'href', 'data', 'srcset', 'content'].map((name) => element.getAttribute(name)).find(Boolean) ??
      '';
    return {
      outside: foreign.map((element) => `<${element.localName}> ${named(element)}`.trim()),
      unreadable: [],
    };
  }
  for (const image of holder.content.querySelectorAll('img')) {
    const known = window.pictures[image.getAttribute('src') ?? ''];
    if (known) image.src = known;
  }
  document.documentElement.lang = language;
  document.title = title;
  document.getElementById('sheet')!.textContent = css;
  document.body.className = bodyClass;
  document.body.replaceChildren(holder.content);
  await document.fonts.ready;
  const sources = await Promise.all(
    [...document.images].map((image) => {
      // A lazy picture would be waited for in vain.
      image.loading = 'eager';
      return image.decode().then(
        () => undefined,
        () => image.getAttribute('src') ?? '',
      );
    }),
  );
  // Backgrounds are asked for with the layout; the policy reports in tasks of its own.
  document.body.getBoundingClientRect();
  await new Promise((resolve) => setTimeout(resolve));
  const broken = sources.filter((source) => source !== undefined);
  const isInside = (source: string) => /^(?:data:|blob:|$)/.test(source);
  const outside = [...window.blocked, ...broken.filter((source) => !isInside(source))];
  window.blocked = [];
  return {
    outside,
    unreadable: broken
      .filter(isInside)
      .map((source) => (source === '' ? 'without a source' : `${source.slice(0, 40)}…`)),
  };
}
