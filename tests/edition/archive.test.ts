/**
 * Archive files as the command line makes them: what they carry, and that they extract, verify and
 * rebuild. The report has a photo with a licence, one without, and designs of its own.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { decodePDFRawStream, PDFDocument, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/archive/check.ts';
import { dictAt, openPdf, PDFDict, textAt } from '../../src/pdf/objects.ts';
import { structureOf } from '../../src/archive/structure.ts';
import { extractAttachments } from '../../src/archive/extract.ts';
import { deriveView } from '../../src/view/derive.ts';
import { loadReport } from '../../src/model/load.ts';
import { verify } from '../../src/edition/look-back/verify.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { textByPdfJs } from '../archive/extractors.ts';
import { hashesBelow, hashOf, runTuban, tellsError } from '../support/command.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';
import { asOtherUser } from '../support/other-user.ts';

const picture = (color: string): Promise<Uint8Array> =>
  sharp({ create: { width: 1800, height: 1200, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
const photos = `      photos:
        - { file: photos/bridge.jpg, caption: The new bridge, credit: A. Author, licence: CC-BY-4.0 }
        - { file: photos/square.jpg, caption: The square, credit: B. Author }
`;
const queries = `queries:
  - { id: homes-count, at: facts.homes, source: "31,4OO", printed: "31,400", why: Letter O read as nought., confidence: A, status: resolved, decision: Corrected by the desk. }
`;

/** A user's folder with the report "town", its photos, and styles and templates of the user's own. */
async function makeTown(): Promise<string> {
  const dataset = readFileSync(path.join(projectRoot, 'tests', 'reports', 'budget', 'report.yaml'), 'utf8');
  return writeFiles(makeFolder(), {
    'data/town/report.yaml': `${dataset.trimEnd()}\n${photos}${queries}outputs: { press: [tabloid], cards: [wechat-cover] }\n`,
    'data/town/photos/bridge.jpg': await picture('#557799'),
    'data/town/photos/square.jpg': await picture('#997755'),
    'styles/archive.css': `${readFileSync(path.join(projectRoot, 'styles', 'archive.css'), 'utf8')}\n/* the newsroom's own */\nh1 { letter-spacing: 1pt; }\n`,
    'styles/formats.yaml': 'cards:\n  poster: { label: Poster, size: [600, 900], deck: cover }\n',
  });
}

let town: string;
const archive = (name: string): string => path.join('out', 'town', 'archive', name);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(town, archive(name))));
const flat = (text: string): string => text.replace(/\s+/g, ' ');

beforeAll(async () => {
  town = await makeTown();
  const { code, stderr } = await runTuban(['build', '--quiet'], { cwd: town });
  expect([code, tellsError(stderr)]).toEqual([0, false]);
});

