import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFaces, subsetFaces } from '../../src/design/fonts.ts';
import { searchPath } from '../../src/design/search.ts';
import { postScriptName } from '../../src/press/preflight/face-name.ts';
import { finishPress, type PressResult } from '../../src/press/press.ts';
import { at, numbersAt, openPdf, pageContent, textAt, PDFDict, PDFDocument } from '../../src/pdf/objects.ts';
import { readOperations } from '../../src/pdf/tokens.ts';
import { jobFor, outer } from './job.ts';
import { openPrinter, type TestPrinter } from './print.ts';
import { ghostPlates, greatest, needTool, runOn } from './tools.ts';

const text = '公共数据怎样走到读者面前工作报告指出全市经济运行总体平稳';

async function photo(): Promise<string> {
  const [width, height] = [480, 320];
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    // Dark and saturated with noise: what drives the ink sum up.
    const noise = ((i * 7919) % 31) - 15;
    data.set(
      [255 * x * y + noise, 140 * (1 - y) + noise, 200 * (1 - x) * (1 - y) + noise].map((value) =>
        Math.min(255, Math.max(0, value)),
      ),
      3 * i,
    );
  }
  return (
    await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer()
  ).toString('base64');
}

const box = (left: number, top: number, width: number, height: number) =>
  `position:absolute;left:${left + 3}mm;top:${top + 3}mm;width:${width}mm;height:${height}mm`;

const bodyOf = (picture: string) => `
<div style="position:absolute;left:0;top:0;right:0;height:23mm;background:#0b4a38;color:#fff;font-weight:700;font-size:20pt;padding:8mm">${text.slice(0, 8)}</div>
<p style="${box(10, 25, 40, 30)}">${text.repeat(2)}</p>
<p style="${box(55, 25, 35, 30)};background:#d3e6da;padding:2mm">${text}</p>
<div style="${box(10, 60, 35, 8)};background:linear-gradient(90deg,#2f855f,#ffd470)"></div>
<svg style="${box(10, 72, 35, 20)}" viewBox="0 0 35 20"><rect x="1" y="1" width="10" height="10" fill="#808080"/><rect x="13" y="1" width="10" height="10" fill="#c4161c" stroke="#000" stroke-width=".3"/></svg>
<img style="${box(55, 60, 35, 23)}" src="data:image/jpeg;base64,${picture}">`;

let printer: TestPrinter;
let print: Uint8Array;
let result: PressResult;
let document: PDFDocument;

beforeAll(async () => {
  printer = await openPrinter(`${text}甲乙`);
  print = await printer.print({ width: 100, height: 120, bleed: 3, body: bodyOf(await photo()) });
  result = await finishPress(await jobFor(print));
  document = await openPdf(result.pdf);
});
afterAll(() => printer?.close());

const page = (): PDFDict => document.getPages()[0]!.node;
const points = (mm: number): number => (mm / 25.4) * 72;

