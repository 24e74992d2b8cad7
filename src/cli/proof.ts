/** `tuban check --proof`: the proofreader's sheet on the terminal and as HTML. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MessageLanguage } from '../lib/languages.ts';
import { sheetHtml, sheetText } from '../desk/doubts/sheet.ts';
import type { CheckResult } from '../edition/options.ts';
import { writeProblem } from '../edition/write/staging.ts';
import { makeFolders, showPath } from '../lib/files.ts';
import { makeVisible } from '../lib/visible.ts';

/** @param folder Where the HTML goes; none is written without it. */
export async function showSheets(
  reports: CheckResult['reports'],
  { folder, print, language }: { folder: string | undefined; print: boolean; language: MessageLanguage },
): Promise<void> {
  for (const { id, sheet, language: tag = 'en' } of reports) {
    if (!sheet) continue;
    if (print)
      process.stdout.write(`${sheetText(sheet, language).split('\n').map(makeVisible).join('\n')}\n`);
    if (folder === undefined) continue;
    const file = path.resolve(folder, `${id}-proof.html`);
    try {
      await makeFolders(path.dirname(file));
      await writeFile(file, sheetHtml(sheet, { language, tag }));
    } catch (error) {
      throw writeProblem(file, error);
    }
    process.stderr.write(`${showPath(file)}\n`);
  }
}
