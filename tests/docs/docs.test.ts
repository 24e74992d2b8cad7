/** What the documents say, held against the project; and the rules of the house that a machine can see. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { optionText, usageOf } from '../../src/cli/help.ts';
import { commandNames, commands, everywhere, optionsOf } from '../../src/edition/commands.ts';
import { options, type OptionName } from '../../src/edition/command-options.ts';
import { projectRoot } from '../support/folders.ts';
import {
  circleOf,
  fieldsOf,
  filesBelow,
  foldersIn,
  importsOf,
  isFile,
  isText,
  ladder,
  leadsSomewhere,
  namedIn,
  ownWords,
  rankOf,
  readProject,
  stageOf,
} from './project.ts';

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'data/README.md',
  'templates/README.md',
  'styles/README.md',
  'tests/README.md',
  'out/README.md',
  'styles/fonts/README.md',
  'styles/press/README.md',
];
const sources = filesBelow('src').filter((file) => /\.(ts|mts|mjs)$/.test(file));
const reports = filesBelow('data').filter((file) => file.endsWith('/report.yaml'));

describe('documents', () => {
  test.each(documents)('%s names only files and folders that exist', (document) => {
    const names = namedIn(document);
    expect(names.filter((name) => !leadsSomewhere(document, name))).toEqual([]);
  });

  test('README and the guide to styles lead to every other document', () => {
    const named = [...namedIn('README.md'), ...namedIn('styles/README.md').map((name) => `styles/${name}`)];
    expect(documents.filter((document) => document !== 'README.md' && !named.includes(document))).toEqual([]);
  });

  test('the picture of README is small enough to load at once', () => {
    const pictures = namedIn('README.md').filter((name) => name.endsWith('.png'));
    expect(pictures).toEqual(['tests/pictures/gallery.png']);
    expect(statSync(path.join(projectRoot, pictures[0]!)).size).toBeLessThanOrEqual(400_000);
  });

  test('ARCHITECTURE has a line for every folder of src', () => {
    const text = readProject('ARCHITECTURE.md');
    expect(foldersIn('src').filter((folder) => !text.includes(`\`src/${folder}/\``))).toEqual([]);
  });

  test('ARCHITECTURE draws the ladder in the order that is tested here', () => {
    const drawn = /^```ladder\n([\s\S]*?)^```/m.exec(readProject('ARCHITECTURE.md'))?.[1] ?? '';
    expect(drawn.split('→').map((row) => row.split('|').map((stage) => stage.trim()))).toEqual(ladder);
  });

  test('ARCHITECTURE gives a reason for every dependency, with the licence that it states', () => {
    const text = readProject('ARCHITECTURE.md');
    const { dependencies, devDependencies } = JSON.parse(readProject('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const missing = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => {
      const { license } = JSON.parse(readProject(`node_modules/${name}/package.json`)) as { license: string };
      const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${name}\``));
      return !row || license.split(' AND ').some((one) => !row.includes(one));
    });
    expect(missing).toEqual([]);
  });

  test('templates/README tells of every template and every helper', () => {
    const text = readProject('templates/README.md');
    const templates = filesBelow('templates')
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => file.slice('templates/'.length));
    expect(templates.filter((file) => !text.includes(`\`${file}\``))).toEqual([]);
    const helpers = [...readProject('src/html/helpers.ts').matchAll(/registerHelper\('(\w+)'/g)].map(
      (match) => match[1]!,
    );
    expect(helpers.filter((helper) => !text.includes(`{{${helper} `))).toEqual([]);
  });

  test('templates/README tells of every field that a template asks for, in its row', () => {
    const rows = readProject('templates/README.md')
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const untold = filesBelow('templates')
      .filter((file) => file.endsWith('.hbs'))
      .flatMap((file) => {
        const row = rows.find((line) => line.startsWith(`| \`${file.slice('templates/'.length)}\``)) ?? '';
        return fieldsOf(file)
          .filter((field) => !row.includes(`\`${field}\``))
          .map((field) => `${file}: ${field}`);
      });
    expect(fieldsOf('templates/partials/panel.hbs')).toContain('standfirst');
    expect(untold).toEqual([]);
  });

  test('styles/README tells of every file, swatch and field', () => {
    const text = readProject('styles/README.md');
    const files = filesBelow('styles')
      .filter((file) => !file.startsWith('styles/fonts/') && !file.endsWith('README.md'))
      .map((file) => file.slice('styles/'.length));
    expect(files.filter((file) => !text.includes(`\`${file}\``))).toEqual([]);
    const block = (file: string, from: string): string =>
      readProject(file)
        .split(from)[1]!
        .split(/^(?:}\)|\] as const)/m)[0]!;
    const swatches = [...block('src/design/theme.ts', 'requiredSwatches = [').matchAll(/'([\w-]+)'/g)].map(
      (match) => match[1]!,
    );
    const fields = ['const pageSchema', 'const cardSchema'].flatMap((schema) =>
      [...block('src/design/format.ts', schema).matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!),
    );
    expect(swatches.length).toBeGreaterThan(10);
    expect(fields.length).toBeGreaterThan(15);
    expect([...swatches, ...fields].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('tests/README has a line for every folder of tests', () => {
    const text = readProject('tests/README.md');
    const folders = foldersIn('tests').filter((folder) => filesBelow(`tests/${folder}`).length > 0);
    expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
  });

  test('README has every command and option of the table of commands, and no other', () => {
    const rows = readProject('README.md')
      .split('\n')
      .filter((line) => /^\| `(?:tuban |--)/.test(line));
    const takes = (name: OptionName) =>
      (everywhere as readonly OptionName[]).includes(name)
        ? '全部 all'
        : commandNames.filter((command) => optionsOf(command).includes(name)).join(' ');
    expect(rows).toEqual([
      ...commandNames.map((name) => `| \`${usageOf(name)}\` | ${commands[name].zh} | ${commands[name].en} |`),
      ...(Object.keys(options) as OptionName[]).map(
        (name) =>
          `| \`${optionText(options[name])}\` | ${options[name].zh} | ${options[name].en} | ${takes(name)} |`,
      ),
    ]);
  });

  test('every npm command that a document names is a script', () => {
    const { scripts } = JSON.parse(readProject('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((document) =>
      [...readProject(document).matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!),
    );
    expect(named).toContain('build');
    expect(named.filter((name) => !scripts[name])).toEqual([]);
  });

  test('every font of styles/fonts.yaml has its licence text in styles/fonts', () => {
    const names = [...readProject('styles/fonts.yaml').matchAll(/package: "?(@[\w-]+\/[\w-]+)/g)].map(
      (match) => match[1]!,
    );
    const licences = readProject('styles/fonts/README.md');
    expect([...new Set(names), '@tabler/icons'].filter((name) => !licences.includes(`\`${name}\``))).toEqual(
      [],
    );
    const texts = filesBelow('styles/fonts')
      .filter((file) => file.endsWith('.txt'))
      .map(readProject);
    expect(
      texts.filter(
        (text) =>
          !/SIL OPEN FONT LICENSE Version 1\.1|Permission is hereby granted, free of charge/.test(text),
      ),
    ).toEqual([]);
    expect(texts.length).toBe(7);
  });
});

describe('imports', () => {
  const edges = sources.flatMap((file) =>
    importsOf(file).map(({ target, line }) => ({ file, target, line })),
  );

  test('lead to files that exist', () => {
    expect(
      edges
        .filter(({ target }) => !isFile(target))
        .map(({ file, line, target }) => `${file}:${line} → ${target}`),
    ).toEqual([]);
  });

  test('every folder of src stands on the ladder', () => {
    expect([...new Set(sources.map(stageOf))].filter((stage) => rankOf(stage) < 0)).toEqual([]);
  });

  test('go to the own or an earlier stage; press, archive and cards never to one another', () => {
    const against = edges.filter(
      ({ file, target }) =>
        stageOf(file) !== stageOf(target) && rankOf(stageOf(target)) >= rankOf(stageOf(file)),
    );
    expect(against.map(({ file, line, target }) => `${file}:${line} → ${target}`)).toEqual([]);
  });

  test('form no circle', () => {
    const graph = new Map(sources.map((file) => [file, importsOf(file).map(({ target }) => target)]));
    expect(circleOf(graph)).toBeUndefined();
  });

  test('a circle would be found', () => {
    expect(
      circleOf(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).toEqual(['b', 'c', 'b']);
  });
});

describe('the house', () => {
  test.each(reports)('no program, template or style holds words of %s', (report) => {
    const words = ownWords(report);
    expect(words.length).toBeGreaterThan(2);
    const held = ['src', 'templates', 'styles']
      .flatMap(filesBelow)
      .filter((file) => isText(file) && !file.endsWith('README.md'))
      .flatMap((file) =>
        words.filter((word) => readProject(file).includes(word)).map((word) => `${file}: ${word}`),
      );
    expect(held).toEqual([]);
  });

  test('package-lock.json names no place to download from', () => {
    expect(readProject('package-lock.json')).not.toContain('"resolved"');
  });

  test('no file names a folder of somebody’s machine', () => {
    const places = /(?:^|[\s"'`(=:])(?:\/(?:root|work|Users)\/\w|\/home\/\w+\/|[A-Z]:\\Users\\)/;
    const held = filesBelow('.')
      .filter((file) => isText(file) && file !== 'package-lock.json')
      .flatMap((file) =>
        readProject(file)
          .split('\n')
          .flatMap((line, index) => (places.test(line) ? [`${file}:${index + 1}`] : [])),
      );
    expect(held).toEqual([]);
  });
});
