/// <reference lib="dom" />
/**
 * Functions that `measure-scale.mjs` runs in the page. Each is sent there as text, so it can't use anything else from this
 * file. They check the screen once per frame from inside the page: finding a role from outside goes through all elements,
 * which is a long task itself.
 */

/**
 * Before anything else runs: keeps in `listed` when the first page of role bindings was answered. The mocks make their world in
 * the page itself, where no server would, so that work must not count as the console's.
 */
export function watchAnswers() {
  Object.assign(window, { listed: 0 });
  const send = window.fetch.bind(window);
  window.fetch = async (...request) => {
    const response = await send(...request);
    const { listed } = Object.assign({ listed: 0 }, window);
    if (listed === 0 && response.url.endsWith('/ListRoleBindings'))
      Object.assign(window, { listed: performance.now() });
    return response;
  };
}

/**
 * From the next click on: `seen` resolves with the milliseconds until the first rows of the table with this caption, and the
 * longest task until a second after its last rows. The tasks count from the first answer on, if the click asks for role bindings.
 * @param {string} caption
 */
export function watchRows(caption) {
  const seen = new Promise((resolve) => {
    /** @type {PerformanceEntry[]} */
    const longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: 'longtask' });
    const begin = () => {
      const clicked = performance.now();
      Object.assign(window, { listed: 0 });
      let rows = 0;
      const finish = () => {
        const began = Math.max(clicked, Object.assign({ listed: 0 }, window).listed);
        const counted = longTasks.filter(({ startTime }) => startTime >= began).map(({ duration }) => duration);
        resolve({ milliseconds: rows - clicked, longest: Math.max(0, ...counted) });
      };
      const look = () => {
        const table = Array.from(document.querySelectorAll('table')).find(
          (one) => one.caption?.textContent === caption,
        );
        if (rows === 0 && table?.querySelector('tbody tr')) rows = performance.now();
        if (rows > 0 && table?.ariaBusy !== 'true') setTimeout(finish, 1_000);
        else requestAnimationFrame(look);
      };
      look();
    };
    addEventListener('click', begin, { once: true, capture: true });
  });
  Object.assign(window, { seen });
}

/**
 * From the next press, key or input on: `seen` resolves with the milliseconds to the last frame in which something on the screen
 * changed, before it stood still for 30 frames with nothing to wait for, and the longest task in between.
 */
export function watchAct() {
  const seen = new Promise((resolve) => {
    /** @type {number[]} */
    const longTasks = [];
    const beginnings = ['pointerdown', 'keydown', 'input'];
    /** A table that is drawn, or a dialog that says what it works out. */
    const waiting = '[aria-busy=true], [role=dialog] output';
    const observer = new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map((task) => task.duration)),
    );
    const begin = () => {
      for (const type of beginnings) removeEventListener(type, begin, true);
      observer.observe({ type: 'longtask' });
      const began = performance.now();
      let [changed, before, still] = [began, '', 0];
      const look = () => {
        const now = [document.body.textContent, document.querySelectorAll(':checked').length].join();
        if (now === before) still += 1;
        else [changed, before, still] = [performance.now(), now, 0];
        if (still < 30 || document.querySelector(waiting)) requestAnimationFrame(look);
        else resolve({ milliseconds: changed - began, longest: Math.max(0, ...longTasks) });
      };
      requestAnimationFrame(look);
    };
    for (const type of beginnings) addEventListener(type, begin, true);
  });
  Object.assign(window, { seen });
}
