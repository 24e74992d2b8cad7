/** The cards of the tasks: one, or as many as their titles need. */
import { deriveHeadline, plainText } from '../../view/text.ts';
import { findingWords } from '../../view/finding-words.ts';
import { splitSentences } from '../../view/sentences.ts';
import type { ReportView } from '../../view/view.ts';
import type { CardHeadline } from './content.ts';
import { tasksFinding } from './finding.ts';
import type { Option } from './option.ts';
import { bookmarkOf, clean, yearOfPlan } from './plan-slots.ts';
import type { Slot } from './slot.ts';

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

/** Tasks from which they never stand on one card; most cards of tasks, and what each after the first is worth less. */
const manyTasks = 13;
const mostCards = 4;
const laterLoss = 40;

/** Parts of nearly one length, the longer first. */
function divided<T>(items: readonly T[], count: number): T[][] {
  const cuts = Array.from({ length: count + 1 }, (_, at) => Math.ceil((items.length * at) / count));
  return cuts.slice(1).map((end, at) => items.slice(cuts[at], end));
}

/** @param fits Has the format room for a card? Where it has none for all tasks on one, they stand on several. */
export function tasksSlots(view: ReportView, fits: (slot: Slot, option: Option) => boolean): Slot[] {
  const { plan } = view;
  if (!plan || plan.tasks.length === 0) return [];
  const bookmark = bookmarkOf(view);
  const intro = plainText(plan.tasksIntro).replace(/[。.：:]$/, '');
  const short = intro && [...intro].length <= (view.script === 'han' ? 16 : 40);
  const own = short ? deriveHeadline(intro, view.language) : saidTasks(view);
  const headline = own ?? plan.title;
  const slotOf = (tasks: typeof plan.tasks, index: number): Slot => ({
    id: index === 0 ? 'tasks' : `tasks-${index + 1}`,
    of: 'tasks',
    bookmark,
    title: own ? plan.title.text : headline.text,
    part: plan.title.text,
    worth: 36,
    options: [
      {
        content: { device: 'tasks', tasks },
        headline,
        headlineFacts: [],
        isFinding: own !== undefined && !short,
        gain: 60 + 8 * tasks.length - (index > 0 ? laterLoss : 0),
      },
    ],
  });
  const fitting = (slots: Slot[]) => slots.filter((slot) => fits(slot, slot.options[0]!));
  const least = plan.tasks.length >= manyTasks ? 2 : 1;
  const most = Math.min(mostCards, plan.tasks.length);
  const ways = Array.from({ length: Math.max(1, most - least + 1) }, (_, more) =>
    divided(plan.tasks, least + more).map(slotOf),
  );
  const whole = ways.find((slots) => fitting(slots).length === slots.length);
  // Where one title has no room in any division, the other cards stand all the same.
  return whole ?? fitting(ways.at(-1)!);
}
