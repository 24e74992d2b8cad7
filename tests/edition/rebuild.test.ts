/**
 * Rebuilding what was made with options: for another press, with the plant's own profile, as a
 * release, in several page formats; beside the other products, and from an archive file alone.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../../src/archive/check.ts';
import { extractAttachments } from '../../src/archive/extract.ts';
import { openPdf } from '../../src/pdf/objects.ts';
import type { Manifest } from '../../src/manifest/manifest.ts';
import { hashesBelow, hashOf, runTuban, tellsError } from '../support/command.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';

interface Told {
  exitCode: number;
  products: { path: string; likeness: string }[];
  problems: { code: string; severity: string; message: string; remedy: string }[];
}

const profileOf = (condition: string): string =>
  path.join(projectRoot, 'styles', 'press', `${condition}.icc`);
const flat = (text: string): string => text.replace(/\s+/g, ' ');

/** A report that can be released, in a user's folder beside the plant's profile. */
function makeTown(outputs: string): string {
  const dataset = readFileSync(path.join(projectRoot, 'tests', 'reports', 'budget', 'report.yaml'), 'utf8');
  const masthead = '  newspaper: Ford Town Gazette\n  page: "3"\n  section: Council';
  return writeFiles(makeFolder(), {
    'data/town/report.yaml': `${dataset.trimEnd().replace('  date: 2031-03-04', masthead)}\noutputs: ${outputs}\n`,
    'plant.icc': readFileSync(profileOf('sheetfed-coated')),
  });
}

async function rebuild(
  cwd: string,
  file: string,
  args: string[] = [],
): Promise<Told & { likenesses: string[] }> {
  const told = JSON.parse((await runTuban(['rebuild', file, '--json', ...args], { cwd })).stdout) as Told;
  return { ...told, likenesses: told.products.map(({ path: name, likeness }) => `${likeness} ${name}`) };
}

const reading = 'out/town/archive/town-reading.pdf';
const press = [
  '--date',
  '2031-03-05',
  '--condition',
  'heatset',
  '--standard',
  'x-1a',
  '--release',
  '--profile',
  'plant.icc',
];

