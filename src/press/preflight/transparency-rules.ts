/** Rules on transparency, of which PDF/X-1a takes none. */
import { says } from '../../lib/problem.ts';
import type { Box } from '../../pdf/matrix.ts';
import type { State } from '../walk/state.ts';
import { seeThrough } from './graphic-rules.ts';
import type { Examined } from './page.ts';

/** @returns Whether what is painted lets what lies below it show through. */
export function checkSeeThrough(state: State, { isX1a, note }: Examined, box: Box): boolean {
  const what = seeThrough(state);
  if (!what) return false;
  if (isX1a)
    note({
      rule: 'transparency',
      severity: 'error',
      box,
      object: what.en,
      ...says({
        en: [
          `PDF/X-1a takes no transparency, and an object has ${what.en}.`,
          'Export as PDF/X-4, or take the effect out.',
        ],
        zh: [`PDF/X-1a 不允许透明，这里有${what.zh}。`, '导出成 PDF/X-4，或去掉这个效果。'],
      }),
      key: what.en,
    });
  return true;
}

/** ISO 15930-4, 6.4 (as ISO 19005-1, 6.4): not even a group that covers what is below. */
export function checkGroup(state: State, { isX1a, media, note }: Examined): void {
  if (!isX1a) return;
  note({
    rule: 'transparency',
    severity: 'error',
    box: state.clip?.box ?? media,
    object: 'a transparency group',
    ...says({
      en: [
        'PDF/X-1a takes no transparency, and a form is a transparency group.',
        'Flatten it, or export as PDF/X-4.',
      ],
      zh: ['PDF/X-1a 不允许透明，这里有一个透明编组。', '拼合透明，或导出成 PDF/X-4。'],
    }),
    key: 'group',
  });
}
