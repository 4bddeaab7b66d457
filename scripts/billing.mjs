/** `npm run billing`: what an operator does about invoices and billing accounts. The server may go on meanwhile. */
import { register } from 'tsx/esm/api';
import { readCommandLine } from './command-line.mjs';
import { endInWords } from './database-file.mjs';
import { inRoot } from './repository.mjs';

const folder = process.cwd();
process.chdir(inRoot());
register();
const { billingCommand, usage } = await import('../server/billing-command/billing-command.ts');

const { words, options } = readCommandLine(
  `Lists invoices, says how they stand and writes their PDFs; sets purchase orders and discounts; reopens subscriptions.\n${usage}`,
  { words: true, options: { open: 'boolean', 'purchase-order': 'string', discount: 'string' } },
);

await endInWords(async () => console.log(await billingCommand(words, options, process.env, folder)));
