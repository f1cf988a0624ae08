import { afterEach, expect, test, vi } from 'vitest';
import { tellWhatLeaves } from '../../examples/cli/first-use-notice.ts';
import { folderWith } from './spawned.ts';

afterEach(() => void vi.restoreAllMocks());

/** How often a user is told, who uses providers in this order. */
async function told(providers: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  for (const provider of providers) await tellWhatLeaves(provider, env);
  return write.mock.calls.length;
}

test('what leaves the machine is told once for a provider', async () => {
  expect(await told(['anthropic', 'anthropic', 'openai-compatible', 'anthropic'], { XDG_STATE_HOME: folderWith({}) })).toBe(2);
});

test('a build log always says it, and nothing is written there', async () => {
  const state = folderWith({});
  expect(await told(['anthropic', 'anthropic'], { XDG_STATE_HOME: state, CI: 'true' })).toBe(2);
  vi.restoreAllMocks();
  expect(await told(['anthropic'], { XDG_STATE_HOME: state })).toBe(1);
});

test('where nothing can be written it is told every time', async () => {
  const file = `${folderWith({ file: '' })}/file`;
  expect(await told(['anthropic', 'anthropic'], { XDG_STATE_HOME: file })).toBe(2);
});
