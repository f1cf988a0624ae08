// Plays recorded hostile streams (JSON lines: http, segments, end, expect) to the model generators over a real connection
// and counts how many end as expected. `node scripts/score-hostile-streams.mjs FILE`, after a build.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { anthropicGenerator, openAiCompatibleGenerator } from '../dist/index.js';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: node scripts/score-hostile-streams.mjs FILE');
  process.exit(2);
}

/** The body as it goes over the wire: texts, bytes, or a piece that is repeated. */
function piecesOf({ segments, segmentsB64, generate }) {
  if (segmentsB64 !== undefined) return segmentsB64.map((text) => Buffer.from(text, 'base64'));
  if (generate !== undefined) return [generate.prefix, generate.repeat.repeat(generate.n)];
  return segments ?? [];
}

/** Serves one case to every request and counts them. */
async function serve({ http = {}, end, ...each }) {
  const pieces = piecesOf(each);
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', async () => {
      requests += 1;
      response.writeHead(http.status ?? 200, http.headers ?? { 'content-type': 'text/event-stream' });
      if (http.status !== 204) response.flushHeaders();
      for (const piece of pieces) {
        if (response.destroyed) return;
        response.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (end === 'reset') response.socket?.resetAndDestroy();
      else if (end !== 'hang') response.end();
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, requests: () => requests, close: () => server.close().closeAllConnections() };
}

const waits = [];
let now = 0;
const timing = {
  monotonic: () => now,
  now: () => Date.now(),
  random: () => 0.5,
  sleep: async (ms) => {
    waits.push(ms);
    now += ms + 120_000;
  },
};
const timeouts = { headMs: 300, firstContentMs: 300, idleMs: 300, totalMs: 3_000 };

async function play(each) {
  const server = await serve(each);
  waits.length = 0;
  const common = { model: 'm', timing, timeouts, retry: { tries: 2 } };
  const generator =
    each.provider === 'openai'
      ? openAiCompatibleGenerator({ ...common, baseURL: `${server.url}/v1`, tools: false })
      : anthropicGenerator({ ...common, apiKey: 'none-needed', baseURL: server.url });
  let finish = 'nothing';
  let said = '';
  let again = false;
  let kind;
  try {
    for await (const part of generator.generate({ task: { prompt: 'x' }, brief: '', attempt: 1, accepted: [] }, new AbortController().signal)) {
      if (part.type === 'finish') [finish, again] = [part.reason, part.again === true];
      if (part.type === 'note') said += part.text;
    }
  } catch (thrown) {
    kind = thrown?.context?.kind ?? thrown?.message;
  }
  server.close();
  return { finish, said, again, kind, requests: server.requests(), waited: waits[0] };
}

/** These streams hold words and no files: the generator calls a complete one a refusal, having written nothing. */
function holds({ outcome, text, requests, minWaitMs }, got) {
  const complete = got.finish === 'refusal' && got.kind === undefined;
  switch (outcome) {
    case 'complete':
      return complete && (text === undefined || got.said.trim() === text.trim());
    case 'incomplete':
      return got.finish !== 'complete' && !(complete && got.said !== '');
    case 'retry':
      return (got.again || got.requests > 1) && (minWaitMs === undefined || got.waited >= minWaitMs);
    case 'fail-fast':
      return got.kind !== undefined && got.requests === (requests ?? 1);
    default:
      return true;
  }
}

let right = 0;
const cases = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
for (const each of cases) {
  const got = await play(each);
  if (holds(each.expect, got)) right += 1;
  else console.log(`${each.id} ${each.class} / ${each.name}: expected ${JSON.stringify(each.expect)}, got ${JSON.stringify(got)}`);
}
console.log(`${right} of ${cases.length} end as expected`);
process.exitCode = right === cases.length ? 0 : 1;
