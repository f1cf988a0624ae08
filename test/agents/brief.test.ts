import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anthropicGenerator, briefFor, briefTokensFor, noLayersReason, openAiCompatibleGenerator, proposeLayers, resolvePolicy } from '../../index.ts';
import { readDependencyRules } from '../../program/index.ts';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'src/ui/page.ts': "import { format } from '../domain/money.js';\nexport const page = (): string => format(1);\n",
  'src/ui/theme.ts': "import { page } from './page.js';\nexport const theme = page;\n",
  'src/domain/money.ts': "export function format(cents: number, currency = 'EUR'): string {\n  return `${cents / 100} ${currency}`;\n}\n",
  'src/domain/rates.ts': "import { format } from './money.js';\nexport const rate = (): string => format(2);\n",
  'src/data/store.ts': 'export const rows = (): readonly string[] => [];\n',
  'src/data/row.ts': "import { rows } from './store.js';\nexport const row = (): string | undefined => rows()[0];\n",
};

function project(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'lockstep-brief-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

const policy = resolvePolicy(
  {
    architecture: {
      layers: [
        { name: 'ui', paths: ['src/ui/**'], mayImport: ['domain'], reason: 'Pages ask the domain.' },
        { name: 'domain', paths: ['src/domain/**'], mayImport: [] },
        { name: 'data', paths: ['src/data/**'], mayImport: ['domain'] },
      ],
    },
    rules: { 'architecture/cycle': 'off' },
  },
  { source: 'test', today: '2026-01-01' },
);

describe('the brief', () => {
  it('says what a path may import and which helpers are near, the nearest first, behind what always holds', () => {
    const root = project();
    const general = briefFor({ root, policy });
    const brief = briefFor({ root, policy, paths: ['src/ui/cart.ts'] });
    expect(brief.startsWith(general.slice(0, 400))).toBe(true);
    const near = brief.slice(brief.indexOf('For the files of this task:'));
    expect(near).toContain('In src/ui/cart.ts import only from ui (src/ui/**), domain (src/domain/**). Pages ask the domain. [architecture/layer]');
    expect(near).toContain("Use what src/domain/money.ts has: format(cents: number, currency = 'EUR'): string.");
    expect(near.indexOf('src/ui/page.ts has')).toBeLessThan(near.indexOf('src/domain/money.ts has'));
    expect(brief).not.toContain('[architecture/cycle]');
    expect(brief).not.toMatch(/architecture\/(?:independence|public-door|file-placing|dependency-rule)\]/);
  });

  it('names no helper that the layers or the dependency rules refuse', () => {
    const root = project();
    writeFileSync(path.join(root, 'src/domain/rates.ts'), "import { rows } from '../data/store.js';\nexport const rate = (): number => rows().length;\n");
    const near = (rules: object): string => briefFor({ root, policy: { ...policy, architecture: { ...policy.architecture, ...rules } }, paths: ['src/domain/sum.ts'] });
    const forbidden = readDependencyRules({ forbidden: [{ severity: 'error', from: { path: '^src/domain' }, to: { path: '^src/data' } }] }, 'test');
    expect(near({})).toContain('Use what src/domain/money.ts has');
    expect(near({})).not.toContain('Use what src/data/store.ts has');
    expect(near({ layers: [] })).toContain('Use what src/data/store.ts has');
    expect(near({ layers: [], doors: [{ folder: 'src/data' }] })).not.toContain('Use what src/data/store.ts has');
    expect(near({ layers: [], dependencyRules: forbidden })).not.toContain('Use what src/data/store.ts has');
  });

  it('keeps to its budget, whatever that is, and leaves out whole lines', () => {
    const root = project();
    for (const maxTokens of [0, 20, 100, 400, 1_000]) {
      const brief = briefFor({ root, policy, paths: ['src/ui/cart.ts'], maxTokens });
      expect(brief.length).toBeLessThanOrEqual(maxTokens * 4);
      for (const line of brief.split('\n').filter((each) => each.startsWith('- '))) expect(line).toMatch(/\[[a-z-]+\/[a-z-]+\]$/);
    }
  });
});

describe('the budget of a brief', () => {
  it('is a share of what the model can take in, and never beyond it', () => {
    const hosted = anthropicGenerator({ model: 'claude-sonnet-4-5', apiKey: 'k' });
    const local = openAiCompatibleGenerator({ model: 'small', baseURL: 'http://127.0.0.1:1/v1', contextTokens: 8_192 });
    expect([hosted, local, {}, { contextTokens: 1_000_000 }, { contextTokens: 500 }].map(briefTokensFor)).toEqual([8_000, 327, 2_000, 8_000, 20]);
  });
});

describe('safe forms', () => {
  it('are told for the packages that the neighbours of a path use, by the rows that know their sinks', () => {
    const root = project();
    writeFileSync(path.join(root, 'src/data/client.ts'), "import { Pool } from 'pg';\nimport { execFile } from 'node:child_process';\nexport const all = [Pool, execFile];\n");
    const brief = briefFor({ root, policy, paths: ['src/data/orders.ts'] });
    expect(brief).toContain('With pg: pass values as parameters of the query, never inside its text. [owasp/sql-injection]');
    expect(brief).toContain('With child_process: start a fixed program with a list of arguments and no shell');
    expect(briefFor({ root, policy, paths: ['src/ui/cart.ts'] })).not.toContain('With pg');
  });
});

describe('proposed layers', () => {
  it('are the folders of the code and what they import today', () => {
    expect(proposeLayers(project())).toEqual([
      { name: 'data', paths: ['src/data/**'], mayImport: [] },
      { name: 'domain', paths: ['src/domain/**'], mayImport: [] },
      { name: 'ui', paths: ['src/ui/**'], mayImport: ['domain'] },
    ]);
  });

  it('are none where the code makes none, and a person is told why and what to do', () => {
    const treeOf = (...files: readonly string[]): string => {
      const root = mkdtempSync(path.join(tmpdir(), 'lockstep-layers-'));
      for (const file of files) {
        mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
        writeFileSync(path.join(root, file), 'export const a = 1;\n');
      }
      return root;
    };
    const told = (...files: readonly string[]): string => {
      const root = treeOf(...files);
      expect(proposeLayers(root)).toEqual([]);
      return noLayersReason(root);
    };
    expect(told()).toMatch(/^no layers proposed: no file of JavaScript or TypeScript is here yet; run it again/);
    expect(told('src/a.ts', 'vite.config.ts')).toMatch(/the only code file lies directly in src\//);
    expect(told('src/a.ts', 'src/b.ts')).toMatch(/all 2 code files lie directly in src\/, and a layer is a folder below it; sort them/);
    expect(told('src/a/a.ts', 'src/b/b.ts')).toMatch(/each of the 2 folders below src\/ has one code file, and a layer has 2 or more/);
  });
});
