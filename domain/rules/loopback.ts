/** Whether only this machine can reach the host, a name or an address. Not by what a name resolves to: that can change. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
