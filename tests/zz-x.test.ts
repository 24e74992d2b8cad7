import { test } from 'vitest';
import { deckFor } from '../src/cards/cards.ts';
import { compositions } from '../src/cards/compose.ts';
import { loadReport } from '../src/model/load.ts';
import { deriveView } from '../src/view/derive.ts';
import { formatsNamed, settingOf } from './cards/kit.ts';
test('x', async () => {
  const [id, name, card] = process.env.ZZ!.split(' ');
  const { report } = await loadReport(`/tmp/cardsb/d2/${id}`);
  const view = deriveView(report!, id!);
  const [format] = await formatsNamed(name!);
  const setting = await settingOf(view, name!);
  const cards = deckFor(format!, setting);
  const at = cards.findIndex((c) => c.id === card);
  for (const w of [cards[at]!, ...cards[at]!.others]) console.log(w.content.device, JSON.stringify((w.content as any).hero?.id ?? (w.content as any).facts?.[0]?.id), (w.content as any).against?.length, (w.content as any).cells?.length, w.headline?.text);
  let k = 0;
  for (const c of compositions(cards[at]!, setting, { index: at, total: cards.length }, (w) => console.log('NO', w))) { console.log('YES', c.form); if (++k > 3) break; }
});
