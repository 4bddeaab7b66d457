/**
 * How many checks went which way.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * What a step found, and what to show when it failed.
 * @typedef {Counts & { output: string }} StepOutcome
 *
 * One step: it starts once the steps it needs have passed. A step that is `alone` has the machine to itself.
 * @typedef {{ name: string, needs?: string[], alone?: boolean, run: () => Promise<StepOutcome> }} Step
 *
 * @typedef {StepOutcome & { name: string, seconds: number }} FinishedStep
 */

/**
 * Runs every step, as many at once as there are lanes. A step that fails, or throws, holds up only those that need it:
 * they count as failed and say why. A needed step that isn't in the list counts as passed.
 * @param {Step[]} steps in the order of preference
 * @param {{ lanes: number, onFinish?: (step: FinishedStep) => void }} options
 * @returns {Promise<FinishedStep[]>} in the order in which they finished
 */
export async function runSteps(steps, { lanes, onFinish = () => {} }) {
  const waiting = new Set(steps);
  /** @type {Map<Step, Promise<void>>} */
  const running = new Map();
  /** @type {FinishedStep[]} */
  const finished = [];

  const finish = (/** @type {FinishedStep} */ step) => {
    finished.push(step);
    onFinish(step);
  };
  const isDone = (/** @type {string} */ name) =>
    finished.some((step) => step.name === name) || !steps.some((step) => step.name === name);

  while (waiting.size > 0 || running.size > 0) {
    for (const step of waiting) {
      if (!mayStart(step, [...running.keys()], lanes) || !(step.needs ?? []).every(isDone)) continue;
      waiting.delete(step);
      const broken = (step.needs ?? []).filter((name) =>
        finished.some((each) => each.name === name && each.failed > 0),
      );
      if (broken.length > 0) {
        finish({ ...failure(`Not run: ${broken.join(' and ')} failed.`), name: step.name, seconds: 0 });
        continue;
      }
      const ending = timed(step).then((outcome) => {
        running.delete(step);
        finish(outcome);
        return undefined;
      });
      running.set(step, ending);
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.size > 0 && ![...waiting].some((step) => (step.needs ?? []).every(isDone))) {
      throw new Error(`These steps wait for each other: ${[...waiting].map((step) => step.name).join(', ')}`);
    }
  }
  return finished;
}

/**
 * @param {Step} step
 * @param {Step[]} running
 * @param {number} lanes
 */
function mayStart(step, running, lanes) {
  if (running.length >= lanes || running.some((each) => each.alone)) return false;
  return !step.alone || running.length === 0;
}

/**
 * @param {Step} step
 * @returns {Promise<FinishedStep>}
 */
async function timed(step) {
  const started = performance.now();
  const outcome = await step
    .run()
    .catch((error) => failure(error instanceof Error ? (error.stack ?? '') : String(error)));
  return { ...outcome, name: step.name, seconds: (performance.now() - started) / 1000 };
}

/**
 * @param {string} output
 * @returns {StepOutcome}
 */
function failure(output) {
  return { passed: 0, failed: 1, skipped: 0, output };
}
