/** Longest address of an issuer, in characters. */
const longest = 500;

/** An accepted address, exactly as it was typed but for spaces around it; or why it was refused, for who typed it. */
export type IssuerCheck =
  | { readonly ok: true; readonly issuer: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks the address of an OpenID Connect issuer. A slash at its end is kept or not, as it was typed: issuers tell the two
 * apart. Where it leads is the host's to check, each time it is asked.
 * @param plain whether http is allowed, too
 */
export function checkIssuer(raw: string, plain = false): IssuerCheck {
  const issuer = raw.trim();
  if (issuer === '') return refused('Enter the address of the issuer.');
  if (issuer.length > longest) return refused(`Use at most ${longest} characters.`);
  if (!/^[\x21-\x7E]+$/u.test(issuer) || !URL.canParse(issuer))
    return refused('Enter an address, such as https://id.example.com.');
  const { protocol, username, password } = new URL(issuer);
  const isPlain = protocol === 'http:' && plain;
  if (protocol !== 'https:' && !isPlain) return refused('The address must start with https://.');
  if (username !== '' || password !== '') return refused('Leave out the name and password in the address.');
  if (/[?#\\]/u.test(issuer)) return refused('Leave out everything from the ? or # on.');
  if (issuer.includes('/.well-known/')) return refused('Leave out everything from /.well-known on.');
  return { ok: true, issuer };
}

function refused(reason: string): IssuerCheck {
  return { ok: false, reason };
}
