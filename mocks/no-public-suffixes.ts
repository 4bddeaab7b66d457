/**
 * In place of `tldts`, the list of the world's domain endings that MSW's cookie jar brings: a quarter of a megabyte to read
 * at every load, for cookies that the mocks never set. No name has a registrable domain then.
 */
export function getDomain(): null {
  return null;
}
