/** An address on the web; `undefined` for any other text, and for one with a name and password, which would end up in logs. */
export function addressIn(value: string | undefined): URL | undefined {
  const address = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
  return address && /^https?:$/.test(address.protocol) && !address.username && !address.password ? address : undefined;
}

/** Whether an address has a name or password before its host. */
export function hasPassword(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  return username !== '' || password !== '';
}

/** Whether an address is only an origin. */
export function isOrigin({ pathname, search, hash }: URL): boolean {
  return pathname === '/' && !search && !hash;
}

/** An address as browsers write an origin. */
export function originIn(value: string | undefined): string | undefined {
  return addressIn(value)?.origin;
}

/** Whether the database is PostgreSQL; otherwise it is a SQLite file. */
export function isPostgres(database: string): boolean {
  return /^postgres(ql)?:\/\//.test(database);
}

/** The path in `file:…`, or in a text that is a path already. */
export function fileIn(database: string): string {
  return database.replace(/^file:(\/\/(?=\/))?/, '');
}

/** Whether it is a currency of ISO 4217, in any case. */
export function isCurrency(value: string): boolean {
  return Intl.supportedValuesOf('currency').includes(value.toUpperCase());
}

/** Whether it is a whole number from 0 to the largest one. */
export function isWholeUpTo(largest: bigint, value: string): boolean {
  return /^\d{1,20}$/.test(value) && BigInt(value) <= largest;
}

/** The items between commas. */
export function listIn(value: string): readonly string[] {
  return value.split(',').map((item) => item.trim());
}
