import type { Answer } from '#server/browser/answer.ts';

/** Markup that is safe to send: `html` creates it and escapes every value. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** Creates markup with values. Escapes text, so that a name can't become a tag; inserts `Html` and lists as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const texts = values.map((value) => {
    if (typeof value === 'string') return escape(value);
    return value instanceof Html ? value.markup : value.map((item) => item.markup).join('');
  });
  return new Html(String.raw({ raw: parts }, ...texts));
}

export const stylesheetPath = '/auth/page.css';

/** A small page of the server's own: sign-in and its errors. It needs no script. */
export function page(status: number, title: string, body: Html): Answer {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${stylesheetPath}" />
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return { status, headers, body: document.markup };
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
