import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInRules } from '../../validators/index.ts';
import { policyOf } from './cases.ts';
import { judgeWhole } from './judge.ts';
import type { CaseFile } from './judge.ts';

function exampleIn(rule: string, heading: 'Bad' | 'Good'): readonly CaseFile[] {
  const page = readFileSync(new URL(`../../docs/rules/${rule}.md`, import.meta.url), 'utf8');
  const code = new RegExp(`## ${heading}\\n\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
  const [first = '', ...files] = code.split(/^\/\/ (?=(?:file|disk): )/m);
  if (files.length === 0) return [{ path: 'example.ts', text: first }];
  return files.map((file) => ({ path: file.slice('file: '.length, file.indexOf('\n')), text: file.slice(file.indexOf('\n') + 1), onDisk: file.startsWith('disk: ') }));
}

describe.each(builtInRules.map((rule) => rule.id))('the page of %s', (rule) => {
  it('has a bad example that fires', async () => {
    const { program } = await judgeWhole(exampleIn(rule, 'Bad'), policyOf(rule));
    expect(program.map((finding) => finding.rule)).toContain(rule);
  });

  it('has a good example that is silent', async () => {
    const { program } = await judgeWhole(exampleIn(rule, 'Good'), policyOf(rule));
    expect(program).toEqual([]);
  });
});
