import { expect, it } from 'vitest';
import { nodeExec } from '../../gate/index.ts';

it('says how much of a program is read at most, and which program could not be run', async () => {
  const talks = nodeExec(process.execPath, ['-e', "process.stdout.write('x'.repeat(2_000_000))"], { cwd: process.cwd(), maxBytes: 1024 * 1024 });
  await expect(talks).rejects.toThrow(/ printed more than 1 MiB, which is more than is read$/);
  await expect(nodeExec('no-such-program', [], { cwd: process.cwd() })).rejects.toThrow(/^no-such-program could not be run: /);
});
