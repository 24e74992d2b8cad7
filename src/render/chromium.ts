/**
 * Which Chromium prints: the places looked at, in order, and the unpacking of the embedded one.
 *
 * 1. the path in TUBAN_CHROMIUM (or PUPPETEER_EXECUTABLE_PATH);
 * 2. on Linux x64 the build inside the npm package @sparticuz/chromium, unpacked once into a
 *    folder named by its version (the package's own unpacking reuses whatever version lies in its
 *    fixed temporary path);
 * 3. Puppeteer's own pinned download, where it has been made;
 * 4. an installed Chrome or Chromium.
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Both, inEach } from '../lib/languages.ts';
import { cacheFolder } from '../design/cache.ts';
import { makeFolders } from '../lib/files.ts';
import { makeOwnFolder, removeLeftovers } from '../lib/leftovers.ts';
import { ProblemError, says } from '../lib/problem.ts';

export interface Chromium {
  path: string;
  /** How it was found, for `tuban doctor` and the manifest. */
  origin: 'environment' | 'embedded' | 'puppeteer' | 'installed';
  /** Folder of shared libraries to offer the browser, for hosts that lack them. */
  libraries?: string;
}

/** A place looked at, and what was there. */
export interface ChromiumPlace {
  origin: Chromium['origin'];
  place: string;
  found: boolean;
  note?: Both;
  /** In Chinese, where the place is not a path. */
  zh?: string;
}

/** A place and what is to be said of it, for a list. */
export const showPlace = ({ place, note, zh = place }: ChromiumPlace): Both => ({
  en: `${place}${note ? ` (${note.en})` : ''}`,
  zh: `${zh}${note ? `（${note.zh}）` : ''}`,
});

export { cacheFolder };

const environmentNames = ['TUBAN_CHROMIUM', 'PUPPETEER_EXECUTABLE_PATH'];

const embeddedFolder = (): string | undefined => {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    return path.resolve(path.dirname(entry), '..');
  } catch {
    return undefined;
  }
};

async function unpackFile(from: string, to: string, mode?: number): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: 4 << 20 }),
    createBrotliDecompress({ chunkSize: 2 << 20 }),
    createWriteStream(to, mode === undefined ? {} : { mode }),
  );
}

/**
 * Unpacks the libraries that slim hosts lack (NSS, NSPR); `tar` failing only matters where they are needed.
 */
async function unpackLibraries(bin: string, folder: string): Promise<void> {
  const archive = path.join(folder, 'libraries.tar');
  await unpackFile(path.join(bin, 'al2023.tar.br'), archive);
  spawnSync('tar', ['-xf', archive, '-C', folder], { stdio: 'ignore' });
  await rm(archive, { force: true });
}

/** Unpacks the embedded build whole or not at all (190 MB, about 2 s, once per version). */
async function unpackEmbedded(source: string): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(path.join(source, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(cacheFolder(), `chromium-${version}`);
  const found = {
    path: path.join(folder, 'chrome'),
    origin: 'embedded' as const,
    libraries: path.join(folder, 'lib'),
  };
  if (existsSync(found.path)) return found;
  await makeFolders(cacheFolder()).catch((error: unknown) => {
    throw notUnpacked(error);
  });
  removeLeftovers(cacheFolder(), prefix);
  const partial = makeOwnFolder(cacheFolder(), prefix);
  try {
    await Promise.all([
      unpackFile(path.join(source, 'bin', 'chromium.br'), path.join(partial, 'chrome'), 0o755),
      unpackLibraries(path.join(source, 'bin'), partial),
    ]);
    // Other users of the same installation run it too.
    await chmod(partial, 0o755);
    await rename(partial, folder).catch((error: NodeJS.ErrnoException) => {
      // Another build may have finished the same unpacking first.
      if (!existsSync(found.path)) throw error;
    });
  } catch (error) {
    throw notUnpacked(error);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return found;
}

/** Folders in which an unpacking is under way. */
const prefix = 'unpacking-';

const notUnpacked = (error: unknown): ProblemError =>
  new ProblemError(
    {
      code: 'chromium-not-unpacked',
      severity: 'error',
      ...says({
        en: [
          `Chromium could not be unpacked into ${cacheFolder()}: ${error instanceof Error ? error.message : String(error)}.`,
          'It takes 200 MB: make room there, or name another folder in TUBAN_CACHE.',
        ],
        zh: [
          `Chromium 解压不到 ${cacheFolder()}：${error instanceof Error ? error.message : String(error)}。`,
          '要 200 MB：腾出空间，或用 TUBAN_CACHE 指定别的文件夹。',
        ],
      }),
    },
    2,
  );

const installedNames = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];
const installedPaths: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe',
  ],
};

