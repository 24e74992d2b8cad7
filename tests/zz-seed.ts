import { mkdirSync, writeFileSync } from 'node:fs';
import { generateReport } from './seeded/generate.ts';
import { widen } from './seeded/widen.ts';
const seed = Number(process.argv[2] ?? process.env.SEED);
const { report } = widen(generateReport(seed, 1), seed);
const d = `/tmp/lead/new/data/seed-${seed}`;
mkdirSync(d, { recursive: true });
writeFileSync(`${d}/report.json`, JSON.stringify(report, null, 1));
