// Scores the reading of dependency-cruiser's rule language against labelled rows: node scripts/score-dependency-rules.mjs FILE
// A line is { kind: 'dependency' | 'module' | 'folder', ruleset, from, to, violations: [{ name, severity }] }. Build first.
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: score-dependency-rules.mjs FILE');
const { dependencyViolations, folderViolations, moduleViolations, readDependencyRules } = await import('../dist/program/index.js');

function judge({ kind, ruleset, from, to }) {
  const rules = readDependencyRules(ruleset, file);
  if (kind === 'module') return moduleViolations(rules, from);
  return (kind === 'folder' ? folderViolations : dependencyViolations)(rules, from, to ?? {});
}

function attempt(row) {
  try {
    return JSON.stringify(judge(row).map(({ name, severity }) => [name, severity]));
  } catch (error) {
    return String(error);
  }
}

let right = 0;
const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
for (const row of rows) {
  const expected = JSON.stringify(row.violations.map(({ name, severity }) => [name, severity]));
  const got = attempt(row);
  if (got === expected) right += 1;
  else process.stdout.write(`${row.id}: expected ${expected}, got ${got}\n`);
}
process.stdout.write(`${right}/${rows.length}\n`);
process.exitCode = right === rows.length ? 0 : 1;
