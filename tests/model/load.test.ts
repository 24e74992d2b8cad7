/** Loading: good reports pass, numbers keep their decimals, problems stand in the order of the file. */
import sharp from 'sharp';
import { join } from 'node:path';
import { symlinkSync, truncateSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/lib/hash.ts';
import { loadReport } from '../../src/model/load.ts';
import { loadFiles, loadYaml, writeFolder, writeReport } from './support.ts';

const minimal = `\
# yaml-language-server: $schema=../report.schema.json
tuban: 1
language: en
source: Annual report
masthead: {title: Annual report}
review: {title: The year, sections: [{id: one, title: One, items: [A sentence.]}]}
`;

describe('a good report', () => {
  it('has nothing to say when all is filled in', async () => {
    expect((await loadYaml(writeReport({}))).codes).toEqual([]);
  });

  it('with the least that is required has only notes of what is missing', async () => {
    const { loaded } = await loadYaml(minimal);
    expect(loaded.problems.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['missing', 'note', 'masthead › newspaper'],
      ['missing', 'note', 'masthead › page'],
      ['missing', 'note', 'masthead › section'],
      ['missing', 'note', 'masthead › date'],
    ]);
    expect(loaded.report).toMatchObject({
      theme: 'green',
      facts: {},
      credits: [],
      queries: [],
      review: { sections: [{ figures: [], photos: [] }] },
    });
  });

  it('is named after its folder and tells what it was made from', async () => {
    const { loaded } = await loadYaml(minimal);
    expect(loaded.id).toBe('sample');
    expect(loaded.inputs).toEqual([
      { path: 'report.yaml', bytes: Buffer.byteLength(minimal), sha256: sha256(minimal) },
    ]);
  });

  it('may be JSON and name its schema', async () => {
    const json = JSON.stringify({
      $schema: '../report.schema.json',
      tuban: 1,
      language: 'en',
      source: 's',
      masthead: { title: 't' },
      review: { title: 'r', sections: [{ id: 'a', title: 'a' }] },
    });
    const { loaded } = await loadFiles({ 'report.json': json });
    expect(loaded.report?.masthead.title).toBe('t');
    expect(loaded.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('is found by the path of its file, under the name of the file', async () => {
    const folder = writeFolder({ 'winter.yaml': minimal });
    expect((await loadReport(join(folder, 'winter.yaml'))).id).toBe('winter');
  });
});

describe('decimals', () => {
  it('are kept as typed, also where JavaScript would drop them', async () => {
    const facts =
      '  a: {label: 甲, value: 100.0, kind: count}\n  b: {label: 乙, value: 28.940, kind: count}\n' +
      '  c: {label: 丙, value: 6, kind: count}\n  d: {label: 丁, value: 5.50, digits: 1, kind: count}\n  e: {label: 戊, value: 28.94, kind: count}\n';
    const { loaded } = await loadYaml(writeReport({ facts }));
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => loaded.report?.facts[id]?.digits)).toEqual([
      1,
      3,
      undefined,
      1,
      undefined,
    ]);
  });
});

describe('problems', () => {
  it('of reading and of shape come together, in the order of the file', async () => {
    const { codes, loaded } = await loadYaml('tuban: 2\nsource: ""\nfoo: .nan\nsource: 1\n');
    expect(codes).toEqual([
      'field-missing 1:1',
      'field-missing 1:1',
      'field-missing 1:1',
      'version-unknown 1:8',
      'field-empty 2:9',
      'field-unknown 3:1',
      'number-not-finite 3:6',
      'key-duplicate 4:1',
    ]);
    expect(loaded.report).toBeUndefined();
  });

  it('beyond two hundred are counted', async () => {
    const { loaded } = await loadYaml(
      `tuban: 1\n${Array.from({ length: 500 }, (_, index) => `x${index}: 1`).join('\n')}`,
    );
    expect(loaded.problems).toHaveLength(201);
    expect(loaded.problems.at(-1)?.message).toBe('304 more problems are not listed.');
  });

  it('do not hide the report when its shape is right', async () => {
    const { loaded, codes } = await loadYaml(writeReport({ items: '        - 增长{gpd}\n' }));
    expect(codes).toEqual(['fact-unknown 15:13']);
    expect(loaded.report?.review.sections).toHaveLength(1);
  });

  it('of a missing folder are returned, not thrown', async () => {
    const loaded = await loadReport('/nowhere/at/all');
    expect(loaded.problems.map(({ message }) => message)).toEqual([
      'There is no file or folder /nowhere/at/all.',
    ]);
  });

  it('name a folder that cannot name a product', async () => {
    const folder = writeFolder({ 'a b.yaml': minimal });
    const { problems } = await loadReport(join(folder, 'a b.yaml'));
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'folder-name',
    ]);
  });
});

describe('labels that multiply', () => {
  const chain = (length: number, label: (next: string) => string): string =>
    writeReport({
      items: '        - "{x0}"\n',
      facts: Array.from(
        { length },
        (_, index) =>
          `  x${index}: {label: "${index + 1 < length ? label(`x${index + 1}`) : '甲'}", value: 1, kind: count}\n`,
      ).join(''),
    });

  it('are refused before anyone prints them', async () => {
    const { loaded } = await loadYaml(chain(40, (next) => `{${next}.label}{${next}.label}`));
    expect(new Set(loaded.problems.map(({ code }) => code))).toEqual(new Set(['label-depth']));
    expect(loaded.problems).toHaveLength(36);
  });

  it('may be thousands', async () => {
    const { loaded } = await loadYaml(chain(5000, (next) => `{${next}.label}`));
    expect(new Set(loaded.problems.map(({ code }) => code))).toEqual(
      new Set(['label-depth', 'more-problems']),
    );
  });
});