describe('what a build leaves in archive/', () => {
  test('two documents and the catalogue record, all in the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(town, 'out/town/manifest.json'), 'utf8')) as Manifest;
    const products = manifest.products
      .filter(({ kind }) => kind === 'archive')
      .map(({ path: file, format, width, height, pages }) => ({
        file,
        format,
        width,
        height,
        pages: pages > 1,
      }));
    expect(products).toEqual([
      { file: 'archive/town-page.pdf', format: 'page', width: 285, height: 390, pages: false },
      { file: 'archive/town-reading.pdf', format: 'reading', width: 210, height: 297, pages: true },
    ]);
    expect(
      manifest.files.map(({ path: file }) => file).filter((file) => file.startsWith('archive/')),
    ).toEqual(['archive/town-facts.csv', 'archive/town.dc.xml', 'archive/town.jsonld']);
    expect(readdirSync(path.join(town, 'out/town/archive')).sort()).toEqual([
      'town-facts.csv',
      'town-page.pdf',
      'town-reading.pdf',
      'town.dc.xml',
      'town.jsonld',
    ]);
  });

  test('the record names both PDFs with their hashes', () => {
    const record = JSON.parse(readFileSync(path.join(town, archive('town.jsonld')), 'utf8')) as {
      encoding: { contentUrl: string; sha256: string }[];
      mainEntity: { variableMeasured: { propertyID: string; value: unknown }[] };
    };
    expect(record.encoding.map(({ contentUrl, sha256 }) => [contentUrl, sha256])).toEqual(
      ['town-reading.pdf', 'town-page.pdf'].map((name) => [name, hashOf(path.join(town, archive(name)))]),
    );
    expect(record.mainEntity.variableMeasured.find(({ propertyID }) => propertyID === 'homes')!.value).toBe(
      31400,
    );
    expect(readFileSync(path.join(town, archive('town-facts.csv')), 'utf8')).toContain('\r\nhomes,');
  });

  test('both keep PDF/A-3a and PDF/UA-1 by the own rules', async () => {
    for (const name of ['town-reading.pdf', 'town-page.pdf'])
      expect(await checkArchive(bytesOf(name), { conformance: '3a' }), name).toEqual([]);
  });

  test('the page has the headings of the report without gaps, and its photos have their captions', async () => {
    const opened = await openPdf(bytesOf('town-page.pdf'));
    const elements = structureOf(opened)!;
    expect(elements.map(({ type }) => type).filter((type) => /^H\d$/.test(type))).toEqual(['H1', 'H2', 'H3']);
    expect(elements.filter(({ type }) => type === 'Figure').map(({ dict }) => textAt(dict, 'Alt'))).toEqual(
      expect.arrayContaining(['The new bridge', 'The square']),
    );
    const first = dictAt(dictAt(opened.catalog, 'Outlines')!, 'First');
    expect(first instanceof PDFDict && textAt(first, 'Title')).toBe('Ford Town Budget 2031/32');
  });

  test('photos stand in the reading edition, and no placeholder', async () => {
    const opened = await openPdf(bytesOf('town-reading.pdf'));
    const alts = structureOf(opened)!
      .filter(({ type }) => type === 'Figure')
      .map(({ dict }) => textAt(dict, 'Alt'));
    expect(alts).toEqual(expect.arrayContaining(['The new bridge', 'The square']));
    expect((await textByPdfJs(bytesOf('town-reading.pdf'))).join('')).not.toContain('Phototocome');
  });
});

describe('what an archive file carries', () => {
  test('dataset, licensed photo, designs, lists and facts, with types and relationships', async () => {
    const parts = await extractAttachments(bytesOf('town-reading.pdf'));
    expect(
      parts.map(({ name, mime, relationship, description }) => [name, mime, relationship, description]),
    ).toEqual([
      ['account.json', 'application/json', 'Supplement', 'Account of the texts'],
      ['data/town/photos/bridge.jpg', 'image/jpeg', 'Supplement', 'Photo: CC-BY-4.0'],
      ['data/town/report.yaml', 'application/yaml', 'Source', 'The report’s data'],
      ['designs.zip', 'application/zip', 'Supplement', 'Designs'],
      ['fonts.json', 'application/json', 'Supplement', 'Fonts'],
      ['manifest.json', 'application/json', 'Supplement', 'Manifest'],
      ['queries.json', 'application/json', 'Supplement', 'Queries on the text'],
      ['town-facts.csv', 'text/csv', 'Data', 'All figures'],
      ['town.jsonld', 'application/ld+json', 'Data', 'Catalogue record'],
    ]);
    for (const name of ['report.yaml', 'photos/bridge.jpg']) {
      expect(Buffer.from(parts.find((part) => part.name === `data/town/${name}`)!.bytes)).toEqual(
        readFileSync(path.join(town, 'data/town', name)),
      );
    }
  });

  test('the designs are the user’s where they go before, and only this report’s theme', async () => {
    const files = unzipSync(
      (await extractAttachments(bytesOf('town-page.pdf'))).find(({ name }) => name === 'designs.zip')!.bytes,
    );
    const names = Object.keys(files);
    expect(names).toEqual(
      expect.arrayContaining([
        'styles/archive.css',
        'styles/page.css',
        'styles/fonts.yaml',
        'styles/themes/sober.yaml',
        'templates/archive/reading.hbs',
        'templates/page.hbs',
      ]),
    );
    expect(names.filter((name) => /themes\/|press\//.test(name))).toEqual(['styles/themes/sober.yaml']);
    expect(Buffer.from(files['styles/archive.css']!)).toEqual(
      readFileSync(path.join(town, 'styles/archive.css')),
    );
    const formats = Buffer.from(files['styles/formats.yaml']!).toString('utf8');
    for (const name of ['broadsheet:', 'square:', 'poster:']) expect(formats).toContain(name);
  });

  test('manifest, fonts and queries say what they should', async () => {
    const parts = await extractAttachments(bytesOf('town-page.pdf'));
    const json = (name: string) =>
      JSON.parse(Buffer.from(parts.find((part) => part.name === name)!.bytes).toString('utf8')) as never;
    const loaded = await loadReport(path.join(town, 'data/town'));
    expect(json('queries.json')).toEqual(deriveView(loaded.report!, 'town').queries);
    expect(json('manifest.json')).toMatchObject({
      origin: 1,
      report: 'town',
      path: 'archive/town-page.pdf',
      format: 'page',
      page: 'tabloid',
      date: '2031-03-04',
      outputs: { press: ['tabloid'], archive: ['reading', 'page'], cards: ['wechat-cover'] },
      inputs: [
        { path: 'report.yaml', carried: true },
        { path: 'photos/bridge.jpg', carried: true },
        { path: 'photos/square.jpg', carried: false },
      ],
    });
    const { products } = JSON.parse(
      readFileSync(path.join(town, 'out/town/manifest.json'), 'utf8'),
    ) as Manifest;
    expect((json('manifest.json') as { products: unknown }).products).toEqual(
      products.filter(({ kind }) => kind === 'press'),
    );
    expect(
      (json('manifest.json') as { parts: { name: string }[] }).parts.map(({ name }) => name).sort(),
    ).toEqual(
      parts
        .map(({ name }) => name)
        .filter((name) => name !== 'manifest.json' && name !== 'account.json')
        .sort(),
    );
    expect(json('fonts.json')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'Source Sans 3 Regular',
          licence: 'OFL-1.1',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        }),
      ]),
    );
  });
});

