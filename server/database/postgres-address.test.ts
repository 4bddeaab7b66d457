import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readPostgresAddress } from '#server/database/postgres-address.ts';

describe('the address of a PostgreSQL database', () => {
  it.each([
    ['postgres://db/console', { host: 'db', database: 'console' }, 'postgres://db/console'],
    ['postgresql://ada@db:5433', { host: 'db', port: 5433, user: 'ada' }, 'postgres://ada@db:5433/'],
    ['postgres://ada:pw@[::1]:5433/x', { host: '::1', port: 5433, password: 'pw' }, 'postgres://ada@[::1]:5433/x'],
    ['postgres:///console', { host: undefined, database: 'console' }, 'postgres://localhost/console'],
    [
      'postgres:///console?host=/var/run/postgresql',
      { host: '/var/run/postgresql', database: 'console', ssl: false },
      'postgres://%2Fvar%2Frun%2Fpostgresql/console',
    ],
    ['postgres://%2Ftmp/console', { host: '/tmp', ssl: false }, 'postgres://%2Ftmp/console'],
    [
      'postgres://db/x?user=ada&password=pw&application_name=a@b&options=-c%20search_path%3Dy',
      { user: 'ada', password: 'pw', application_name: 'a@b', options: '-c search_path=y' },
      'postgres://ada@db/x',
    ],
  ])('%s is read as PostgreSQL does', (address, parts, place) => {
    expect(readPostgresAddress(address)).toMatchObject({ ...parts, place });
  });

  it.each([
    'p@ss',
    'p/w',
    'p#w',
    'p?w',
    '100%',
    'a:b',
    '%zz',
    '"\\\'',
    'ä€😀',
    'p w',
    '@',
    '12/w',
    'a@b/c?d#e',
    '+&=',
    '[x]',
  ])('takes the password %s as it is and percent-encoded, and never shows it', (password) => {
    for (const written of [password, encodeURIComponent(password)]) {
      const read = readPostgresAddress(`postgres://ada:${written}@db.example:5433/console?sslmode=disable`);
      expect(read).toMatchObject({ user: 'ada', password, host: 'db.example', port: 5433, database: 'console' });
      expect(read.place).toBe('postgres://ada@db.example:5433/console');
    }
  });

  it.each([
    ['postgres://ada:secret@db:port/x', 'is not a valid PostgreSQL address'],
    ['postgres://ada:secret@one,two/x', 'names several hosts'],
    ['postgres://ada:secret@db/x?sslmode=verify', 'has another sslmode'],
  ])('is refused in words without a secret: %s', (address, words) => {
    expect(() => readPostgresAddress(address)).toThrow(words);
    expect(words).not.toContain('secret');
  });
});

describe('TLS', () => {
  const prefer = { ssl: { rejectUnauthorized: false }, mayBePlain: true };
  it.each([
    ['', prefer],
    ['sslmode=prefer', prefer],
    ['sslmode=allow', prefer],
    ['sslmode=disable', { ssl: false, mayBePlain: false }],
    ['sslmode=require', { ssl: { rejectUnauthorized: false }, mayBePlain: false }],
    ['sslmode=verify-ca', { ssl: { rejectUnauthorized: true }, mayBePlain: false }],
    ['sslmode=verify-full', { ssl: { rejectUnauthorized: true }, mayBePlain: false }],
    ['ssl=true', { ssl: { rejectUnauthorized: true }, mayBePlain: false }],
  ])('of %j is what PostgreSQL means by it', (query, tls) => {
    expect(readPostgresAddress(`postgres://db/x?${query}`)).toMatchObject(tls);
  });

  it('checks the certificate by the authority that is named, also for require', () => {
    const folder = mkdtempSync(join(tmpdir(), 'console-tls-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'root.crt');
    writeFileSync(file, 'the authority');
    const { ssl } = readPostgresAddress(`postgres://db/x?sslmode=require&sslrootcert=${file}`);
    expect(ssl).toMatchObject({ rejectUnauthorized: true, ca: Buffer.from('the authority') });
    expect(() => readPostgresAddress(`postgres://db/x?sslrootcert=${file}2`)).toThrow('can’t be read');
  });

  it.each([
    ['verify-full', '192.0.2.1', false],
    ['verify-full', 'localhost', true],
    ['verify-ca', '192.0.2.1', true],
  ])('with %s of %s takes a certificate for localhost: %s', (mode, host, isTaken) => {
    const { ssl } = readPostgresAddress(`postgres://${host}/x?sslmode=${mode}`);
    if (ssl === false || !ssl.checkServerIdentity) throw new Error('there is no check');
    const certificate = { subject: { CN: 'localhost' }, subjectaltname: 'DNS:localhost' };
    // The other fields of a certificate don't matter here.
    expect(Reflect.apply(ssl.checkServerIdentity, undefined, ['localhost', certificate]) === undefined).toBe(isTaken);
  });
});
