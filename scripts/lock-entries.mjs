/**
 * An entry of package-lock.json, as far as it matters here.
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {{ packages: Record<string, LockEntry>, [key: string]: unknown }} LockFile
 */

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * Adds an entry for each optional dependency that a locked package names and the lock file lacks, and takes out the
 * addresses of the registry that made it.
 * @param {LockFile} lock
 * @returns {{ lock: LockFile, added: string[] }}
 */
export function completeLock(lock) {
  /** @type {Map<string, LockEntry>} */
  const added = new Map();
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(lock, path, name)) continue;
      added.set(`node_modules/${name}`, entryFor(name, version, entry.dev === true));
    }
  }
  const packages = [...Object.entries(lock.packages), ...added]
    .toSorted(([one], [other]) => one.localeCompare(other, 'en'))
    .map(([path, entry]) => [path, withoutAddress(entry)]);
  return { lock: { ...lock, packages: Object.fromEntries(packages) }, added: [...added.keys()].toSorted() };
}

/** @param {LockEntry} entry */
function withoutAddress(entry) {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'resolved'));
}

/**
 * Whether a package finds a dependency where Node would look: in its own node_modules, or in one further up.
 * @param {LockFile} lock
 * @param {string} path of the package that asks
 * @param {string} name of the dependency
 * @returns {boolean}
 */
function isLocked(lock, path, name) {
  if (`${path}${path && '/'}node_modules/${name}` in lock.packages) return true;
  return path !== '' && isLocked(lock, path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name);
}

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean} dev
 * @returns {LockEntry}
 */
function entryFor(name, version, dev) {
  return { version, ...platformOf(name), ...(dev && { dev }), optional: true };
}

/**
 * The platform that a package is for, read from its name: native packages end with it, and a name is there without a
 * registry. Throws when a name tells no processor, since an entry for every platform would be installed everywhere.
 * @param {string} name such as `@oxlint/binding-linux-x64-musl`
 * @returns {Pick<LockEntry, 'os' | 'cpu' | 'libc'>}
 */
export function platformOf(name) {
  const words = name.split(/[-/]/);
  const cpu = processors.filter((processor) => words.includes(processor));
  if (cpu.length === 0)
    throw new Error(`${name}: its name doesn't tell its platform; add its entry to the lock by hand.`);
  const os = systems.filter((system) => words.includes(system));
  const libc = os.includes('linux') ? words.flatMap((word) => libcOf(word)) : [];
  return { cpu, ...(libc.length > 0 && { libc }), ...(os.length > 0 && { os }) };
}

/**
 * @param {string} word
 * @returns {string[]}
 */
function libcOf(word) {
  if (word.startsWith('musl')) return ['musl'];
  return word.startsWith('gnu') ? ['glibc'] : [];
}
