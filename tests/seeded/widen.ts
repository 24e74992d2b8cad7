/**
 * A made-up report, made uneven: 0 to 30 tasks, titles of one to three long units, 1 to 15 sections of which
 * one has up to 25 numbers, 2 to 7 headline figures with long labels, with and without article, plan and
 * photos. What an editor may write, though few will.
 */
import type { Generated } from './generate.ts';
import { randomFrom, type Random } from './random.ts';
import { english } from './words-english.ts';
import { han } from './words-han.ts';
import type { Words } from './words.ts';

type Entry = Record<string, unknown>;
interface Made {
  facts: Record<string, Entry>;
  lead: { facts: string[] };
  review: { sections: (Entry & { items: unknown[]; figures: Entry[]; photos: Entry[] })[] };
  plan?: Entry & { tasks: Entry[] };
  article?: Entry;
}

/** Titles in one to three units, from those that there are. */
function longTitle(random: Random, titles: string[], words: Words): string {
  const units = random.some(titles, random.between(1, 3)).map((title) => title.replaceAll('|', ''));
  return units.join(words === english ? ' |' : '|');
}

const numbersOf = (made: Made, random: Random, words: Words, count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const [label, unit, kind, icon] = words.counts[index % words.counts.length]!;
    const id = `wide-${index + 1}`;
    made.facts[id] = {
      label: index < words.counts.length ? label : `${label} ${index + 1}`,
      value: random.between(2, 9800),
      unit: words === english ? ` ${unit}` : unit,
      kind,
      icon,
    };
    return id;
  });

function leadOf(made: Made, random: Random, words: Words): string[] {
  return random.some(words.growth, random.between(2, 7)).map((label, index) => {
    const id = `lead-${index + 1}`;
    const isLong = random.chance(0.5);
    made.facts[id] = {
      label: isLong ? `${words.review.replaceAll('|', '')}${words === english ? ': ' : '：'}${label}` : label,
      ...(isLong ? { short: label } : {}),
      value: random.between(5, 280) / 10,
      unit: '%',
      kind: 'growth',
    };
    return id;
  });
}

/** @returns The same report with other lengths; what was `drawn` for it still names the seed. */
export function widen({ report, drawn }: Generated, seed: number): Generated {
  const random = randomFrom(seed + 7919);
  const words = drawn.language === 'en-GB' ? english : han;
  const made = structuredClone(report) as unknown as Made;
  const titles = words.domains.map(({ title }) => title);
  const { sections } = made.review;
  const kept = sections.slice(0, random.between(1, 15));
  for (const section of kept) if (random.chance(0.4)) section.title = longTitle(random, titles, words);
  const rich = random.pick(kept);
  rich.figures.push({
    id: 'wide',
    kind: 'tiles',
    facts: numbersOf(made, random, words, random.between(1, 25)),
  });
  if (random.chance(0.3)) for (const section of kept) section.photos = [];
  made.review.sections = kept;
  made.lead.facts = leadOf(made, random, words);
  if (random.chance(0.3)) delete made.article;
  if (random.chance(0.2)) delete made.plan;
  if (made.plan)
    made.plan.tasks = Array.from({ length: random.between(0, 30) }, (_, index) => ({
      id: `t${index + 1}`,
      title: longTitle(random, words.tasks, words),
      items: random.some(words.measures, random.between(1, 5)),
    }));
  const used = JSON.stringify([made.review, made.plan, made.lead, made.article]);
  for (const id of Object.keys(made.facts)) if (!used.includes(id)) delete made.facts[id];
  return {
    report: made as unknown as Entry,
    drawn: { ...drawn, sections: kept.length, tasks: made.plan?.tasks.length ?? 0 },
  };
}
