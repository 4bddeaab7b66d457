import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserArguments, browserCandidates, findBrowser, starts } from './browser.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the search for a browser', () => {
  it('believes CHROMIUM_PATH', () => {
    vi.stubEnv('CHROMIUM_PATH', '/opt/my-chrome');
    expect(findBrowser()).toBe('/opt/my-chrome');
  });

  it('prefers the headless shell to Chromium, and Chromium to Chrome, anywhere on the PATH', () => {
    const paths = browserCandidates('/a:/b', 'linux');
    expect(paths.slice(0, 3)).toEqual(['/a/chromium-headless-shell', '/b/chromium-headless-shell', '/a/chromium']);
    expect(paths.indexOf('/b/chromium')).toBeLessThan(paths.indexOf('/a/google-chrome'));
  });

  it('looks where Chrome is installed on a Mac and on Windows', () => {
    expect(browserCandidates('', 'darwin')).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
    expect(browserCandidates('', 'win32').every((path) => path.endsWith('chrome.exe'))).toBe(true);
  });

  it('takes only one that starts', () => {
    expect(starts(process.execPath)).toBe(true);
    expect(starts('/nowhere/chromium')).toBe(false);
  });
});

it('gives up the sandbox only as root, who has none', () => {
  expect(browserArguments().includes('--no-sandbox')).toBe(process.getuid?.() === 0);
});
