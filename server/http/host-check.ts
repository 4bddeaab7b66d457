/**
 * The names by which a browser on this machine may reach the demo. Any other name that leads here is a page that has
 * pointed its own name at 127.0.0.1 (DNS rebinding), to use a server that only this machine should reach.
 */
export function localHosts(port: number, origin: string): ReadonlySet<string> {
  return new Set([`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, new URL(origin).host]);
}
