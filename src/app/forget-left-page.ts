/**
 * Keeps a page that was left from coming back out of the browser's memory: it would show what it held then, a new token or
 * the data of a person who has signed out since, without asking the server. It is hidden while it is kept, and loaded anew.
 */
export function forgetLeftPage(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.documentElement.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
