/**
 * What a card says before it is composed: a device and the facts, pairs, tasks or sentences that it shows.
 * Every string comes from the view.
 */
import type {
  FactView,
  FigureView,
  Headline,
  PairView,
  PhotoView,
  SeriesView,
  TaskView,
} from '../../view/view.ts';
import { isPast } from '../../view/relations/times.ts';
import type { Ground } from '../draw/palette.ts';

export const deviceNames = [
  'cover',
  'monument',
  'columns',
  'bridge',
  'whole',
  'seal',
  'targets',
  'mosaic',
  'count',
  'share',
  'split',
  'statement',
  'series',
  'tasks',
  'checklist',
  'photo',
  'reading',
  'close',
] as const;
export type DeviceName = (typeof deviceNames)[number];

/** A statement of a checklist: what was done, and in how many words it is said large. */
export interface CheckItem {
  small: string;
  big: string;
  isRank: boolean;
  /** It says how things stand, not what was done: a mark, no tick. */
  isLevel?: boolean;
  /** Ids of the facts that it says. */
  facts?: string[];
  /** Address of the text that it is of. */
  at?: string;
}

/** A text of the report as running text, by its address; a fact as a row; or a table of a series. */
export type ReadingBlock =
  | { kind: 'title' | 'heading' | 'text' | 'item' | 'small'; text: string; at: string }
  | { kind: 'fact'; fact: FactView }
  | { kind: 'table'; series: SeriesView };

export type Content =
  | { device: 'cover'; hooks: FactView[] }
  /**
   * Sentences of its section stand where it has no cells. Of all numbers: news stands over the label.
   * @param change How the number moved, where the report says so: it is drawn.
   * @param against What it is measured by, drawn beside its own bar.
   */
  | {
      device: 'monument';
      hero: FactView;
      change?: FactView | undefined;
      against?: FactView[] | undefined;
      cells: FactView[];
      notes?: string[];
      news?: Headline;
    }
  /** @param full What each is a part of: shares of a hundred. @param lead Id of the mark that the headline names. */
  | {
      device: 'columns';
      facts: FactView[];
      side: FactView[];
      title: string;
      full?: number;
      lead?: string;
    }
  | { device: 'bridge'; parts: { fact: FactView; signed: number }[]; result: FactView; side: FactView[] }
  /** @param lead Id of the part that the headline names; the first by default. */
  | {
      device: 'whole';
      parts: FactView[];
      total?: FactView | undefined;
      side: FactView[];
      title: string;
      lead?: string;
    }
  /** Facts with ranks, the first as the large seal; and numbers of their section, at its foot. */
  | { device: 'seal'; facts: FactView[]; cells: FactView[] }
  /** @param lead Id of the only target, where the headline is its label: that is not said again. */
  | {
      device: 'targets';
      lead?: string | undefined;
      pairs: PairView[];
      facts: FactView[];
      texts: string[];
      names: { last: string; target: string };
    }
  /**
   * @param look How many mosaics stand before it in its deck: no two look alike.
   * @param isNamed The headline is the label of the first tile, which then stands right under it.
   */
  | { device: 'mosaic'; facts: FactView[]; look?: number; isNamed?: true | undefined }
  | {
      device: 'count';
      hero: FactView;
      marks: number;
      per: number;
      part: Part;
      cells: FactView[];
      news?: Headline;
    }
  | { device: 'share'; hero: FactView; cells: FactView[]; news?: Headline }
  | {
      device: 'split';
      large: FactView;
      small: FactView;
      difference?: FactView | undefined;
      /** Id of the one that the headline names, where it names one. */
      lead?: string | undefined;
      cells: FactView[];
      /** Id of a photo at the foot, in place of cells. */
      photo?: string;
    }
  /**
   * @param isAim It is what is to be reached, not a saying: no quotation mark stands over it. @param isNews It is what
   * the report says of itself; cells stand below it.
   */
  | {
      device: 'statement';
      sentence: string;
      others: string[];
      by?: string;
      photo?: string;
      isAim?: true;
      isNews?: true;
      cells?: FactView[];
    }
  /** A table over time, of places or groups, or events; the only number of its section stands over it. */
  | { device: 'series'; figure: FigureView; hero?: FactView | undefined }
  | { device: 'tasks'; tasks: TaskView[] }
  /** @param hero The number of its best line, or `giant` its words: they stand large over the others. */
  | { device: 'checklist'; items: CheckItem[]; hero?: FactView; giant?: CheckItem }
  | { device: 'photo'; photo: PhotoView }
  | { device: 'reading'; blocks: ReadingBlock[] }
  | { device: 'close' };

