import { beforeAll, describe, expect, it } from 'vitest';
import { finishArchive } from '../../src/archive/archive.ts';
import { extractAttachments } from '../../src/archive/extract.ts';
import { latin1, latin1Bytes } from '../../src/pdf/objects.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { mutants, spoilt } from './mutants.ts';
import { printAll, sample } from './print.ts';

const dataset = Buffer.from('tuban: 1 # 数据\n'.repeat(200), 'utf8');
const photo = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251);

let print: Uint8Array;
let pdf: Uint8Array;

beforeAll(async () => {
  [print] = (await printAll([sample])) as [Uint8Array];
  ({ pdf } = await finishArchive({
    pdf: print,
    conformance: '3a',
    title: '年度报告',
    language: 'zh-Hans',
    date: '2024-01-09',
    report: 'sample',
    version: '9.9.9',
    attachments: [
      {
        name: '照片/会场 (1).jpg',
        bytes: photo,
        mime: 'image/jpeg',
        relationship: 'Supplement',
        description: '会场',
      },
      {
        name: 'report.yaml',
        bytes: dataset,
        mime: 'application/yaml',
        relationship: 'Source',
        description: '数据',
      },
    ],
  }));
});

describe('extractAttachments', () => {
  it('gives the very bytes back, with names, types and relationships', async () => {
    const parts = await extractAttachments(pdf);
    expect(parts.map(({ bytes, ...rest }) => ({ ...rest, sha256: sha256(bytes) }))).toEqual([
      {
        name: 'report.yaml',
        mime: 'application/yaml',
        relationship: 'Source',
        description: '数据',
        intact: true,
        sha256: sha256(dataset),
      },
      {
        name: '照片/会场 (1).jpg',
        mime: 'image/jpeg',
        relationship: 'Supplement',
        description: '会场',
        intact: true,
        sha256: sha256(photo),
      },
    ]);
  });
});

describe('verifyArchive', () => {
  it('finds nothing in a file as it was written', async () => {
    const { conformance, unchanged, parts, problems } = await verifyArchive({
      pdf,
      file: 'a.pdf',
      expected: { 'report.yaml': sha256(dataset) },
    });
    expect({ conformance, unchanged, problems }).toEqual({
      conformance: '3a',
      unchanged: true,
      problems: [],
    });
    expect(parts.map(({ name, bytes, intact }) => [name, bytes, intact])).toEqual([
      ['report.yaml', dataset.length, true],
      ['照片/会场 (1).jpg', 5000, true],
    ]);
  });

  it('notices one changed byte', async () => {
    const changed = latin1Bytes(
      latin1(pdf).replace('<pdf:Producer>Tuban 9.9.9', '<pdf:Producer>Tuban 9.9.8'),
    );
    expect(changed.length).toBe(pdf.length);
    const { problems } = await verifyArchive({ pdf: changed, file: 'a.pdf' });
    expect(problems.map(({ message }) => message)).toEqual([
      'a.pdf is not as Tuban wrote it: its identifier does not fit its bytes.',
      'Info has Producer “Tuban 9.9.9”, the metadata have pdf:Producer “Tuban 9.9.8” (Tuban).',
    ]);
  });

  it('names each difference of the embedded parts', async () => {
    const { problems } = await verifyArchive({
      pdf,
      file: 'a.pdf',
      expected: { 'report.yaml': 'f'.repeat(64), 'style.css': '0'.repeat(64) },
    });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'archive-part-differs',
        `“report.yaml” in a.pdf is not the expected file: SHA-256 ${sha256(dataset).slice(0, 12)}…, not ffffffffffff….`,
      ],
      ['archive-part-missing', 'a.pdf does not carry “style.css”.'],
    ]);
  });

  it('tells the damage of a part once, and reads the others where one cannot be unpacked', async () => {
    const messages = async (bytes: Uint8Array) =>
      (
        await verifyArchive({
          pdf: bytes,
          file: 'a.pdf',
          expected: { 'report.yaml': sha256(dataset), '照片/会场 (1).jpg': sha256(photo) },
        })
      ).problems.map(({ message }) => message);
    const altered = mutants.find(({ title }) => title === 'an altered file')!;
    expect(await messages(await spoilt(pdf, altered))).toEqual([
      '“照片/会场 (1).jpg” differs in size or checksum from what the file states (ISO 19005-3, 6.8).',
    ]);
    const changed = 'a.pdf is not as Tuban wrote it: its identifier does not fit its bytes.';
    // Behind the two bytes of the zlib head of every compressed stream.
    const spoil = (after: string) => {
      const bytes = Buffer.from(pdf);
      bytes.fill(
        0xff,
        bytes.indexOf('stream\n', bytes.indexOf(after)) + 9,
        bytes.indexOf('stream\n', bytes.indexOf(after)) + 12,
      );
      return bytes;
    };
    expect(await messages(spoil('application#2Fyaml'))).toEqual([
      changed,
      'a.pdf is damaged: What it is made of cannot be unpacked, or does not fit together.',
    ]);
    expect(
      (await extractAttachments(spoil('application#2Fyaml'))).map(({ name, bytes, intact }) => [
        name,
        bytes.length,
        intact,
      ]),
    ).toEqual([
      ['report.yaml', 0, false],
      ['照片/会场 (1).jpg', 5000, true],
    ]);
  });

  it('tells a damaged rule though the identifier was made anew', async () => {
    const mutant = mutants.find(({ title }) => title === 'a figure without text')!;
    const { unchanged, problems } = await verifyArchive({ pdf: await spoilt(pdf, mutant), file: 'a.pdf' });
    expect([unchanged, problems.map(({ message }) => message)]).toEqual([
      true,
      ['A Figure has no alternative text (ISO 14289-1, 7.3).'],
    ]);
  });

  it('is plain about files that are no archive files', async () => {
    const messages = async (bytes: Uint8Array) =>
      (await verifyArchive({ pdf: bytes, file: 'x.pdf' })).problems.map(({ message }) => message);
    expect(await messages(print)).toEqual([
      'x.pdf is not as Tuban wrote it: its identifier does not fit its bytes.',
      'x.pdf claims no archive standard.',
    ]);
    expect(await messages(latin1Bytes('hello'))).toEqual(['x.pdf cannot be read as a PDF.']);
  });
});
