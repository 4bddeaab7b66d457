import { PolicyReports } from './fixtures/policy-reports.ts';
import { expect, test } from './fixtures/test.ts';

test('whoever gets into the page can run no script, write no style and make no markup of text', async ({
  page,
  signInAs,
  quietConsole,
}) => {
  // It says so in several ways, one for each attempt.
  quietConsole.expect(/Content Security Policy|Trusted ?(Types|Script|HTML)|trusted-types/);
  const reports = await PolicyReports.watch(page);
  await signInAs('owner');
  expect(reports.all, 'the console itself keeps to the policy').toEqual([]);

  const done = await page.evaluate(attempts);
  // A script in the markup is refused when it would run, not when it is written.
  expect(done).toEqual(['a script in the markup', 'a style in the markup', 'a style attribute in the markup']);
  await expect(page.locator('body')).not.toHaveAttribute('data-taken-over');
  await expect(page.locator('body')).toHaveCSS('opacity', '1');
  for (const refusal of [
    /require-trusted-types-for/,
    /style-src-elem: inline/,
    /style-src-attr: inline/,
    /trusted-types: trusted-types-policy intruder/,
  ]) {
    await expect.poll(() => reports.all.join('\n')).toMatch(refusal);
  }
});

/** What an intruder tries, in the page. The names of what threw nothing. */
function attempts(): Promise<string[]> {
  const all: Record<string, () => void> = {
    'a script in the markup': () => {
      const script = document.createElement('script');
      script.append('document.body.dataset.takenOver = "yes"');
      document.body.append(script);
    },
    'a script by its address': () => {
      document.createElement('script').src = '/theme.js';
    },
    'a style in the markup': () => {
      const style = document.createElement('style');
      style.append('body { opacity: 0.5 }');
      document.head.append(style);
    },
    'a style attribute in the markup': () => document.body.setAttribute('style', 'opacity: 0.5'),
    // oxlint-disable-next-line no-eval -- it must be refused
    'text that is evaluated': () => globalThis.eval('document.body.dataset.takenOver = "yes"'),
    'text that becomes markup': () => {
      document.createElement('div').innerHTML = '<img>';
    },
    'a policy of its own': () => {
      Reflect.get(globalThis, 'trustedTypes').createPolicy('intruder', {});
    },
  };
  // Not at once: what a debugger calls directly may evaluate text.
  return new Promise((resolve) => {
    setTimeout(() => {
      const done = Object.entries(all).filter(([, attempt]) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      });
      resolve(done.map(([what]) => what));
    });
  });
}
