/** Work shared among sheets: each takes the next job as soon as it is free; results keep the jobs' order. */
export async function shareWork<Job, Result, Worker>(jobs: Job[], workers: Worker[], work: (job: Job, worker: Worker) => Promise<Result>): Promise<Result[]> {
  const results = new Array<Result>(jobs.length);
  let next = 0;
  await Promise.all(workers.map(async (worker) => {
    while (next < jobs.length) {
      const index = next;
      next += 1;
      results[index] = await work(jobs[index]!, worker);
    }
  }));
  return results;
}
