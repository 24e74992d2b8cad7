/** Judges a card against the card rules and the dataset; every fault names card and block. */
import { type Problem, says, type Said } from '../lib/problem.ts';
import type { Box } from './draw/stage.ts';
import type { FoundText, Inspection, PrintedText } from './inspect.ts';
import { leastSize, type Shape } from './shapes.ts';
import { isPrintable, type PrintedTexts } from './texts.ts';

/** Contrast of type (WCAG 2.2, 1.4.3): 4.5, and 3 for large type, here above 48 px of a canvas 1080 wide. */
const leastContrast = { small: 4.5, large: 3 };
const largeType = 48;
export const neededContrast = ({ unit }: Pick<Shape, 'unit'>, { size }: Pick<FoundText, 'size'>): number =>
  size > largeType * unit ? leastContrast.large : leastContrast.small;

export interface Checked {
  product: string;
  shape: Shape;
  inspection: Inspection;
  printed: PrintedTexts;
  place: string;
  /** Boxes that the words were reckoned to take. */
  boxes: { box: Box; block: string; text: string }[];
  /** It goes round without its deck. */
  isAlone?: boolean;
}

const placeOf = ({ product }: Checked, block: string, box?: FoundText['box']): Pick<Problem, 'page'> => ({
  page: { product, block, ...(box ? { box: { ...box, unit: 'px' as const } } : {}) },
});

export const quote = (text: string): string =>
  `“${[...text.trim()].length > 24 ? `${[...text.trim()].slice(0, 23).join('')}…` : text.trim()}”`;

/** px by which sizes may be below the least: they stand in whole quarters. */
const rounding = 0.5;

function checkRun(checked: Checked, run: FoundText): Problem[] {
  const { shape } = checked;
  const { width, height, safe, margin, name } = shape;
  const problems: Problem[] = [];
  const add = (code: string, said: Said) =>
    problems.push({
      code,
      severity: 'error',
      ...says(said),
      ...placeOf(checked, run.block, run.box),
    });
  const letters = { top: run.box.y + run.box.height * 0.2, bottom: run.box.y + run.box.height * 0.8 };
  if (run.box.x < 0 || run.box.x + run.box.width > width + 1 || letters.top < 0 || letters.bottom > height)
    add('card-clipped', {
      en: [
        `${quote(run.text)} is cut off at an edge.`,
        'Shorten the text, or give the card a shorter title under "cards: titles".',
      ],
      zh: [`${quote(run.text)}在边缘被切掉了。`, '缩短文字，或在 cards: titles 下给卡片一个短标题。'],
    });
  else if (
    run.box.x < Math.max(safe[3], margin[0] * 0.25) - 2 ||
    run.box.x + run.box.width > width - Math.max(safe[1], margin[1] * 0.2) + 2 ||
    letters.top < safe[0] ||
    letters.bottom > height - safe[2]
  )
    add('card-unsafe', {
      en: [
        `${quote(run.text)} reaches into the margin or the part that the platform covers.`,
        'Shorten the text, or correct "safe" of the format in styles/formats.yaml.',
      ],
      zh: [
        `${quote(run.text)}伸进了页边，或平台会盖住的地方。`,
        '缩短文字，或在 styles/formats.yaml 里改正这个规格的 safe。',
      ],
    });
  if (name === 'banner' && (run.block === 'title' || run.block === 'foot')) {
    const left = (width - height) / 2;
    if (run.box.x < left - 1 || run.box.x + run.box.width > left + height + 1)
      add('card-unsafe', {
        en: [
          `${quote(run.text)} is outside the centre square to which the platform crops.`,
          'Shorten the title under "cards: titles".',
        ],
        zh: [`${quote(run.text)}在平台裁剪的中央方块之外。`, '在 cards: titles 下缩短标题。'],
      });
  }
  const least = leastSize(shape, run.type);
  if (run.type !== 'picture' && run.size < least - rounding)
    add('card-type-small', {
      en: [
        `${quote(run.text)} is ${run.size} px; the least for ${run.type || 'secondary'} type here is ${Math.round(least)} px.`,
        'Give the shape a size in styles/cards/shapes.yaml that is not below the least.',
      ],
      zh: [
        `${quote(run.text)}是 ${run.size} px；这里${run.type ? `“${run.type}”类` : '次要'}文字最小 ${Math.round(least)} px。`,
        '在 styles/cards/shapes.yaml 里给这个形状一个不低于下限的字号。',
      ],
    });
  const needed = neededContrast(shape, run);
  if (run.contrast < needed)
    add('card-contrast', {
      en: [
        `${quote(run.text)} has a contrast of ${run.contrast}:1; ${needed}:1 is needed.`,
        'Use a darker or lighter swatch in the theme.',
      ],
      zh: [
        `${quote(run.text)}的对比度只有 ${run.contrast}:1，要 ${needed}:1。`,
        '在主题里换深一点或浅一点的色样。',
      ],
    });
  return problems;
}

/** Words wider than they were reckoned would lie over their neighbours: the measures of a face are wrong. */
const mostWider = 4;

