/** captions.md of a platform: the post's text and an alternative text for each picture. */
import type { CardFormat } from '../design/format.ts';
import type { ReportView } from '../view/view.ts';
import { viewFor } from './hints.ts';
import { leftOut } from './plan/missing.ts';
import type { CardFile } from './make.ts';
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
function leftOutText(view: ReportView, files: CardFile[]): string {
  const { words } = view;
  const { missing, held } = leftOut(view, {
    shown: new Set(files.flatMap(({ facts }) => facts)),
    parts: new Set(files.flatMap(({ parts }) => parts)),
  });
  const separator = view.script === 'han' ? '；' : '; ';
  const line = (word: string, list: string[]) =>
    list.length > 0 ? `${word}${list.join(separator)}${words.fullStop!.trim()}\n` : '';
  return [line(words.notPictured!, missing), line(words.heldBack!, held)].filter(Boolean).join('\n');
}

/** Pictures and their texts, Markdown. */
export function captionsText({
  view,
  platform,
  formats,
  files,
}: {
  view: ReportView;
  platform: string;
  formats: CardFormat[];
  files: CardFile[];
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
    return `## ${format.label}\n\n${lines.join('\n')}\n\n${leftOutText(viewFor(view, [platform, format.name]), own)}`;
  });
  return [head, ...lists].join('\n');
}
