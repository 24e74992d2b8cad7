/**
 * What all reports of a build share: the browser, designs, templates and whole fonts, each made once
 * and when first needed.
 */
import { readFaces, type WholeFace } from '../../design/fonts.ts';
import { readFormats, type Formats } from '../../design/format.ts';
import { searchPath, type SearchPath } from '../../design/search.ts';
import { readTemplates, type Templates } from '../../html/templates.ts';
import { isTraditional } from '../../model/language.ts';
import { startBrowser, type OwnedBrowser } from '../../render/browser.ts';

export interface Workshop {
  search: SearchPath;
  formats: Formats;
  browser: () => Promise<OwnedBrowser>;
  /** Ends the browser; whoever asks next gets a new one. */
  renewBrowser: () => Promise<void>;
  templates: () => Promise<Templates>;
  /** For reports in a language. */
  faces: (language: string) => Promise<WholeFace[]>;
  /** Begins to make ready what every product needs; a fault shows when it is asked for. */
  warm: (what?: { browser: boolean }) => void;
  close: () => Promise<void>;
}

/** Makes a thing when it is first asked for, and only then. */
export const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    if (!made) {
      made = make();
      // Whoever awaits it gets the error; nobody awaiting yet is no crash.
      made.catch(() => undefined);
    }
    return made;
  };
};

/**
 * @param own Folders whose `templates/` and `styles/` go before Tuban's; or where all of them are.
 * @param ahead A browser that is being started already.
 */
export async function openWorkshop(
  own: string[] | SearchPath,
  ahead?: Promise<OwnedBrowser>,
): Promise<Workshop> {
  const search = Array.isArray(own) ? searchPath(own) : own;
  const formats = await readFormats(search);
  let started: Promise<OwnedBrowser> | undefined;
  const browser = (start = startBrowser): Promise<OwnedBrowser> => {
    if (!started) {
      started = start();
      // Whoever awaits it gets the error; nobody awaiting yet is no crash.
      started.catch(() => undefined);
    }
    return started;
  };
  if (ahead) void browser(() => ahead);
  const closeBrowser = async () => (await started?.catch(() => undefined))?.close();
  const templates = once(() => readTemplates(search));
  const usual = once(() => readFaces(search));
  const traditional = once(() => readFaces(search, 'zh-Hant'));
  return {
    search,
    formats,
    browser: () => browser(),
    async renewBrowser() {
      await closeBrowser();
      started = undefined;
    },
    templates,
    faces: (language) => (isTraditional(language) ? traditional() : usual()),
    warm({ browser: isShown } = { browser: true }) {
      for (const make of [...(isShown ? [() => browser()] : []), templates, usual])
        make().catch(() => undefined);
    },
    close: closeBrowser,
  };
}
