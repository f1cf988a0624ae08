import { createRequire } from 'node:module';

/** The version in the package's own manifest. */
export function packageVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('lockstep/package.json');
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof found === 'string' ? found : '0.0.0';
}
