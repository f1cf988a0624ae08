import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { resumeCommandOf } from '../../examples/cli/chosen-generator.ts';
import { generatorArgument, parseGenerator } from '../../examples/cli/generator-choice.ts';

test.each([
  ['git:HEAD~3..HEAD', { type: 'git', range: 'HEAD~3..HEAD' }],
  ['replay:C:/a b.jsonl', { type: 'replay', file: 'C:/a b.jsonl' }],
  ['anthropic', { type: 'anthropic' }],
  ['local', { type: 'local' }],
  ['openai:http://127.0.0.1:8080/v1', { type: 'openai', baseURL: 'http://127.0.0.1:8080/v1' }],
])('%s names its source and is written back', (value, choice) => {
  const parsed = parseGenerator(value);
  expect(parsed).toEqual(choice);
  expect(generatorArgument(parsed)).toBe(value);
});

test.each(['', 'git', 'git:', 'replay:', 'openai:x', 'openai:ftp://x', ':x'])('%j is refused', (value) => {
  expect(() => parseGenerator(value)).toThrow(InvalidArgumentError);
});

test('the command to go on can be pasted into a shell', () => {
  const flags = { generator: parseGenerator("replay:it's $(rm).jsonl"), outputFormat: 'text', pace: 'fast' } as const;
  expect(resumeCommandOf(flags, '/repo')('r1')).toBe(`lockstep resume r1 --generator 'replay:it'\\''s $(rm).jsonl' --target /repo`);
});
