/** The project as its documents describe it: files, imports between them, words of the reports. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import YAML from 'yaml';
import { projectRoot } from '../support/folders.ts';

export const readProject = (file: string): string => readFileSync(path.join(projectRoot, file), 'utf8');

/** Folders that are made and not written; never looked into. */
const made = new Set(['node_modules', '.git', '.cache', '.types', 'out']);

/** Every file below a folder of the project, by path from its root with forward slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder), { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(file) : [file];
    })
    .sort();
}

export const foldersIn = (folder: string): string[] =>
  readdirSync(path.join(projectRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** Stages from the first to the last; those in one row know nothing of one another. */
export const ladder: readonly (readonly string[])[] = [
  ['setup'],
  ['lib'],
  ['report'],
  ['model'],
  ['view'],
  ['design'],
  ['type'],
  ['charts'],
  ['html'],
  ['render'],
  ['account'],
  ['desk'],
  ['lines'],
  ['layout', 'blocks'],
  ['compose'],
  ['pdf'],
  ['press', 'archive', 'cards'],
  ['manifest'],
  ['edition'],
  ['cli', 'index', 'start'],
];

/** `src/press/ink/inks.ts` → press; `src/index.ts` → index. */
export const stageOf = (file: string): string =>
  path.basename(file.split('/')[1]!).replace(/\.(d\.)?m?ts$|\.mjs$/, '');

export const rankOf = (stage: string): number => ladder.findIndex((row) => row.includes(stage));

/** Imports of the project's own files, types and late imports included, with the line of each. */
export function importsOf(file: string): { target: string; line: number }[] {
  return readProject(file)
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)].map((match) => ({
        target: path.posix.join(path.posix.dirname(file), match[1]!),
        line: index + 1,
      })),
    );
}

/** The first circle of imports, or undefined. */
export function circleOf(graph: ReadonlyMap<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target, [...trail, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

const isPath = (text: string): boolean =>
  /^[\w.-]+\/[\w./-]*$|^[\w.-]+\.(md|ts|mjs|hbs|css|yaml|json|icc|txt|png|svg)$/.test(text);

/** What every report or product folder has, and what lies in a user's own folder: not in the project. */
const elsewhere = /^(report\.yaml|manifest\.json|index\.html|my\/.*)$/;

/**
 * Files and folders that a document names: targets of its links, and paths in backticks outside of
 * code blocks. Products are left out: they are made.
 */
export function namedIn(document: string): string[] {
  const text = readProject(document).replace(/^```[\s\S]*?^```/gm, '');
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z]+:/.test(target));
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!).filter(isPath);
  return [...new Set([...links, ...quoted])].filter(
    (name) => !elsewhere.test(name) && (!name.startsWith('out/') || name === 'out/README.md'),
  );
}

/** Whether a name leads somewhere: from the document's folder, or from the root. */
export const leadsSomewhere = (document: string, name: string): boolean =>
  // The cache is made when it is first used.
  name.startsWith('node_modules/.cache/') ||
  [path.dirname(document), '.'].some((folder) => existsSync(path.join(projectRoot, folder, name)));

/** Words of Handlebars and of the helpers, and what every block receives. */
const notFields = new Set([
  'if',
  'each',
  'else',
  'unless',
  'lookup',
  'this',
  'inline',
  'frame',
  'style',
  'id',
  'setText',
  'setPlain',
  // Addresses, told of once for all.
  'at',
  'setHeadline',
  'setWords',
  'setNumber',
  'pictogram',
  'insertSvg',
]);

/** Names of fields that a template asks for; comments, texts and names of partials left out. */
export function fieldsOf(template: string): string[] {
  const tags = [
    ...readProject(template)
      .replace(/\{\{!--[\s\S]*?--\}\}/g, '')
      .matchAll(/\{\{([^/}][^}]*)\}\}/g),
  ].map((match) => match[1]!.replace(/"[^"]*"/g, '').replace(/^>\s*(\([^)]*\)|[\w-]+)/, ''));
  const names = tags.flatMap((tag) =>
    [...tag.matchAll(/(?<![@\w.])[a-zA-Z]\w*(?:\.\w+)*/g)].flatMap((match) => match[0].split('.')),
  );
  return [...new Set(names)].filter((name) => !notFields.has(name)).sort();
}

interface Dataset {
  masthead: { place?: string };
  review: { sections: { title: string }[] };
  plan?: { tasks?: { title: string }[] };
}

/** Section and task titles and place names of a dataset: words that no other report would use. */
export function ownWords(report: string): string[] {
  const { masthead, review, plan } = YAML.parse(readProject(report)) as Dataset;
  const titles = [...review.sections, ...(plan?.tasks ?? [])].map(({ title }) => title.replaceAll('|', ''));
  return [...titles, masthead.place ?? ''].filter((word) => [...word].length > 3);
}

/** Text files: what a person wrote. */
export const isText = (file: string): boolean =>
  /\.(ts|mts|mjs|cjs|js|json|yaml|yml|hbs|css|md|txt|svg|xml|html)$|^LICENSE$|^\.ci\/run$/.test(file);

export const isFile = (file: string): boolean =>
  existsSync(path.join(projectRoot, file)) && statSync(path.join(projectRoot, file)).isFile();
