import { isPlainEmail, normalEmail } from '#domain/rules/email.ts';
import { checkName } from '#domain/rules/name.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import type { DatabaseUrl } from '#server/database/database.ts';
import { readKey } from '#server/database/token-seal.ts';

/** Reads environment variables and collects what is wrong with them, to report everything at once. */
export type EnvironmentReader = ReturnType<typeof readEnvironment>;

/** An empty variable counts as not set. A faulty one returns its default and adds a fault. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>) {
  const faults: string[] = [];
  const fault = (message: string) => void faults.push(message);
  const text = (name: string) => environment[name]?.trim() || undefined;

  function url(name: string): URL | undefined {
    const value = text(name);
    const parsed = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
    if (parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password) return parsed;
    if (value !== undefined) fault(`${name} must be an address that starts with https:// or http://.`);
    return undefined;
  }

  return {
    faults,
    fault,
    text,
    url,

    required(name: string, what: string): string {
      const value = text(name);
      if (value === undefined) fault(`${name} is missing: ${what}.`);
      return value ?? '';
    },

    port(name: string, otherwise: number): number {
      const value = text(name);
      if (value === undefined) return otherwise;
      if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
      fault(`${name} must be a number from 0 to 65535.`);
      return otherwise;
    },

    oneOf<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
      const value = text(name);
      if (value === undefined) return choices[0];
      const choice = choices.find((candidate) => candidate === value);
      if (choice === undefined) fault(`${name} must be ${choices.join(' or ')}.`);
      return choice ?? choices[0];
    },

    /** A secret of 32 bytes. */
    key(name: string): Buffer | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      const key = readKey(value);
      if (!key) fault(`${name} must be 32 bytes in base64 or hex: \`openssl rand -base64 32\` makes some.`);
      return key;
    },

    /** An address without a path, as browsers write an origin. */
    origin(name: string): string | undefined {
      const address = url(name);
      if (!address) return undefined;
      if (address.pathname !== '/' || address.search || address.hash) {
        fault(`${name} must be an origin without a path.`);
      }
      return address.origin;
    },

    email(name: string): string | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!isPlainEmail(value) || !/^[^@]+@[^@]+$/.test(value)) fault(`${name} must be an e-mail address.`);
      return normalEmail(value);
    },

    name(name: string): string | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      const checked = checkName(value);
      if (!checked.ok) fault(`${name}: ${checked.reason}`);
      return checked.ok ? checked.name : undefined;
    },

    /** `dev` is the embedded provider, which verifies nobody: a real provider must never use this name. */
    providerName(name: string, otherwise: string): string {
      const value = text(name) ?? otherwise;
      if (value !== '' && !isProviderName(value)) fault(`${name} must be ${providerNameWords}.`);
      if (value === 'dev') fault(`${name} must not be dev: that is the development provider.`);
      return value;
    },

    database(name: string, otherwise: string): DatabaseUrl {
      const value = text(name) ?? otherwise;
      if (/^postgres(ql)?:\/\//.test(value)) {
        if (!URL.canParse(value)) fault(`${name} is not a valid PostgreSQL address.`);
        return { engine: 'postgres', url: value };
      }
      const file = value.replace(/^file:(\/\/(?=\/))?/, '');
      if (file === '' || /^[a-z][a-z0-9+.-]+:/i.test(file) || /[?#]/.test(file)) {
        fault(`${name} must be postgres://… or the path of a SQLite file, with or without file: before it.`);
      }
      return { engine: 'sqlite', file };
    },
  };
}
