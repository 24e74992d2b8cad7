/**
 * Problems as an editor reads them: each case is a faulty report and the whole of what is printed, in English
 * and in Chinese. The texts are in `printed/<family>.txt` and `printed/<family>.zh.txt`; read them when they
 * change.
 */
import { describe, expect, it } from 'vitest';
import { families } from './printed-cases.ts';
import { loadFiles } from './support.ts';

describe.each(Object.entries(families))('%s', (family, cases) => {
  it('prints its problems word for word', async () => {
    const texts: Record<'en' | 'zh', string[]> = { en: [], zh: [] };
    for (const [name, report] of Object.entries(cases)) {
      const { printed, printedZh } = await loadFiles(
        typeof report === 'string' ? { 'report.yaml': report } : report,
      );
      expect(printed, name).not.toBe('');
      texts.en.push(`════ ${name}\n\n${printed}`);
      texts.zh.push(`════ ${name}\n\n${printedZh}`);
    }
    await expect(texts.en.join('\n')).toMatchFileSnapshot(`printed/${family}.txt`);
    await expect(texts.zh.join('\n')).toMatchFileSnapshot(`printed/${family}.zh.txt`);
  });
});
