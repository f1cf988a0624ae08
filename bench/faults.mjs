// How long does a validator that hangs hold up its unit, and the next? Bound: time-out + 3 s.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLockstep, resolvePolicy } from '../dist/index.js';
import { scriptedGenerator } from '../dist/testing.js';

const TIMEOUT_MS = 4_000;
const BOUND_MS = TIMEOUT_MS + 3_000;
const LOOPS = `export default {
  id: 'loops', version: '1', family: 'external', rules: [],
  async *validate({ unit, program }) {
    while (unit.text.includes('LOOP')) ;
    yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: program.version };
  },
};`;

const root = mkdtempSync(path.join(tmpdir(), 'lockstep-bench-'));
const policy = resolvePolicy(
  { timeouts: { customMs: TIMEOUT_MS }, required: { code: ['static-analysis', 'owasp', 'memory-leak', 'architecture', 'generic', 'loops'] } },
  { source: 'bench', today: '2026-01-01' },
);
const file = (name, text) => [
  { type: 'file-start', file: name, path: name, operation: 'create' },
  { type: 'text-delta', file: name, text },
  { type: 'file-end', file: name },
];
const generator = scriptedGenerator(
  [[...file('a.ts', "export const a = 'LOOP';\n"), ...file('b.ts', 'export const b = 1;\n'), { type: 'finish', reason: 'complete' }]],
  { capabilities: { repair: false } },
);
const lockstep = await createLockstep({
  root,
  generator,
  policy,
  record: false,
  validators: [{ id: 'loops', module: `data:text/javascript,${encodeURIComponent(LOOPS)}` }],
});
const closed = new Map();
const waits = [];
const run = await lockstep.run({ prompt: 'bench' });
for await (const event of run) {
  if (event.type === 'chunk-complete') closed.set(event.unitId, performance.now());
  if (event.type !== 'decision-available' || !closed.has(event.unitId)) continue;
  const ms = performance.now() - closed.get(event.unitId);
  waits.push(ms);
  console.log(`${event.path}: ${event.decision} after ${ms.toFixed(0)} ms  ${event.message}`);
}
const { outcome, faults } = await run.result;
await lockstep.close();
rmSync(root, { recursive: true, force: true });
console.log(`outcome ${outcome}; ${faults.join('; ')}; bound ${BOUND_MS} ms`);
if (Math.max(...waits) > BOUND_MS || outcome !== 'failed') process.exitCode = 1;
