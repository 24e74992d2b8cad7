/**
 * Moves products of one report into out/, over and over or once, in a process of its own that may be
 * killed: `mover.ts OUT STEP` kills itself at a step; `mover.ts OUT loop` moves until somebody kills it.
 */
import path from 'node:path';
import { Clock } from '../../../src/lib/log.ts';
import { searchPath } from '../../../src/design/search.ts';
import { programRoot } from '../../../src/lib/program.ts';
import { loadReport } from '../../../src/model/load.ts';
import { deriveView } from '../../../src/view/derive.ts';
import { openStaging } from '../../../src/edition/write/staging.ts';
import { writeReport, type WriteRequest } from '../../../src/edition/write/write.ts';
import type { ProductKind } from '../../../src/manifest/manifest.ts';

const names = Array.from({ length: 12 }, (_, index) => `cards/square/${String(index).padStart(2, '0')}.png`);

/** A build of one kind of product, whose every file says the generation. */
export async function moveOnce(
  out: string,
  generation: number,
  { kind = 'cards', step }: { kind?: ProductKind; step?: (name: string) => void } = {},
): Promise<void> {
  const staging = await openStaging(out, step);
  const paths = kind === 'cards' ? names : ['press/town-tabloid.pdf', 'press/town-broadsheet.pdf'];
  const { report } = await loadReport(path.join(programRoot, 'tests/reports/county/report.yaml'));
  const view = deriveView(report!, 'town');
  const edition = {
    view,
    workshop: { browser: () => Promise.resolve({ version: '0' }), search: searchPath() },
    loaded: { inputs: [] },
    faces: [],
    date: '',
    clock: new Clock(),
    unwritten: [],
    drafts: [],
    templates: { render: () => '' },
    accounts: [],
    records: new Map(),
  };
  try {
    await writeReport({
      edition: edition as unknown as WriteRequest['edition'],
      made: paths.map((file) => ({
        path: file,
        bytes: `${generation}\n`.repeat(2000),
        product: {
          kind,
          format: kind === 'cards' ? 'square' : 'tabloid',
          width: 1,
          height: 1,
          unit: 'px',
          pages: 1,
        },
      })),
      staging,
      out,
      kinds: [kind],
      formats: undefined,
    });
  } finally {
    await staging.discard();
  }
}

if (import.meta.main) {
  const [out, mode] = process.argv.slice(2) as [string, string];
  if (mode === 'loop') {
    process.stdout.write('ready\n');
    for (let generation = 1; ; generation += 1) await moveOnce(out, generation);
  }
  await moveOnce(out, 2, {
    step: (name) => {
      if (name === mode) process.kill(process.pid, 'SIGKILL');
    },
  });
}
