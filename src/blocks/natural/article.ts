/** The article in its natural height, see the partials flow and article. */
import { mmToPx, ptToPx } from '../../lib/units.ts';
import type { ArticleView, PhotoView } from '../../view/view.ts';
import { columns } from './columns.ts';
import { photoNode } from './figures.ts';
import { beside, joined, named, padded, stack, whole, type Laid, type Node } from './nodes.ts';
import { headlineRuns, plainRuns, textRuns } from './runs.ts';
import { onBaseline, paragraph } from './paragraph.ts';
import { type Look } from './look.ts';

/** Paragraphs in columns. */
export function articleText(look: Look, { paragraphs }: ArticleView, count: number): Node {
  const style = look.type('.article-text', '.article-text p');
  return columns(
    count,
    look.gutter,
    stack(
      paragraphs.map((text) => ({
        node: paragraph(look, { key: text, style, runs: () => textRuns(look.typesetter, text, style) }),
      })),
    ),
  );
}

/** What a headline is set in: pt, and its line in lines of the grid; its own leading where 0. */
interface Headline {
  size: number;
  step: number;
}

function titleOf(look: Look, { title }: ArticleView, { size, step }: Headline) {
  const style = look.type('.article-title');
  const px = ptToPx(size);
  const leading = Number(look.typesetter.sheet.style('.article-title')['line-height']) * px;
  const unit = look.line * step;
  const at = {
    ...style,
    name: `.article-title ${size} ${step}`,
    size: px,
    line: step > 0 ? Math.ceil(leading / unit - 1e-9) * unit : leading,
    ascent: Math.round(style.ascentEm * px),
    descent: Math.round(style.descentEm * px),
  };
  return paragraph(look, { key: title, style: at, runs: () => headlineRuns(title, at) });
}

const lineNode = (look: Look, words: string, name: string) => {
  const style = look.type(name);
  return words === '' ? [] : [paragraph(look, { key: words, style, runs: () => plainRuns(words, style) })];
};

/** Kicker, title and byline one above the other. */
export const columnHead = (look: Look, article: ArticleView, size: number): Node =>
  named(
    'head',
    stack(
      [
        ...lineNode(look, article.kicker, '.article-kicker'),
        titleOf(look, article, { size, step: 0 }),
        ...lineNode(look, article.byline, '.article-byline'),
      ].map((node) => ({ node })),
    ),
  );

/** Kicker, title and byline on one baseline. */
function flowHead(look: Look, article: ArticleView, headline: Headline): Node {
  const gap = look.length('gap', ['.flow-head']);
  const { bottom } = look.sides('padding', '.flow-head');
  const title = titleOf(look, article, headline);
  const [kicker, byline] = [
    lineNode(look, article.kicker, '.article-kicker'),
    lineNode(look, article.byline, '.article-byline'),
  ];
  return {
    lay(width): Laid {
      const others = [...kicker, ...byline].reduce((sum, node) => sum + node.natural() + gap, 0);
      // The rule behind them has a gap of its own.
      const room = Math.max(0, width - others - gap);
      let x = 0;
      const put = (node: (typeof kicker)[number], own: number) => {
        const placed = { laid: node.lay(own + 0.05), x };
        x += own + gap;
        return placed;
      };
      const laid = onBaseline([
        ...kicker.map((node) => put(node, node.natural())),
        put(title, Math.min(room, title.natural())),
        ...byline.map((node) => put(node, node.natural())),
      ]);
      return { ...laid, height: laid.height + bottom };
    },
  };
}

interface PhotoAt {
  photo: PhotoView;
  /** mm */
  width: number;
  frame: number;
}

export interface FlowParts {
  article: ArticleView;
  headline: Headline;
  /** Columns of the text. */
  columns: number;
  /** In a strip above the text, at the head of its columns, or beside it. */
  strip: PhotoAt[];
  head: PhotoAt[];
  after: PhotoAt[];
  /** Photos beside the text stand in a row. */
  inRow: boolean;
}

export function flowNode(look: Look, flow: FlowParts): Node {
  const { article, headline, after, head, strip } = flow;
  const photo = ({ photo: view, frame }: PhotoAt) => photoNode(look, view, mmToPx(frame));
  const placed = (photos: PhotoAt[]) =>
    beside(
      photos.map((one) => ({ node: photo(one), width: mmToPx(one.width) })),
      look.gutter,
    );
  const text = named('text', articleText(look, article, flow.columns));
  const style = look.type('.article-text', '.article-text p');
  const woven = () =>
    columns(
      flow.columns,
      look.gutter,
      stack([
        ...head.map((one) => ({ node: whole(photo(one)) })),
        ...article.paragraphs.map((words) => ({
          node: paragraph(look, { key: words, style, runs: () => textRuns(look.typesetter, words, style) }),
        })),
      ]),
    );
  const gap = look.length('gap', ['.flow-photos']);
  const photos: Node = flow.inRow
    ? placed(after)
    : stack(after.map((one, index) => ({ node: photo(one), before: index > 0 ? gap : 0 })));
  const photosWidth = flow.inRow
    ? after.reduce((sum, { width }) => sum + mmToPx(width), 0) + (after.length - 1) * look.gutter
    : mmToPx(after[0]?.width ?? 0);
  const body: Node =
    head.length > 0
      ? woven()
      : after.length > 0
        ? {
            lay(width) {
              const own = width - photosWidth - look.gutter;
              const [words, pictures] = [text.lay(own), photos.lay(photosWidth)];
              return joined(
                [
                  { laid: words, x: 0, y: 0 },
                  { laid: pictures, x: own + look.gutter, y: 0 },
                ],
                Math.max(words.height, pictures.height),
              );
            },
          }
        : text;
  return padded(
    stack([
      { node: flowHead(look, article, headline) },
      ...(strip.length > 0 ? [{ node: placed(strip) }] : []),
      { node: body, before: strip.length > 0 ? look.sides('margin', '.flow-strip').bottom : 0 },
    ]),
    look.sides('padding', '.flow'),
  );
}
