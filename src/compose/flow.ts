/** The article in the main column: title over columns of text, photos in a column beside them. */
import type { ArticleView } from '../view/view.ts';
import { articleColumns, headlineSize, photoContext, widestShape } from './article.ts';
import { mmStyle, type Block, type Setting } from './block.ts';

/** Width of the photos beside the text, as a share of the block. */
const photoShare = 0.26;
/** A headline over several columns stays on one line up to this share of the width. */
const headlineShare = 0.8;
const greatestHeadline = 34;

function widthsOf({ grid }: Setting, article: ArticleView, width: number): { text: number; photos: number } {
  const photos = article.photos.length > 0 ? (width - grid.gutter) * photoShare : 0;
  return { photos, text: article.photos.length > 0 ? width - grid.gutter - photos : width };
}

export function flowBlock(article: ArticleView): Block {
  return {
    id: 'article', key: 'article-flow', partial: 'flow',
    variants: ({ grid }) => [{ span: grid.columns, layout: 'flow' }],
    capacity: () => 1,
    context: async (setting, _variant, frame) => {
      const { text, photos } = widthsOf(setting, article, frame.width);
      const least = Math.ceil(photos / widestShape / setting.grid.line);
      return {
        ...frame, partial: 'flow', id: 'article', article, photosStyle: `width:${mmStyle(photos)};`,
        headStyle: `--headline:${Math.min(greatestHeadline, headlineSize(setting, article, frame.width * headlineShare))}pt;`,
        textStyle: `width:${mmStyle(text)};--article-columns:${articleColumns(setting, text)};`,
        photos: article.photos.map((photo) => photoContext(setting, { photo, width: photos, frameLines: least, grow: true })),
      };
    },
  };
}
