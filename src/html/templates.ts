/**
 * Handlebars templates from `templates/`, strict: an unknown partial, helper or field is a problem
 * that names the template, never an empty string. Everything is escaped.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import { ProblemError } from '../lib/problem.ts';
import { findIn, programRoot, readText, type SearchPath } from '../design/search.ts';
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
    throw templateProblem(name, error instanceof Error ? error.message : String(error));
  }
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
    if (!file.startsWith(path.join(programRoot, 'templates'))) own.add(name);
    checkSyntax(name, source);
    sources.set(name, source);
    if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), source);
  }
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const render = (name: string, context: object): string => {
    const source = sources.get(name);
    if (source === undefined) throw templateProblem(name, 'there is no such file below templates/');
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

/**
 * Handlebars tells line and column of an unknown name but not in which of the partials: the text there
 * tells.
 */
function faultIn(name: string, fault: string, sources: Map<string, string>): ProblemError {
  const unknown = /^"(.+?)" not defined in .* - (\d+):\d+$/s.exec(fault);
  if (!unknown) return templateProblem(name, fault);
  const [, field = '', line = ''] = unknown;
  const holds = (source: string) =>
    new RegExp(`\\{\\{.*\\b${field.replace(/\W/g, '.')}\\b`).test(source.split('\n')[Number(line) - 1] ?? '');
  const names = [name, ...sources.keys()];
  const holder =
    names.find((one) => (one === name || one.startsWith('partials/')) && holds(sources.get(one)!)) ?? name;
  return templateProblem(
    holder,
    `line ${line} asks for "${field}", which is neither a helper nor among what it receives`,
  );
}

const templateProblem = (name: string, fault: string): ProblemError =>
  new ProblemError({
    code: 'template',
    severity: 'error',
    message: `The template "${name}" cannot be set: ${fault.replace(/\s+/g, ' ').replace(/\.?$/, '.')}`,
    remedy: 'Correct the name in templates/; templates/README.md lists what each template receives.',
  });
