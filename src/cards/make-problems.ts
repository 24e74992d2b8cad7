/** What is told of pictures that could not be made, go on, or are nearly empty. */
import type { CardFormat } from '../design/format.ts';
import { says, type Problem } from '../lib/problem.ts';
import type { Fill } from './ink.ts';
import type { NoRoom } from './job.ts';

const mostTold = 24;

/** @param noRooms Of one card. */
export function noRoomProblem(noRooms: readonly NoRoom[]): Problem {
  const { format, card, title } = noRooms[0]!;
  const characters = [...title];
  const shown = characters.slice(0, mostTold).join('');
  const formats = noRooms.map((one) => one.format);
  return {
    code: 'card-overset',
    severity: 'error',
    ...says({
      en: [
        `Card "${card}" has no room in any of its forms for “${shown}${characters.length > mostTold ? '…' : ''}” (${characters.length} characters), in ${formats.join(', ')}.`,
        `Give it a shorter title in the report, under "cards: titles: ${card}", or leave the card out under "cards: omit".`,
      ],
      zh: [
        `卡片“${card}”的哪种排法都放不下“${shown}${characters.length > mostTold ? '…' : ''}”（${characters.length} 字），规格：${formats.join('、')}。`,
        `在报告的 cards: titles: ${card} 下写个短标题，或在 cards: omit 里去掉这张。`,
      ],
    }),
    page: { product: `${format}/${card}`, block: 'headline' },
  };
}

export const goesOn = ({ name, tallest }: CardFormat, height: number, count: number): Problem => ({
  code: 'long-goes-on',
  severity: 'note',
  ...says({
    en: [
      `The long picture of cards/${name} is ${height} px high and goes on in ${count} pictures: none may be higher than ${tallest} px.`,
      'Post all of them in their order. A picture leaves out nothing; fewer texts make it shorter.',
    ],
    zh: [
      `cards/${name} 的长图高 ${height} px，分成了 ${count} 张：一张最高 ${tallest} px。`,
      '按次序全部发出。图里什么也不会少；文字少一些，图就短一些。',
    ],
  }),
  page: { product: `cards/${name}` },
});

export const emptyProblem = (product: string, { ink, hole }: Fill): Problem => ({
  code: 'card-empty',
  severity: 'note',
  ...says({
    en: [
      `Card ${product} is ${Math.round(ink * 100)} % full, its largest hole ${Math.round(hole * 100)} % of it.`,
      'Give its section another fact or sentence, or choose what it shows under "cards: facts".',
    ],
    zh: [
      `卡片 ${product} 只填了 ${Math.round(ink * 100)}%，最大的空白占 ${Math.round(hole * 100)}%。`,
      '给这一部分再加一条事实或一句话，或在 cards: facts 下选它画什么。',
    ],
  }),
  page: { product },
});
