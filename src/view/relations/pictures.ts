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

export type WayName = 'road' | 'rail' | 'water';

/** What a length runs along, by the noun of its label; the first that names it. */
const ways: [WayName, RegExp][] = [
  [
    'rail',
    /铁路|鐵路|地铁|地鐵|轨道|軌道|轻轨|輕軌|高铁|高鐵|\b(?:rail|railways?|tramways?|metro|tracks?|voies ferrées)\b|(?:gleise?n?|bahn|schienen?)\b/iu,
  ],
  [
    'water',
    /(?:河|河道|河流|河段|江|江段|渠|渠道|溪|航道|水道|岸线|岸線|海岸)(?:里程|长度|長度)?$|\b(?:waterways?|rivers?|canals?|shores?|coastline|rivières?|canaux)\b|(?:flüsse?n?|kanäle?n?|ufer)\b/iu,
  ],
  [
    'road',
    /(?:(?<![管线線电電])路|街道|街路|路面|路网|路網|绿道|綠道|步道|车道|車道|骑行道|高速)(?:里程|长度|長度)?$|\b(?:roads?|streets?|lanes?|motorways?|cycleways?|routes?|rues?|pistes?)\b|(?:stra(?:ß|ss)en?|wege?n?)\b/iu,
  ],
];

/** What a length is drawn as; undefined where it is a length of anything else: pipes, cables, walls. */
export function wayOf({ label }: Pick<FactView, 'label'>): WayName | undefined {
  return ways.find(([, noun]) => noun.test(label))?.[0];
}