function checkWidths(checked: Checked): Problem[] {
  const { inspection, boxes } = checked;
  return boxes.flatMap(({ box, block, text }): Problem[] => {
    const runs = inspection.runs.filter(
      (run) => run.block === block && text.includes(run.text.trim()) && Math.abs(run.box.x - box.left) < 4,
    );
    const right = Math.max(0, ...runs.map((run) => run.box.x + run.box.width));
    return right > box.right + mostWider &&
      !inspection.texts.some((one) => one.block === block && one.text !== text)
      ? [
          {
            code: 'card-overset',
            severity: 'error',
            ...says({
              en: [
                `${quote(text)} is ${Math.ceil(right - box.right)} px wider than its place.`,
                'Shorten the text, or give the card a shorter title under "cards: titles".',
              ],
              zh: [
                `${quote(text)}比位置宽出 ${Math.ceil(right - box.right)} px。`,
                '缩短文字，或在 cards: titles 下给卡片一个短标题。',
              ],
            }),
            ...placeOf(checked, block),
          },
        ]
      : [];
  });
}

function checkTexts(checked: Checked): Problem[] {
  return checked.inspection.texts
    .filter((text: PrintedText) => !isPrintable(text, checked))
    .map(({ text, block }): Problem => ({
      code: 'card-text',
      severity: 'error',
      ...says({
        en: [
          `${quote(text)} is printed but is not a text of the report.`,
          'Print a field of the view; words of the program are in src/view/words.ts.',
        ],
        zh: [
          `印了${quote(text)}，报告里没有这段文字。`,
          '印视图的字段；程序自己的用语在 src/view/words.ts。',
        ],
      }),
      ...placeOf(checked, block),
    }));
}

/** A two-column feed shows a cover 180 px wide: letters of its title are then at least so many px high. */
const thumbnail = { width: 180, letters: 11 } as const;
/** Height of letters, em: Han, and the capitals of Latin. */
const letterHeight = { han: 0.86, latin: 0.66 } as const;

/** @returns px, of the largest line of its title; undefined where it has none. */
export function thumbnailTitle({
  shape,
  inspection,
}: Pick<Checked, 'shape' | 'inspection'>): number | undefined {
  const titles = inspection.runs.filter(({ type }) => type === 'headline');
  if (titles.length === 0) return undefined;
  const heights = titles.map(
    ({ text, size }) => size * (/\p{Script=Han}/u.test(text) ? letterHeight.han : letterHeight.latin),
  );
  return (Math.max(...heights) * thumbnail.width) / shape.width;
}

function checkThumbnail(checked: Checked): Problem[] {
  const { shape, product } = checked;
  const height = shape.name === 'portrait' && /\/cover$/.test(product) ? thumbnailTitle(checked) : undefined;
  if (height === undefined || height >= thumbnail.letters) return [];
  const shown = Math.round(height * 10) / 10;
  return [
    {
      code: 'cover-title-small',
      severity: 'note',
      ...says({
        en: [
          `In a feed of two columns the letters of the cover’s title are ${shown} px high; ${thumbnail.letters} can be read.`,
          'Give the cover a shorter title under "cards: titles: cover".',
        ],
        zh: [
          `双列信息流里，封面标题的字只有 ${shown} px 高，${thumbnail.letters} px 才看得清。`,
          '在 cards: titles: cover 下给封面写个短标题。',
        ],
      }),
      ...placeOf(checked, 'headline'),
    },
  ];
}

/** What a picture says of whom and when by itself: its source, and what it is about. */
const aloneBlocks = {
  source: ['foot', 'source'],
  subject: ['headline', 'eyebrow', 'title', 'monument', 'words'],
};

/** A card goes round without its deck: each is understood alone. */
function checkAlone(checked: Checked): Problem[] {
  const { texts } = checked.inspection;
  if (!checked.isAlone) return [];
  const isSaid = (blocks: string[]) =>
    texts.some(({ block, text }) => blocks.includes(block) && /\p{L}/u.test(text));
  const missing = [
    ...(isSaid(aloneBlocks.source) ? [] : [{ en: 'its source', zh: '来源' }]),
    ...(isSaid(aloneBlocks.subject) ? [] : [{ en: 'what it is about', zh: '讲的是什么' }]),
  ];
  return missing.map(({ en, zh }) => ({
    code: 'card-alone',
    severity: 'error',
    ...says({
      en: [
        `The card does not say ${en}: alone it is not understood.`,
        'Give the report a source, and the card a title under "cards: titles".',
      ],
      zh: [`这张卡片没有写${zh}，单独看不明白。`, '给报告写上 source，或在 cards: titles 下给卡片一个标题。'],
    }),
    ...placeOf(checked, 'card'),
  }));
}

export const checkCard = (checked: Checked): Problem[] => [
  ...checkAlone(checked),
  ...checked.inspection.runs.flatMap((run) => checkRun(checked, run)),
  ...checkWidths(checked),
  ...checkTexts(checked),
  ...checkThumbnail(checked),
];
