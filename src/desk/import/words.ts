/** What import writes into a dataset for its editor: comments and reasons, in the report's language. */
import type { FactKind } from '../../model/fact.ts';
import type { LeftOut } from './block.ts';
import type { Uncertain } from './book.ts';
import type { DraftSeries } from './series.ts';

export interface ImportWords {
  head: (files: string, facts: number, queries: number) => string[];
  facts: string;
  more: string;
  queries: string;
  left: string;
  leftWhy: Record<LeftOut['why'], string>;
  joined: string;
  twice: string;
  unmarked: string;
  headingLike: string;
  series: (why: NonNullable<DraftSeries['doubt']>, unit: string) => string;
  doubt: (one: Uncertain) => string;
}

const zhKinds: Record<FactKind, string> = {
  growth: '增幅',
  decrease: '降幅',
  share: '占比',
  total: '总量',
  increment: '增量',
  count: '数目',
  new: '新增',
  stock: '存量',
  area: '面积',
  length: '长度',
  duration: '时长',
  money: '金额',
  rate: '比率',
  concentration: '浓度',
  price: '单价',
  ratio: '倍数、成数',
  index: '指数',
  ordinal: '序数',
  rank: '名次',
  text: '文字结论',
};

export const zhWords: ImportWords = {
  head: (files, facts, queries) => [
    `由 tuban import 从 ${files} 读出：事实 ${facts} 条，存疑 ${queries} 处。`,
    '数字只在 facts 里写一次，别处用 {标识} 引用；文字都是原文。请先看文末的存疑和没有收进来的原文。',
  ],
  facts: '事实：一个数一条。名称、种类不对就改这里。',
  more: '版面排不下、暂不上版的原文：要用哪条，就移到那一部分的 items 里。',
  queries: '存疑：定了写 status: resolved 和 decision，或用 tuban query。',
  left: '原文中没有收进来的行：',
  leftWhy: {
    mark: '没有文字',
    page: '页码、目录',
    address: '称呼、套话',
    unplaced: '不知该放哪里',
    'empty-part': '标题下没有内容',
    'no-number': '表格里没有数的格',
    note: '注释',
    'note-mark': '注释的号码',
    'table-title': '表题',
    'lead-in': '只是引出下文',
  },
  joined: '原文在这里断行，已接成一句。',
  twice: '同一标题出现两次。',
  unmarked: '原文这一行没有条目符号，暂作一条。',
  headingLike: '字数同各部分的标题一样，又没有数字，可能是下面几条的小标题。',
  series: (why, unit) =>
    why === 'named'
      ? '这张表没有表题，图题暂用各列的名称，请核对。'
      : why === 'no-unit'
        ? '这张表没有写单位，请补 unit。'
        : `这张表没有写单位；正文里同样的数写作“${unit}”，请核对。`,
  doubt: ({ why, label, kind, other }) => {
    switch (why) {
      case 'label':
        return `名称“${label}”是从句子里取的，请核对。`;
      case 'kind':
        return `“${label}”的种类暂记为${zhKinds[kind]}（kind: ${kind}），原句没有明说，请核对。`;
      case 'differs':
        return `“${label}”与 {${other}} 名称相同、数值不同，请核对。`;
      case 'typed':
        return '这个数没有记作事实：是幅度、标准或目标，或同别的数相比，或句中没有它自己的名称；照原文留在句中。';
    }
  },
};

export const enWords: ImportWords = {
  head: (files, facts, queries) => [
    `Read by "tuban import" from ${files}: ${facts} facts, ${queries} queries.`,
    'A number is entered once, under facts, and referred to as {id}; all wording is the source’s.',
    'Look first at the queries and at what was left out, both at the end.',
  ],
  facts: 'Facts, one for each number. Correct names and kinds here.',
  more: 'What the page has no room for: move a line into the items of its section to print it.',
  queries: 'Queries: settle each with status: resolved and a decision, or with "tuban query".',
  left: 'Lines of the source that were left out:',
  leftWhy: {
    mark: 'no words',
    page: 'page number or contents',
    address: 'salutation, thanks or contact',
    unplaced: 'no place for it',
    'empty-part': 'a heading with nothing below it',
    'no-number': 'cells of a table without a number',
    note: 'a note',
    'note-mark': 'the number of a note',
    'table-title': 'title of a table',
    'lead-in': 'only leads on to what follows',
  },
  joined: 'The source breaks the line here; the sentence was joined.',
  twice: 'The same heading stands twice.',
  unmarked: 'The source has no list mark on this line; it was taken as an item.',
  headingLike: 'As short as a heading, and without a verb or number: it may head the items below it.',
  series: (why, unit) =>
    why === 'named'
      ? 'The table has no title: the names of its columns stand for one. Check it.'
      : why === 'no-unit'
        ? 'The table names no unit: add it under unit.'
        : `The table names no unit; the text gives the same numbers in ${unit}. Check it.`,
  doubt: ({ why, label, kind, other }) => {
    switch (why) {
      case 'label':
        return `The name “${label}” was taken from the sentence: check it.`;
      case 'kind':
        return `“${label}” is entered under kind: ${kind}, which the sentence does not say: check it.`;
      case 'differs':
        return `“${label}” is also the name of {${other}}, with another number: check both.`;
      case 'typed':
        return 'No fact was made of this number: it is a range, a limit or an aim, is compared with another, or has no name of its own in the sentence. It stays typed.';
    }
  },
};
