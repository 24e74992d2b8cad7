/** Planted losses: each takes one thing from a page that was whole, or turns it round. */
import type { Collected, Piece } from '../../src/account/collect.ts';

export interface Loss {
  kind: string;
  plant: (page: Collected) => Collected;
  /** What must be told: a text that is missing, or one that the report does not have. */
  told: 'left out' | 'foreign';
}

const pieces =
  (change: (list: Piece[]) => Piece[]) =>
  (page: Collected): Collected => ({ ...page, pieces: change(page.pieces.map((piece) => ({ ...piece }))) });

/** The first piece of an address. @throws Error where the page has none: then nothing was tested. */
function find(list: Piece[], at: RegExp): Piece {
  const found = list.find((piece) => piece.at && at.test(piece.at));
  if (!found) throw new Error(`no piece at ${at}`);
  return found;
}

const drop = (kind: string, at: RegExp): Loss => ({
  kind: `${kind} is not there`,
  told: 'left out',
  plant: pieces((list) => {
    const { at: whole } = find(list, at);
    return list.filter((piece) => piece.at !== whole);
  }),
});
const alter = (
  kind: string,
  at: RegExp,
  change: (text: string) => string,
  told: Loss['told'] = 'foreign',
): Loss => ({
  kind,
  told,
  plant: pieces((list) => {
    const piece = find(list, at);
    const text = change(piece.text);
    if (text === piece.text) throw new Error(`nothing altered at ${at}`);
    piece.text = text;
    return list;
  }),
});
const hide = (hiding: NonNullable<Piece['hiding']>, at: RegExp): Loss => ({
  kind: `${at.source} is ${hiding}`,
  told: 'left out',
  plant: pieces((list) => {
    const { at: whole } = find(list, at);
    for (const piece of list) if (piece.at === whole) piece.hiding = hiding;
    return list;
  }),
});

const swap = (kind: string, one: RegExp, other: RegExp): Loss => ({
  kind,
  told: 'foreign',
  plant: pieces((list) => {
    const [a, b] = [find(list, one), find(list, other)];
    [a.text, b.text] = [b.text, a.text];
    return list;
  }),
});
const dropBlock = (kind: string, name: RegExp): Loss => ({
  kind,
  told: 'left out',
  plant: pieces((list) => {
    if (!list.some((piece) => name.test(piece.name))) throw new Error(`no block ${name}`);
    return list.filter((piece) => !name.test(piece.name));
  }),
});

