// Applies the stored theme before the first paint. Blocking on purpose, and a file of its own because the
// Content-Security-Policy allows no inline script. src/lib/theme.ts writes the same key and the same attributes.
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem('theme');
  } catch {
    // Storage can be switched off: then the system's theme it is.
  }
  if (theme !== 'light' && theme !== 'dark') return;
  document.documentElement.dataset.theme = theme;
  var colour = theme === 'dark' ? '#0f1115' : '#fbfbfd';
  document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta) {
    meta.setAttribute('content', colour);
  });
})();
