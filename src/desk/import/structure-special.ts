/** Lines of a report that say who made it and from what: bylines, captions, credits, sources, notes, addresses. */
import type { Language } from '../language.ts';
import type { Block, LeftOut } from './block.ts';
import { creditReader, namesIn } from './credits.ts';
import type { Draft, DraftText } from './draft.ts';
import type { Patterns } from './patterns.ts';

export class SpecialReader {
  readonly creditsIn: ReturnType<typeof creditReader>;
  readonly #draft: Draft;
  readonly #patterns: Patterns;
  readonly #han: boolean;
  readonly #leave: (text: DraftText, why: LeftOut['why']) => void;

  constructor(
    draft: Draft,
    language: Language,
    patterns: Patterns,
    leave: (text: DraftText, why: LeftOut['why']) => void,
  ) {
    this.creditsIn = creditReader(language);
    this.#draft = draft;
    this.#patterns = patterns;
    this.#han = language.script === 'han';
    this.#leave = leave;
  }

  /**
   * Whether the block is such a line, wherever it stands.
   * @param rest What follows; undefined in an appendix.
   */
  read(block: Block, rest?: readonly Block[]): boolean {
    const { text, line } = block;
    const { byline, caption, source, tableReference } = this.#patterns;
    const { article } = this.#draft;
    const by = byline.exec(text);
    if (by && article && !article.byline && article.paragraphs.length === 0) {
      article.byline = { role: by[1]!.trim(), names: namesIn(by[2]!, this.#han), line };
      return true;
    }
    const shot = caption.exec(text);
    if (shot && text.length <= 160) {
      this.#addPhoto({ caption: shot[1]!.trim(), credit: shot[2]!.trim(), line });
      return true;
    }
    const credits = this.creditsIn(text);
    if (credits) {
      this.#draft.credits.push(...credits.map((one) => ({ ...one, line })));
      return true;
    }
    const from = source.exec(text);
    if (from && this.#draft.source === '') {
      this.#readSource(from[1]!.trim(), line);
      return true;
    }
    if (tableReference.test(text)) {
      this.#leave({ text, line }, 'table-title');
      return true;
    }
    return this.#readNote(block, rest) || this.#isAddress({ text, line });
  }

  /** What is said behind the source is a note. */
  #readSource(text: string, line: number): void {
    const [said = '', ...rest] = text.split(this.#han ? /(?<=。)/ : /(?<=\.)\s+(?=[A-Z])/);
    this.#draft.source = said.replace(/[.。]$/, '');
    if (rest.length > 0) this.#note({ text: rest.join(' '), line });
  }

  /** At the end of a report stands how sure its figures are. */
  #readNote({ kind, text, line }: Block, rest: readonly Block[] | undefined): boolean {
    const { note, reserve, source } = this.#patterns;
    const isAtEnd =
      kind === 'text' && rest?.every((block) => note.test(block.text) || source.test(block.text)) === true;
    if (!note.test(text) && !(isAtEnd && reserve.test(text))) return false;
    this.#note({ text, line });
    return true;
  }

  /** How sure the figures are is printed with their source; what else a note says is told as left out. */
  #note(text: DraftText): void {
    const { reserve, noted } = this.#patterns;
    const [, inside] = /^[（(](.+)[）)]$/u.exec(text.text) ?? [];
    const said = (inside ?? text.text).replace(noted, '').replace(/[.。]$/, '');
    if (reserve.test(said)) this.#draft.notes.push({ ...text, text: said });
    else this.#leave(text, 'note');
  }

  #isAddress(text: DraftText): boolean {
    const { address, thanks, concedes } = this.#patterns;
    if (concedes.test(text.text)) return false;
    if (!thanks.test(text.text) && !(address.test(text.text) && text.text.length <= 120)) return false;
    this.#leave(text, 'address');
    return true;
  }

  #addPhoto(photo: { caption: string; credit: string; line: number }): void {
    const article = this.#draft.article;
    if (article) article.photos.push(photo);
    else this.#leave({ text: `${photo.caption} ${photo.credit}`, line: photo.line }, 'unplaced');
  }
}
