// Holds what the gate's ESLint validator says of texts against the project's own ESLint on the written files.
//   node scripts/compare-eslint.mjs <folder with eslint.config.* and node_modules> [--files 40] [--from folder with sources] [--modules node_modules]
// Each file is judged twice before it is compared: as a file that a run brings, not on disk yet, and then as `eslint` sees it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createProgram } from '../dist/program/index.js';
import { createEslintValidator } from '../dist/validators/index.js';
import { resolvePolicy } from '../dist/gate/index.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { files: { type: 'string', default: '40' }, from: { type: 'string' }, modules: { type: 'string' } } });
const [project] = positionals;
if (project === undefined) throw new Error('expected a folder with a flat configuration of ESLint');
// Sources of the project itself keep their places, which configurations speak of; others go to `src`.
const from = values.from ?? project;
const place = values.from === undefined ? (file) => file : (file) => path.join('src', file);
const sources = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[cm]?[jt]sx?$/.test(file) && !/\.d\.[cm]?ts$|(?:^|\/)node_modules\/|^eslint\.config\./.test(file) && statSync(path.join(from, file)).size < 30_000).sort().slice(0, Number(values.files));

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'compare-eslint-')));
for (const name of readdirSync(project)) if (/^(?:eslint\.config\.|package\.json$|tsconfig.*\.json$)/.test(name)) cpSync(path.join(project, name), path.join(root, name));
symlinkSync(realpathSync(values.modules ?? path.join(project, 'node_modules')), path.join(root, 'node_modules'));

const policy = resolvePolicy({}, { source: 'compare', today: '2026-01-01' });
const validator = createEslintValidator(root);
const ours = new Map();
let obstacles = 0;
for (const file of sources) {
  const at = place(file);
  const text = readFileSync(path.join(from, file), 'utf8');
  const program = createProgram(root);
  program.begin(at, 'create');
  program.setText(at, 'whole', text);
  program.complete(at);
  const unit = { id: at, phase: 'file', path: at, kind: 'code', operation: 'create', span: { start: 0, end: text.length }, text, sha256: createHash('sha256').update(text).digest('hex') };
  const said = [];
  for await (const part of validator.validate({ unit, program, policy, signal: new AbortController().signal })) {
    if (part.type === 'finding') said.push(`${part.finding.location.start.line} ${part.finding.rule.slice('eslint/'.length)} ${part.finding.confidence === 'certain' ? 2 : 1}`);
    else if (part.type === 'done' && part.status === 'not-analysed') obstacles += 1;
  }
  ours.set(at, said.sort());
}
for (const file of sources) {
  mkdirSync(path.dirname(path.join(root, place(file))), { recursive: true });
  writeFileSync(path.join(root, place(file)), readFileSync(path.join(from, file)));
}
const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/eslint/bin/eslint.js'), '--format', 'json', '--no-inline-config', '.'], { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
if (!stdout.startsWith('[')) throw new Error(`eslint printed no JSON: ${stdout.slice(0, 200)} ${stderr.slice(0, 500)}`);
let same = 0;
let told = 0;
const theirs = new Map(JSON.parse(stdout).map(({ filePath, messages }) => [path.relative(root, filePath), messages.map(({ line, ruleId, severity }) => `${line ?? 1} ${ruleId ?? 'parse'} ${severity}`).sort()]));
for (const [file, said] of ours) {
  const wanted = theirs.get(file) ?? [];
  told += wanted.length;
  if (JSON.stringify(said) === JSON.stringify(wanted)) same += 1;
  else console.log(`${file}: only the gate [${said.filter((each) => !wanted.includes(each)).slice(0, 4)}], only eslint [${wanted.filter((each) => !said.includes(each)).slice(0, 4)}]`);
}
if (existsSync(root)) rmSync(root, { recursive: true, force: true });
console.log(`${project}: ${same} of ${ours.size} files with the same verdict, ${told} messages of eslint; ${obstacles} not analysed`);
process.exitCode = same === ours.size ? 0 : 1;
