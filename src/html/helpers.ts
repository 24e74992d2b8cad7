/**
 * The few helpers that templates use; each is shown in templates/README.md. They turn view data into
 * markup and escape every word; none computes. Markup carries the address of its text (`data-at`), by
 * which products account for what they print.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { packageFile } from '../design/fonts.ts';
import { ProblemError, says } from '../lib/problem.ts';
import { unitClass } from '../view/number.ts';
import type { FactView, Headline, NumberPart, Text } from '../view/view.ts';
import type { Hyphenate } from './hyphenate.ts';
import { keepTogether, rankPieces } from './keep.ts';

const { SafeString } = Handlebars;
export const escapeHtml = (text: string): string => Handlebars.escapeExpression(text);

/** What a document's own context says of its text. */
interface Root {
  glossary: string[];
  hyphenate?: Hyphenate | undefined;
}

const addressed = (at: string | undefined): string =>
  at === undefined ? '' : ` data-at="${escapeHtml(at)}"`;

/** An inline element around words that have none of their own; nothing where they have no address. */
const addressedSpan = (markup: string, at: string | undefined): string =>
  at === undefined || markup === '' ? markup : `<span${addressed(at)}>${markup}</span>`;

/** Running text: its stretches with one address in an element each. */
function textMarkup(runs: Text, root: Root): string {
  const stretches: Text[] = [];
  for (const run of runs) {
    if (stretches.length > 0 && stretches.at(-1)![0]!.at === run.at) stretches.at(-1)!.push(run);
    else stretches.push([run]);
  }
  return stretches.map((stretch) => addressedSpan(runsMarkup(stretch, root), stretch[0]!.at)).join('');
}

/** A rank whole, or clause by clause. @param of Its fact, as an attribute. */
function rankMarkup(text: string, glossary: string[], of: string): string {
  const [first, ...others] = rankPieces(text).map((piece) => ({
    ...piece,
    markup: keepTogether(piece.text, glossary),
  }));
  if (others.length === 0)
    return `<b class="rank${first!.isKept ? ' keep box' : ''}"${of}>${first!.markup}</b>`;
  const clauses = [first!, ...others].map(({ isKept, markup }) =>
    isKept ? `<span class="keep box">${markup}</span>` : markup,
  );
  return `<b class="rank"${of}>${clauses.join('')}</b>`;
}

/** Facts, ranks and stressed words marked, number and unit kept on one line. */
function runsMarkup(runs: Text, { glossary, hyphenate }: Root): string {
  return runs
    .map(({ text, role, fact }) => {
      if (!role) return keepTogether(text, glossary, hyphenate);
      const of = fact ? ` data-fact="${escapeHtml(fact)}"` : '';
      return role === 'fact'
        ? `<b class="fact"${of}>${escapeHtml(text)}</b>`
        : role === 'rank'
          ? rankMarkup(text, glossary, of)
          : `<strong>${keepTogether(text, glossary)}</strong>`;
    })
    .join('');
}

/** Digits of a headline get a span, so that the style sheet can set them as numerals. */
const figuresMarked = (text: string): string =>
  text
    .split(/(\d+)/)
    .map((piece, index) => (index % 2 === 1 ? `<span class="fig">${piece}</span>` : escapeHtml(piece)))
    .join('');

/** Sense units that stay whole, with a permitted break between them. */
const headlineMarkup = ({ units, at }: Headline): string =>
  units.map((unit) => `<span class="unit"${addressed(at)}>${figuresMarked(unit)}</span>`).join('<wbr>');

/** Words with a permitted break between them; the style sheet allows no other but in need. */
const wordsMarkup = ({ units, at, boxed }: Headline): string =>
  addressedSpan(
    units
      .map((unit) =>
        boxed || isTorn(unit) ? `<span class="keep">${escapeHtml(unit)}</span>` : escapeHtml(unit),
      )
      .join('<wbr>'),
    at,
  );
/** CSS keeps Han words whole, but not beside characters of no script that are letters all the same: Ⅲ, ①. */
const isTorn = (unit: string): boolean => /[\p{Nl}\p{No}]/u.test(unit) && unit.length <= longestWhole;
const longestWhole = 10;

const partMarkup = (part: NumberPart): string =>
  `<span class="${`n-${part.role} ${unitClass(part)}`.trim()}">${escapeHtml(part.text)}</span>`;

