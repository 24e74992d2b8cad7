/** Which facts of a section make up which: what the page finds (view/relations), and nothing else. */
import { findRelations, sceneOf } from '../../view/relations/find.ts';
import type { Relation } from '../../view/relations/relation.ts';
import type { FactView, SectionView } from '../../view/view.ts';

/** A sum that is stated, with its parts. */
export type Sum = Relation & { whole: FactView };

const isSum = (relation: Relation): relation is Sum =>
  relation.name === 'parts' && relation.whole !== undefined;

/** @param facts Those that may be shown. @param open Ids under an open query. */
export const wholesOf = ({ items }: SectionView, facts: FactView[], open: ReadonlySet<string>): Sum[] =>
  findRelations(sceneOf(items, facts, open)).filter(isSum);