/** Parts of the kit that can be counted. */
export type Part = 'person' | 'fir' | 'house' | 'dot';

/** A headline whose words are reckoned from the report's numbers says so. */
export type CardHeadline = Headline & { isDerived?: true };

/** A card as planned. */
export interface PlannedCard {
  /** Unique in its deck; names the card in problems and hints. */
  id: string;
  slug: string;
  /** Section, "lead", "targets", "tasks" … */
  of: string;
  bookmark: string;
  eyebrow: string;
  /** The eyebrow over a title that an editor gives the card. */
  titleEyebrow?: string;
  headline?: CardHeadline | undefined;
  headlineFacts: string[];
  content: Content;
  /** Other contents that may stand in its place, best first, each with its own headline and eyebrow. */
  others: Pick<PlannedCard, 'content' | 'headline' | 'headlineFacts' | 'eyebrow'>[];
  /** Contents that look like a neighbour: where nothing else fits, rather than no card. */
  spare?: PlannedCard['others'];
  ground: Ground;
  gain: number;
  /** The call that closes the deck shares this card. */
  close?: boolean | undefined;
}

/** Facts of a content in reading order. */
export function factsOf(content: Content): FactView[] {
  switch (content.device) {
    case 'cover':
      return content.hooks;
    case 'monument':
      return [
        content.hero,
        ...(content.change ? [content.change] : []),
        ...(content.against ?? []),
        ...content.cells,
      ];
    case 'count':
    case 'share':
      return [content.hero, ...content.cells];
    case 'columns':
      return [...content.facts, ...content.side];
    case 'bridge':
      return [...content.parts.map(({ fact }) => fact), content.result, ...content.side];
    case 'whole':
      return [...(content.total ? [content.total] : []), ...content.parts, ...content.side];
    case 'seal':
      return [...content.facts, ...content.cells];
    case 'mosaic':
      return content.facts;
    case 'series':
    case 'checklist':
      return content.hero ? [content.hero] : [];
    case 'statement':
      return content.cells ?? [];
    case 'targets':
      return [...content.pairs.flatMap(({ target, last }) => [target, last]), ...content.facts];
    case 'split':
      return [
        ...(content.difference ? [content.difference] : []),
        content.large,
        content.small,
        ...content.cells,
      ];
    default:
      return [];
  }
}

/** A fall is below zero, whether its sign or its kind says so. */
export const signedValue = ({ kind, value }: FactView): number =>
  kind === 'decrease' ? -Math.abs(value!) : value!;

/** The largest by a size; last year's leads only where there is nothing else. */
export function largestNow(
  facts: FactView[],
  sizeOf: (fact: FactView) => number = ({ value }) => value!,
): FactView {
  const now = facts.filter((fact) => !isPast(fact, facts));
  return (now.length > 0 ? now : facts).reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
}

/** The fact that a content is about: what it shows largest, or first. */
export function heroOf(content: Content): FactView | undefined {
  switch (content.device) {
    case 'monument':
    case 'count':
    case 'share':
    case 'series':
    case 'checklist':
      return content.hero;
    case 'columns':
      return content.facts.find(({ id }) => id === content.lead) ?? largestNow(content.facts);
    case 'bridge':
      return content.result;
    case 'whole':
      return content.parts[0];
    case 'split':
      return content.difference ?? content.large;
    case 'seal':
    case 'mosaic':
      return content.facts[0];
    default:
      return undefined;
  }
}
