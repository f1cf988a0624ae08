// Cancels a run while its validators are at work, closes everything, and says what is still open. It never calls exit.
import { createLockstep, defineGenerator, defineValidator } from '../../dist/index.js';

const controller = new AbortController();
const generator = defineGenerator({
  id: 'endless',
  capabilities: { repair: true, resume: true, edit: false },
  async *generate(_, signal) {
    yield { type: 'file-start', file: 'a', path: 'a.ts', operation: 'create' };
    for (let at = 0; !signal.aborted; at += 1) {
      yield { type: 'text-delta', file: 'a', text: `export const value${at} = ${at};\n` };
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
});
const slow = defineValidator({
  id: 'slow',
  version: '1',
  family: 'external',
  rules: [],
  async *validate({ unit, program, signal }) {
    controller.abort();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    yield { type: 'done', status: 'pass', unitSha256: unit.sha256, programVersion: program.version };
  },
});
const lockstep = await createLockstep({ root: process.argv[2], generator, validators: [slow] });
const run = await lockstep.run({ prompt: 'x' }, { signal: controller.signal });
const { outcome } = await run.result;
await lockstep.close();
const open = process.getActiveResourcesInfo().filter((name) => !/^(?:Pipe|TTY|FSReqPromise|FSEvent|File)/.test(name));
process.stdout.write(JSON.stringify({ outcome, open }));
