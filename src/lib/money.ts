import { currencyDecimals, currencyExceptions } from '#domain/rules/currency.ts';
import { onceForEach } from './once-for-each.ts';

const known: ReadonlySet<string> = new Set([...Intl.supportedValuesOf('currency'), ...currencyExceptions]);

const formatIn = onceForEach((code: string) => {
  const digits = decimalsOf(code);
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    signDisplay: 'never',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
});

/**
 * An amount in the currency's own decimals: "$1,234.56", "¥1,235", "KWD 1.234". Exact, however large. An unknown currency is
 * shown as it is: its decimals can't be known.
 * @param minor the amount in the currency's minor unit; may be negative
 * @param currency as ISO 4217 names it, in any case
 */
export function formatMoney(minor: bigint, currency: string): string {
  const code = currency.toUpperCase();
  if (!known.has(code)) return `${minor.toLocaleString('en')} minor units of ${currency || 'an unknown currency'}`;
  const { sign, whole, fraction } = partsOf(minor, decimalsOf(code));
  const parts = formatIn(code).formatToParts(whole);
  return sign + parts.map(({ type, value }) => (type === 'fraction' ? fraction : value)).join('');
}

/**
 * An amount as a number for spreadsheets: "-1234.56". That of an unknown currency stays in minor units.
 * @param minor as for `formatMoney`
 */
export function plainMoney(minor: bigint, currency: string): string {
  const { sign, whole, fraction } = partsOf(minor, decimalsOf(currency.toUpperCase()));
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

function decimalsOf(code: string): number {
  return known.has(code) ? currencyDecimals(code) : 0;
}

function partsOf(minor: bigint, digits: number) {
  const size = minor < 0n ? -minor : minor;
  const unit = 10n ** BigInt(digits);
  return {
    sign: minor < 0n ? '-' : '',
    whole: size / unit,
    fraction: digits > 0 ? String(size % unit).padStart(digits, '0') : '',
  };
}
