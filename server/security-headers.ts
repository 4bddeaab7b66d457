/**
 * The response headers of every page and file of the console, from one definition: the live server, `vite preview` and
 * the dev server all serve them. Styles and scripts come from this origin only; nothing is inlined, nothing is evaluated,
 * and no text becomes markup or the address of a script: the page has no Trusted Types policy that could turn one into it.
 */
const contentSecurityPolicy = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** What the live server serves. */
export const securityHeaders = headersWith({});

/**
 * What the mocks need more: MSW registers its service worker by an address that is text, which only a policy named
 * `default` can vouch for. The one of mocks/service-worker.ts knows that one address.
 */
export const mocksSecurityHeaders = headersWith({ 'trusted-types': 'default' });

/**
 * What Vite needs more while it serves the sources: it writes the styles into the page, and before the console a script
 * that hot reload needs. Both bear the nonce of this start of the dev server, which nobody else can know.
 */
export function devSecurityHeaders(nonce: string) {
  const ownOrNonce = `'self' 'nonce-${nonce}'`;
  return headersWith({ 'trusted-types': 'default', 'script-src': ownOrNonce, 'style-src': ownOrNonce });
}

function headersWith(exceptions: Readonly<Record<string, string>>) {
  return {
    'content-security-policy': Object.entries({ ...contentSecurityPolicy, ...exceptions })
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
