/** Makes the files of a long picture: shot in slices, joined, cut where a part begins, encoded. */
import { accountProblems } from '../account/problems.ts';
import { renderShots } from '../render/shot.ts';
import { altOf } from './alt.ts';
import { cropRows, joinSlices } from './encode.ts';
import { checkGrounds } from './grounds.ts';
import { encode, twoDigits, type CardFile, type Done, type Job, type JobTools } from './job.ts';
import { setLong } from './long.ts';
import { goesOn } from './make-problems.ts';
import { drawingsOf, piecesOfLong } from './pieces.ts';
import { accountOfLong } from './plan/reading.ts';
import { openedSheet, type SheetSource } from './shown.ts';
import { listTexts } from './texts.ts';

/** A long picture is handed over whole or in slices; the texts of a part go with its slice. */
export async function makeLong({ deck }: Job, source: SheetSource, tools: JobTools): Promise<Done> {
  const sheet = await openedSheet(source);
  const { setting, cards, format } = deck;
  const { view, shape } = setting;
  const product = `${format.name}/long`;
  const long = await setLong(sheet, {
    cards,
    setting,
    styles: tools.styles,
    printed: tools.printed,
    product,
    slice: format.slice ?? format.tallest ?? Infinity,
    isOneArticle: format.slice !== undefined,
  });
  const slices = await renderShots(sheet, { width: shape.width, height: long.height }, format.scale);
  tools.free();
  const whole = await joinSlices(slices, shape.width * format.scale, long.height * format.scale);
  const lost = await tools.clock.time('account', () =>
    accountOfLong(
      view,
      piecesOfLong(long.texts, long.parts),
      long.parts.flatMap(({ composed }) => drawingsOf(composed)),
    ),
  );
  const faint = checkGrounds(whole, long.runs, { product, shape, scale: format.scale });
  const files: CardFile[] = [];
  for (const [at, top] of long.cuts.entries()) {
    const end = long.cuts[at + 1] ?? long.height;
    const picture = cropRows(whole, top * format.scale, end * format.scale);
    const parts = long.parts.filter((part) => part.top >= top && part.top < end);
    const own = long.texts.filter((text) => text.top >= top && text.top < end);
    const told = {
      title: view.masthead.title.text,
      alt:
        parts
          .map(({ card, composed }) =>
            altOf(card, composed, view, '').replace(`${view.source}${view.words.fullStop!.trim()}`, ''),
          )
          .join(view.script === 'han' ? '' : ' ') + view.source,
    };
    const encoded = await encode(picture, told, deck, product);
    const name = `${twoDigits(at + 1)}-long.${encoded.type}`;
    tools.onCard?.(`${format.name}/${name}`);
    files.push({
      format: format.name,
      name,
      width: picture.width,
      height: picture.height,
      bytes: encoded.bytes,
      ...told,
      form: 'long',
      facts: [...new Set(parts.flatMap(({ composed }) => [...composed.stage.shown]))],
      parts: parts.map(({ card }) => card.of),
      texts: listTexts(own),
      pieces: piecesOfLong(own, long.parts),
      drawings: parts.flatMap(({ composed }) => drawingsOf(composed)),
    });
  }
  return {
    files,
    problems: [
      ...long.problems,
      ...faint,
      ...accountProblems({ ...lost, foreign: [], unseen: [] }, { product, source: tools.source, unit: 'px' }),
      ...(files.length > 1 && format.slice === undefined ? [goesOn(format, long.height, files.length)] : []),
    ],
  };
}
