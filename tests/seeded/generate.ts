/**
 * Plausible reports by the number: a seed decides length (1,200 to 6,000 characters on the broadsheet),
 * sections (2–14), items (0–30 a section), figures (0–9), photos (0–6) and article (none, or up to 3,000
 * characters). The result is what an editor would write in report.json.
 */
import { english } from './words-english.ts';
import { han } from './words-han.ts';
import { randomFrom, type Random } from './random.ts';
import type { Words } from './words.ts';

export interface Generated {
  report: Record<string, unknown>;
  /** Drawn at random, for the table of the run. */
  drawn: {
    language: string;
    characters: number;
    sections: number;
    figures: number;
    photos: number;
    article: number;
    tasks: number;
  };
}

type Facts = Record<string, Record<string, unknown>>;

interface Maker {
  random: Random;
  words: Words;
  facts: Facts;
}

/** A Latin word takes about as much room as two and a half Han characters, with five letters and a space. */
const latinFactor = 2.4;

function addFact({ facts }: Maker, prefix: string, fact: Record<string, unknown>): string {
  const id = `${prefix}-${Object.keys(facts).length + 1}`;
  facts[id] = fact;
  return id;
}

const growthFact = (maker: Maker, label: string, extra: object = {}): string =>
  addFact(maker, 'growth', {
    label,
    value: maker.random.between(5, 280) / 10,
    unit: '%',
    kind: 'growth',
    icon: 'chart-line',
    ...extra,
  });

const shareFact = (maker: Maker, label: string): string =>
  addFact(maker, 'share', {
    label,
    value: maker.random.between(180, 999) / 10,
    unit: '%',
    kind: 'share',
    icon: 'chart-donut',
  });

function countFact(maker: Maker, [label, unit, kind, icon]: Words['counts'][number]): string {
  const { random, words } = maker;
  const value = random.chance(0.3) ? random.between(11, 999) / 10 : random.between(2, 9800);
  return addFact(maker, 'count', {
    label,
    value,
    unit: words.language === 'en-GB' ? ` ${unit}` : unit,
    kind,
    icon,
    ...(random.chance(0.15) ? { qualifier: random.pick(words.qualifiers) } : {}),
    ...(random.chance(0.15) ? { prefix: random.pick(words.prefixes) } : {}),
    ...(random.chance(0.12) ? { rank: random.pick(words.ranks) } : {}),
  });
}

/** A sentence of about so many characters, with facts where some are left. */
function sentence(
  { random, words }: Maker,
  length: number,
  topics: string[],
  waiting: { id: string; label: string }[],
): string {
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  const parts = [random.pick(words.opens).replace('{w}', random.pick(topics))];
  const size = () => parts.join(words.comma).length;
  while (size() < length - 8) {
    const fact = waiting.shift();
    if (fact)
      parts.push(random.pick(words.numberIn).replace('{l}', fact.label).replace('{f}', `{${fact.id}}`));
    else parts.push(random.pick(size() < length * 0.7 ? words.middles : words.closes));
    if (size() > length) break;
  }
  return capital(parts.join(words.comma)) + words.stop;
}

function section(
  maker: Maker,
  {
    index,
    characters,
    figures,
    photos,
  }: { index: number; characters: number; figures: number; photos: number },
) {
  const { random, words, facts } = maker;
  const domain = words.domains[index % words.domains.length]!;
  const count =
    random.chance(0.08) && figures > 0
      ? 0
      : Math.max(1, Math.min(30, Math.round(characters / random.between(28, 110))));
  const waiting: { id: string; label: string }[] = [];
  const drawn = Array.from({ length: figures }, (_, at) => {
    const kind = random.pick(['bars', 'shares', 'tiles', 'tiles', 'comparison'] as const);
    const ids =
      kind === 'bars' || kind === 'comparison'
        ? random
            .some(words.growth, kind === 'comparison' ? 2 : random.between(3, 6))
            .map((label) => growthFact(maker, label))
        : kind === 'shares'
          ? random.some(words.shares, random.between(2, 5)).map((label) => shareFact(maker, label))
          : random.some(words.counts, random.between(2, 8)).map((entry) => countFact(maker, entry));
    waiting.push(...ids.map((id) => ({ id, label: String(facts[id]!.label) })));
    return {
      id: `s${index + 1}-f${at + 1}`,
      kind,
      ...(kind === 'tiles' ? {} : { title: domain.words[at % domain.words.length]! }),
      facts: ids,
    };
  });
  if (figures === 0)
    for (const entry of random.some(words.counts, random.between(0, 5)))
      waiting.push({ id: countFact(maker, entry), label: entry[0] });
  const each = count === 0 ? 0 : characters / count;
  const texts = Array.from({ length: count }, () =>
    sentence(maker, Math.max(14, each * (0.6 + random.next() * 0.8)), domain.words, waiting),
  );
  const grouped = count >= 6 && random.chance(0.25);
  return {
    id: `s${index + 1}`,
    title: domain.title,
    icon: domain.icon,
    ...(random.chance(0.2) && characters > 150 ? { standfirst: sentence(maker, 26, domain.words, []) } : {}),
    items: grouped
      ? words.headings
          .map((heading, at) => ({
            heading,
            items: texts.filter((_, item) => item % words.headings.length === at),
          }))
          .filter((group) => group.items.length > 0)
      : texts,
    figures: drawn,
    photos: Array.from({ length: photos }, (_, at) => ({
      id: `s${index + 1}-p${at + 1}`,
      caption: random.pick(words.captions),
      credit: 'Tuban',
    })),
  };
}