describe('a finished page', () => {
  it('has boxes exact to 0.01 mm', () => {
    const expected = {
      MediaBox: [0, 0, points(134), points(154)],
      BleedBox: [points(14), points(14), points(120), points(140)],
      TrimBox: [points(17), points(17), points(117), points(137)],
    };
    for (const [key, numbers] of Object.entries(expected))
      numbersAt(page(), key)!.forEach((value, i) =>
        expect(Math.abs(value - numbers[i]!), `${key} ${i}`).toBeLessThan(points(0.01)),
      );
  });

  it('passes its own preflight without a finding', () => {
    expect(result.preflight.findings).toEqual([]);
    expect(result.preflight.passed).toBe(true);
    expect(result.preflight).toMatchObject({
      standard: 'PDF/X-4',
      outputCondition: 'Tuban generic newsprint coldset',
      transparency: 0,
    });
    expect(result.problems).toEqual([]);
  });

  it('keeps every glyph as text', () => {
    // 8 in the heading, two paragraphs: what the document has.
    expect(result.preflight.pages[0]!.glyphs).toBe(8 + text.length * 2 + text.length);
    expect(result.preflight.fonts.every(({ kind, embedded }) => kind === 'CIDFontType2' && embedded)).toBe(
      true,
    );
  });

  it('uses no operator of screen colour and no tag', () => {
    const used = new Set(readOperations(pageContent(page())).map(({ operator }) => operator));
    for (const operator of ['rg', 'RG', 'g', 'G', 'BDC', 'BMC', 'EMC'])
      expect(used.has(operator), operator).toBe(false);
  });

  it('says what it is in Info', () => {
    const info = document.context.lookup(document.context.trailerInfo.Info) as PDFDict;
    expect(textAt(info, 'Title')).toBe('第一版');
    expect(textAt(info, 'GTS_PDFXVersion')).toBe('PDF/X-4');
    expect(textAt(info, 'CreationDate')).toBe('D:20241105000000Z');
    expect(Buffer.from(result.pdf.slice(0, 8)).toString('latin1')).toBe('%PDF-1.6');
  });

  it('carries nothing that a press does not want', () => {
    for (const key of ['Annots', 'StructParents', 'Tabs', 'AA']) expect(at(page(), key), key).toBeUndefined();
    for (const key of ['StructTreeRoot', 'MarkInfo', 'Outlines', 'OpenAction', 'ViewerPreferences'])
      expect(at(document.catalog, key), key).toBeUndefined();
  });

  it('has the same bytes when made again', async () => {
    expect(Buffer.from((await finishPress(await jobFor(print))).pdf).equals(result.pdf)).toBe(true);
  });

  it('limits the ink of photographs', () => {
    expect(result.preflight.pictures).toHaveLength(1);
    expect(result.preflight.pictures[0]!.maxInk).toBeLessThanOrEqual(225);
    expect(result.preflight.ink.max).toBeLessThanOrEqual(230);
  });

  it('reports a colour that is no swatch, with its place', async () => {
    const odd = await printer.print({
      width: 100,
      height: 120,
      bleed: 3,
      body: `<div style="${box(20, 30, 10, 10)};background:#123456"></div>`,
    });
    const { problems } = await finishPress(await jobFor(odd));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'colour-undeclared', severity: 'warning', page: { page: 1 } });
    expect(problems[0]!.message).toMatch(
      /^The colour #123456 is not a swatch of the theme; the profile makes it \d+\/\d+\/\d+\/\d+\.$/,
    );
    expect(problems[0]!.page!.box!.x).toBeCloseTo(20, 0);
    expect(problems[0]!.page!.box!.y).toBeCloseTo(30, 0);
    expect((await finishPress(await jobFor(odd, { release: true }))).problems[0]!.severity).toBe('error');
  });

  it('is PDF/X-1a where nothing is see-through', async () => {
    const { pdf, preflight } = await finishPress(await jobFor(print, { standard: 'x-1a' }));
    expect(preflight.standard).toBe('PDF/X-1a:2003');
    expect(preflight.findings).toEqual([]);
    expect(Buffer.from(pdf.slice(0, 8)).toString('latin1')).toBe('%PDF-1.4');
  });

  it('is refused as PDF/X-1a with opacity, naming the object', async () => {
    const faint = await printer.print({
      width: 100,
      height: 120,
      bleed: 3,
      body: `<div style="${box(20, 30, 10, 10)};background:#c4161c;opacity:.5">甲</div>`,
    });
    await expect(finishPress(await jobFor(faint, { standard: 'x-1a' }))).rejects.toMatchObject({
      problems: [
        {
          code: 'x1a-transparency',
          message: 'PDF/X-1a takes no transparency, and the page has an object with opacity 0.5.',
        },
      ],
    });
    expect((await finishPress(await jobFor(faint))).preflight).toMatchObject({
      passed: true,
      standard: 'PDF/X-4',
    });
  });

  it('says on a proof what stands open, and nothing on a release', async () => {
    const open = await finishPress(await jobFor(print, { standing: ['照片待补'] }));
    expect(open.preflight.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['standing', '照片待补'],
    ]);
    expect(
      (await finishPress(await jobFor(print, { standing: [], release: true }))).preflight.findings,
    ).toEqual([]);
  });
});