/** For the case "county", which has one of everything that a view can hold. */
export const losses: Loss[] = [
  drop('the kicker', /^masthead\.kicker$/),
  drop('the title', /^masthead\.title$/),
  drop('a line of the tagline', /^masthead\.tagline\.1$/),
  drop('the year', /^masthead\.year$/),
  drop('the date', /^masthead\.date$/),
  drop('the title of the headline figures', /^lead\.title$/),
  drop('the title of the review', /^review\.title$/),
  drop('the title of a section', /sections\.economy\.title$/),
  drop('a standfirst', /standfirst$/),
  drop('an item in a group', /items\.2\.items\.0$/),
  drop('a sub-heading', /items\.2\.heading$/),
  drop('the title of a figure', /figures\.0\.title$/),
  drop('the note of a figure', /figures\.0\.note$/),
  drop('a caption', /photos\.0\.caption$/),
  drop('the credit of a photo', /photos\.0\.credit$/),
  drop('the kicker of the article', /^article\.kicker$/),
  drop('the title of the article', /^article\.title$/),
  drop('the byline', /^article\.byline$/),
  drop('a paragraph', /^article\.paragraphs\.1$/),
  drop('the title of the plan', /^plan\.title$/),
  drop('the context of the plan', /^plan\.context$/),
  drop('the requirement', /^plan\.requirement\.text$/),
  drop('the title of the requirement', /^plan\.requirement\.title$/),
  drop('the title of the targets', /^plan\.targets\.title$/),
  drop('a target in words', /^plan\.targets\.texts\.0$/),
  drop('the note of the targets', /^plan\.targets\.note$/),
  drop('the label of a pair', /^plan\.targets\.pairs\.0\.label$/),
  drop('a year of the key', /pairNames\.last$/),
  drop('a target', /^facts\.gdp-2031\.value$/),
  drop('last year’s value of a target', /^facts\.gdp-2030\.value$/),
  drop('the title of a task', /^plan\.tasks\.[^.]+\.title$/),
  drop('the text of a task', /^plan\.tasks\.[^.]+\.text$/),
  drop('a measure of a task', /^plan\.tasks\.[^.]+\.items\.1$/),
  drop('the title of the closing part', /^plan\.closing\.title$/),
  drop('a line of the closing part', /^plan\.closing\.items\.0$/),
  drop('the source', /^source$/),
  drop('the period', /^period$/),
  drop('a credit', /^credits\.0$/),
  drop('a headline figure in words', /^facts\.title-won\.value$/),
  dropBlock('a whole section is not there', /^review\.sections\.ecology$/),
  dropBlock('all tasks are not there', /^plan\.tasks\./),
  dropBlock('the article is not there', /^article$/),
  alter(
    'an item loses its first sentence',
    /sections\.economy\.items\.0$/,
    (text) => text.replace(/^.*?。/, ''),
    'left out',
  ),
  alter('a text loses its last letters', /^plan\.context$/, (text) => text.slice(0, -3), 'left out'),
  alter(
    'a paragraph loses its first letter',
    /^article\.paragraphs\.0$/,
    (text) => text.slice(1),
    'left out',
  ),
  alter('a digit is another', /^facts\.gdp-2031\.value$/, (text) => text.replace('6', '5')),
  alter('a decimal point is lost', /^facts\.gdp-2030\.value$/, (text) => text.replace('.', '')),
  alter('a minus is lost in a text', /items\.2\.items\.1$/, (text) => text.replace('−', '')),
  alter('a number is cut', /sections\.economy\.items\.0$/, (text) => text.replace('312.40', '12.40')),
  alter('a unit is lost', /sections\.economy\.items\.0$/, (text) => text.replace('亿元', '')),
  alter('a word before a number is lost', /sections\.economy\.items\.0$/, (text) => text.replace('预计', '')),
  alter('a word after a number is lost', /sections\.economy\.items\.0$/, (text) => text.replace('左右', '')),
  // A figure that prints the rank may stand for the words: here none does.
  {
    kind: 'a rank is lost in a text',
    told: 'left out',
    plant: pieces((list) => {
      const piece = find(list, /sections\.economy\.items\.0$/);
      if (!piece.text.endsWith('，创历史新高。')) throw new Error('no rank at the end');
      piece.text = piece.text.replace('，创历史新高', '');
      return list.filter(({ at }) => !/^facts\.grain\.rank$/.test(at ?? ''));
    }),
  },
  alter('two numbers of a text are exchanged', /sections\.economy\.items\.0$/, (text) =>
    text.replace('5.5', '@').replace('8.9', '5.5').replace('@', '8.9'),
  ),
  alter('a word is added', /^plan\.requirement\.text$/, (text) => `不${text}`),
  alter('growth is said of a fall', /items\.2\.items\.1$/, (text) => text.replace('−', '+')),
  swap('two values are exchanged', /^facts\.gdp-2031\.value$/, /^facts\.gdp-2030\.value$/),
  swap('two titles are exchanged', /sections\.economy\.title$/, /sections\.ecology\.title$/),
  swap('two items are exchanged', /sections\.economy\.items\.0$/, /sections\.economy\.items\.1$/),
  hide('hidden', /items\.2\.items\.0$/),
  hide('empty', /^plan\.title$/),
  hide('clipped', /^article\.paragraphs\.0$/),
  hide('covered', /^masthead\.title$/),
  hide('faint', /^source$/),
  {
    kind: 'a text without an address that the report does not have',
    told: 'foreign',
    plant: pieces((list) => [...list, { ...list[0]!, at: undefined as never, text: '全国第一' }]),
  },
  {
    kind: 'a number without an address that the report does not have',
    told: 'foreign',
    plant: pieces((list) => [...list, { ...list[0]!, at: undefined as never, text: '99.9%' }]),
  },
];
