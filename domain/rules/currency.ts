/**
 * The digits after the point by ISO 4217, where they aren't two. A runtime's own table follows custom instead (no digits for
 * IDR or HUF), which would turn an amount in minor units into a hundred times as much.
 */
const decimals: ReadonlyMap<string, number> = new Map([
  ...each(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...each(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...each(4, 'CLF UYW'),
]);

/** The currencies, in upper case, whose amounts have another number of digits after the point than two. */
export const currencyExceptions: readonly string[] = [...decimals.keys()];

/** How many digits of an amount in minor units come after the point. */
export function currencyDecimals(currency: string): number {
  return decimals.get(currency.toUpperCase()) ?? 2;
}

/** An amount in minor units with its currency, whole however large: "USD 1,234.56", "JPY 1,235", "USD -0.05". */
export function amountText(minor: bigint, currency: string): string {
  const digits = currencyDecimals(currency);
  const unit = 10n ** BigInt(digits);
  const size = minor < 0n ? -minor : minor;
  const fraction = digits === 0 ? '' : `.${String(size % unit).padStart(digits, '0')}`;
  return `${currency.toUpperCase()} ${minor < 0n ? '-' : ''}${(size / unit).toLocaleString('en')}${fraction}`;
}

function each(digits: number, codes: string): [string, number][] {
  return codes.split(' ').map((code) => [code, digits]);
}
