// Installs real tools that print SARIF into a temporary folder, runs each as an external validator over a flawed and a clean text, and
// says what it found: node scripts/try-sarif-tools.mjs [biome|oxlint|eslint …]. Needs the network and a build; nothing of it stays.
// Exits 1 where a tool misses the flaw, alarms about the clean text, or obeys a comment of the judged text that switches it off.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { externalSarif, resolvePolicy } from '../dist/index.js';
import { nodeExec } from '../dist/gate/index.js';
import { createProgram } from '../dist/program/index.js';

const TOOLS = {
  biome: { packages: ['@biomejs/biome@2.6.8'], files: { 'biome.json': '{ "linter": { "enabled": true }, "formatter": { "enabled": false }, "assist": { "enabled": false } }' }, command: ['node_modules/.bin/biome', 'lint', '--reporter=sarif', '{file}'], off: 'biome-ignore-all lint: old' },
  oxlint: { packages: ['oxlint@1.94.0'], files: {}, command: ['node_modules/.bin/oxlint', '--format=sarif', '{file}'], off: 'oxlint-disable' },
  eslint: { packages: ['eslint@9.39.5', '@microsoft/eslint-formatter-sarif@3.1.0'], files: { 'eslint.config.mjs': "export default [{ rules: { 'no-debugger': 'error' } }];\n" }, command: ['node_modules/.bin/eslint', '--format', '@microsoft/eslint-formatter-sarif', '{file}'], off: 'eslint-disable' },
};
const CLEAN = 'export const total = (a, b) => a + b;\n';
const FLAWED = 'export function total(a, b) {\n  debugger;\n  return a + b;\n}\n';

async function found({ command }, root, text) {
  const program = createProgram(root);
  program.begin('judged.js', 'create');
  program.setText('judged.js', 'whole', text);
  program.complete('judged.js');
  const unit = { id: 'try/0/1/file', phase: 'file', path: 'judged.js', kind: 'code', operation: 'create', span: { start: 0, end: text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
  const validator = externalSarif({ id: 'tool', command, timeoutMs: 60_000 });
  const rules = [];
  for await (const part of validator.validate({ unit, program, policy: resolvePolicy({}, { source: 'try', today: '2026-01-01' }), exec: nodeExec, signal: new AbortController().signal })) if (part.type === 'finding') rules.push(`${part.finding.rule}:${part.finding.location.start.line}`);
  return rules;
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(TOOLS);
for (const name of names) {
  const tool = TOOLS[name];
  if (tool === undefined) throw new Error(`expected one of ${Object.keys(TOOLS).join(', ')}, got ${name}`);
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), `try-${name}-`)));
  try {
    writeFileSync(path.join(root, 'package.json'), '{ "type": "module", "private": true }');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...tool.packages], { cwd: root, stdio: 'ignore' });
    for (const [file, text] of Object.entries(tool.files)) writeFileSync(path.join(root, file), text);
    const clean = await found(tool, root, CLEAN);
    const flawed = await found(tool, root, FLAWED);
    const silenced = await found(tool, root, `/* ${tool.off} */\n${FLAWED}`);
    const isRight = clean.length === 0 && flawed.length > 0 && silenced.length >= flawed.length;
    console.log(`${name}: ${isRight ? 'right' : 'WRONG'}; clean ${clean.length}, flawed ${flawed.join(' ')}, switched off by a comment ${silenced.join(' ')}`);
    if (!isRight) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
