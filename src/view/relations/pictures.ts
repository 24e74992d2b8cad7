/** Things of which a drawing may stand for one: only what its noun names, never what an icon suggests. */
import type { FactView } from '../view.ts';

export type PictureName = 'tree' | 'cottage' | 'block';

/** What a unit or the end of a label names. */
const nouns: [PictureName, RegExp][] = [
  ['tree', /(?:树|樹|株|公园|公園|游园|绿地|綠地)$|\b(?:trees?|parks?)\b/i],
  ['cottage', /(?:村|村庄|村莊|农房|民居|民宿)$|\b(?:villages?|cottages?|farmhouses?)\b/i],
  ['block', /(?:小区|小區|社区|社區|楼|樓|栋|棟|幢)$|\b(?:homes?|flats?|apartments?|estates?|houses?)\b/i],
];

/** The drawing for a thing of a count; undefined where its noun is on no list. */
export function pictureOf({ unit, label }: Pick<FactView, 'unit' | 'label'>): PictureName | undefined {
  const named = label.replace(/(?:总数|数量|个数|数)?[”’」』）)]*$/u, '');
  return nouns.find(([, noun]) => noun.test(unit) || noun.test(named))?.[0];
}
