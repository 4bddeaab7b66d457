import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { Code, ConnectError, type Transport } from '@connectrpc/connect';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';
import { expectedCallerHeader } from '#domain/rules/expected-caller.ts';
import { takeFirstAnswer } from './first-answers.ts';
import { watchRefusals } from './refusals.ts';
import { watchSession } from './session-end.ts';

const options = {
  baseUrl: import.meta.env.VITE_API_URL ?? '/api',
  defaultTimeoutMs: 30_000,
  interceptors: [watchSession, watchRefusals],
  // The session's cookie is sent to this origin only, also when VITE_API_URL is another one.
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    takeFirstAnswer(input, init) ?? fetch(input, { ...init, credentials: 'same-origin' }),
};

/** How the console talks to its backend: Connect with JSON, or gRPC-web. The build holds the configured one only. */
export const transport: Transport =
  import.meta.env.VITE_API_TRANSPORT === 'grpc-web' ? createGrpcWebTransport(options) : createConnectTransport(options);

/**
 * Where a method can be called over plain HTTP, with JSON: for commands that people copy. `undefined` where the backend speaks
 * gRPC-web, which needs a client of its own.
 */
export function addressOf({ name, parent }: DescMethodUnary): string | undefined {
  if (import.meta.env.VITE_API_TRANSPORT === 'grpc-web') return undefined;
  return new URL(`${options.baseUrl}/${parent.typeName}/${name}`, location.origin).href;
}

let mayChange: Promise<unknown> = Promise.resolve();

/** Calls that change something wait for this promise. */
export function holdChanges(until: Promise<unknown>): void {
  mayChange = until;
}

let changeHeaders: Readonly<Record<string, string>> = {};

/**
 * From now on the backend refuses a change if somebody else than `subject` has signed in by then. A backend on another
 * origin is not told: it gets no cookie of a session, and may refuse headers that it doesn't know.
 */
export function sendChangesAs(subject: string): void {
  if (options.baseUrl.startsWith('/')) changeHeaders = { [expectedCallerHeader]: encodeURIComponent(subject) };
}

/**
 * One call without any cache: for changes, and for answers that hold a secret. Never retried, because a second attempt may
 * make the change twice.
 */
export async function call<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
  signal?: AbortSignal,
): Promise<MessageShape<O>> {
  await mayChange;
  return callUnaryMethod(transport, method, input, { headers: changeHeaders, ...(signal && { signal }) });
}

/** A part of an answer that the contract promises. Throws Internal when a backend breaks the promise. */
export function present<T>(part: T | undefined, what: string): T {
  if (part === undefined) throw new ConnectError(`The answer of the server lacks the ${what}.`, Code.Internal);
  return part;
}
