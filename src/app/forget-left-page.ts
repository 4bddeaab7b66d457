/**
 * Stops the browser from showing a left page from its memory (bfcache): without asking the server, it would show a new
 * token, or data of a person who has signed out since. The page is hidden while stored, and reloads on return.
 */
export function forgetLeftPage(): void {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.documentElement.hidden = true;
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
