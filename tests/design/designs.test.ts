/** Formats, themes and fonts: what a user's own folder changes, and what is said of a faulty file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFaces } from '../../src/design/fonts.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { fontStack, readTheme, requiredSwatches, themeCss } from '../../src/design/theme.ts';
import { ProblemError } from '../../src/lib/problem.ts';
import { makeFolder, projectRoot, writeFiles, type Files } from '../support/folders.ts';

const own = (files: Files = {}) => searchPath([writeFiles(makeFolder(), files)]);
const theme = readFileSync(path.join(projectRoot, 'styles', 'themes', 'sober.yaml'), 'utf8');

async function problemOf(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

describe('formats', () => {
  test('the usual sizes are there, each page larger than its margins', async () => {
    const { pages, cards } = await readFormats(searchPath());
    const sizes = Object.fromEntries(cards.map(({ name, size }) => [name, size.join('x')]));
    expect(sizes).toMatchObject({
      cover: '1080x1440',
      square: '1080x1080',
      story: '1080x1920',
      wide: '1200x630',
      'wechat-cover': '900x383',
      long: '1080xauto',
    });
    expect(pages.find(({ name }) => name === 'broadsheet')).toMatchObject({
      trim: [390, 545],
      bleed: 3,
      baseline: 11.6,
    });
    for (const {
      trim: [width, height],
      margins: [top, right, bottom, left],
    } of pages) {
      expect(width - left - right).toBeGreaterThan(100);
      expect(height - top - bottom).toBeGreaterThan(100);
    }
  });

  test('a user’s list adds by name and replaces by name, the rest stays', async () => {
    const before = await readFormats(searchPath());
    const after = await readFormats(
      own({
        'styles/formats.yaml':
          'cards:\n  square: { label: Ours, size: [800, 800], deck: square }\n  poster: { label: Poster, size: [600, 900], deck: cover }\n',
      }),
    );
    expect(after.pages).toEqual(before.pages);
    expect(after.cards.map(({ name }) => name)).toEqual([...before.cards.map(({ name }) => name), 'poster']);
    expect(after.cards.find(({ name }) => name === 'square')).toMatchObject({
      label: 'Ours',
      size: [800, 800],
    });
  });
});

describe('themes', () => {
  test.each(['green', 'red-gold', 'sober', 'coast', 'harvest', 'daily'])(
    '%s has every swatch on screen and in ink',
    async (name) => {
      const { swatches } = await readTheme(name, searchPath());
      expect(Object.keys(swatches)).toEqual(expect.arrayContaining([...requiredSwatches]));
    },
  );

  test('a user’s theme of the same name goes before ours', async () => {
    const search = own({ 'styles/themes/sober.yaml': theme.replace(/label: .*/, 'label: Ours') });
    expect((await readTheme('sober', search)).label).toBe('Ours');
    expect((await readTheme('green', search)).name).toBe('green');
  });

  test('an unknown theme lists those that there are, the user’s own among them', async () => {
    const {
      problems: [problem],
    } = await problemOf(readTheme('pink', own({ 'styles/themes/ours.yaml': theme })));
    expect(problem!.message).toBe('There is no theme "pink".');
    expect(problem!.remedy).toBe(
      'Use one of coast, daily, green, harvest, ours, red-gold, sober, or add styles/themes/pink.yaml.',
    );
  });

  test('two swatches of one screen colour have the same inks, or the theme is refused', async () => {
    const deep = /deep: .*/.exec(theme)![0];
    const twin = (cmyk: string) =>
      theme.replace(deep, `${deep}\n  twin: ${deep.slice(6).replace(/cmyk: \[.*\]/, `cmyk: ${cmyk}`)}`);
    const inks = /cmyk: (\[.*\])/.exec(deep)![1]!;
    expect(
      (await readTheme('sober', own({ 'styles/themes/sober.yaml': twin(inks) }))).swatches.twin,
    ).toBeDefined();
    const { problems } = await problemOf(
      readTheme('sober', own({ 'styles/themes/sober.yaml': twin('[1, 2, 3, 4]') })),
    );
    expect(problems.map(({ code, path: at }) => `${code} ${at}`)).toEqual([
      'swatch-screen swatches › twin › screen',
    ]);
    expect(problems[0]!.message).toMatch(
      /^"twin" has the screen colour #\w{6} of "deep" but other inks: C1 M2 Y3 K4, not C/,
    );
  });

  test('swatches and roles become custom properties; every stack ends in faces of the project', async () => {
    const css = themeCss(await readTheme('green', searchPath()));
    expect(css).toMatch(/^:root\{(--[a-z0-9-]+:[^;]+;)+\}$/);
    expect(css).toContain("--font-quote:'Tuban Kai','Tuban Sans','Tuban Serif';");
    expect(fontStack('Tuban Serif')).toBe("'Tuban Serif','Tuban Sans'");
  });
});

describe('fonts', () => {
  const list = (face: string) => ({
    'styles/fonts.yaml': `faces:\n  - { family: Tuban Sans, weight: 400, name: Ours, licence: OFL-1.1, ${face} }\n`,
  });

  test('every face of the list is a file, with its licence and hash', async () => {
    const faces = await readFaces(searchPath());
    expect(new Set(faces.map(({ family }) => family))).toEqual(
      new Set([
        ...faces.map(({ family }) => family),
        'Tuban Serif',
        'Tuban Sans',
        'Tuban Kai',
        'Tuban Numeral',
      ]),
    );
    for (const { sha256, licence } of faces)
      expect([sha256, licence]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), 'OFL-1.1']);
  });

  test('a user’s own file is looked for beside the list', async () => {
    const source = (await readFaces(searchPath())).find(({ family }) => family === 'Tuban Numeral')!;
    const [face, ...others] = await readFaces(
      own({ ...list('file: fonts/own.ttf'), 'styles/fonts/own.ttf': await source.whole() }),
    );
    expect([face!.name, face!.sha256, others.length]).toEqual(['Ours', source.sha256, 0]);
  });

  test('a file that is not there is a fault of the machine', async () => {
    const missing = await problemOf(readFaces(own(list('file: fonts/none.ttf'))));
    expect([missing.exitCode, missing.problems[0]!.code]).toEqual([2, 'font-missing']);
    expect(missing.problems[0]!.message).toMatch(
      /^The font file of Ours is not at .*styles\/fonts\/none\.ttf\.$/,
    );
  });
});
