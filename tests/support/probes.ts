/** The blocks of a report in the ways they may be set, as the composer measures them in Chromium. */
import path from 'node:path';
import type { Block, Setting, Variant } from '../../src/blocks/block.ts';
import { pageDocument, readPageCss } from '../../src/blocks/document.ts';
import { spanWidth } from '../../src/design/grid.ts';
import { gridAt, probeSettingAt, type PageSource } from '../../src/blocks/heights.ts';
import { readLayoutHints } from '../../src/compose/hints.ts';
import { materialOf } from '../../src/compose/material.ts';
import { typesetterOf } from '../../src/blocks/natural/typesetter.ts';
import { openEdition, type Edition } from '../../src/edition/edition.ts';
import type { Workshop } from '../../src/edition/prepare/workshop.ts';
import type { HtmlDocument } from '../../src/html/document.ts';
import { Clock } from '../../src/lib/log.ts';
import { loadReport } from '../../src/model/load.ts';

export interface Probes {
  edition: Edition;
  setting: Setting;
  wanted: { block: Block; variant: Variant }[];
  document: HtmlDocument;
  /** What its page is made with. */
  source: Omit<PageSource, 'sheet'>;
}

/** @param every One of so many ways. @param scale Of the range of type. */
export async function openProbes(
  workshop: Workshop,
  folder: string,
  { format: name, every, scale }: { format: string; every: number; scale: number },
): Promise<Probes> {
  const loaded = await loadReport(folder);
  if (!loaded.report) throw new Error(`${path.basename(folder)} cannot be read`);
  const edition = await openEdition({
    loaded: { ...loaded, report: loaded.report },
    workshop,
    clock: new Clock(),
    date: '',
  });
  const { view, theme, templates, metrics, fonts } = edition;
  const [css, photos, art] = await Promise.all([
    readPageCss(workshop.search),
    edition.photos(),
    edition.art(),
  ]);
  const styles = { view, theme, templates, css, photos, art };
  const format = workshop.formats.pages.find((page) => page.name === name)!;
  const grid = gridAt(format, 1, 0);
  const source = { format, styles, metrics, typesetter: typesetterOf(fonts, styles) };
  const setting = probeSettingAt(source, { grid, size: { scale, factor: 1 } });
  const material = materialOf(
    view,
    { hints: readLayoutHints(view), grid, costs: format.costs },
    { flowing: true, closes: false },
  );
  const wanted = [...material.blocks.values()]
    .flatMap((block) => block.variants(setting).map((variant) => ({ block, variant })))
    .filter((_, index) => index % every === 0);
  const frameOf = ({ span }: Variant) => {
    const width = spanWidth(grid, span);
    return { frame: 'probe' as const, style: `width:${width.toFixed(3)}mm;`, width, extra: 0 };
  };
  const blocks = await Promise.all(
    wanted.map(({ block, variant }) => block.context(setting, variant, frameOf(variant))),
  );
  const document = pageDocument(styles, {
    template: 'probe',
    context: { blocks },
    sizes: setting.sizes,
    gutter: grid.gutter,
    size: { width: grid.width, height: 400 },
  });
  return { edition, setting, wanted, document, source };
}
