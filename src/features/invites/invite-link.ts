/** The path of the page where an invite is accepted. */
export function invitePath(token: string): string {
  return `/invites/${encodeURIComponent(token)}`;
}

/** The link to send. */
export function inviteLink(token: string): string {
  return location.origin + invitePath(token);
}