describe('the design’s own faces', () => {
  it('are told from one that a missing character brought in', async () => {
    const faces = await subsetFaces(
      (await readFaces(searchPath())).filter(({ family }) => family === 'Tuban Sans'),
      text,
    );
    const own = faces.map(({ bytes }) => bytes);
    expect(own.map(postScriptName)).toContain('NotoSansSC-Bold');
    expect(postScriptName(Buffer.from('no font'))).toBeUndefined();
    expect((await finishPress(await jobFor(print, { faces: own }))).preflight.findings).toEqual([]);
    // The heading is bold; without that face it counts as a fallback.
    const { preflight } = await finishPress(
      await jobFor(print, { faces: own.filter((face) => postScriptName(face) !== 'NotoSansSC-Bold') }),
    );
    expect(preflight.findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['font-fallback', 'The font NotoSansSC-Bold is a fallback, not one of the design.'],
    ]);
  });
});

describe('other sheets', () => {
  it('may have several pages, each with its own slug', async () => {
    const two = await printer.print({
      width: 60,
      height: 50,
      bleed: 3,
      body: `<p style="margin:15mm;break-after:page">${text.slice(0, 4)}</p><p style="margin:15mm;background:linear-gradient(90deg,#d3e6da,#ffd470)">甲</p>`,
    });
    const { pdf, preflight } = await finishPress(await jobFor(two, { trim: { width: 60, height: 50 } }));
    expect(preflight.findings).toEqual([]);
    expect(
      preflight.pages.map(({ number, trim, bleed, glyphs }) => [
        number,
        trim.width,
        trim.height,
        bleed,
        glyphs,
      ]),
    ).toEqual([
      [1, 60, 50, 3, 4],
      [2, 60, 50, 3, 1],
    ]);
    const pages = (await openPdf(pdf)).getPages();
    expect(pageContent(pages[0]!.node)).not.toBe(pageContent(pages[1]!.node));
  });

  it('may do without marks, for somebody’s own layout', async () => {
    const chart = await printer.print({
      width: 60,
      height: 50,
      bleed: 0,
      body: `<p style="margin:10mm">甲</p>`,
    });
    const { pdf, preflight } = await finishPress(
      await jobFor(chart, { trim: { width: 60, height: 50 }, bleed: 0, marks: false }),
    );
    expect(preflight.findings).toEqual([]);
    const { node } = (await openPdf(pdf)).getPages()[0]!;
    expect(numbersAt(node, 'MediaBox')).toEqual(numbersAt(node, 'TrimBox'));
    expect(pageContent(node)).not.toContain('TubanAll');
  });

  it('keep grey pictures on the black plate, and photographs at the resolution that prints', async () => {
    const grey = (
      await sharp({ create: { width: 900, height: 900, channels: 3, background: '#808080' } })
        .jpeg()
        .toBuffer()
    ).toString('base64');
    const page = await printer.print({
      width: 60,
      height: 50,
      bleed: 3,
      body: `<img style="position:absolute;left:18mm;top:18mm;width:20mm" src="data:image/jpeg;base64,${grey}">`,
    });
    const { preflight } = await finishPress(await jobFor(page, { trim: { width: 60, height: 50 } }));
    expect(preflight.findings).toEqual([]);
    expect(preflight.pictures).toMatchObject([{ ppi: 200, space: 'DeviceGray' }]);
    expect(preflight.pictures[0]!.maxInk).toBeGreaterThan(40);
    expect(preflight.pictures[0]!.maxInk).toBeLessThan(60);
  });

  it('turn what fades and shines through into inks too', async () => {
    const page = await printer.print({
      width: 60,
      height: 50,
      bleed: 3,
      body: `<div style="position:absolute;left:15mm;top:15mm;width:20mm;height:10mm;background:linear-gradient(#2f855f,transparent)"></div>
      <div style="position:absolute;left:38mm;top:15mm;width:12mm;height:10mm;background:#fff;box-shadow:0 1mm 2mm #a6a6a6"></div>`,
    });
    const { preflight, problems } = await finishPress(
      await jobFor(page, { trim: { width: 60, height: 50 } }),
    );
    expect(preflight.findings).toEqual([]);
    expect(preflight.transparency).toBeGreaterThan(0);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['gradient-sampled', 'note']]);
  });
});

