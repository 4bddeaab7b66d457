/**
 * The parts of a browser that sign-in needs: cookies, redirects, forms, and the headers that browsers add. Like Safari, it
 * keeps no Secure cookie from plain http; like any, it sends a host's cookies to all its ports. Several tabs are several calls.
 */
export class TestBrowser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Opens a page and follows redirects, at once by status or by `refresh`, at most ten. */
  async open(path: string, init: RequestInit = {}): Promise<Response> {
    let url = new URL(path, this.origin);
    let response = await this.request(url, init);
    for (let hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get('location') ?? refreshOf(response);
      if (location === null) return response;
      url = new URL(location, url);
      response = await this.request(url);
    }
    throw new Error(`too many redirects, the last to ${url.pathname}`);
  }

  /** One request, with the cookies of this browser; redirects are not followed. */
  async request(url: string | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0 && !headers.has('cookie')) headers.set('cookie', this.cookieHeader());
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', this.origin);
    const response = await fetch(new URL(url, this.origin), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  /** Completes a sign-in, up to the final page. */
  async signIn(email: string, returnTo = '/'): Promise<Response> {
    const choice = await this.open(`/auth/sign-in?return=${encodeURIComponent(returnTo)}`);
    return this.choose(choice, email);
  }

  /** Presses the button of a person on the provider's page. */
  async choose(choice: Response, email: string): Promise<Response> {
    return this.open(formAction(await choice.text()), choosing(email));
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(cookie: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name === undefined || value === undefined) return;
    if (this.origin.startsWith('http:') && /; *Secure/i.test(cookie)) return;
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function refreshOf({ headers }: Response): string | null {
  return /^0; url=(.+)$/.exec(headers.get('refresh') ?? '')?.[1] ?? null;
}

export function formAction(html: string): string {
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Error(`no form in ${html}`);
  return action;
}

export function choosing(email: string): RequestInit {
  return { method: 'POST', body: new URLSearchParams({ email }) };
}
