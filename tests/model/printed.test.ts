/**
 * Problems as an editor reads them: each case is a faulty report and the whole of what is printed.
 * The texts are in `printed/<family>.txt`; read them when they change.
 */
import { describe, expect, it } from 'vitest';
import { families } from './printed-cases.ts';
import { loadFiles } from './support.ts';

describe.each(Object.entries(families))('%s', (family, cases) => {
  it('prints its problems word for word', async () => {
    const texts: string[] = [];
    for (const [name, report] of Object.entries(cases)) {
      const { printed } = await loadFiles(typeof report === 'string' ? { 'report.yaml': report } : report);
      expect(printed, name).not.toBe('');
      texts.push(`════ ${name}\n\n${printed}`);
    }
    await expect(texts.join('\n')).toMatchFileSnapshot(`printed/${family}.txt`);
  });
});
