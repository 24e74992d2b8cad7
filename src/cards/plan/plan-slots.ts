/** The cards of what is to come: the requirement, targets and tasks. */
import { deriveHeadline, plainText } from '../../view/text.ts';
import { splitSentences } from '../../view/sentences.ts';
import type { Headline, ReportView, Text } from '../../view/view.ts';
import type { CardHeadline, CheckItem, Content } from './content.ts';
import { targetFinding, tasksFinding } from './finding.ts';
import { findingWords } from '../../view/finding-words.ts';
import type { Option, Pool } from './option.ts';
import { freeOf } from './pool.ts';
import { afterYear, free, spanFor, spanOf, type Slot } from './slot.ts';

const mostSentence = { han: 48, latin: 90 } as const;

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
  const bookmark = bookmarkOf(view);
  return [
    {
      id: 'requirement',
      of: 'requirement',
      bookmark,
      title: requirement.title.text,
      part: requirement.title.text,
      worth: 4,
      options: [
        {
          content: { device: 'statement', sentence: marked.text, others },
          headlineFacts: [],
          isFinding: true,
          gain: 26,
        },
      ],
    },
  ];
}

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
    ? [{ ...said, content: { device: 'statement', sentence: first.big, others: [] }, isFinding: true }]
    : [{ ...said, content: { device: 'checklist', items }, headline: title, isFinding: false }];
}
const clean = (text: string): string => text.trim().replace(/[。.]$/, '');

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
const bookmarkOf = (view: ReportView): string => {
  const year = yearOfPlan(view);
  return year.includes('/') && view.script === 'latin' ? year.slice(2) : view.plan!.year;
};

/** Longest clause about the tasks that heads them, in characters. */
const longestTasks = { han: 18, latin: 44 } as const;

/** How many tasks there are: a clause of the report's that says their number, else a sentence of the table. */
function saidTasks(view: ReportView): CardHeadline | undefined {
  const { plan, script, language } = view;
  const count = plan!.tasks.length;
  const word = findingWords(language)?.counts[count];
  const ways = [word, String(count), ...(script === 'han' ? [hanCounts[count]] : [])].filter(Boolean);
  // A number of the report in it is none of tasks.
  const bare = splitSentences(plan!.context).filter((runs) => runs.every(({ fact }) => !fact));
  const clauses = bare.flatMap((runs) => clean(plainText(runs)).split(script === 'han' ? /，/ : /$^/));
  const own = clauses.find(
    (text) =>
      [...text].length <= longestTasks[script] &&
      ways.some((way) =>
        script === 'han'
          ? new RegExp(`(?<![\\p{N}.])${way}[大]?[个個项項件方条條点點]`, 'u').test(text)
          : new RegExp(`(?<![\\p{L}\\p{N}.,])${way}(?![\\p{L}\\p{N}%.,]|\\s%)`, 'iu').test(text),
      ),
  );
  return own ? deriveHeadline(own, language) : tasksFinding(count, yearOfPlan(view), view);
}
const hanCounts = [...'零一二三四五六七八九'];

export function planSlots(view: ReportView, pool: Pool): Slot[] {
  const { plan } = view;
  if (!plan) return [];
  const bookmark = bookmarkOf(view);
  const part = afterYear(plan.title.text, bookmark);
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
                ...loneTargets(content, title),
              ],
      });
  }
  if (plan.tasks.length > 0) {
    const intro = plainText(plan.tasksIntro).replace(/[。.：:]$/, '');
    const short = intro && [...intro].length <= (view.script === 'han' ? 16 : 40);
    const own = short ? deriveHeadline(intro, view.language) : saidTasks(view);
    const headline = own ?? plan.title;
    const many = plan.tasks.length > 12;
    const parts = many
      ? [
          plan.tasks.slice(0, Math.ceil(plan.tasks.length / 2)),
          plan.tasks.slice(Math.ceil(plan.tasks.length / 2)),
        ]
      : [plan.tasks];
    parts.forEach((tasks, index) =>
      slots.push({
        id: index === 0 ? 'tasks' : `tasks-${index + 1}`,
        of: 'tasks',
        bookmark,
        title: own ? plan.title.text : headline.text,
        part,
        worth: 36,
        options: [
          {
            content: { device: 'tasks', tasks },
            headline,
            headlineFacts: [],
            isFinding: own !== undefined && !short,
            gain: 60 + 8 * tasks.length,
          },
        ],
      }),
    );
  }
  return slots;
}
