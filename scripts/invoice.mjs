/** `npm run invoice -- NUMBER STATUS`: says how an invoice of the server's database stands. The server may go on meanwhile. */
import { register } from 'tsx/esm/api';
import { readCommandLine } from './command-line.mjs';
import { endInWords } from './database-file.mjs';
import { inRoot } from './repository.mjs';

const { words } = readCommandLine(
  'Says how an invoice in the database of DATABASE_URL stands (open, paid, void, uncollectible): npm run invoice -- NUMBER paid.',
  { words: true },
);

await endInWords(async () => {
  process.chdir(inRoot());
  register();
  const { markInvoiceByCommand } = await import('../server/mark-invoice.ts');
  console.log(await markInvoiceByCommand(words, process.env));
});
