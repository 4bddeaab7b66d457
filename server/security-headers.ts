/**
 * The response headers of every page and file of the console, used by the live server, `vite preview` and the dev server.
 * Styles and scripts come from this origin only; nothing is inlined or evaluated; without a Trusted Types policy, no text
 * can become markup or a script's address.
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

/** The headers of the live server. */
export const securityHeaders = headersWith({});

/**
 * The additional header for the mocks: MSW registers its service worker by a plain string, which only a policy named
 * `default` can allow. The policy in mocks/service-worker.ts allows that one address.
 */
export const mocksSecurityHeaders = headersWith({ 'trusted-types': 'default' });

/**
 * The additional headers for Vite's dev server: it writes styles into the page, and a script for hot reload. Both carry a
 * nonce that is new at each start, so nobody else can know it.
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
