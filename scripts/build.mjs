// Builds dist/: the declarations file by file, the code as one bundle with every door as an entry, and the published schemas.
//
// A process that loads six hundred modules spends most of its start on that; the command line and the worker start often.
// Third-party packages stay outside; what several doors share is in chunks, so that a class exists once.
// With --if-older nothing is done when no source has changed since.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = new URL('..', import.meta.url);
const tsc = fileURLToPath(new URL('node_modules/typescript-native/bin/tsc', root));
const HOUSES = ['contract', 'program', 'validators', 'gate', 'journal', 'agents', 'metrics', 'graph', 'report'];

function entries() {
  const examples = readdirSync(new URL('examples', root)).map((name) => `examples/${name}/main`);
  const doors = ['index', 'testing', 'worker', ...HOUSES.map((house) => `${house}/index`), ...examples];
  return Object.fromEntries(doors.map((door) => [door, fileURLToPath(new URL(`${door}.ts`, root))]));
}

async function bundle() {
  const build = await rolldown({ input: entries(), platform: 'node', external: (id) => !/^[./]/.test(id) });
  await build.write({ dir: fileURLToPath(new URL('dist', root)), format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await build.close();
}

async function writeSchemas() {
  const { lockstepEventSchema, surfaceLedgerSchema } = await import(new URL('dist/contract/index.js', root).href);
  const { z } = await import('zod');
  const schema = { title: 'Lockstep event', ...z.toJSONSchema(lockstepEventSchema) };
  writeFileSync(new URL('dist/events.schema.json', root), `${JSON.stringify(schema, null, 2)}\n`);
  const surface = { title: 'Lockstep attack-surface ledger', ...z.toJSONSchema(surfaceLedgerSchema) };
  writeFileSync(new URL('dist/surface.schema.json', root), `${JSON.stringify(surface, null, 2)}\n`);
}

/** The file that is written last says when all of it was built. */
function isFresh() {
  const built = statSync(new URL('dist/surface.schema.json', root), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const top = readdirSync(root).filter((name) => /\.ts$|^(?:package-lock|tsconfig.*)\.json$/.test(name));
  const below = [...HOUSES, 'testing', 'examples', 'scripts'].flatMap((house) => readdirSync(new URL(house, root), { recursive: true }).map((name) => `${house}/${name}`));
  return [...top, ...below].every((name) => statSync(new URL(name, root)).mtimeMs < built);
}

if (process.argv.includes('--if-older') && isFresh()) process.exit(0);
execFileSync(process.execPath, [fileURLToPath(new URL('scripts/demote-rules.mjs', root))], { stdio: 'inherit' });
rmSync(new URL('dist', root), { recursive: true, force: true });
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--emitDeclarationOnly'], { cwd: root, stdio: 'inherit' });
await bundle();
await writeSchemas();
const main = new URL('dist/examples/cli/main.js', root);
if (existsSync(main)) chmodSync(main, 0o755);