describe('a release for another press, with the plant’s own profile', () => {
  let town: string;
  beforeAll(async () => {
    town = makeTown('{ press: [tabloid], cards: [wechat-cover] }');
    const { code, stderr } = await runTuban(['build', '--quiet', ...press], { cwd: town });
    expect([code, tellsError(stderr)]).toEqual([0, false]);
  });

  test('is made again byte for byte with the options on record', async () => {
    const { exitCode, likenesses, problems } = await rebuild(town, reading, ['--out', 'again']);
    expect([exitCode, likenesses, problems]).toEqual([
      0,
      [
        'same press/town-tabloid.pdf',
        'same archive/town-reading.pdf',
        'same archive/town-page.pdf',
        'same cards/wechat-cover/01-cover.png',
      ],
      [],
    ]);
    expect(hashesBelow(path.join(town, 'again/town'))).toEqual(hashesBelow(path.join(town, 'out/town')));
  });

  test('the archive alone is made again without the page', async () => {
    const { exitCode, likenesses } = await rebuild(town, reading, ['--only', 'archive']);
    expect([exitCode, likenesses]).toEqual([
      0,
      ['same archive/town-reading.pdf', 'same archive/town-page.pdf'],
    ]);
  });

  test('an archive file alone tells that the newspaper page is the same, by its hash', async () => {
    const alone = writeFiles(makeFolder(), {
      'kept.pdf': readFileSync(path.join(town, 'out/town/archive/town-page.pdf')),
    });
    const { exitCode, likenesses } = await rebuild(alone, 'kept.pdf', ['--only', 'press,archive']);
    expect([exitCode, likenesses]).toEqual([
      0,
      ['same press/town-tabloid.pdf', 'same archive/town-page.pdf'],
    ]);
    // Of cards nothing is on record.
    const cards = await runTuban(['rebuild', 'kept.pdf', '--only', 'cards'], { cwd: alone });
    expect([cards.code, flat(cards.stderr)]).toEqual([
      1,
      expect.stringContaining('kept.pdf has nothing of cards to compare with: no such product is on record.'),
    ]);
  });

  test('the profile is carried, and extract tells the options of the build', async () => {
    const parts = await extractAttachments(new Uint8Array(readFileSync(path.join(town, reading))));
    const profile = parts.find(({ name }) => name === 'press/plant.icc')!;
    expect([profile.mime, profile.relationship, profile.description]).toEqual([
      'application/vnd.iccprofile',
      'Supplement',
      'ICC: Tuban generic sheetfed coated',
    ]);
    expect(Buffer.from(profile.bytes)).toEqual(readFileSync(path.join(town, 'plant.icc')));
    const { stdout } = await runTuban(['extract', reading, '--out', 'back'], { cwd: town });
    expect(stdout).toContain(
      'tuban build --data back/data --date 2031-03-05 --condition heatset --standard x-1a --release --profile back/press/plant.icc\n',
    );
    const command = /tuban (build .*)\n/.exec(stdout)![1]!.split(' ');
    const again = await runTuban([...command, '--only', 'press,archive', '--out', 'back/out', '--quiet'], {
      cwd: town,
    });
    expect([again.code, tellsError(again.stderr)]).toEqual([0, false]);
    expect(hashesBelow(path.join(town, 'back/out/town/archive'))).toEqual(
      hashesBelow(path.join(town, 'out/town/archive')),
    );
  });

  describe('when the page is built again for a third press', () => {
    let later: string;
    const other = path.relative(projectRoot, profileOf('newsprint-coldset'));
    beforeAll(async () => {
      later = makeFolder();
      for (const name of ['out', 'data', 'plant.icc'])
        cpSync(path.join(town, name), path.join(later, name), { recursive: true });
      writeFiles(later, { 'third.icc': readFileSync(path.join(projectRoot, other)) });
      const { code } = await runTuban(
        [
          'build',
          '--quiet',
          '--only',
          'press',
          '--date',
          '2031-03-05',
          '--condition',
          'heatset',
          '--profile',
          'third.icc',
        ],
        { cwd: later },
      );
      expect(code).toBe(0);
    });

    test('it is not compared while its profile is not to be had, and nothing is said to differ', async () => {
      const { exitCode, likenesses, problems } = await rebuild(later, reading, [
        '--only',
        'press,archive',
        '--profile',
        'plant.icc',
      ]);
      expect([exitCode, likenesses]).toEqual([
        1,
        ['same archive/town-reading.pdf', 'same archive/town-page.pdf', 'uncompared press/town-tabloid.pdf'],
      ]);
      expect(problems).toEqual([
        expect.objectContaining({
          code: 'rebuild-uncompared',
          severity: 'error',
          message:
            'Not compared: press/town-tabloid.pdf, made with the profile “Tuban generic newsprint coldset”, which the archive does not carry; plant.icc is another one.',
          remedy: `Name the profile with --profile; its SHA-256 is ${hashOf(path.join(later, 'third.icc'))}.`,
        }),
      ]);
    });

    test('it is compared with the profile that --profile names', async () => {
      const { code, stdout, stderr } = await runTuban(
        ['rebuild', reading, '--only', 'press,archive', '--profile', 'third.icc'],
        { cwd: later },
      );
      expect([code, tellsError(stderr)]).toEqual([0, false]);
      expect(stdout).toContain('3 of 3 products the same byte for byte.\n');
    });

    test('verify tells that the archive records another page', async () => {
      const { code, stdout, stderr } = await runTuban(['verify', 'out/town'], { cwd: later });
      expect([code, stdout.startsWith('unchanged ')]).toEqual([0, true]);
      expect(flat(stderr)).toContain(
        `${reading} records another press/town-tabloid.pdf: the page was built again after it.`,
      );
    });
  });

  test('a page that was changed afterwards differs, and where it is gone, the record stands for it', async () => {
    const changed = makeFolder();
    cpSync(path.join(town, 'out'), path.join(changed, 'out'), { recursive: true });
    const page = path.join(changed, 'out/town/press/town-tabloid.pdf');
    const bytes = readFileSync(page);
    bytes[bytes.length - 3] = 0x20;
    writeFiles(changed, { 'out/town/press/town-tabloid.pdf': bytes });
    const { exitCode, problems } = await rebuild(changed, reading, ['--only', 'press']);
    expect([exitCode, problems.map(({ message }) => message)]).toEqual([
      1,
      [
        `press/town-tabloid.pdf did not come out the same: ${bytes.length} bytes, before ${bytes.length}; first difference at byte ${bytes.length - 3}.`,
      ],
    ]);
    rmSync(page);
    expect((await rebuild(changed, reading, ['--only', 'press'])).likenesses).toEqual([
      'same press/town-tabloid.pdf',
    ]);
  });
});

