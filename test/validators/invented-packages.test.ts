import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import { partsOf, POLICY, unitOf } from '../rules/judge.ts';

/** Real names: those of the packages that this project's own lock file holds. */
function realNames(): readonly string[] {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { readonly packages: Readonly<Record<string, unknown>> };
  const names = Object.keys(lock.packages).flatMap((at) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(at)?.[1] ?? []);
  return [...new Set(names)].sort().slice(0, 200);
}

const HEADS = ['express', 'react', 'zod', 'node', 'async', 'fast', 'typed', 'simple', 'cloud', 'prisma'];
const TAILS = ['-validator-utils', '-stream-helper', '-config-loader', '-secure-kit', '-json-tools', '-auth-bridge', '-cache-layer', '-form-engine', '-test-suite', '-queue-runner'];

/** Made-up names as models make them up: plausible joins, misspellings of what is declared, and scopes that nobody has. */
function inventedNames(real: readonly string[]): readonly string[] {
  const known = new Set(real);
  const joins = HEADS.flatMap((head) => TAILS.map((tail) => `${head}${tail}`));
  const misspelt = real.map((name) => `${name.slice(0, -1)}${name.at(-1) === 'x' ? 'y' : 'x'}`);
  const scoped = real.filter((name) => !name.startsWith('@')).map((name) => `@official-${name.replace(/[^a-z]/g, '')}/${name}`);
  return [...joins, ...scoped.slice(0, 30), ...misspelt].filter((name) => !known.has(name)).slice(0, 200);
}

async function refusedIn(names: readonly string[], declared: readonly string[], extra: object = {}): Promise<readonly string[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-packages-'));
  writeFileSync(path.join(root, 'package.json'), JSON.stringify({ name: 'shop', dependencies: Object.fromEntries(declared.map((name) => [name, '1.0.0'])), ...extra }));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(declared.map((name) => [`node_modules/${name}`, {}])) }));
  const program = createProgram(root);
  const text = names.map((name, at) => `import * as p${at} from '${name}';\nconsole.log(p${at});\n`).join('');
  program.begin('app.ts', 'create');
  program.append('app.ts', 'app.ts/0', text);
  program.complete('app.ts');
  const parts = await partsOf(unitOf({ path: 'app.ts', text }, 'program'), program, { policy: POLICY });
  return parts.flatMap((part) => (part.type === 'finding' && part.finding.rule === 'architecture/undeclared-package' && part.finding.confidence === 'certain' ? [part.finding.sink.slice(1, -1)] : []));
}

describe('of 200 invented and 200 declared packages', () => {
  const real = realNames();
  const invented = inventedNames(real);

  it('all invented ones are refused, and no declared one is', async () => {
    expect([real.length, invented.length]).toEqual([200, 200]);
    expect([...(await refusedIn([...invented, ...real], real))].sort()).toEqual([...invented].sort());
  });

  it('the same holds in a workspace whose lock file lists its members', async () => {
    expect([...(await refusedIn([...invented, ...real], real, { workspaces: ['packages/*'] }))].sort()).toEqual([...invented].sort());
  });
});