function article({ random, words, ...maker }: Maker, characters: number, photos: number) {
  const paragraphs: string[] = [];
  let left = characters;
  while (left > 20) {
    const length = Math.min(left, random.between(60, 220) * (words.language === 'en-GB' ? latinFactor : 1));
    let text = '';
    while (text.length < length - 20)
      text += `${text && words.language === 'en-GB' ? ' ' : ''}${sentence({ random, words, ...maker }, random.between(30, 80) * (words.language === 'en-GB' ? 2 : 1), random.pick(words.domains).words, [])}`;
    if (text === '') break;
    paragraphs.push(text);
    left -= text.length;
  }
  const [title, role, names] = words.article;
  return {
    title,
    byline: { role, names },
    paragraphs,
    photos: Array.from({ length: photos }, (_, at) => ({
      id: `article-p${at + 1}`,
      caption: random.pick(words.captions),
      credit: 'Tuban',
    })),
  };
}

function plan(maker: Maker, tasks: number, lead: string[]) {
  const { random, words, facts } = maker;
  const pairs = lead.slice(0, random.between(2, lead.length)).map((last) => {
    const fact = facts[last]!;
    return {
      last,
      target: growthFact(maker, String(fact.label), {
        value: Math.max(0.5, Math.round((Number(fact.value) + random.between(-20, 20) / 10) * 10) / 10),
        status: 'target',
        ...(random.chance(0.5) ? { qualifier: words.qualifiers[0] } : {}),
      }),
    };
  });
  const [title, text] = words.requirement;
  const [closing, closingText, closingItems] = words.closing;
  return {
    title: words.plan,
    year: 2026,
    ...(random.chance(0.8) ? { requirement: { title, text } } : {}),
    targets: { title: words.targets, pairs, texts: random.some(words.targetTexts, random.between(0, 2)) },
    tasksIntro: words.tasksIntro,
    tasks: random.some(words.tasks, tasks).map((name, index) => ({
      id: `t${index + 1}`,
      title: name,
      ...(random.chance(0.7) ? { text: sentence(maker, 28, random.pick(words.domains).words, []) } : {}),
      items: random.some(words.measures, random.between(1, 5)),
    })),
    ...(random.chance(0.6) ? { closing: { title: closing, text: closingText, items: closingItems } } : {}),
  };
}

/**
 * Fewest characters to a section, a figure and a photo: what the shortest reports of the broadsheet come to
 * with all that they may have. Shorter ones for smaller pages are no denser than that.
 */
const leastCharacters = { section: 1200 / 14, figure: 1200 / 9, photo: 1200 / 6 };

/** @param fraction Of the broadsheet's range of lengths: 0.5 makes reports for a page of half the size. */
export function generateReport(seed: number, fraction = 1): Generated {
  const random = randomFrom(seed);
  const words = random.chance(0.2) ? english : han;
  const scale = fraction * (words === english ? latinFactor : 1);
  const facts: Facts = {};
  const maker = { random, words, facts };
  const characters = random.between(1200, 6000);
  const articleLength = random.chance(0.5)
    ? 0
    : Math.min(3000, Math.round(characters * (0.15 + random.next() * 0.35)));
  const hasPlan = random.chance(0.75);
  const tasks = hasPlan ? random.between(0, words.tasks.length) : 0;
  const reviewLength = Math.max(400, characters - articleLength - (hasPlan ? 150 + tasks * 55 : 0)) * scale;
  const atMost = (most: number, least: number) =>
    Math.min(most, Math.floor((characters * fraction) / least + 1e-6));
  const count = random.between(
    2,
    Math.max(2, atMost(Math.min(14, words.domains.length), leastCharacters.section)),
  );
  const weights = Array.from({ length: count }, () => 0.5 + random.next());
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const figures = random.between(0, atMost(9, leastCharacters.figure));
  const photos = random.between(0, atMost(6, leastCharacters.photo));
  const articlePhotos = articleLength > 0 ? Math.min(photos, random.between(0, 3)) : 0;
  const spread = (amount: number) => {
    const each = Array.from({ length: count }, () => 0);
    for (let left = amount; left > 0; left -= 1) each[random.between(0, count - 1)]! += 1;
    return each.map((one) => Math.min(one, 3));
  };
  const figuresOf = spread(figures);
  const photosOf = spread(photos - articlePhotos).map((one) => Math.min(one, 1));
  const lead = random.some(words.growth, random.between(3, 5)).map((label) => growthFact(maker, label));
  const place = random.pick(words.places);
  const title = random.pick(words.titles);
  const report = {
    tuban: 1,
    language: words.language,
    theme: random.pick(['green', 'red-gold', 'sober']),
    source: `Tuban, seed ${seed}`,
    masthead: {
      kicker: words.kicker,
      title: words === english ? `${place} |${title}` : `${place}|${title}`,
      tagline: random.pick(words.taglines),
      year: 2026,
      place,
    },
    facts,
    lead: { facts: lead },
    review: {
      title: words.review,
      year: 2025,
      sections: weights.map((weight, index) =>
        section(maker, {
          index,
          characters: (reviewLength * weight) / total,
          figures: figuresOf[index]!,
          photos: photosOf[index]!,
        }),
      ),
    },
    ...(articleLength > 0 ? { article: article(maker, articleLength * scale, articlePhotos) } : {}),
    ...(hasPlan ? { plan: plan(maker, tasks, lead) } : {}),
  };
  return {
    report,
    drawn: {
      language: words.language,
      characters,
      sections: count,
      figures: figuresOf.reduce((a, b) => a + b, 0),
      photos: photosOf.reduce((a, b) => a + b, 0) + articlePhotos,
      article: articleLength,
      tasks,
    },
  };
}
