/**
 * Work shared among sheets: each takes the next job as soon as it is free; results keep the jobs' order.
 * A job may free its sheet before it is done (pictures are encoded while the next card is set); no more
 * than one such job of each sheet is under way, so that pictures do not pile up.
 */
export async function shareWork<Job, Result, Worker>(
  jobs: Job[],
  workers: Worker[],
  work: (job: Job, worker: Worker, free: () => void) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Promise<Result>>(jobs.length);
  let next = 0;
  let isBroken = false;
  await Promise.all(
    workers.map(async (worker) => {
      let before: Promise<unknown> = Promise.resolve();
      while (next < jobs.length && !isBroken) {
        const index = next;
        next += 1;
        const { promise: freed, resolve: free } = Promise.withResolvers<void>();
        const result = work(jobs[index]!, worker, free);
        results[index] = result;
        const ended = result.then(
          () => undefined,
          () => {
            isBroken = true;
          },
        );
        await Promise.race([freed, ended]);
        await before;
        before = ended;
      }
    }),
  );
  return Promise.all(results);
}
