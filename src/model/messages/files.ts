/** What is said of photos and of hero art; what stands inside a drawing is in ../art/messages.ts. */
import type { Both } from '../../lib/languages.ts';
import { error, note } from '../../lib/problem.ts';
import { quoteValue, quoteZh } from '../../lib/visible.ts';

/** Photos. */
export const photoMessages = {
  missing: () =>
    note('photo-missing', {
      en: [
        'This photo has no file yet; the page is made without it.',
        'Put the picture into the report’s folder and name it under "file"; "layout: { reserve: true }" keeps its room on proofs.',
      ],
      zh: [
        '这张照片还没有文件，版面先不排它。',
        '把照片放进报告文件夹，在 file 里写文件名；写 layout: { reserve: true }，校样上就给它留位置。',
      ],
    }),
  address: (file: string) =>
    error('photo-path', {
      en: [
        `${quoteValue(file)} is a web address.`,
        'Put the picture into the report’s folder and give its name.',
      ],
      zh: [`${quoteZh(file)}是网址。`, '把照片放进报告文件夹，写文件名。'],
    }),
  outside: (file: string) =>
    error('photo-path', {
      en: [
        `${quoteValue(file)} leads out of the report’s folder.`,
        'Put the picture into the report’s folder and give its path from there.',
      ],
      zh: [`${quoteZh(file)}不在报告文件夹里。`, '把照片放进报告文件夹，写文件夹里的路径。'],
    }),
  form: (file: string) =>
    error('photo-path', {
      en: [
        `${quoteValue(file)} is not a path inside the report’s folder.`,
        'Write it with forward slashes, such as photos/bridge.jpg.',
      ],
      zh: [`${quoteZh(file)}不是报告文件夹里的路径。`, '用正斜杠写，如 photos/bridge.jpg。'],
    }),
  notFound: (file: string, suggestion: string | undefined) =>
    error('photo-not-found', {
      en: [
        `There is no file ${quoteValue(file)} in the report’s folder.`,
        suggestion
          ? `Did you mean "${suggestion}"?`
          : 'Put it there, or delete the line: the page is made without it until there is one.',
      ],
      zh: [
        `报告文件夹里没有${quoteZh(file)}。`,
        suggestion ? `是不是想写“${suggestion}”？` : '把文件放进去；没有就删去这一行，版面先不排照片。',
      ],
    }),
  unreadable: (file: string) =>
    error('photo-unreadable', {
      en: [`${quoteValue(file)} is not a file that can be read.`, 'Check what it is, and its permissions.'],
      zh: [`${quoteZh(file)}读不出来。`, '看看是什么文件，有没有读取权限。'],
    }),
  tooLarge: (file: string, size: Both) =>
    error('photo-too-large', {
      en: [
        `${quoteValue(file)} has ${size.en}.`,
        'Save a smaller version: 200 MB at most, 268 million pixels at most.',
      ],
      zh: [`${quoteZh(file)}有 ${size.zh}，太大。`, '另存小一些：最大 200 MB、2.68 亿像素。'],
    }),
  notPicture: (file: string, found: Both) =>
    error('photo-format', {
      en: [
        `${quoteValue(file)} is ${found.en}, not a JPEG, PNG, WebP or TIFF picture.`,
        'Export it as JPEG, TIFF or PNG.',
      ],
      zh: [
        `${quoteZh(file)}是${found.zh}，不是 JPEG、PNG、WebP 或 TIFF 图片。`,
        '导出成 JPEG、TIFF 或 PNG。',
      ],
    }),
  tooSmall: (file: string, size: string) =>
    error('photo-too-small', {
      en: [
        `${quoteValue(file)} has ${size}, too small for a photo.`,
        'Get the picture in its full size from the photographer.',
      ],
      zh: [`${quoteZh(file)}只有 ${size}，不是照片。`, '向摄影记者要原图。'],
    }),
  damaged: (file: string) =>
    error('photo-damaged', {
      en: [
        `${quoteValue(file)} is damaged: it cannot be read to its end.`,
        'Get the picture again from the photographer.',
      ],
      zh: [`${quoteZh(file)}已损坏，读不完整。`, '向摄影记者重新要一份。'],
    }),
};

/** Hero art of the report's own; what stands inside a drawing is in art/messages.ts. */
export const artMessages = {
  address: (file: string) =>
    error('art-path', {
      en: [
        `${quoteValue(file)} is a web address.`,
        'Put the drawing into the report’s folder and give its name.',
      ],
      zh: [`${quoteZh(file)}是网址。`, '把图放进报告文件夹，写文件名。'],
    }),
  outside: (file: string) =>
    error('art-path', {
      en: [
        `${quoteValue(file)} leads out of the report’s folder.`,
        'Put the drawing into the report’s folder and give its path from there.',
      ],
      zh: [`${quoteZh(file)}不在报告文件夹里。`, '把图放进报告文件夹，写文件夹里的路径。'],
    }),
  form: (file: string) =>
    error('art-path', {
      en: [
        `${quoteValue(file)} is not a path inside the report’s folder.`,
        'Write it with forward slashes, such as art/hero.svg.',
      ],
      zh: [`${quoteZh(file)}不是报告文件夹里的路径。`, '用正斜杠写，如 art/hero.svg。'],
    }),
  notFound: (file: string, suggestion: string | undefined) =>
    error('art-not-found', {
      en: [
        `There is no file ${quoteValue(file)} in the report’s folder.`,
        suggestion
          ? `Did you mean "${suggestion}"?`
          : 'Put it there, or delete the line: the theme’s own art is drawn.',
      ],
      zh: [
        `报告文件夹里没有${quoteZh(file)}。`,
        suggestion ? `是不是想写“${suggestion}”？` : '把文件放进去；没有就删去这一行，用主题自带的主图。',
      ],
    }),
  unreadable: (file: string) =>
    error('art-unreadable', {
      en: [`${quoteValue(file)} is not a file that can be read.`, 'Check what it is, and its permissions.'],
      zh: [`${quoteZh(file)}读不出来。`, '看看是什么文件，有没有读取权限。'],
    }),
  tooLarge: (file: string, size: Both) =>
    error('art-too-large', {
      en: [`${quoteValue(file)} has ${size.en}.`, 'Simplify its paths and take pictures out: 2 MB at most.'],
      zh: [`${quoteZh(file)}有 ${size.zh}，太大。`, '精简路径，去掉位图：最大 2 MB。'],
    }),
  notDrawing: (file: string, found: Both) =>
    error('art-format', {
      en: [
        `${quoteValue(file)} is ${found.en}, not an SVG drawing.`,
        'Export it from the drawing program as plain SVG. Photos belong under "photos".',
      ],
      zh: [`${quoteZh(file)}是${found.zh}，不是 SVG 图。`, '用绘图软件导出纯 SVG；照片放在 photos 下。'],
    }),
};
