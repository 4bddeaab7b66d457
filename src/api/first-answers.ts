declare global {
  interface Window {
    /** By address and request, as in `/api/…/GetSelf {}`. */
    firstAnswers?: Map<string, Promise<Response>>;
  }
}

/**
 * The answer to a call that public/first-answers.js sent while this code was loading. Each answer is used once: a second
 * call wants fresh data. Rejects like `fetch`, also when the call's own signal aborts.
 */
export function takeFirstAnswer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> | undefined {
  const answers = globalThis.window?.firstAnswers;
  if (!answers || !(init?.body instanceof Uint8Array)) return undefined;
  const address = input instanceof Request ? input.url : input.toString();
  const key = `${address} ${new TextDecoder().decode(init.body)}`;
  const answer = answers.get(key);
  answers.delete(key);
  return answer && Promise.race([answer, whenAborted(init.signal)]);
}

function whenAborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
