import { beforeAll, describe, expect, it } from 'vitest';
import { finishArchive } from '../../src/archive/archive.ts';
import { checkArchive } from '../../src/archive/check.ts';
import { latin1Bytes } from '../../src/pdf/objects.ts';
import { mutants, spoilt } from './mutants.ts';
import { printAll, sample } from './print.ts';

let print: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  [print] = (await printAll([sample])) as [Uint8Array];
  ({ pdf } = await finishArchive({
    pdf: print,
    conformance: '3a',
    title: '年度报告',
    authors: ['某甲', '某乙'],
    publisher: '某报社',
    issue: { newspaper: '某报', cn: '11-0065', issn: '1672-1234', number: '8', page: 'A06', section: '要闻' },
    language: 'zh-Hans',
    date: '2024-01-09',
    report: 'sample',
    version: '9.9.9',
    attachments: [
      {
        name: 'report.yaml',
        bytes: latin1Bytes('tuban: 1\n'),
        mime: 'application/yaml',
        relationship: 'Source',
        description: '数据',
      },
    ],
  }));
});

describe('checkArchive', () => {
  it('finds nothing in a finished file', async () => {
    expect(await checkArchive(pdf, { conformance: '3a' })).toEqual([]);
  });

  it('has at least thirty planted defects to prove itself on', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(30);
    expect(new Set(mutants.map(({ title }) => title)).size).toBe(mutants.length);
  });

  it.each(mutants.map((mutant) => [mutant.title, mutant] as const))('finds %s', async (_title, mutant) => {
    const findings = await checkArchive(await spoilt(pdf, mutant), { conformance: '3a' });
    expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual(mutant.code.split(' ').sort());
  });

  it('names what is wrong in one sentence', async () => {
    const messageOf = async (title: string) =>
      (
        await checkArchive(
          await spoilt(
            pdf,
            mutants.find((mutant) => mutant.title === title)!,
          ),
          { conformance: '3a' },
        )
      )[0]!.message;
    expect(await messageOf('H3 after H1')).toBe('H3 follows H1.');
    expect(await messageOf('another author in Info')).toBe(
      'Info has Author “他”, the metadata have dc:creator “某甲, 某乙”.',
    );
    expect(await messageOf('a radical')).toMatch(
      /^Glyph \d+ of \w+\+NotoSerifSC-\w+ is mapped to “⼀”, a radical or ligature\.$/,
    );
    expect(await messageOf('an altered file')).toBe(
      '“report.yaml” differs in size or checksum from what the file states.',
    );
  });

  it('says what Chromium’s own print lacks', async () => {
    const codes = new Set((await checkArchive(print, { conformance: '3a' })).map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      'attributes-twice',
      'content-untagged',
      'device-colour',
      'figure-alt',
      'file-identifier',
      'link-contents',
      'list-child',
      'output-intent',
      'type-unmapped',
      'xmp',
    ]);
  });

  it('reports a file that is no PDF', async () => {
    expect((await checkArchive(latin1Bytes('hello'), { conformance: '3a' })).map(({ code }) => code)).toEqual(
      ['unreadable'],
    );
  });

  it('allows PDF/A-2 no attachments', async () => {
    expect((await checkArchive(pdf, { conformance: '2a' })).map(({ code }) => code)).toEqual([
      'pdfa-claim',
      'attachment-forbidden',
    ]);
  });
});
