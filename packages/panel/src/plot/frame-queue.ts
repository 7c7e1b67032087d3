type Work = () => void;

/** ms of a frame for drawing and the layout it asks for; the rest of a task (50 ms at most) is for paint and the host. */
const BUDGET = 24;

const waiting = new Set<Work>();
let frame = 0;

/** Runs it in the next frame that has time for it: thirty charts at once would freeze the page. */
export function enqueue(work: Work): void {
  waiting.add(work);
  if (frame === 0) frame = requestAnimationFrame(run);
}

/** Cancels what has not run yet. */
export function dequeue(work: Work): void {
  waiting.delete(work);
}

function run(): void {
  frame = 0;
  const deadline = performance.now() + BUDGET;
  try {
    for (const work of waiting) {
      waiting.delete(work);
      work();
      if (performance.now() >= deadline) break;
    }
  } finally {
    if (waiting.size > 0 && frame === 0) frame = requestAnimationFrame(run);
  }
}
