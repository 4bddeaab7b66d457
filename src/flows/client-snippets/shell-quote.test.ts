import { expect, test } from 'vitest';
import { shellQuote, yamlQuote } from './shell-quote.ts';

/** What a POSIX shell makes of one quoted word: single quotes keep everything, a backslash keeps the next character. */
function readByShell(word: string): string {
  let text = '';
  for (let i = 0; i < word.length; i += 1) {
    if (word[i] === "'") {
      const end = word.indexOf("'", i + 1);
      text += word.slice(i + 1, end);
      i = end;
    } else if (word[i] === '\\') {
      i += 1;
      text += word[i];
    } else if (/[\w@%+=:,./-]/.test(word[i] ?? '')) {
      text += word[i];
    } else {
      throw new Error(`the shell would act on ${word[i]}`);
    }
  }
  return text;
}

test('leaves plain words as they are', () => {
  expect(shellQuote('--store-address=grpc.polarsignals.com:443')).toBe('--store-address=grpc.polarsignals.com:443');
});

test.each(["it's", '$(touch /tmp/owned)', '`id`', 'a; rm -rf /', 'two\nlines', '"', '\\', '~', '*', "'$x'", 'plain\n'])(
  'a shell reads %j back as it was',
  (text) => expect(readByShell(shellQuote(text))).toBe(text),
);

test('the empty text is still a word', () => expect(shellQuote('')).toBe("''"));

test('YAML can hold any text', () => expect(yamlQuote('a": b\n#')).toBe(String.raw`"a\": b\n#"`));
