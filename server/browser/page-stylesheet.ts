/** The styles of the server's own pages: the console's colours, light and dark, from 320 px on. Not part of the build. */
export const pageStylesheet = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fbfbfd, #0f1115);
  --raised: light-dark(#ffffff, #171a20);
  --hover: light-dark(#eff1f5, #22272f);
  --text: light-dark(#1a1d26, #eceef3);
  --muted: light-dark(#5b6172, #a0a7b6);
  --line: light-dark(#e4e6ec, #2a2f39);
  --line-strong: light-dark(#858b9b, #707889);
  --accent: light-dark(#4a45cf, #a9adff);
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
  font: 14px/20px 'Inter Variable', Inter, system-ui, sans-serif;
}
main {
  width: min(100%, 420px);
  padding: 28px;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 10px;
}
h1 { margin: 0 0 8px; font-size: 20px; font-weight: 600; line-height: 28px; letter-spacing: -0.01em; text-wrap: balance; }
p { margin: 0 0 16px; color: var(--muted); text-wrap: pretty; overflow-wrap: anywhere; }
p:last-child { margin-bottom: 0; }
a { color: var(--accent); text-underline-offset: 3px; }
ul { list-style: none; margin: 24px 0 0; padding: 0; display: grid; gap: 16px; }
li p { margin: 6px 1px 0; font-size: 13px; }
li b { color: var(--text); font-weight: 500; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 16px; margin: 0 0 16px; }
dt { color: var(--muted); }
dd { margin: 0; overflow-wrap: anywhere; }
form + p { margin-top: 16px; }
small { font-size: 12px; }
button {
  display: block;
  width: 100%;
  min-height: 40px;
  padding: 8px 12px;
  border: 1px solid var(--line-strong);
  border-radius: 6px;
  background: var(--raised);
  color: var(--text);
  font: inherit;
  font-weight: 500;
  text-align: start;
  overflow-wrap: anywhere;
  cursor: pointer;
}
button:hover { background: var(--hover); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
@media (max-width: 400px) { main { padding: 20px; } }
`;