describe('tuban extract', () => {
  test('writes a folder that builds to the same bytes', async () => {
    const { code, stdout, stderr } = await runTuban(
      ['extract', archive('town-reading.pdf'), '--out', 'back'],
      { cwd: town },
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      '9 files in back/. To build from them: tuban build --data back/data --date 2031-03-04\n',
    );
    expect(flat(stderr)).toContain(
      `photos/square.jpg is not carried: no licence is given for it. To build, put it into back/data/town; its SHA-256 is ${hashOf(path.join(town, 'data/town/photos/square.jpg'))}.`,
    );
    expect(hashOf(path.join(town, 'back/data/town/report.yaml'))).toBe(
      hashOf(path.join(town, 'data/town/report.yaml')),
    );
    expect(readFileSync(path.join(town, 'back/styles/archive.css'), 'utf8')).toContain('newsroom');
    cpSync(
      path.join(town, 'data/town/photos/square.jpg'),
      path.join(town, 'back/data/town/photos/square.jpg'),
    );
    const again = await runTuban(
      ['build', '--quiet', '--data', 'data', '--date', '2031-03-04', '--only', 'archive'],
      { cwd: path.join(town, 'back') },
    );
    expect([again.code, tellsError(again.stderr)]).toEqual([0, false]);
    expect(hashesBelow(path.join(town, 'back/out/town/archive'))).toEqual(
      hashesBelow(path.join(town, 'out/town/archive')),
    );
  });

  test('overwrites nothing that is another file', async () => {
    mkdirSync(path.join(town, 'full'));
    writeFileSync(path.join(town, 'full/fonts.json'), 'mine');
    const { code, stderr } = await runTuban(['extract', archive('town-page.pdf'), '--out', 'full'], {
      cwd: town,
    });
    expect([code, readFileSync(path.join(town, 'full/fonts.json'), 'utf8')]).toEqual([2, 'mine']);
    expect(flat(stderr)).toContain(
      'full/fonts.json is there already and differs from the file in the archive. Name an empty folder with --out; nothing is overwritten.',
    );
  });

  test.each([
    [['extract'], 'usage', '"tuban extract" wants one archive PDF.'],
    [['extract', 'none.pdf'], 'archive-missing', 'none.pdf is not there.'],
    [
      ['rebuild', 'data/town/report.yaml'],
      'archive-unreadable',
      'data/town/report.yaml cannot be read as a PDF.',
    ],
    [
      ['extract', 'out/town/press/town-tabloid.pdf'],
      'archive-empty',
      'out/town/press/town-tabloid.pdf carries no files.',
    ],
    [['verify'], 'usage', '"tuban verify" wants output folders, archive PDFs or packages.'],
    [['verify', 'nowhere'], 'verify-nothing', 'There is no nowhere.'],
    [['verify', 'data'], 'verify-nothing', 'data has no manifest.json, nor has a folder in it.'],
  ])('%j is refused in one sentence', async (args, code, message) => {
    const { stdout, stderr, code: exit } = await runTuban([...args, '--json'], { cwd: town });
    expect(
      (JSON.parse(stdout) as { problems: { code: string; message: string }[] }).problems.map((problem) => [
        problem.code,
        problem.message,
      ]),
    ).toEqual([[code, message]]);
    expect(exit).toBe(/usage|missing|nothing/.test(code) ? 2 : 1);
    expect(stderr).not.toMatch(/\bat .*\.ts:\d+/);
  });
});

