import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const soak = process.env['SOAK'] === '1';

function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The soak tests take minutes and want the machine for themselves, so they run only when asked for; others go on for longer then. */
const config: ViteUserConfig = defineConfig({
  resolve: {
    alias: [
      { find: /^lockstep$/, replacement: fromHere('./index.ts') },
      { find: /^lockstep\/testing$/, replacement: fromHere('./testing.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporary-folder.ts'],
    exclude: ['**/node_modules/**', 'dist/**', ...(soak ? [] : ['test/soak/**'])],
    testTimeout: soak ? 600_000 : 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Files share what they import, as the runs of one process do: loading it for each file took a third of the time.
    isolate: false,
  },
});

export default config;
