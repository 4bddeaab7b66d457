/** What a test of the current state checks: what a person sees, and what Chromium has logged since the page opened. */
export interface Seen {
  readonly heading: string;
  /** If there is no table: the first words below the heading, or those of an alert. */
  readonly words: string;
  readonly table: { readonly name: string; readonly rows: number } | undefined;
  /** The name of the dialog or sheet that is open; empty without one. */
  readonly dialog: string;
  /** HTTP statuses of refusals, each once; `none` for calls without an answer. */
  readonly refusals: readonly (number | 'none')[];
}

/** Each with the page where it happened. */
const refusals: { readonly pathname: string; readonly status: number | 'none' }[] = [];

/** Remembers a refusal that will happen again when the page is opened: of a call that only reads. */
export function noteRefusal(rpc: string, answer: Response): void {
  const isRefused = answer.type === 'error' || answer.status >= 400;
  if (!isRefused || /^(Create|Update|Delete)/.test(rpc)) return;
  refusals.push({ pathname: location.pathname, status: answer.type === 'error' ? 'none' : answer.status });
}

/** What is visible on the page now. */
export function seenNow(): Seen {
  const main = document.querySelector('main');
  const table = main?.querySelector('[role=table]');
  const said = main?.querySelector('[role=alert] p') ?? (table ? undefined : wordsBelow(main));
  return {
    heading: textOf(main?.querySelector('h1')),
    words: textOf(said),
    table: table ? { name: nameOf(table), rows: table.querySelectorAll('tr').length } : undefined,
    dialog: nameOf(document.querySelector('[role=dialog]')),
    refusals: refusalsOf(location.pathname),
  };
}

function refusalsOf(page: string): (number | 'none')[] {
  return [...new Set(refusals.filter(({ pathname }) => pathname === page).map(({ status }) => status))];
}

/** Skips the page's description, which is the same in every state. */
function wordsBelow(main: Element | null | undefined): Element | undefined {
  const paragraphs = [...(main?.querySelectorAll('p, h2, [role=status]') ?? [])];
  return paragraphs.find((element) => element.closest('header') === null && textOf(element) !== '');
}

/** As `getByRole` and `toContainText` read it. */
function textOf(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

function nameOf(element: Element | null): string {
  return textOf(document.getElementById(element?.getAttribute('aria-labelledby') ?? ''));
}
