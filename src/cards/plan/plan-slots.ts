/** The cards of what is to come: the requirement and targets. */
import { plainText } from '../../view/text.ts';
import { splitSentences } from '../../view/sentences.ts';
import type { Headline, ReportView, Text } from '../../view/view.ts';
import type { CheckItem, Content } from './content.ts';
import { targetFinding } from './finding.ts';
import type { Option, Pool } from './option.ts';
import { freeOf } from './pool.ts';
import { free, spanFor, spanOf, type Slot } from './slot.ts';

const mostSentence = { han: 48, latin: 90 } as const;
/** Longest requirement that is said whole: its sentences stay in their order. */
const mostWhole = { han: 60, latin: 120 } as const;

/** The sentence that the editor stressed, else a short standfirst: said large, the others ticked. */
export function statementSlot(view: ReportView): Slot[] {
  const requirement = view.plan?.requirement;
  if (!requirement) return [];
  const sentences = splitSentences(requirement.text).map((runs) => ({
    text: plainText(runs).trim(),
    strong: runs.some(({ role }) => role === 'strong'),
  }));
  const marked = sentences.find(
    ({ strong, text }) => strong && [...text].length <= mostSentence[view.script],
  );
  if (!marked) return [];
  const others = sentences
    .filter((sentence) => sentence !== marked && [...sentence.text].length <= mostSentence[view.script] * 1.3)
    .map(({ text }) => text);
  const whole = plainText(requirement.text).trim();
  const isShort = others.length > 0 && [...whole].length <= mostWhole[view.script];
  const saying = (sentence: string, rest: string[], gain: number): Option => ({
    content: { device: 'statement', sentence, others: rest },
    headlineFacts: [],
    isFinding: true,
    gain,
  });
  const bookmark = bookmarkOf(view);
  return [
    {
      id: 'requirement',
      of: 'requirement',
      bookmark,
      title: requirement.title.text,
      part: requirement.title.text,
      worth: 4,
      options: [...(isShort ? [saying(whole, [], 27)] : []), saying(marked.text, others, 26)],
    },
  ];
}

/** Under their own title, where a longer headline leaves last year's numbers no room. */
const titled = (content: Content, title: Headline): Option => ({
  content,
  headline: title,
  headlineFacts: [],
  isFinding: false,
  gain: 30,
});

/** Without pairs, targets are tiles; a single one is a monument. */
function loneTargets({ pairs, facts }: Extract<Content, { device: 'targets' }>, title: Headline): Option[] {
  const all = [...pairs.map(({ target }) => target), ...facts];
  const [first, ...cells] = all;
  if (!first) return [];
  const option = (content: Content, gain: number): Option => ({
    content,
    headline: title,
    headlineFacts: [],
    isFinding: all.length === 1,
    gain,
  });
  // A pair keeps last year's number; where it has none, the target stands alone.
  if (all.length === 1 && pairs.length === 0)
    return [option({ device: 'monument', hero: first, cells }, 110)];
  return pairs.length === 0 ? [option({ device: 'mosaic', facts: all }, 40)] : [];
}

/** Targets that have no number: one is said large, more stand below one another. Nothing of it is done yet. */
function wordTargets(texts: Text[], title: Headline, { held }: Pool): Option[] {
  const items = texts.flatMap((runs, index): CheckItem[] =>
    runs.some(({ fact }) => fact && held.facts.has(fact))
      ? []
      : [
          {
            small: '',
            big: clean(plainText(runs)),
            isRank: false,
            isLevel: true,
            facts: runs.flatMap(({ fact }) => fact ?? []),
            at: `plan.targets.texts.${index}`,
          },
        ],
  );
  const [first, ...others] = items;
  if (!first) return [];
  // A full deck does without it before it does without a section.
  const said = { headlineFacts: [], gain: -30 };
  return others.length === 0
    ? [
        {
          ...said,
          content: { device: 'statement', sentence: first.big, others: [], isAim: true },
          isFinding: true,
        },
      ]
    : [{ ...said, content: { device: 'checklist', items }, headline: title, isFinding: false }];
}
export const clean = (text: string): string => text.trim().replace(/[。.]$/, '');

/** Titles that may name the plan's year. */
const titlesOf = ({ plan }: Pick<ReportView, 'plan'>): Headline[] => [
  plan!.title,
  ...(plan!.targets ? [plan!.targets.title] : []),
];

/** "2026/27" where a title of the plan or the report counts in financial years, else the plan's year. */
export const yearOfPlan = (view: Pick<ReportView, 'masthead' | 'plan'>): string =>
  titlesOf(view).map(spanOf).find(Boolean) ??
  spanFor(view.plan!.year, view.masthead.title) ??
  view.plan!.year;

/** "26/27", or the plan's year. */
export const bookmarkOf = (view: ReportView): string => {
  const year = yearOfPlan(view);
  return year.includes('/') && view.script === 'latin' ? year.slice(2) : view.plan!.year;
};

/** What is to be reached. */
export function planSlots(view: ReportView, pool: Pool): Slot[] {
  const { plan } = view;
  if (!plan) return [];
  const bookmark = bookmarkOf(view);
  const part = plan.title.text;
  const slots: Slot[] = [];
  if (plan.targets) {
    const { figure, facts, texts, title } = plan.targets;
    const pairs = figure.pairs.filter(
      ({ target, last }) => freeOf(target, pool.held) && freeOf(last, pool.held),
    );
    const content: Content = {
      device: 'targets',
      pairs,
      facts: free(facts, pool),
      texts: texts.map((text) => plainText(text)),
      names: figure.pairNames,
    };
    const { lead, ...said } = targetFinding(pairs, view) ?? {
      lead: undefined,
      headline: title,
      headlineFacts: [],
      isFinding: false,
    };
    const isCounted = pairs.length + content.facts.length > 0;
    const inWords = isCounted ? [] : wordTargets(texts, title, pool);
    if (isCounted || inWords.length > 0)
      slots.push({
        id: 'targets',
        of: 'targets',
        bookmark,
        title: title.text,
        part,
        worth: 36,
        options:
          inWords.length > 0
            ? inWords
            : [
                {
                  ...said,
                  content: { ...content, lead },
                  gain: 60 + 8 * (pairs.length + content.facts.length),
                },
                ...(said.isFinding ? [titled(content, title)] : []),
                ...loneTargets(content, title),
              ],
      });
  }
  return slots;
}