describe('tuban verify', () => {
  test('finds nothing in what was built, as a folder, as all folders, as one PDF', async () => {
    // All but the manifest and the proof, which is no product.
    const files = Object.keys(hashesBelow(path.join(town, 'out/town'))).length - 2;
    const { code, stdout, stderr } = await runTuban(['verify', 'out', archive('town-page.pdf')], {
      cwd: town,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.replace(/\d+ texts/g, '# texts')).toBe(
      `unchanged  out/town: ${files} files, 18 embedded parts, # texts read back in place and order\nunchanged  ${archive('town-page.pdf')}: 1 file, 9 embedded parts, # texts read back in place and order\n`,
    );
  });

  test('names each difference', async () => {
    const folder = makeFolder();
    cpSync(path.join(town, 'out'), path.join(folder, 'out'), { recursive: true });
    appendFileSync(path.join(folder, 'out/town/press/town-tabloid.pdf'), ' ');
    rmSync(path.join(folder, 'out/town/archive/town.dc.xml'));
    writeFileSync(path.join(folder, 'out/town/notes.txt'), '');
    const manifest = path.join(folder, 'out/town/manifest.json');
    writeFileSync(
      manifest,
      readFileSync(manifest, 'utf8').replaceAll(
        hashOf(path.join(town, 'data/town/report.yaml')),
        'e'.repeat(64),
      ),
    );
    const { code, stdout } = await runTuban(['verify', 'out/town', '--json'], { cwd: folder });
    const { problems } = JSON.parse(stdout) as { problems: { code: string; message: string }[] };
    expect(code).toBe(1);
    const dataset = hashOf(path.join(town, 'data/town/report.yaml')).slice(0, 12);
    const part = (name: string) => [
      'archive-part-differs',
      `“data/town/report.yaml” in out/town/archive/${name} is not the expected file: SHA-256 ${dataset}…, not eeeeeeeeeeee….`,
    ];
    expect(
      problems.map((problem) => [
        problem.code,
        problem.message.replace(/SHA-256 \w+…, not \w+… \((\d+) bytes, not \d+\)/, '…'),
      ]),
    ).toEqual([
      part('town-page.pdf'),
      part('town-reading.pdf'),
      ['verify-differs', 'out/town/press/town-tabloid.pdf is not the file that was built: ….'],
      ['verify-missing', 'out/town/archive/town.dc.xml is missing.'],
      ['verify-unlisted', 'out/town/notes.txt is not in the manifest.'],
    ]);
  });

  test('compares the texts of a PDF that lies alone, under another name, with the account that it carries', async () => {
    for (const name of ['town-page.pdf', 'town-reading.pdf']) {
      const folder = writeFiles(makeFolder(), { 'kept.pdf': bytesOf(name) });
      const whole = await verify([path.join(folder, 'kept.pdf')]);
      expect(whole.problems).toEqual([]);
      expect(whole.places[0]!.strings).toBeGreaterThan(20);
      // One text is painted no more; all that is embedded is as it was.
      const document = await PDFDocument.load(bytesOf(name));
      const { node } = document.getPage(0);
      const content = Buffer.from(decodePDFRawStream(node.Contents() as PDFRawStream).decode());
      const cut = content.toString('latin1').replace(/\[?<[0-9A-Fa-f]{4,}>[^\n]*?T[jJ]/, '');
      expect(cut.length).toBeLessThan(content.length);
      node.set(PDFName.of('Contents'), document.context.register(document.context.flateStream(cut)));
      writeFiles(folder, { 'kept.pdf': Buffer.from(await document.save()) });
      const { problems, exitCode } = await verify([path.join(folder, 'kept.pdf')]);
      expect(exitCode).toBe(1);
      expect(problems.map(({ code }) => code)).toContain('verify-account');
    }
  });

  test('takes no harm from an account that somebody made up', async () => {
    const folder = makeFolder();
    for (const made of [
      '{"account":1,"products":{"x":null}}',
      '{"account":1,"products":{"x":{"kind":"page"}}}',
    ]) {
      const document = await PDFDocument.create();
      document.addPage();
      await document.attach(Buffer.from(made), 'account.json', { mimeType: 'application/json' });
      writeFiles(folder, { 'made.pdf': Buffer.from(await document.save()) });
      const { problems, exitCode } = await verify([path.join(folder, 'made.pdf')]);
      expect(exitCode).toBe(1);
      expect(problems.map(({ message }) => message).join(' ')).toMatch(
        /cannot be read back|carries no account/,
      );
    }
  });

  test('tells a changed byte in one PDF, and a manifest that is none', async () => {
    const changed = Buffer.from(bytesOf('town-page.pdf'));
    const at = changed.indexOf('<pdf:Producer>Tuban ') + '<pdf:Producer>Tuban '.length;
    changed[at] = '9'.charCodeAt(0);
    const folder = writeFiles(makeFolder(), { 'a.pdf': changed, 'b/manifest.json': '{"products":[{}]}' });
    const { code, stderr } = await runTuban(['verify', 'a.pdf', 'b'], { cwd: folder });
    expect(code).toBe(1);
    expect(flat(stderr)).toContain('a.pdf is not as Tuban wrote it: its identifier does not fit its bytes.');
    expect(flat(stderr)).toContain('b/manifest.json cannot be used as a manifest.');
    expect(flat(stderr)).not.toContain('were not compared');
  });
});

describe('tuban rebuild', () => {
  test('says which photo it lacks, and how to bring it', async () => {
    const { code, stderr } = await runTuban(['rebuild', archive('town-page.pdf')], { cwd: town });
    expect(code).toBe(1);
    expect(flat(stderr)).toContain(
      `photos/square.jpg is not carried: no licence is given for it. Name the folder that has it with --data; its SHA-256 is ${hashOf(path.join(town, 'data/town/photos/square.jpg'))}.`,
    );
  });

  test('makes every product again, byte for byte, away from the user’s designs', async () => {
    const elsewhere = writeFiles(makeFolder(), { 'styles/archive.css': 'h1 { color: red; }' });
    const temporary = makeFolder();
    const { code, stdout, stderr } = await runTuban(
      [
        'rebuild',
        path.join(town, archive('town-reading.pdf')),
        '--data',
        path.join(town, 'data'),
        '--out',
        'again',
      ],
      { cwd: elsewhere, env: { TMPDIR: temporary } },
    );
    expect([code, tellsError(stderr)]).toEqual([0, false]);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/\s+/).slice(0, 2).join(' ')),
    ).toEqual([
      'same press/town-tabloid.pdf',
      'same archive/town-reading.pdf',
      'same archive/town-page.pdf',
      'same cards/wechat-cover/01-cover.png',
      '4 of',
    ]);
    expect(stdout).toContain('4 of 4 products the same byte for byte.');
    expect(hashesBelow(path.join(elsewhere, 'again/town/archive'))).toEqual(
      hashesBelow(path.join(town, 'out/town/archive')),
    );
    expect(readdirSync(temporary).filter((name) => name.startsWith('tuban-rebuild-'))).toEqual([]);
  });

  test('makes nothing else where the file lies alone, and names what differs', async () => {
    const changed = Buffer.from(bytesOf('town-reading.pdf'));
    changed[changed.length - 1] = 0x20;
    const folder = writeFiles(makeFolder(), {
      'kept.pdf': bytesOf('town-reading.pdf'),
      'changed.pdf': changed,
    });
    const args = ['--data', path.join(town, 'data'), '--only', 'archive', '--json'];
    const kept = JSON.parse((await runTuban(['rebuild', 'kept.pdf', ...args], { cwd: folder })).stdout) as {
      exitCode: number;
      products: { path: string; likeness: string }[];
    };
    expect([kept.exitCode, kept.products.map(({ path: file, likeness }) => [file, likeness])]).toEqual([
      0,
      [['archive/town-reading.pdf', 'same']],
    ]);
    const other = JSON.parse(
      (await runTuban(['rebuild', 'changed.pdf', ...args], { cwd: folder })).stdout,
    ) as { exitCode: number; problems: { message: string }[] };
    expect([other.exitCode, other.problems.map(({ message }) => message)]).toEqual([
      1,
      [
        `archive/town-reading.pdf did not come out the same: ${changed.length} bytes, before ${changed.length}; first difference at byte ${changed.length - 1}.`,
      ],
    ]);
  });

  test('does not write over what it compares with', async () => {
    const { code, stderr } = await runTuban(
      ['rebuild', archive('town-page.pdf'), '--data', 'data', '--out', 'out'],
      { cwd: town },
    );
    expect(code).toBe(2);
    expect(flat(stderr)).toContain('--out out is where out/town/archive/town-page.pdf lies.');
  });
});

