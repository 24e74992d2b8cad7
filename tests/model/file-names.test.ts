/** Names of photos: what is odd but legal is taken, in whatever form the disk spells it. */
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadFiles, writeReport } from './support.ts';

const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
  .jpeg()
  .toBuffer();

const load = (file: string, onDisk = file) =>
  loadFiles({
    'report.yaml': writeReport({
      photos: `        - {caption: 甲, credit: 乙, file: ${JSON.stringify(file)}}\n`,
    }),
    [onDisk]: picture,
  });

test.each(['..2.jpg', 'photo:1.jpg', 'a b.jpg', '#1.jpg', '50%.jpg', '照片/甲.jpg', '...jpg'])(
  '%s is a file name',
  async (file) => {
    const { loaded, codes } = await load(file);
    expect(codes).toEqual([]);
    expect(loaded.photos!.map(({ path }) => path)).toEqual([file]);
  },
);

test('a name that a Mac has taken apart is found', async () => {
  const { loaded, codes } = await load('café.jpg', 'cafe\u0301.jpg');
  expect(codes).toEqual([]);
  expect(loaded.photos!.map(({ path }) => path)).toEqual(['cafe\u0301.jpg']);
  expect(loaded.report!.review.sections[0]!.photos[0]!.file).toBe('cafe\u0301.jpg');
});

test.each(['../a.jpg', 'a/../../b.jpg', '/etc/passwd', 'https://example.org/a.jpg', 'data:image/png,x'])(
  '%s is none',
  async (file) => {
    const { codes } = await loadFiles({
      'report.yaml': writeReport({ photos: `        - {caption: 甲, credit: 乙, file: "${file}"}\n` }),
    });
    expect(codes).toEqual([expect.stringMatching(/^photo-path /)]);
  },
);
