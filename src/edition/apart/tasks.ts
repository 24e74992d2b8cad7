/**
 * What is done with files that anybody may have made, each in a thread of its own with bounds: see apart.ts.
 */
import type { Both } from '../../lib/languages.ts';
import { checkRecord, type Deviation, type ProductRecord } from '../../account/record.ts';
import { extractAttachments, type Extracted } from '../../archive/extract.ts';
import { verifyArchive, type Verification } from '../../archive/verify.ts';
import type { SearchPath } from '../../design/search.ts';
import type { PressOptions } from '../make/press-options.ts';
import type { Preflight } from '../../press/preflight/finding.ts';
import type { RuleSet } from '../../press/preflight/rules.ts';
import type { NamedPicture } from '../../press/separations.ts';

interface PressTask {
  pdf: Uint8Array;
  options: Pick<PressOptions, 'condition' | 'profile'>;
  search: SearchPath;
}

const conditionOf = async ({ options, search }: PressTask) =>
  (await import('../make/press-options.ts')).pressCondition(options, search);

export const tasks = {
  async account({ pdf, record }: { pdf: Uint8Array; record: ProductRecord }): Promise<Deviation[]> {
    const { readPdf } = await import('../../account/read-pdf.ts');
    return checkRecord(record, await readPdf(pdf));
  },
  parts: ({ pdf }: { pdf: Uint8Array }): Promise<Extracted[]> => extractAttachments(pdf),
  async designs({ zip }: { zip: Uint8Array }): Promise<Record<string, Uint8Array>> {
    const { unpackDesigns } = await import('./designs.ts');
    return unpackDesigns(zip);
  },
  verify: (given: Parameters<typeof verifyArchive>[0]): Promise<Verification> => verifyArchive(given),
  async preflight(given: PressTask & { rules: RuleSet }): Promise<Preflight> {
    const { preflight } = await import('../../press/preflight/preflight.ts');
    return preflight(given.pdf, { condition: await conditionOf(given), rules: given.rules });
  },
  async separations(
    given: PressTask & { file: string; dpi: number },
  ): Promise<{ pictures: NamedPicture[]; leftOut: Both[] }> {
    const { separations } = await import('../../press/separations.ts');
    const { checkSize } = await import('./page-size.ts');
    await checkSize(given.pdf, given.file, given.dpi);
    const leftOut: Both[] = [];
    const pictures = await separations(given.pdf, {
      condition: await conditionOf(given),
      dpi: given.dpi,
      leftOut: (what) => leftOut.push(what),
    });
    return { pictures, leftOut };
  },
};

export type Tasks = typeof tasks;
