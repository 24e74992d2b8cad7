/** What import writes into a dataset for its editor: comments and reasons, in the report's language. */
import type { LeftOut } from './block.ts';
import type { Uncertain } from './book.ts';

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
  doubt: (one: Uncertain) => string;
}

export const zhWords: ImportWords = {
  head: (files, facts, queries) => [
    `由 tuban import 从 ${files} 读出：事实 ${facts} 条，存疑 ${queries} 处。`,
    '数字只在 facts 里写一次，别处用 {标识} 引用；文字都是原文。先看文末的存疑和未收入的原文。',
  ],
  facts: '事实：一个数一条。名称、种类不对就改这里。',
  more: '排不下、先不上版的原文：要用哪条，剪到该部分的 items 里。',
  queries: '存疑：定了写 status: resolved 和 decision，或用 tuban query。',
  left: '原文中没有收入的各行：',
  leftWhy: {
    mark: '没有文字',
    page: '页码或目录',
    address: '称呼、套话',
    unplaced: '不知归在哪里',
    'empty-part': '标题下没有内容',
    'no-number': '表格里没有数的格',
  },
  joined: '原文在这里断行，接排为一句。',
  twice: '同一标题出现两次。',
  unmarked: '原文此行没有条目符号，作一条内容。',
  headingLike: '字数同各部分的标题一样，没有数字，或是下面各条的小标题。',
  doubt: ({ why, label, kind, other }) => {
    switch (why) {
      case 'label':
        return `名称“${label}”是从句中取的，须核。`;
      case 'kind':
        return `“${label}”的种类记作 ${kind}，句中没有明说，须核。`;
      case 'differs':
        return `“${label}”与 {${other}} 同名而数不同，须核。`;
      case 'typed':
        return '是一个范围，或几个数共用一个名称，没有记作事实，照原文写在句中。';
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
    address: 'form of address',
    unplaced: 'no place found',
    'empty-part': 'a heading with nothing below it',
    'no-number': 'cells of a table without a number',
  },
  joined: 'The source breaks the line here; the sentence was joined.',
  twice: 'The same heading stands twice.',
  unmarked: 'The source has no list mark on this line; it was taken as an item.',
  headingLike: 'As short as a heading, and without a verb or number: it may head the items below it.',
  doubt: ({ why, label, kind, other }) => {
    switch (why) {
      case 'label':
        return `The name “${label}” was taken from the sentence: check it.`;
      case 'kind':
        return `“${label}” was entered as ${kind}, which the sentence does not say: check it.`;
      case 'differs':
        return `“${label}” has the name of {${other}} and another number: check both.`;
      case 'typed':
        return 'A range, or several numbers under one name: left in the sentence, not entered as a fact.';
    }
  },
};
