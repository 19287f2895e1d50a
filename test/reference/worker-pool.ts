/** Work for a worker: it says itself when it is done, now or later. */
export type Work = (done: () => void) => void;

/** So many workers, and a queue before them: first come, first served. */
export type WorkerPool = {
  submit(work: Work): void;
};

/** A pool of that many workers; with 0 everything waits for ever. */
export function createWorkerPool(workers: number): WorkerPool {
  const waiting: Work[] = [];
  let idle = workers;
  const next = () => {
    while (idle > 0) {
      const work = waiting.shift();
      if (work === undefined) return;
      idle--;
      work(onceOnly());
    }
  };
  const onceOnly = () => {
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      idle++;
      next();
    };
  };
  return {
    submit: (work) => {
      waiting.push(work);
      next();
    },
  };
}
