/** captions.md of a platform: the post's text and an alternative text for each picture. */
import type { CardFormat } from '../design/format.ts';
import type { ReportView } from '../view/view.ts';
import { viewFor } from './hints.ts';
import { leftOutSentences, type DeckAccount } from './left-out.ts';
import type { CardFile } from './job.ts';
import { postLength, postText } from './post.ts';

const usualPost: NonNullable<CardFormat['post']> = { length: 1000, count: 'characters', hashtags: '#x' };

/** Longest alternative text that platforms take (Mastodon 1500, X 1000); longer ones end at a clause. */
const longestAlt = 1000;

export function shortenAlt(alt: string, most: number = longestAlt): string {
  if ([...alt].length <= most) return alt;
  const cut = [...alt].slice(0, most - 1).join('');
  const end = Math.max(...['；', ';', '。', '. '].map((mark) => cut.lastIndexOf(mark)));
  return `${end > most / 3 ? cut.slice(0, end) : cut}…`;
}

const size = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1000))} KB`;

/** What these pictures do not show, and what is held until its query is settled. */
const leftOutText = (view: ReportView, deck: DeckAccount | undefined): string =>
  (deck ? leftOutSentences(deck, view) : []).map((sentence) => `${sentence}\n`).join('\n');

/** Pictures and their texts, Markdown. */
export function captionsText({
  view,
  platform,
  formats,
  files,
  decks,
}: {
  view: ReportView;
  platform: string;
  formats: CardFormat[];
  files: CardFile[];
  /** By format. */
  decks: ReadonlyMap<string, DeckAccount>;
}): string {
  const { words } = view;
  const posting = formats.find((format) => format.post);
  const post = posting?.post ?? usualPost;
  // Of several formats of a platform that have their own hints, the one with the post's rules says it.
  const text = postText(viewFor(view, [platform, (posting ?? formats[0]!).name]), post);
  const head = `# ${view.masthead.title.text} · ${platform}\n\n## ${words.post}\n\n${text}\n\n(${postLength(text, post)} / ${post.length})\n`;
  const lists = formats.map((format) => {
    const own = files.filter((file) => file.format === format.name);
    const lines = own.map(
      (file) =>
        `- **${file.name}** ${file.title} (${file.width} × ${file.height}, ${size(file.bytes.length)})  \n  ${shortenAlt(file.alt)}`,
    );
    return `## ${format.label}\n\n${lines.join('\n')}\n\n${leftOutText(view, decks.get(format.name))}`;
  });
  return [head, ...lists].join('\n');
}