describe('formats by option', () => {
  test('2a and 2u are made without an origin, which is told', async () => {
    const folder = makeFolder();
    cpSync(path.join(town, 'data'), path.join(folder, 'data'), { recursive: true });
    const { code, stderr } = await runTuban(['build', '--format', 'reading-2a', '--format', 'page-2u'], {
      cwd: folder,
    });
    expect(code).toBe(0);
    expect(flat(stderr)).toContain(
      'PDF/A-2a may not carry its origin: data/town/report.yaml, data/town/photos/bridge.jpg, town-facts.csv',
    );
    for (const [name, conformance] of [
      ['town-reading-2a.pdf', '2a'],
      ['town-page-2u.pdf', '2u'],
    ] as const) {
      const pdf = new Uint8Array(readFileSync(path.join(folder, 'out/town/archive', name)));
      expect(await checkArchive(pdf, { conformance })).toEqual([]);
      expect(await extractAttachments(pdf)).toEqual([]);
    }
    expect(
      (
        await textByPdfJs(
          new Uint8Array(readFileSync(path.join(folder, 'out/town/archive/town-reading-2a.pdf'))),
        )
      ).join(''),
    ).not.toContain('Embeddedfiles');
    expect(existsSync(path.join(folder, 'out/town/archive/town-reading.pdf'))).toBe(false);
  });
});

