/** `tuban card`: what it says. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { readCached, writeCached } from '../design/cache.ts';
import { sha256 } from '../lib/hash.ts';
import { alike } from '../lib/languages.ts';
import type { CardResult } from '../edition/card-file.ts';
import { startBrowser } from '../render/browser.ts';
import { showPath } from '../lib/files.ts';
import { formatBytes } from '../lib/log.ts';
import type { Told } from './archive.ts';
import type { Arguments } from './arguments.ts';

function tell(result: CardResult): Told {
  const text = result.files
    .map(({ path, bytes, alt }) => `${showPath(path)} (${formatBytes(bytes)})\n  ${alt}\n`)
    .join('');
  const { length } = result.files;
  return {
    result,
    text: alike(text),
    outcome: {
      en: `${length} ${length === 1 ? 'picture was' : 'pictures were'} written.`,
      zh: `写出 ${length} 张图。`,
    },
  };
}

export async function runCard(args: Arguments): Promise<Told> {
  // Chromium starts while the rest of Tuban is loaded, but for a picture that was made before.
  const asked = await askedBefore(args);
  const ahead = asked.isKnown ? undefined : startBrowser();
  ahead?.catch(() => undefined);
  try {
    const { makeCard } = await import('../edition/card-file.ts');
    const { data, formats, fact, text, by, device, theme, variant, ownOut } = args;
    const result = await makeCard(
      {
        report: args.reports[0] ?? '',
        data,
        ...(ownOut === undefined ? {} : { out: ownOut }),
        ...(formats === undefined ? {} : { formats }),
        ...(fact === undefined ? {} : { fact }),
        ...(text === undefined ? {} : { text }),
        ...(by === undefined ? {} : { by }),
        ...(device === undefined ? {} : { device }),
        ...(theme === undefined ? {} : { theme }),
        ...(variant === undefined ? {} : { variant }),
      },
      ahead,
    );
    if (result.exitCode === 0) await asked.remember();
    return tell(result);
  } finally {
    await (await ahead?.catch(() => undefined))?.close();
  }
}

/**
 * Was the same card asked for before, of the same file? Its picture is then most likely kept. Where it is not, after a
 * change of a style for one, Chromium starts a little later.
 */
async function askedBefore(args: Arguments): Promise<{ isKnown: boolean; remember: () => Promise<void> }> {
  const { data = 'data', reports, formats, fact, text, by, device, theme, variant } = args;
  const file = path.resolve(data, reports[0] ?? '', 'report.yaml');
  const { size = 0, mtimeMs = 0 } = (await stat(file).catch(() => undefined)) ?? {};
  const what = [file, size, mtimeMs, formats, fact, text, by, device, theme, variant];
  const name = sha256(JSON.stringify(what));
  return {
    isKnown: (await readCached('asked', name)) !== undefined,
    remember: () => writeCached('asked', name, new Uint8Array()),
  };
}
