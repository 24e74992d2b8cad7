/** Examples of the guides, tried: whoever copies one gets what the guide says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import YAML from 'yaml';
import { readHints } from '../../src/cards/hints.ts';
import { readFormats } from '../../src/design/format.ts';
import { searchPath } from '../../src/design/search.ts';
import { readTheme, requiredSwatches, type Theme } from '../../src/design/theme.ts';
import { registerHelpers } from '../../src/html/helpers.ts';
import { readTemplates } from '../../src/html/templates.ts';
import { readCondition } from '../../src/press/condition.ts';
import { makeFolder, projectRoot, writeFiles } from '../support/folders.ts';
import { readProject } from './project.ts';

const fences = (document: string, language: string): string[] =>
  [...readProject(document).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1]!,
  );

const fenceWith = (document: string, language: string, text: string): string =>
  fences(document, language).find((fence) => fence.includes(text))!;

const helperExamples = [
  ...fences('templates/README.md', 'js')
    .join('\n')
    .matchAll(/^\/\/ (\w+) (.+)\n(.+)$/gm),
].map(([, helper, argument, markup]) => ({ helper: helper!, argument: argument!, markup: markup! }));

test('templates/README shows four helpers at work', () => {
  expect(helperExamples.map(({ helper }) => helper)).toEqual([
    'setText',
    'setHeadline',
    'setWords',
    'setNumber',
  ]);
});

test.each(helperExamples)(
  '$helper gives the markup that templates/README shows',
  ({ helper, argument, markup }) => {
    const handlebars = Handlebars.create();
    registerHelpers(handlebars);
    const given = YAML.parse(argument) as object;
    expect(handlebars.compile(`{{${helper} given}}`)({ given })).toBe(markup);
  },
);

test('a partial in the user’s folder stands in place of ours, the others stay', async () => {
  const own = writeFiles(makeFolder(), { 'templates/partials/foot.hbs': 'our foot: {{source}}' });
  const templates = await readTemplates(searchPath([own]));
  const blocks = [
    { partial: 'foot', source: 'S' },
    { partial: 'band', frame: 'block', id: 'ground', style: 'left:0' },
  ];
  const text = templates.render('probe', { blocks });
  expect(text).toContain('our foot: S');
  expect(text).toContain('<div class="block band" data-ground="ground" style="left:0"></div>');
});

test('the page format of styles/README can be added as it stands', async () => {
  const own = writeFiles(makeFolder(), {
    'styles/formats.yaml': fenceWith('styles/README.md', 'yaml', 'pages:'),
  });
  const { pages } = await readFormats(searchPath([own]));
  expect(pages.find(({ name }) => name === 'our-tabloid')).toMatchObject({
    label: '本报小报',
    trim: [280, 395],
    bleed: 3,
    safe: 5,
  });
  expect(pages.map(({ name }) => name)).toContain('broadsheet');
});

test('the press condition of styles/README takes the place of ours, with the plant’s own profile', async () => {
  const profile = readFileSync(path.join(projectRoot, 'styles', 'press', 'heatset.icc'));
  const own = writeFiles(makeFolder(), {
    'styles/press/conditions.yaml': fenceWith('styles/README.md', 'yaml', 'our-plant.icc'),
    'styles/press/our-plant.icc': profile,
  });
  const condition = await readCondition('newsprint-coldset', searchPath([own]));
  expect(condition).toMatchObject({
    label: '本厂冷固',
    gain: 26,
    profile: {
      identifier: 'Our plant coldset 2026',
      path: path.join(own, 'styles', 'press', 'our-plant.icc'),
    },
  });
});

test('the theme of styles/README is one once its swatches are complete', async () => {
  const shown = YAML.parse(fenceWith('styles/README.md', 'yaml', 'swatches:')) as Theme;
  const swatches = Object.fromEntries(requiredSwatches.map((name) => [name, shown.swatches.deep!]));
  const own = writeFiles(makeFolder(), {
    'styles/themes/mine.yaml': YAML.stringify({ ...shown, swatches: { ...swatches, ...shown.swatches } }),
  });
  expect(await readTheme('mine', searchPath([own]))).toMatchObject({
    name: 'green',
    art: 'ridges',
    type: { article: 'Tuban Serif' },
  });
});

test('the hints of data/README are hints', () => {
  const { cards } = YAML.parse(fenceWith('data/README.md', 'yaml', 'hashtags:')) as { cards: object };
  expect(readHints(cards)).toMatchObject({
    titles: { economy: '经济|回稳向好' },
    omit: ['governance'],
    order: ['cover', 'lead', 'industry'],
    post: '配文，产值{output}🎉',
  });
});
