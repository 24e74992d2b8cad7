/**
 * Handlebars templates from `templates/`, strict: an unknown partial, helper or field is a problem
 * that names the template, never an empty string. Everything is escaped.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import type { Both } from '../lib/languages.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { findIn, readText, type SearchPath } from '../design/search.ts';
import { programRoot } from '../lib/program.ts';
import { registerHelpers } from './helpers.ts';

export interface Templates {
  /** @throws ProblemError naming the template and the unknown name. */
  render: (name: string, context: object) => string;
  /** Names of those that are not Tuban's. */
  own: ReadonlySet<string>;
}

/** Names of all .hbs files below the template folders, without extension: "page", "partials/panel". */
async function listTemplates(folders: string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of folders) {
    if (!existsSync(folder)) continue;
    for (const entry of await readdir(folder, { recursive: true })) {
      if (entry.endsWith('.hbs')) names.add(entry.slice(0, -'.hbs'.length).split(path.sep).join('/'));
    }
  }
  return [...names].sort();
}

/**
 * Handlebars itself would tell of a fault only when the template is used, without its name. @throws
 * ProblemError
 */
function checkSyntax(name: string, source: string): void {
  try {
    Handlebars.parse(source);
  } catch (error) {
    throw templateProblem(name, faultOf(error instanceof Error ? error.message : String(error)));
  }
}

/** Is a template Tuban's, or word for word like it? An archive carries copies of those that it was made with. */
async function isOurs(name: string, file: string, source: string): Promise<boolean> {
  const ours = path.join(programRoot, 'templates', `${name}.hbs`);
  return file === ours || (existsSync(ours) && (await readText(ours)) === source);
}

/** Reads every template and partial once. Partials are named without their folder: {{> panel}}. */
export async function readTemplates(search: SearchPath): Promise<Templates> {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  const sources = new Map<string, string>();
  const own = new Set<string>();
  for (const name of await listTemplates(search.templates)) {
    const file = findIn(search.templates, `${name}.hbs`)!;
    const source = await readText(file);
    // Tuban's own are known to be right.
    if (!(await isOurs(name, file, source))) {
      own.add(name);
      checkSyntax(name, source);
    }
    sources.set(name, source);
    if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), source);
  }
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const render = (name: string, context: object): string => {
    const source = sources.get(name);
    if (source === undefined)
      throw templateProblem(name, {
        en: 'there is no such file below templates/',
        zh: 'templates/ 里没有这个文件',
      });
    try {
      if (!compiled.has(name))
        compiled.set(name, handlebars.compile(source, { strict: true, preventIndent: true }));
      return compiled.get(name)!(context);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw faultIn(name, error instanceof Error ? error.message : String(error), sources);
    }
  };
  return { render, own };
}

/** What Handlebars says of a template: of its grammar the line is enough in Chinese, the rest is quoted. */
const faultOf = (fault: string): Both => ({ en: fault, zh: faultZh(fault) });

function faultZh(fault: string): string {
  const [, line] = /^Parse error on line (\d+)/.exec(fault) ?? [];
  if (line !== undefined) return `第 ${line} 行的写法不对：花括号、引号或语句块没有配对`;
  const [, open, close] = /^(\S+) doesn't match (\S+)/.exec(fault) ?? [];
  if (open !== undefined) return `语句块“${open}”用“${close}”收尾，两个名字要一样`;
  const [, partial] = /^The partial (\S+) could not be found/.exec(fault) ?? [];
  if (partial !== undefined) return `没有“${partial}”这个片段`;
  return `Handlebars 的原话是“${fault}”`;
}

/**
 * Handlebars tells line and column of an unknown name but not in which of the partials: the text there
 * tells.
 */
function faultIn(name: string, fault: string, sources: Map<string, string>): ProblemError {
  const unknown = /^"(.+?)" not defined in .* - (\d+):\d+$/s.exec(fault);
  if (!unknown) return templateProblem(name, faultOf(fault));
  const [, field = '', line = ''] = unknown;
  const holds = (source: string) =>
    new RegExp(`\\{\\{.*\\b${field.replace(/\W/g, '.')}\\b`).test(source.split('\n')[Number(line) - 1] ?? '');
  const names = [name, ...sources.keys()];
  const holder =
    names.find((one) => (one === name || one.startsWith('partials/')) && holds(sources.get(one)!)) ?? name;
  return templateProblem(holder, {
    en: `line ${line} asks for "${field}", which is neither a helper nor among what it receives`,
    zh: `第 ${line} 行用了“${field}”，既不是辅助函数，也不是它能用的字段`,
  });
}

const templateProblem = (name: string, fault: Both): ProblemError =>
  new ProblemError({
    code: 'template',
    severity: 'error',
    ...says({
      en: [
        `The template "${name}" cannot be set: ${fault.en.replace(/\s+/g, ' ').replace(/\.?$/, '.')}`,
        'Correct the name in templates/; templates/README.md lists what each template receives.',
      ],
      zh: [
        `模板“${name}”排不出来：${fault.zh.replace(/\s+/g, ' ').replace(/[.。]?$/, '。')}`,
        '改正 templates/ 里的名称；templates/README.md 列出每个模板能用的字段。',
      ],
    }),
  });
