/**
 * Moves products of one report into out/, over and over or once, in a process of its own that may be
 * killed: `mover.ts OUT STEP` kills itself at a step; `mover.ts OUT loop` moves until somebody kills it.
 */
import { Clock } from '../../../src/lib/log.ts';
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
  const edition = {
    view: { id: 'town', masthead: { title: { text: 'Town' } } },
    workshop: { browser: () => Promise.resolve({ version: '0' }) },
    loaded: { inputs: [] },
    faces: [],
    date: '',
    clock: new Clock(),
    unwritten: [],
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
