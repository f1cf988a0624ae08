// Runs the witness of every literal that is called exponential on the engine itself, each in a worker that can be stopped.
// node scripts/run-regex-witness.mjs [folder …]; needs dist.
import { Worker } from 'node:worker_threads';
import { literalsUnder } from './regex-literals.mjs';

const SECOND = 1_000;
const MOST_TURNS = 120;
const { analyseRegex } = await import(new URL('../dist/program/index.js', import.meta.url).href);
const RUN = "const { parentPort, workerData: { source, flags, text } } = require('node:worker_threads'); new RegExp(source, flags).exec(text); parentPort.postMessage('done');";

/** Whether the engine finishes within a second. */
function finishes(literal, text) {
  return new Promise((resolve) => {
    const worker = new Worker(RUN, { eval: true, workerData: { ...literal, text } });
    const timer = setTimeout(() => resolve(worker.terminate().then(() => false)), SECOND);
    worker.once('message', () => {
      clearTimeout(timer);
      resolve(worker.terminate().then(() => true));
    });
  });
}

let confirmed = 0;
let called = 0;
for (const { source, flags, file } of literalsUnder(process.argv.length > 2 ? process.argv.slice(2) : ['node_modules/'])) {
  const verdict = analyseRegex({ source, flags });
  if (verdict.kind !== 'exponential') continue;
  called += 1;
  const { prefix, pump, suffix } = verdict.witness;
  let turns = 10;
  while (turns <= MOST_TURNS && (await finishes({ source, flags }, prefix + pump.repeat(turns) + suffix))) turns += 5;
  const isConfirmed = turns <= MOST_TURNS;
  if (isConfirmed) confirmed += 1;
  process.stdout.write(`${isConfirmed ? `over a second at ${(prefix + pump.repeat(turns) + suffix).length} characters` : 'NOT CONFIRMED'}\t/${source.slice(0, 90)}/${flags}\t${file}\n`);
}
process.stderr.write(`${confirmed} of ${called} literals called exponential take more than a second for ${MOST_TURNS} repetitions or fewer\n`);
