import type { Endpoint } from '#mocks/connect-bridge.ts';

/** In bytes. To make an answer of 30 MB stops the page, whose thread the mocks share, for a second: no server's would. */
const large = 1_000_000;
const piece = 2_000_000;

const reads = /^(Get|List|CanI$)/;

interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Answers as the endpoints do, and keeps what is large as it was sent, for whoever asks the same in the same words, until a
 * call changes something. `who` is whoever is signed in.
 */
export function keepingLargeAnswers(
  who: () => string | undefined,
): (endpoint: Endpoint, request: Request) => Promise<Response> {
  const kept = new Map<string, KeptAnswer>();
  /** How often it may have become another world. */
  let changes = 0;
  const change = () => {
    changes += 1;
    kept.clear();
  };
  return async ({ rpc, path, answer }, request) => {
    if (!reads.test(rpc)) {
      change();
      return answer(request).finally(change);
    }
    const before = changes;
    const words = [path, who(), request.headers.get('content-type'), await request.clone().text()];
    const key = JSON.stringify(words);
    const known = kept.get(key);
    if (known) return new Response(piecesOf(known.body), known);
    const response = await answer(request);
    const body = new Uint8Array(await response.arrayBuffer());
    const { status, headers } = response;
    // What was read while something changed may be from before.
    if (body.length > large && before === changes) kept.set(key, { body, status, headers });
    return new Response(body, { status, headers });
  };
}

/** As a network brings it: whole, it would stop the page while it is handed to the service worker. */
function piecesOf(body: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(stream) {
      stream.enqueue(body.slice(sent, (sent += piece)));
      if (sent >= body.length) stream.close();
    },
  });
}