describe('to tools that are not ours', () => {
  it('is a sound file (qpdf)', (context) => {
    needTool(context, 'qpdf');
    expect(runOn(result.pdf, 'qpdf', ['--check', 'FILE'])).toContain(
      'No syntax or stream encoding errors found',
    );
  });

  it('is PDF/X with its boxes (pdfinfo)', (context) => {
    needTool(context, 'pdfinfo');
    const info = runOn(result.pdf, 'pdfinfo', ['-box', 'FILE']);
    expect(info).toMatch(/TrimBox:\s+48\.19\s+48\.19\s+331\.65\s+388\.35/);
    expect(info).toMatch(/PDF version:\s+1\.6/);
  });

  it('has TrueType fonts only, embedded, with Unicode (pdffonts)', (context) => {
    needTool(context, 'pdffonts');
    const lines = runOn(result.pdf, 'pdffonts', ['FILE']).trim().split('\n').slice(2);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  it('gives its text (mutool)', (context) => {
    needTool(context, 'mutool');
    const found = runOn(result.pdf, 'mutool', ['draw', '-q', '-F', 'text', 'FILE']).replace(/\s/g, '');
    expect(found).toContain('校样第一版年度报告2024-11-05PDF/X-4newsprint-coldset');
    expect(found.split(text).length - 1).toBeGreaterThanOrEqual(1);
  });

  it('has no ink but black under the body text, and never too much (Ghostscript)', async (context) => {
    needTool(context, 'gs');
    const dpi = 150;
    const plates = await ghostPlates(result.pdf, dpi);
    const [c, m, y, k] = plates.inks;
    const column = { x: outer + 10, y: outer + 25, width: 40, height: 30 };
    expect(greatest(plates, dpi, column, (i) => c[i]! + m[i]! + y[i]!)).toBe(0);
    expect(greatest(plates, dpi, column, (i) => k[i]!)).toBe(255);
    const trim = { x: outer, y: outer, width: 100, height: 120 };
    expect(greatest(plates, dpi, trim, (i) => c[i]! + m[i]! + y[i]! + k[i]!) / 2.55).toBeLessThanOrEqual(230);
  }, 30_000);

  it('prints black type over its tint, and knocks out only without the rule (Ghostscript)', async (context) => {
    needTool(context, 'gs');
    const dpi = 300;
    const tint = { x: outer + 57, y: outer + 27, width: 31, height: 12 };
    const bare = async (overprint: boolean) => {
      const { pdf } = await finishPress(await jobFor(print, { overprint }));
      const plates = await ghostPlates(pdf, dpi);
      const [c, , , k] = plates.inks;
      let [black, knocked] = [0, 0];
      greatest(plates, dpi, tint, (i) => {
        if (k[i] === 255) {
          black += 1;
          if (c[i] === 0) knocked += 1;
        }
        return 0;
      });
      return { black, knocked };
    };
    const [on, off] = [await bare(true), await bare(false)];
    expect(on.black).toBeGreaterThan(1000);
    expect(on.knocked).toBe(0);
    expect(off.knocked).toBe(off.black);
  });
});