/**
 * A figure with unit, prefix and qualifier as pieces that the style sheet sizes; of a row whose unit stands
 * with the label only what comes up to the digits (`head`), or what follows them (`tail`).
 */
function numberMarkup(fact: FactView, half?: unknown): string {
  const [head, tail] = headAndTail(fact.parts) as [string, string];
  const inside = half === 'head' ? head : half === 'tail' ? tail : head + tail;
  return inside === ''
    ? ''
    : `<span class="number${fact.fallMarked ? ' fell' : ''}" data-fact="${escapeHtml(fact.id)}"${addressed(fact.at && `${fact.at}.value`)}>${inside}</span>`;
}

/** A string of the view with its address, given whole or in parts: "masthead.kicker", or `fact.at "label"`. */
const plainMarkup = (text: string, steps: (string | number | undefined)[]): string =>
  addressedSpan(
    escapeHtml(text),
    steps.every((step) => step !== undefined && step !== '') ? steps.join('.') : undefined,
  );

/** What stands up to the digits, and what follows them: a column of numbers is set on the edge between. */
function headAndTail(parts: NumberPart[]): string[] {
  const end = parts.findIndex(({ role }) => role === 'number') + 1;
  const piece = (name: string, list: NumberPart[]): string =>
    list.length > 0 ? `<span class="${name}">${list.map(partMarkup).join('')}</span>` : '';
  return [piece('n-head', parts.slice(0, end)), piece('n-tail', parts.slice(end))];
}

const iconFolder = packageFile('@tabler/icons/icons');
const icons = new Map<string, string>();

/**
 * A pictogram of Tabler Icons as inline SVG, drawn in the colour of its surroundings.
 * @throws ProblemError for a name that the set does not have.
 */
export function iconMarkup(name: string, style: 'outline' | 'filled' = 'outline'): string {
  const key = `${style}/${name}`;
  if (!icons.has(key)) {
    const file = path.join(iconFolder, style, `${name}.svg`);
    if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
      throw new ProblemError({
        code: 'icon-unknown',
        severity: 'error',
        ...says({
          en: [
            `There is no pictogram "${name}".`,
            'Use a name from Tabler Icons (outline), e.g. trees, building, coins.',
          ],
          zh: [`没有“${name}”这个图标。`, '用 Tabler Icons（线条类）的名称，如 trees、building、coins。'],
        }),
      });
    }
    const paths = readFileSync(file, 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<svg[^>]*>|<\/svg>/g, '')
      .replace(/<path stroke="none"[^>]*\/>/g, '')
      .replace(/\s*\n\s*/g, '');
    const paint =
      style === 'filled'
        ? 'fill="currentColor"'
        : 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';
    icons.set(key, `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" ${paint}>${paths}</svg>`);
  }
  return icons.get(key)!;
}

/** Registers the helpers on a Handlebars instance of its own, so that no global state is shared. */
export function registerHelpers(handlebars: typeof Handlebars): void {
  const rootOf = (options: Handlebars.HelperOptions): Root => ({
    glossary: [],
    ...(options.data?.root as Partial<Root>),
  });
  handlebars.registerHelper(
    'setText',
    (runs: Text, options: Handlebars.HelperOptions) => new SafeString(textMarkup(runs, rootOf(options))),
  );
  handlebars.registerHelper('setHeadline', (headline: Headline) => new SafeString(headlineMarkup(headline)));
  handlebars.registerHelper('setWords', (words: Headline) => new SafeString(wordsMarkup(words)));
  handlebars.registerHelper(
    'setNumber',
    (fact: FactView, half: unknown) => new SafeString(numberMarkup(fact, half)),
  );
  // The last argument is Handlebars' own.
  handlebars.registerHelper(
    'setPlain',
    (text: string, ...given: unknown[]) =>
      new SafeString(plainMarkup(text, given.slice(0, -1) as (string | number | undefined)[])),
  );
  // While heights are being measured a pictogram is an empty box of its size: its paths would only cost time.
  handlebars.registerHelper(
    'pictogram',
    (name: string, options: Handlebars.HelperOptions) =>
      new SafeString(
        (options.data?.root as { probing?: boolean }).probing ? '<svg class="icon"></svg>' : iconMarkup(name),
      ),
  );
  handlebars.registerHelper('insertSvg', (drawing: { svg: string }) => new SafeString(drawing.svg));
}
