/** Built-in modules by what they let code do. */
const CAPABILITIES: Readonly<Record<string, string>> = {
  fs: 'file system',
  'fs/promises': 'file system',
  child_process: 'processes',
  cluster: 'processes',
  net: 'network',
  tls: 'network',
  dgram: 'network',
  http: 'network',
  https: 'network',
  http2: 'network',
  dns: 'network',
  'dns/promises': 'network',
  vm: 'code',
  v8: 'code',
  module: 'code',
  inspector: 'code',
  repl: 'code',
  worker_threads: 'workers',
  sqlite: 'database',
};

/** What a built-in module lets code do; undefined for one that reaches nothing outside. `name` comes without `node:`. */
export function capabilityOf(name: string): string | undefined {
  return Object.hasOwn(CAPABILITIES, name) ? CAPABILITIES[name] : undefined;
}
