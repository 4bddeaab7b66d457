/** The look of the server's own pages: quiet, light and dark, from 320 px on. */
export const pageStylesheet = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fbfbfd, #0f1115);
  --raised: light-dark(#ffffff, #171a21);
  --text: light-dark(#16181d, #eceef2);
  --muted: light-dark(#565c69, #a3a9b6);
  --line: light-dark(#dfe2e8, #2b303b);
  --accent: light-dark(#4338ca, #a5b4fc);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 24px 16px;
  background: var(--surface);
  color: var(--text);
  font: 15px/1.5 system-ui, sans-serif;
}
main {
  width: min(100%, 440px);
  padding: 28px;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 14px;
}
h1 { margin: 0 0 6px; font-size: 21px; line-height: 1.3; letter-spacing: -0.01em; text-wrap: balance; }
p { margin: 0 0 20px; color: var(--muted); text-wrap: pretty; }
p:last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: 3px; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 16px; }
li p { margin: 6px 0 0; font-size: 13.5px; }
button {
  width: 100%;
  min-height: 44px;
  padding: 10px 14px;
  border: 1px solid var(--line);
  border-radius: 9px;
  background: var(--surface);
  color: var(--text);
  font: inherit;
  font-weight: 550;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
}
button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 400px) { main { padding: 20px; } }
`;
