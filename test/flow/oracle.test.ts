import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { owasp } from '../../validators/owasp/index.ts';
import { generateRoute, routeOfWay, WAY_COUNT } from './generated-routes.ts';
import type { GeneratedRoute } from './generated-routes.ts';

const HEAD = ["const express = require('express');", "const { exec } = require('node:child_process');", 'const app = express();'];

/** The text of a program of some routes. */
function textOf(routes: readonly GeneratedRoute[]): string {
  return [...HEAD, ...routes.flatMap(({ lines }, at) => [`app.get('/${at}', async (req, res) => {`, ...lines, 'res.end();', '});'])].join('\n');
}

type Handler = (req: unknown, res: unknown) => Promise<void>;

const MARKERS = { m0: 'mark-zero', m1: 'mark-one' };

/** Runs a program with stub sinks: the lines of the calls that a marker has reached. */
async function reached(text: string): Promise<ReadonlySet<number>> {
  const handlers: Handler[] = [];
  const lines = new Set<number>();
  const exec = (line: number, command: unknown): void => void (/mark-(?:zero|one)/.test(String(command)) && lines.add(line));
  const express = () => ({ get: (_: string, handler: Handler) => handlers.push(handler) });
  const told = text.split('\n').map((line, at) => (line.startsWith('exec(') ? line.replace('exec(', `exec(${at + 1}, `) : line));
  vm.runInNewContext(told.join('\n'), { require: (name: string) => (name === 'express' ? express : { exec }) });
  for (const handler of handlers) await handler({ query: MARKERS }, { end: () => undefined });
  return lines;
}

/** The lines at which input from outside is said to run a command. */
async function reported(text: string): Promise<ReadonlySet<number>> {
  const program = emptyProgram();
  program.begin('app.js', 'create');
  program.setText('app.js', 'whole', text);
  program.complete('app.js');
  const parts = await partsOf(unitOf({ path: 'app.js', text }, 'program'), program, { validators: [owasp] });
  return new Set(parts.flatMap((part) => (part.type === 'finding' && part.finding.rule === 'owasp/command-injection' ? [part.finding.location.start.line] : [])));
}

/** The same numbers for the same seed: mulberry32. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PROGRAMS = 1_000;
const ROUTES_A_FILE = 20;

/** What was reached and not reported, as the lines of the route up to there. */
async function missedIn(text: string): Promise<readonly string[]> {
  const said = await reported(text);
  const lines = text.split('\n');
  return [...(await reached(text))].filter((line) => !said.has(line)).map((line) => lines.slice(lines.findLastIndex((each, at) => at < line && each.startsWith('app.get(')), line).join('\n'));
}

describe('what a run shows to reach a sink', () => {
  it('is reported, one way at a time', async () => {
    expect(await missedIn(textOf(Array.from({ length: WAY_COUNT }, (_, way) => routeOfWay(way))))).toEqual([]);
  });

  it('is reported in 1,000 generated routes', async () => {
    const random = randomOf(20_261_128);
    let sinks = 0;
    for (let file = 0; file < PROGRAMS / ROUTES_A_FILE; file++) {
      const text = textOf(Array.from({ length: ROUTES_A_FILE }, () => generateRoute(random)));
      sinks += (await reached(text)).size;
      expect(await missedIn(text)).toEqual([]);
    }
    expect(sinks).toBeGreaterThan(PROGRAMS / 2);
  }, 120_000);
});
