import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createProgram, flowAnalysisOf } from '../../program/index.ts';
import { flowModel } from '../../validators/knowledge/index.ts';

/** What would happen, and what does, as the kind and the input of each flow. */
function flowsOf(text: string): { readonly latent: readonly string[]; readonly manifest: readonly string[] } {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-latent-')));
  program.begin('app.js', 'create');
  program.append('app.js', '0', text);
  program.complete('app.js');
  const { latentIn, flowsFrom } = flowAnalysisOf(program, flowModel);
  const named = ({ kind, origin }: { readonly kind: string; readonly origin: { readonly what: string } }): string => `${kind} ${origin.what}`;
  return { latent: latentIn('app.js').flows.map(named), manifest: flowsFrom('app.js').flows.map(named) };
}

const HEAD = "import { exec } from 'node:child_process';\nimport express from 'express';\n";
const HELPER = "function list(folder) {\n  exec('ls ' + folder);\n}\n";

it('what a function does with input is latent as long as nobody calls it', () => {
  expect(flowsOf(HEAD + HELPER)).toEqual({ latent: ['command folder'], manifest: [] });
});

it('and is nothing when callers hand over what does no harm', () => {
  expect(flowsOf(`${HEAD}${HELPER}list('here');\n`)).toEqual({ latent: [], manifest: [] });
});

it('and manifest when a caller hands input on', () => {
  expect(flowsOf(`${HEAD}${HELPER}express().get('/', (req, res) => list(req.query.folder));\n`)).toEqual({ latent: [], manifest: ['command req.query'] });
});

it('is not told twice where the package hands the function out', () => {
  expect(flowsOf(`${HEAD}export ${HELPER}`)).toEqual({ latent: [], manifest: ['command folder'] });
});
