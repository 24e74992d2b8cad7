/** Things of which a drawing may stand for one: only what its noun names, never what an icon suggests. */
import { labelWords, type LabelKind } from '../../model/label-words.ts';
import type { FactView } from '../view.ts';

export type PictureName = 'tree' | 'cottage' | 'block';

/** What a unit or the end of a label names. */
const nouns = { tree: 'trees', cottage: 'cottages', block: 'blocks' } as const;
const named = <Name extends string>(kinds: Readonly<Record<Name, LabelKind>>, ...texts: string[]) =>
  (Object.keys(kinds) as Name[]).find((name) => texts.some((text) => labelWords(kinds[name]).test(text)));

/** The drawing for a thing of a count; undefined where its noun is on no list. */
export function pictureOf({ unit, label }: Pick<FactView, 'unit' | 'label'>): PictureName | undefined {
  const noun = label.replace(/(?:总数|数量|个数|数)?[”’」』）)]*$/u, '');
  return named(nouns, unit, noun);
}

export type WayName = 'road' | 'rail' | 'water';

/** What a length runs along, by the noun of its label; the first that names it. */
const ways = { rail: 'rails', water: 'waters', road: 'roads' } as const;

/** What a length is drawn as; undefined where it is a length of anything else: pipes, cables, walls. */
export function wayOf({ label }: Pick<FactView, 'label'>): WayName | undefined {
  return named(ways, label);
}
