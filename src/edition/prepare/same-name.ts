/** Two reports of one name would be written into one folder, the second over the first: both are refused. */
import { says } from '../../lib/problem.ts';
import { showPath } from '../../lib/files.ts';
import type { LoadedReport } from '../../model/load.ts';

/** As disks may compare names: some know no case, some keep accents apart from their letters. */
const folderKey = (id: string): string => id.normalize('NFC').toLowerCase();

export function refuseSameNames(loaded: LoadedReport[]): LoadedReport[] {
  const places = new Map<string, string[]>();
  for (const { id, folder } of loaded)
    if (id !== '') places.set(folderKey(id), [...(places.get(folderKey(id)) ?? []), showPath(folder)]);
  return loaded.map((one) => {
    const same = places.get(folderKey(one.id)) ?? [];
    if (same.length < 2) return one;
    const { source } = one;
    return {
      ...one,
      problems: [
        ...one.problems,
        {
          code: 'report-same-name',
          severity: 'error',
          ...says({
            en: [
              `${same.length} reports are called "${one.id}" (${same.join(', ')}) and would be written into one folder.`,
              'Rename the folder of one, or build them one at a time into folders of their own (--out).',
            ],
            zh: [
              `有 ${same.length} 份报告都叫“${one.id}”（${same.join('、')}），会写进同一个文件夹。`,
              '给其中一个文件夹改名，或分开出，各写各的文件夹（--out）。',
            ],
          }),
          ...(source ? { place: { file: source.file, line: 1, column: 1 } } : {}),
        },
      ],
    };
  });
}
