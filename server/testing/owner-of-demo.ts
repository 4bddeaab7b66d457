import { TestBrowser } from '#server/testing/test-browser.ts';

/** The headers of calls by the demo's owner, who is signed in with them. */
export async function ownerOfDemo({ origin }: { readonly origin: string }): Promise<Record<string, string>> {
  const browser = new TestBrowser(origin);
  await browser.signIn('owner@acme.example');
  return { cookie: browser.cookieHeader(), origin };
}
