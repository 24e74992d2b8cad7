/**
 * Handlebars templates from `templates/`, strict: an unknown partial, helper or field is a problem
 * that names the template, never an empty string. Everything is escaped.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import Handlebars from 'handlebars';
import { ProblemError } from '../lib/problem.ts';
import { findIn, readText, type SearchPath } from '../design/search.ts';
import { registerHelpers } from './helpers.ts';

export interface Templates {
  /** @throws ProblemError naming the template and the unknown name. */
  render: (name: string, context: object) => string;
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

/** Reads every template and partial once. Partials are named without their folder: {{> panel}}. */
export async function readTemplates(search: SearchPath): Promise<Templates> {
  const handlebars = Handlebars.create();
  registerHelpers(handlebars);
  const sources = new Map<string, string>();
  for (const name of await listTemplates(search.templates)) {
    const source = await readText(findIn(search.templates, `${name}.hbs`)!);
    if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), source);
    else sources.set(name, source);
  }
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const render = (name: string, context: object): string => {
    const source = sources.get(name);
    if (source === undefined) throw templateProblem(name, 'there is no such file below templates/');
    try {
      if (!compiled.has(name)) compiled.set(name, handlebars.compile(source, { strict: true, preventIndent: true }));
      return compiled.get(name)!(context);
    } catch (error) {
      if (error instanceof ProblemError) throw error;
      throw templateProblem(name, error instanceof Error ? error.message : String(error));
    }
  };
  return { render };
}

const templateProblem = (name: string, fault: string): ProblemError => new ProblemError({
  code: 'template', severity: 'error', message: `The template "${name}" cannot be set: ${fault.replace(/\s+/g, ' ')}`,
  remedy: 'Correct the name in templates/; templates/README.md lists what each template receives.',
});
