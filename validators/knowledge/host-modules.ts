/** Modules that a host gives to what runs in it: no package of that name is installed for them. */
const HOST_MODULES: ReadonlySet<string> = new Set([
  'vscode',
  'k6',
  'bun',
  'deno',
  'electron',
  'obsidian',
  'photoshop',
  'uxp',
  'figma',
  'sketch',
  'atom',
  'nova',
  'cloudflare',
  'server-only',
  'client-only',
  'SpreadsheetApp',
]);

/** True for a module that comes with the host. */
export function isHostModule(name: string): boolean {
  return HOST_MODULES.has(name);
}