describe('photos', () => {
  const jpeg = (): Promise<Buffer> =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: '#468' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
  const photo = (file: string): string => `        - {caption: 桥, credit: 甲, file: ${file}}\n`;

  it('are measured as they are seen and listed among the inputs, each once', async () => {
    const bytes = await jpeg();
    const { loaded, codes } = await loadFiles({
      'report.yaml': writeReport({ photos: photo('photos/bridge.jpg') + photo('photos/bridge.jpg') }),
      'photos/bridge.jpg': bytes,
    });
    expect(codes).toEqual([]);
    expect(loaded.photos).toEqual([
      { path: 'photos/bridge.jpg', bytes: bytes.length, sha256: sha256(bytes), width: 40, height: 60 },
    ]);
    expect(loaded.inputs.map(({ path }) => path)).toEqual(['report.yaml', 'photos/bridge.jpg']);
  });

  it.each(['png', 'webp', 'tiff'] as const)('may be %s', async (format) => {
    const bytes = await sharp(await jpeg())
      .toFormat(format)
      .toBuffer();
    const { codes } = await loadFiles({
      'report.yaml': writeReport({ photos: photo(`a.${format}`) }),
      [`a.${format}`]: bytes,
    });
    expect(codes).toEqual([]);
  });

  it('cut short in the middle are told', async () => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#468',
        noise: { type: 'gaussian', mean: 128, sigma: 50 },
      },
    })
      .jpeg()
      .toBuffer();
    const { codes } = await loadFiles({
      'report.yaml': writeReport({ photos: photo('a.jpg') }),
      'a.jpg': noise.subarray(0, noise.length / 2),
    });
    expect(codes).toEqual(['photo-damaged 16:41']);
  });

  it('beyond two hundred megabytes are refused by their size', async () => {
    const folder = writeFolder({ 'report.yaml': writeReport({ photos: photo('a.tif') }), 'a.tif': '' });
    truncateSync(join(folder, 'a.tif'), 250_000_000);
    expect((await loadReport(folder)).problems.map(({ message }) => message)).toEqual([
      '"a.tif" has 250 MB.',
    ]);
  });

  it('that claim to be enormous are not decoded', async () => {
    const header = Buffer.from('\0\0\0\rIHDR\0\0\u0075\u0030\0\0\u0075\u0030\u0008\u0002\0\0\0', 'latin1');
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(header.subarray(4)));
    const bomb = Buffer.concat([
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      header,
      check,
      Buffer.from('\0\0\0\0IDAT5\u00af\u0006\u001e\0\0\0\0IEND\u00aeB`\u0082', 'latin1'),
    ]);
    const { loaded } = await loadFiles({
      'report.yaml': writeReport({ photos: photo('a.png') }),
      'a.png': bomb,
    });
    expect(loaded.problems.map(({ message }) => message)).toEqual(['"a.png" has 900 million pixels.']);
  });

  it('may not be links out of the folder', async () => {
    const folder = writeFolder({
      'report.yaml': writeReport({ photos: photo('a.jpg') + photo('b.jpg') }),
      'photos/a.jpg': await jpeg(),
    });
    symlinkSync(join(folder, 'photos', 'a.jpg'), join(folder, 'a.jpg'));
    symlinkSync('/etc/hostname', join(folder, 'b.jpg'));
    expect((await loadReport(folder)).problems.map(({ code, place }) => [code, place?.line])).toEqual([
      ['photo-path', 17],
    ]);
  });
});

describe('texts without fault', () => {
  it('state a negative rate of growth', async () => {
    const facts = '  natural: {label: 人口自然增长率, value: -1.48, unit: ‰, kind: growth}\n';
    expect(
      (await loadYaml(writeReport({ facts, items: '        - 人口自然增长率为{natural}。\n' }))).codes,
    ).toEqual([]);
  });

  it.each([
    ['a prefix earlier in the sentence', '        - 预计全年产值增长{gdp}。\n'],
    ['a prefix printed with the number', '        - 产值增长{gdp.full}。\n'],
    ['marks between figures', '        - 会议12:30开始，编号A-1，共1,200字。\n'],
    ['full marks', '        - “口袋公园”“小微绿地”——《规划》（试行）……\n'],
    ['a middle dot and Latin words', '        - 中国通化·奥地利高峰论坛，GDP、COVID-19。\n'],
    ['years and dates', '        - 2023年1月9日至12日。\n'],
  ])('%s', async (_name, items) => {
    const { loaded } = await loadYaml(writeReport({ items }));
    expect(loaded.problems.filter(({ code }) => code !== 'number-not-a-fact')).toEqual([]);
  });

  it('in English keep half-width marks', async () => {
    const { loaded } = await loadYaml(
      minimal.replace('A sentence.', '"A sentence (short), well - no: 5-10 km..."'),
    );
    expect(loaded.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});
