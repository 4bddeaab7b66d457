import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';

/** A client of the API that sends these headers with every call. */
export function apiClient<Service extends DescService>(
  service: Service,
  origin: string,
  headers: Readonly<Record<string, string>>,
): Client<Service> {
  const transport = createConnectTransport({
    baseUrl: `${origin}/api`,
    httpVersion: '1.1',
    interceptors: [
      (next) => (request) => {
        for (const [name, value] of Object.entries(headers)) request.header.set(name, value);
        return next(request);
      },
    ],
  });
  return createClient(service, transport);
}
