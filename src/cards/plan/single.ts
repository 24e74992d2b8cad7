/** One card at once: a fact in the device that suits it best or is asked for, or a sentence with its speaker. */
import type { Both } from '../../lib/languages.ts';
import { findClosest } from '../../lib/closest.ts';
import { ProblemError, says } from '../../lib/problem.ts';
import type { FactView, ReportView } from '../../view/view.ts';
import { readHints } from '../hints.ts';
import { deviceNames, type DeviceName, type PlannedCard } from './content.ts';
import { groundsOf, type Variant } from './grounds.ts';
import { withPhoto } from './hinted.ts';
import { findingOf, type Option } from './option.ts';
import { sectionOptions } from './options.ts';
import { heldFacts } from './pool.ts';

export interface SingleRequest {
  /** Id of a fact. */
  fact?: string | undefined;
  device?: string | undefined;
  /** A sentence in place of a fact, and who said it. */
  text?: string | undefined;
  by?: string | undefined;
}

const usage = (said: Both, typed: string, known: readonly string[]): ProblemError => {
  const near = findClosest(typed, known);
  return new ProblemError(
    {
      code: 'usage',
      severity: 'error',
      ...says({
        en: [said.en, `${near ? `Did you mean "${near}"? ` : ''}Use one of ${known.join(', ')}.`],
        zh: [said.zh, `${near ? `是不是想写“${near}”？` : ''}可用：${known.join('、')}。`],
      }),
    },
    2,
  );
};

/** Facts that a content is about, not those that it shows besides. */
function isAbout({ content }: Option, { id }: FactView): boolean {
  switch (content.device) {
    case 'monument':
    case 'count':
    case 'share':
      return content.hero.id === id;
    case 'columns':
      return content.facts.some((fact) => fact.id === id);
    case 'whole':
      return [content.total, ...content.parts].some((fact) => fact?.id === id);
    case 'split':
      return [content.difference, content.large, content.small].some((fact) => fact?.id === id);
    case 'seal':
    case 'mosaic':
      return content.facts[0]?.id === id;
    default:
      return false;
  }
}

/** Options of a fact alone and with its section, most telling first. */
function optionsOf(view: ReportView, fact: FactView): Option[] {
  const pool = { view, held: heldFacts(view, readHints(view.cards).keep), heroes: new Set([fact.id]) };
  const section = view.review.sections.find(({ facts }) => facts.some(({ id }) => id === fact.id));
  const own: Option[] =
    fact.parts.length > 0
      ? [
          {
            content: { device: 'monument', hero: fact, cells: [] },
            headlineFacts: [fact.id],
            isFinding: true,
            gain: 90,
          },
        ]
      : [
          {
            content: { device: 'seal', facts: [fact], cells: [] },
            headlineFacts: [fact.id],
            isFinding: true,
            gain: 90,
          },
        ];
  const around = section ? sectionOptions(section, pool).filter((option) => isAbout(option, fact)) : [];
  // Asked for one fact, its section's tiles come last.
  const worth = ({ content, gain }: Option) => gain - (content.device === 'mosaic' ? 100 : 0);
  return [...around, ...own].sort((a, b) => worth(b) - worth(a));
}

/** @throws ProblemError (exit 2) for a fact or device that there is not. */
export function planSingle(view: ReportView, { fact: id, device, text, by }: SingleRequest): PlannedCard[] {
  const variant: Variant | undefined = readHints(view.cards).variant;
  const base = {
    bookmark: view.masthead.year,
    eyebrow: view.masthead.title.text,
    gain: 0,
    headlineFacts: [],
  };
  if (text !== undefined)
    return [
      withPhoto(
        {
          ...base,
          id: 'text',
          slug: 'text',
          of: 'text',
          ground: groundsOf('statement', variant)[0]!,
          content: { device: 'statement', sentence: text, others: [], ...(by ? { by } : {}) },
          others: [],
        },
        readHints(view.cards),
      ),
    ];
  const fact = view.facts.find((one) => one.id === id);
  if (!fact)
    throw usage(
      {
        en: `There is no fact "${id ?? ''}" in this report.`,
        zh: `报告里没有“${id ?? ''}”这条事实。`,
      },
      id ?? '',
      view.facts.map((one) => one.id),
    );
  const all = optionsOf(view, fact);
  const options = device ? all.filter(({ content }) => content.device === device) : all;
  if (options.length === 0) {
    const known = deviceNames.includes(device as DeviceName);
    const possible = [...new Set(all.map(({ content }) => content.device))];
    throw usage(
      known
        ? { en: `"${fact.id}" cannot be shown as ${device}.`, zh: `“${fact.id}”不能画成 ${device}。` }
        : { en: `There is no device "${device}".`, zh: `没有“${device}”这种画法。` },
      device!,
      possible,
    );
  }
  const section = view.review.sections.find(({ facts }) => facts.some((one) => one.id === fact.id));
  const [first, ...others] = options;
  const headline = first!.headline ?? findingOf(fact, view.language);
  return [
    {
      ...base,
      bookmark: section?.number ?? base.bookmark,
      eyebrow: section?.title.text ?? base.eyebrow,
      id: fact.id,
      slug: fact.id,
      of: section?.id ?? 'lead',
      ground: groundsOf(first!.content.device, variant)[0]!,
      headline,
      headlineFacts: first!.headlineFacts,
      content: first!.content,
      others: others.map(({ content, headline: own, headlineFacts }) => ({
        eyebrow: section?.title.text ?? base.eyebrow,
        content,
        headline: own,
        headlineFacts,
      })),
    },
  ];
}
