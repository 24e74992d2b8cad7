/**
 * Names of files as the disk spells them. A report is read in one form of Unicode (NFC); a folder that
 * came from a Mac may hold names in another (é as e with an accent).
 */
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Report } from './report.ts';

/** The name on the disk that is the same in NFC; `file` where there is none. */
async function spell(folder: string, file: string): Promise<string> {
  let spelt = '';
  for (const step of file.split('/')) {
    const names = await readdir(join(folder, spelt)).catch((): string[] => []);
    const name = names.includes(step) ? step : names.find((one) => one.normalize() === step);
    if (name === undefined) return file;
    spelt = posix.join(spelt, name);
  }
  return spelt;
}

/** Puts the names of the disk into the report; those in ASCII have one spelling only. */
export async function spellFiles({ masthead, review, article }: Report, folder: string): Promise<void> {
  const photos = [...review.sections, ...(article ? [article] : [])].flatMap((part) => part.photos);
  const odd = (file: string | undefined): file is string => file !== undefined && /[^\0-\x7f]/.test(file);
  for (const photo of photos) if (odd(photo.file)) photo.file = await spell(folder, photo.file);
  if (odd(masthead.art)) masthead.art = await spell(folder, masthead.art);
  if (odd(masthead.logo)) masthead.logo = await spell(folder, masthead.logo);
}
