/**
 * Replaces `tldts`, the list of the world's domain endings in MSW's cookie jar: 250 kB at every load, for cookies that the
 * mocks never set. With this, no name has a registrable domain.
 */
export function getDomain(): null {
  return null;
}
