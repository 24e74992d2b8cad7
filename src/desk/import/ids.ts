/** Ids of facts, sections and tasks, from words of their names. */
import type { Language } from '../language.ts';

const slugOf = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** ", year before" → -year-before */
export const endingOf = (words: string): string => `-${slugOf(words)}`;

/** Most words of an id. */
const most = 4;

/** Words of the name in the order in which they stand, as the table translates them. */
function hanWords(name: string, ids: Record<string, string>): string[] {
  const keys = Object.keys(ids).sort((a, b) => b.length - a.length);
  const words: string[] = [];
  for (let at = 0; at < name.length;) {
    const key = keys.find((one) => name.startsWith(one, at));
    if (key === undefined) {
      const latin = /^[A-Za-z][A-Za-z0-9]+/.exec(name.slice(at))?.[0];
      if (latin) words.push(slugOf(latin));
      at += latin?.length ?? 1;
    } else {
      if (!words.includes(ids[key]!)) words.push(ids[key]!);
      at += key.length;
    }
  }
  return words.filter(Boolean);
}

/** A Chinese name as the id of a fact: its characters themselves, as far as they are read at a glance. */
const hanStem = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”‘’"'《》〈〉「」]/g, '')
    .replace(/[^a-z0-9\u3400-\u9fff]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
    .slice(0, mostHan)
    .replace(/-+$/, '');
/** Most characters of such an id. */
const mostHan = 16;

export class Ids {
  readonly #language: Language;
  readonly #taken = new Set<string>();

  /** @param taken Ids that stand for something else. */
  constructor(language: Language, taken: Iterable<string> = []) {
    this.#language = language;
    for (const id of taken) this.#taken.add(id);
  }

  free(id: string): void {
    this.#taken.delete(id);
  }

  /** The id of a fact: of a Chinese one, its name. */
  ofFact(name: string, ending = ''): string {
    const stem = this.#language.script === 'han' ? hanStem(name) : this.#words(name);
    return this.#free(stem, 'fact', ending);
  }

  /** An id that no other has; where the name has no words for one, that which the report gives by itself. */
  make(name: string, byPlace: string): string {
    return this.#free(this.#words(name) || byPlace, '', '');
  }

  #words(name: string): string {
    const { script, table } = this.#language;
    const words =
      script === 'han'
        ? hanWords(name, table.ids)
        : name
            .split(/\s+/)
            .map(slugOf)
            .filter((word) => word !== '' && !table.links.includes(word));
    return words
      .slice(0, most)
      .join('-')
      .replace(/^[^a-z]+/, '');
  }

  #free(stem: string, kind: string, ending: string): string {
    const base = `${stem === '' ? kind : stem}${ending}`.slice(0, 48).replace(/-+$/, '');
    let id = stem === '' ? `${base}-1` : base;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${base}-${number}`;
    this.#taken.add(id);
    return id;
  }
}
