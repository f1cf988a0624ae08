import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Finding } from '../../contract/index.ts';
import { createProgram, fileKindOf, listSourceFiles } from '../../program/index.ts';
import type { CaseFile } from '../rules/judge.ts';
import { partsOf, unitOf } from '../rules/judge.ts';
import { defineFamily } from '../../validators/index.ts';
import { owaspRules } from '../../validators/owasp/index.ts';

/** Packages that this project depends on anyway, read where they are installed. */
export const PACKAGES: readonly string[] = ['acorn', 'ajv', 'commander', 'eventemitter3', 'eventsource-parser', 'json5', 'marked', 'p-queue', 'picocolors', 'semver'];

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Files above this are bundles; what they are made of is judged. */
const MAX_BYTES = 120_000;

/** The rules before any is demoted: what a person judges must not depend on what was judged before. */
const undemoted = defineFamily({ id: 'owasp', version: 'undemoted', rules: owaspRules });

/** What the rules over flows say about a package with its own `package.json`: one line a finding, sorted. */
export async function rulingOf(name: string): Promise<readonly string[]> {
  const root = path.join(modules, name);
  if (!existsSync(root)) return [];
  const program = createProgram(root);
  const { files } = listSourceFiles({ root, paths: [], ignore: [], noIgnore: true });
  const lines: string[] = [];
  for (const file of files) {
    const text = fileKindOf(file) === 'code' && !/\.(?:d\.[cm]?ts|min\.js|map)$/.test(file) && !file.includes('node_modules/') ? program.text(file) : undefined;
    if (text === undefined || text.length > MAX_BYTES) continue;
    const judged: CaseFile = { path: file, text };
    for (const part of await partsOf(unitOf(judged, 'program'), program, { validators: [undemoted] })) if (part.type === 'finding') lines.push(...lineOf(name, part.finding));
  }
  return [...new Set(lines)].sort();
}

function lineOf(name: string, { rule, confidence, location }: Finding): readonly string[] {
  if (!rule.startsWith('owasp/') || confidence === 'heuristic') return [];
  return [`${rule} ${name}/${location.path}:${location.start.line} ${confidence}`];
}
