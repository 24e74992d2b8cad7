/** The browser of the plain script: what Puppeteer takes when nothing is said. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LaunchOptions } from 'puppeteer';
import { findChromium } from '../../src/render/chromium.ts';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** A full browser: Puppeteer's variable, else one on the path. Its own download cannot be counted on. */
const findFull = (): string | undefined =>
  [
    process.env.PUPPETEER_EXECUTABLE_PATH,
    ...names.flatMap((name) =>
      (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
    ),
  ].find((file) => file && existsSync(file));

export interface UsualBrowser {
  /** "Chromium 156.0.8078.79, full" */
  label: string;
  launch: LaunchOptions;
}

export async function usualBrowser(): Promise<UsualBrowser> {
  const full = findFull();
  if (full)
    return {
      label: `${spawnSync(full, ['--version'], { encoding: 'utf8' }).stdout.split(' built on')[0]!.trim()}, full`,
      launch: { executablePath: full, headless: true },
    };
  const { path: executablePath, libraries = '' } = await findChromium();
  return {
    label: 'Tuban’s own headless shell, since no full browser is installed',
    launch: { executablePath, headless: 'shell', env: { ...process.env, LD_LIBRARY_PATH: libraries } },
  };
}
