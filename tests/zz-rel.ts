import { loadReport } from '../src/model/load.ts';
import { deriveView } from '../src/view/derive.ts';
const [dir, sec] = process.argv.slice(-2);
const { report } = await loadReport(dir!);
const view = deriveView(report!, 'x');
for (const s of view.review.sections) if (sec === 'all' || s.id === sec) for (const f of s.figures) console.log(s.id, f.kind, '|', f.reason, '|', f.facts.map((x) => `${x.short}=${x.value}`).join(' '), f.whole ? 'WHOLE ' + f.whole.label : '');
