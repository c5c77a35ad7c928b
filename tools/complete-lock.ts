import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run lock:complete`: names in package-lock.json the optional packages of every platform. npm leaves out those
 * that its registry could not give at install time, as mirrors for one platform do, and `npm ci` then refuses the lock.
 */
const LOCK = 'package-lock.json';

interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

const lock = JSON.parse(readFileSync(LOCK, 'utf8')) as { packages: Record<string, LockEntry> };
const added: string[] = [];
for (const owner of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    const system = systems.find((os) => name.includes(os));
    // An entry without a platform would be fetched everywhere.
    if (key in lock.packages || !system || !/^\d/.test(version)) continue;
    const cpu = processors.find((processor) => name.includes(`-${processor}`));
    const libc = name.includes('musl') ? 'musl' : name.includes('-gnu') ? 'glibc' : undefined;
    lock.packages[key] = {
      version,
      ...(owner.dev ? { dev: true } : {}),
      optional: true,
      os: [system],
      ...(cpu ? { cpu: [cpu] } : {}),
      ...(libc ? { libc: [libc] } : {}),
    };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? 'The lock file is complete.' : `Added ${added.length}: ${added.join(', ')}`);
