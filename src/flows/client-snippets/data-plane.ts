/** Where machines send data. */
export interface DataPlane {
  /** `host:port` of its gRPC endpoint. */
  readonly address: string;
  /** Whether it uses HTTP/2 without TLS, which clients must be told. */
  readonly plaintext: boolean;
}

/**
 * The data plane of this console: its server writes the address into the page. It is not fixed in the build, because a
 * token must never be sent to another data plane. Throws for an address that is not a URL.
 */
export function dataPlane(): DataPlane {
  const content = document.querySelector<HTMLMetaElement>('meta[name="data-plane"]')?.content;
  if (!content) throw new Error('the page does not say where its data plane is');
  return readDataPlane(content);
}

/** `https://host[:port]`, or `http://…` for one without TLS. */
export function readDataPlane(url: string): DataPlane {
  const { protocol, hostname, port } = new URL(url);
  const plaintext = protocol === 'http:';
  return { address: `${hostname}:${port || (plaintext ? '80' : '443')}`, plaintext };
}
