/**
 * The request header that names whom a change is meant from: a subject, percent-encoded. Tabs of a browser share one
 * session, so that a person who signs in in one of them could otherwise finish what somebody else began in another.
 */
export const expectedCallerHeader = 'expected-caller';

/** Whether a request with this header may be answered to `subject`. Without the header, it may. */
export function isExpectedCaller(header: Headers, subject: string): boolean {
  const expected = header.get(expectedCallerHeader);
  return expected === null || expected === encodeURIComponent(subject);
}