describe('a report of two page formats', () => {
  let town: string;
  const archived = (name: string): string => path.join(town, 'out/town/archive', name);
  beforeAll(async () => {
    town = makeTown('{ press: [broadsheet, tabloid], cards: [wechat-cover] }');
    const { code, stderr } = await runTuban(['build', '--quiet', '--only', 'press,archive'], { cwd: town });
    expect([code, tellsError(stderr)]).toEqual([0, false]);
  });

  test('has an archive page of each, named by it', async () => {
    const manifest = JSON.parse(readFileSync(path.join(town, 'out/town/manifest.json'), 'utf8')) as Manifest;
    const pages = manifest.products
      .filter(({ kind, format }) => kind === 'archive' && format !== 'reading')
      .map(({ path: file, format }) => [file, format]);
    expect(pages).toEqual([
      ['archive/town-page-broadsheet.pdf', 'page-broadsheet'],
      ['archive/town-page-tabloid.pdf', 'page-tabloid'],
    ]);
    for (const [file] of pages) {
      const pdf = new Uint8Array(readFileSync(path.join(town, 'out/town', file!)));
      const size = (await openPdf(pdf)).getPages()[0]!.getTrimBox();
      const printed = (
        await openPdf(
          new Uint8Array(
            readFileSync(path.join(town, 'out/town', file!.replace('archive/town-page', 'press/town'))),
          ),
        )
      )
        .getPages()[0]!
        .getTrimBox();
      expect([size.width, size.height].map(Math.round), file).toEqual(
        [printed.width, printed.height].map(Math.round),
      );
      expect(await checkArchive(pdf, { conformance: '3a' }), file).toEqual([]);
    }
  });

  test('is made again from any of its archive files', async () => {
    const { exitCode, likenesses } = await rebuild(town, archived('town-page-tabloid.pdf'), [
      '--only',
      'press,archive',
    ]);
    expect([exitCode, likenesses]).toEqual([
      0,
      [
        'same press/town-broadsheet.pdf',
        'same press/town-tabloid.pdf',
        'same archive/town-reading.pdf',
        'same archive/town-page-broadsheet.pdf',
        'same archive/town-page-tabloid.pdf',
      ],
    ]);
  });

  test('one page asked for keeps its name and leaves the other where it is; of another build, it is not compared', async () => {
    const before = hashesBelow(path.join(town, 'out/town/archive'));
    const { code } = await runTuban(
      ['build', '--quiet', '--format', 'page', '--format', 'tabloid', '--only', 'archive'],
      { cwd: town },
    );
    const after = hashesBelow(path.join(town, 'out/town/archive'));
    expect([code, Object.keys(after)]).toEqual([0, Object.keys(before)]);
    expect(after['town-page-broadsheet.pdf']).toBe(before['town-page-broadsheet.pdf']);
    const { exitCode, likenesses, problems } = await rebuild(town, archived('town-page-broadsheet.pdf'), [
      '--only',
      'archive',
    ]);
    expect([exitCode, likenesses]).toEqual([
      0,
      [
        'same archive/town-reading.pdf',
        'same archive/town-page-broadsheet.pdf',
        'uncompared archive/town-page-tabloid.pdf',
      ],
    ]);
    expect(problems.map(({ message, remedy }) => [message, remedy])).toEqual([
      [
        'Not compared: archive/town-page-tabloid.pdf, of another build than this archive file.',
        `Rebuild it from itself: tuban rebuild out/town/archive/town-page-tabloid.pdf`,
      ],
    ]);
  });
});