const installedCandidates = (): string[] => [
  ...(process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .flatMap((folder) => installedNames.map((name) => path.join(folder, name))),
  ...(installedPaths[process.platform] ?? []),
];

async function puppeteerDownload(): Promise<string | undefined> {
  const root = process.env.PUPPETEER_CACHE_DIR ?? path.join(homedir(), '.cache', 'puppeteer');
  for (const kind of ['chrome-headless-shell', 'chrome']) {
    const folder = path.join(root, kind);
    if (!existsSync(folder)) continue;
    for (const build of (await readdir(folder)).sort().reverse()) {
      for (const inner of await readdir(path.join(folder, build))) {
        const file = path.join(folder, build, inner, process.platform === 'win32' ? `${kind}.exe` : kind);
        if (existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** Looks at every place without unpacking or starting anything. */
export async function lookForChromium(): Promise<ChromiumPlace[]> {
  const places: ChromiumPlace[] = environmentNames.map((name) => ({
    origin: 'environment',
    place: `$${name}${process.env[name] ? ` = ${process.env[name]}` : ''}`,
    found: Boolean(process.env[name] && existsSync(process.env[name])),
    ...(process.env[name] ? {} : { note: { en: 'not set', zh: '没有设' } }),
  }));
  const embedded = embeddedFolder();
  places.push({
    origin: 'embedded',
    place: 'npm package @sparticuz/chromium',
    zh: 'npm 软件包 @sparticuz/chromium',
    found: embedded !== undefined,
    ...(embedded
      ? {}
      : {
          note: {
            en: `not for ${process.platform} ${process.arch}, or not installed`,
            zh: `不支持 ${process.platform} ${process.arch}，或没有装`,
          },
        }),
  });
  const download = await puppeteerDownload();
  places.push({
    origin: 'puppeteer',
    place: download ?? 'Puppeteer’s cache (npx puppeteer browsers install chrome-headless-shell)',
    ...(download ? {} : { zh: 'Puppeteer 的缓存（npx puppeteer browsers install chrome-headless-shell）' }),
    found: download !== undefined,
  });
  const installed = installedCandidates().find((file) => existsSync(file));
  places.push({
    origin: 'installed',
    place: installed ?? 'Chrome or Chromium on PATH',
    ...(installed ? {} : { zh: 'PATH 里的 Chrome 或 Chromium' }),
    found: installed !== undefined,
  });
  return places;
}

/**
 * The Chromium to use, unpacked if it must be.
 * @throws ProblemError (exit 2) naming every place looked at.
 */
export async function findChromium(): Promise<Chromium> {
  for (const name of environmentNames) {
    const given = process.env[name];
    if (!given) continue;
    if (existsSync(given)) return { path: given, origin: 'environment' };
    throw new ProblemError(
      {
        code: 'chromium-missing',
        severity: 'error',
        ...says({
          en: [
            `${name} names ${given}, where there is no file.`,
            'Correct the path, or unset it to use the Chromium that Tuban brings.',
          ],
          zh: [`${name} 指的 ${given} 没有这个文件。`, '改正路径，或取消这个变量，就用自带的 Chromium。'],
        }),
      },
      2,
    );
  }
  const embedded = embeddedFolder();
  if (embedded) return unpackEmbedded(embedded);
  const download = await puppeteerDownload();
  if (download) return { path: download, origin: 'puppeteer' };
  const installed = installedCandidates().find((file) => existsSync(file));
  if (installed) return { path: installed, origin: 'installed' };
  const looked = await lookForChromium();
  const places = inEach((language) => looked.map((place) => `  ${showPlace(place)[language]}`).join('\n'));
  throw new ProblemError(
    {
      code: 'chromium-missing',
      severity: 'error',
      ...says({
        en: [
          `No Chromium was found. Looked at:\n${places.en}`,
          'Run "npx puppeteer browsers install chrome-headless-shell", or set TUBAN_CHROMIUM to the path of one.',
        ],
        zh: [
          `没有找到 Chromium。找过：\n${places.zh}`,
          '运行“npx puppeteer browsers install chrome-headless-shell”，或用 TUBAN_CHROMIUM 写明路径。',
        ],
      }),
    },
    2,
  );
}
