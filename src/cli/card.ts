/** `tuban card`: what it says. */
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
  // Chromium starts while the rest of Tuban is loaded.
  const ahead = startBrowser();
  ahead.catch(() => undefined);
  try {
    const { makeCard } = await import('../edition/card-file.ts');
    const { data, formats, fact, text, by, device, theme, variant, ownOut } = args;
    return tell(
      await makeCard(
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
      ),
    );
  } finally {
    await (await ahead.catch(() => undefined))?.close();
  }
}
