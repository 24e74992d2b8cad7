/** Streams as other writers wrap them: coded twice, told how in lists, their length elsewhere. */
import { describe, expect, it } from 'vitest';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { decodeStream, openPdf, PDFRawStream, PDFRef } from '../../src/pdf/objects.ts';
import { readPixels } from '../../src/press/walk/picture.ts';
import { makePdf, type MadeObject } from './made.ts';

async function streamOf(object: MadeObject, more: MadeObject[] = []): Promise<PDFRawStream> {
  const { context } = await openPdf(makePdf({ objects: [object, ...more] }));
  return context.lookup(PDFRef.of(10)) as PDFRawStream;
}
const hex = (bytes: Uint8Array): string => `${Buffer.from(bytes).toString('hex')}>`;

describe('a stream', () => {
  it('of several filters is unpacked from the outside in, each by its own parameters', async () => {
    // Two rows of three samples, each the difference to the one before (TIFF predictor 2).
    const data = hex(deflateSync(Uint8Array.of(1, 1, 1, 5, 0, 1)));
    const parms = '<< /Predictor 2 /Columns 3 /Colors 1 /BitsPerComponent 8 >>';
    const both = await streamOf({
      entries: `/Filter [/ASCIIHexDecode /FlateDecode] /DecodeParms [null ${parms}]`,
      data,
    });
    expect([...decodeStream(both)]).toEqual([1, 2, 3, 5, 5, 6]);
    const one = await streamOf({
      entries: `/Filter [/FlateDecode] /DecodeParms [${parms}]`,
      data: deflateSync(Uint8Array.of(1, 1, 1, 5, 0, 1)),
    });
    expect([...decodeStream(one)]).toEqual([1, 2, 3, 5, 5, 6]);
  });

  it('that ends with a line end keeps it, where its length stands in another object', async () => {
    const stream = await streamOf({ entries: '/Length 11 0 R', data: Buffer.from([0, 9, 0, 10]) }, ['4']);
    expect([...decodeStream(stream)]).toEqual([0, 9, 0, 10]);
  });
});

it('a JPEG in another filter is decoded as one that stands alone', async () => {
  const jpeg = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#c83200' } })
    .jpeg({ quality: 95 })
    .toBuffer();
  const entries = '/Subtype /Image /Width 16 /Height 16 /BitsPerComponent 8 /ColorSpace /DeviceRGB';
  const [wrapped, plain] = await Promise.all([
    streamOf({ entries: `${entries} /Filter [/ASCIIHexDecode /DCTDecode]`, data: hex(jpeg) }),
    streamOf({ entries: `${entries} /Filter /DCTDecode`, data: jpeg }),
  ]);
  const { data } = await readPixels(wrapped, undefined);
  expect(data).toEqual((await readPixels(plain, undefined)).data);
  expect(Math.abs(data[0]! - 200)).toBeLessThan(4);
});
