// One run of several files with a pause before each part, told line by line; killed from outside. Goes on with a run that was begun.
// Started with ROOT, PAUSE (ms) and DIST. What the generator is asked for and what is accepted is told on stdout.
import { writeSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, pause, dist] = process.argv.slice(2);
const { createLockstep } = await import(pathToFileURL(path.join(dist, 'index.js')).href);
const { scriptedGenerator } = await import(pathToFileURL(path.join(dist, 'testing.js')).href);
const { FILES } = await import(new URL('./kill-files.mjs', import.meta.url).href);

const tell = (line) => writeSync(1, `${line}\n`);
const textOf = (accepted, name) => accepted.find((each) => each.path === name);

function step({ accepted, attempt }) {
  const parts = [];
  for (const { path: name, operation, text } of FILES) {
    const known = textOf(accepted, name);
    if (known?.complete === true) continue;
    const from = known?.text.length ?? 0;
    tell(`asked ${attempt} ${name} ${from}`);
    parts.push({ type: 'file-start', file: name, path: name, operation });
    for (let at = from; at < text.length; at += 30) parts.push({ type: 'text-delta', file: name, text: text.slice(at, at + 30) });
    parts.push({ type: 'file-end', file: name });
  }
  return [...parts, { type: 'finish', reason: 'complete' }];
}

/** It was killed after its end was in the journal and before anybody was told. */
async function ended(error) {
  if (!error.message.includes('has ended (accepted)')) throw error;
  tell('end accepted');
  process.exit(0);
}

const generator = scriptedGenerator([step], { delayMs: Number(pause), capabilities: { repair: false } });
const lockstep = await createLockstep({ root, generator });
const run = await lockstep.run({ prompt: 'kill me', runId: 'r' }).catch(() => lockstep.resume('r')).catch(ended);
tell('started');
for await (const event of run) {
  if (event.type === 'chunk-accepted') tell(`accepted ${event.unitId} ${event.path}`);
  if (event.type === 'file-written') tell(`written ${event.path}`);
}
const { outcome } = await run.result;
await lockstep.close();
tell(`end ${outcome}`);
