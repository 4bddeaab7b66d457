import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { browserLimits } from '#server/limits.ts';
import { closeServer, createBrowserServer, listen } from '#server/listening.ts';

let server: Server;
afterEach(() => closeServer(server));

async function start(limits: Partial<typeof browserLimits>): Promise<number> {
  server = createBrowserServer({ ...browserLimits, ...limits });
  return listen(server, '127.0.0.1', 0, 'PORT');
}

describe('a connection to the browser port', () => {
  it('is closed when it stays silent', async () => {
    const port = await start({ headersTimeout: 50, connectionsCheckingInterval: 10 });
    await once(connect(port, '127.0.0.1').resume(), 'close');
    expect(browserLimits.headersTimeout + browserLimits.connectionsCheckingInterval).toBeLessThanOrEqual(15_000);
  });

  it('outlives what proxies keep of it', () => {
    expect(browserLimits.keepAliveTimeout).toBeGreaterThan(60_000);
  });

  it('is turned away when there are too many', async () => {
    const port = await start({ connections: 1 });
    const first = connect(port, '127.0.0.1');
    await once(first, 'connect');
    await once(connect(port, '127.0.0.1').resume(), 'close');
    expect(first.readyState).toBe('open');
    first.destroy();
  });
});