describe('the same bytes', () => {
  test('from another folder, zone, locale and home, alone or after other reports', async () => {
    const other = await makeTown();
    writeFiles(other, {
      'data/a-first/report.yaml': readFileSync(path.join(projectRoot, 'tests/reports/county/report.yaml')),
    });
    const env = { TZ: 'Pacific/Auckland', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8', HOME: makeFolder() };
    const { code, stderr } = await runTuban(['build', '--quiet', '--only', 'archive'], { cwd: other, env });
    expect([code, tellsError(stderr)]).toEqual([0, false]);
    expect(hashesBelow(path.join(other, 'out/town/archive'))).toEqual(
      hashesBelow(path.join(town, 'out/town/archive')),
    );
  });

  test('by another user', async (context) => {
    const folder = await makeTown();
    const other = asOtherUser(context, folder);
    const { code, stderr } = await runTuban(
      ['build', '--quiet', '--format', 'tabloid', '--format', 'reading'],
      other,
    );
    if (stderr.includes('chromium-not-started'))
      context.skip(
        `Chromium’s sandbox cannot be used by other users here: this was NOT checked. ${flat(stderr).slice(0, 300)}`,
      );
    expect([code, tellsError(stderr)]).toEqual([0, false]);
    expect(statSync(path.join(folder, 'out/town/archive/town-reading.pdf')).uid).toBe(other.user!.uid);
    expect(hashOf(path.join(folder, 'out/town/archive/town-reading.pdf'))).toBe(
      hashOf(path.join(town, archive('town-reading.pdf'))),
    );
    expect(hashOf(path.join(folder, 'out/town/press/town-tabloid.pdf'))).toBe(
      hashOf(path.join(town, 'out/town/press/town-tabloid.pdf')),
    );
  });
});
