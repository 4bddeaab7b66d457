import type { Page } from '@playwright/test';
import type { Rpc } from '../fixtures/rpc.ts';

/** What stands in the page between the console and its API. */
interface Between {
  readonly asked: string[];
  /** Which calls fail on the server: these, or all but these. */
  refused: { readonly all: boolean; readonly but: readonly string[] };
  release: () => void;
}

type HoldingWindow = Window & { between?: Between };

/**
 * Keeps back every answer of the API on the pages that open from now on, so that a page that loads can be looked at for as
 * long as one wants; then lets calls fail, and then go well. Inside the page, because mocks answer in a service worker.
 */
export class HeldAnswers {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Before the navigation. */
  static async on(page: Page): Promise<HeldAnswers> {
    await page.addInitScript(holdAnswers);
    return new HeldAnswers(page);
  }

  /** The methods that the open page has called so far, each once. */
  async asked(): Promise<string[]> {
    return [...new Set(await this.#page.evaluate(() => (window as HoldingWindow).between?.asked ?? []))];
  }

  /** Answers what was held and what comes: every call fails, but for these. */
  refuseAllBut(spared: readonly Rpc[]): Promise<void> {
    return this.#go({ all: true, but: spared });
  }

  /** Answers what comes as the backend does. */
  answer(): Promise<void> {
    return this.#go({ all: false, but: [] });
  }

  #go(refused: Between['refused']): Promise<void> {
    return this.#page.evaluate((next) => {
      const { between }: HoldingWindow = window;
      if (!between) throw new Error('No answers are held on this page.');
      between.refused = next;
      between.release();
    }, refused);
  }
}

/** Runs in the page. */
function holdAnswers(): void {
  const send = window.fetch;
  const between: Between = { asked: [], refused: { all: false, but: [] }, release: () => {} };
  const released = new Promise<void>((resolve) => {
    between.release = resolve;
  });
  Object.assign(window, { between });
  window.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith('/api/')) return send(input, init);
    const rpc = pathname.split('/').at(-1) ?? '';
    between.asked.push(rpc);
    await released;
    if (!between.refused.all || between.refused.but.includes(rpc)) return send(input, init);
    const message = 'Something failed on the server. Try again.';
    return Response.json({ code: 'internal', message }, { status: 500 });
  };
}
