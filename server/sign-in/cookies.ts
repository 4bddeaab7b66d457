/** The cookie that a header carries under this name, or `undefined`. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return undefined;
}

/**
 * A cookie that scripts can't read, that no other host can set (`__Host-`), and that other sites' forms and frames
 * don't send. Browsers keep it on https, and on localhost.
 */
export function setCookie(name: `__Host-${string}`, value: string, seconds: number): string {
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
}

export function clearCookie(name: `__Host-${string}`): string {
  return setCookie(name, '', 0);
}
