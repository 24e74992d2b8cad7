/**
 * For looking at charts: `node tests/charts/look.dev.ts <out.png> [theme]` (needs CHROME, a browser
 * binary).
 */
import puppeteer from 'puppeteer';
import { drawChart } from '../../src/charts/draw.ts';
import { places, readKit } from './fixtures.ts';
import { hard } from './hard.ts';

const [, , out = 'charts.png', themeName = 'green'] = process.argv;
const { theme, metrics, faces } = await readKit(themeName);
const fontFace = faces
  .map(
    ({ family, weight, bytes }) =>
      `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/ttf;base64,${Buffer.from(bytes).toString('base64')})}`,
  )
  .join('');
const cells: string[] = [];
for (const figure of Object.entries(hard)
  .filter(
    ([name, { kind }]) => !process.env.KIND || kind === process.env.KIND || name.includes(process.env.KIND),
  )
  .map(([, figure]) => figure)) {
  for (const [name, place] of Object.entries(places)) {
    for (const ground of ['light', 'dark'] as const) {
      if (ground === 'dark' && name === 'narrow') continue;
      const chart = await drawChart({ figure, theme, metrics, ground, ...place });
      cells.push(
        `<div style="background:${ground === 'dark' ? theme.swatches.deep!.screen : '#fff'}">${chart.svg}</div>`,
      );
    }
  }
  const tall = await drawChart({ figure, theme, metrics, width: 128, size: 9, height: 75 });
  cells.push(`<div>${tall.svg}</div>`);
}
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME,
  headless: 'shell',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
await page.setViewport({ width: 1700, height: 900, deviceScaleFactor: Number(process.env.SCALE ?? 1) });
await page.setContent(
  `<style>${fontFace} body{margin:10px} div{display:inline-block;padding:12px;margin:6px;outline:1px dashed #ccc;vertical-align:top} svg{display:block;outline:1px solid #fdd}</style>${cells.join('')}`,
);
await page.evaluate(() => document.fonts.ready);
await page.screenshot({ path: out as `${string}.png`, fullPage: true });
await browser.close();
