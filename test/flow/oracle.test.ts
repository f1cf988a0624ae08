import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';
import { owasp } from '../../validators/owasp/index.ts';
import { generateRoute, routeOfWay, SINKS, WAY_COUNT } from './generated-routes.ts';
import type { GeneratedRoute } from './generated-routes.ts';
import { SENT, SHAPES } from './route-shapes.ts';
import type { RouteShape } from './route-shapes.ts';

const HEAD = ["const { exec } = require('node:child_process');", "const { readFileSync } = require('node:fs');", "const { runInThisContext } = require('node:vm');", "const pool = new (require('pg').Pool)();"];
const SINK_LINE = new RegExp(`^(${[...SINKS.keys()].join('|')})\\(`);

/** The text of a program of some routes. */
function textOf(routes: readonly GeneratedRoute[], shape: RouteShape): string {
  return [...HEAD, shape.head, ...routes.flatMap((route, at) => shape.wrap(route, at))].join('\n');
}

type Handler = (...given: unknown[]) => unknown;

const MARKERS = { m0: 'mark-zero', m1: 'mark-one' };

/** Runs a program with stub sinks: the lines of the calls that a marker has reached. */
async function reached(text: string, shape: RouteShape): Promise<ReadonlySet<number>> {
  const handlers: Handler[] = [];
  const lines = new Set<number>();
  const sink = (line: number, given: unknown): void => void (/mark-(?:zero|one)/.test(String(given)) && lines.add(line));
  const stubs: Readonly<Record<string, unknown>> = {
    [shape.library]: shape.server(handlers),
    'node:child_process': { exec: sink },
    'node:fs': { readFileSync: sink },
    'node:vm': { runInThisContext: sink },
    pg: { Pool: class { query = sink; } },
    './sent.js': { sent: async ({ query }: { readonly query: unknown }) => Promise.resolve(query) },
  };
  const told = text.split('\n').map((line, at) => line.replace(SINK_LINE, `$1(${at + 1}, `));
  vm.runInNewContext(told.join('\n'), { require: (name: string) => stubs[name], URL });
  for (const handler of handlers) await handler(...shape.call(MARKERS));
  return lines;
}

/** The lines at which input from outside is said to do the harm that is written there. */
async function reported(text: string): Promise<ReadonlySet<number>> {
  const program = emptyProgram();
  for (const [path, own] of [['sent.js', SENT], ['app.js', text]] as const) {
    program.begin(path, 'create');
    program.setText(path, 'whole', own);
    program.complete(path);
  }
  const lines = text.split('\n');
  const parts = await partsOf(unitOf({ path: 'app.js', text }, 'program'), program, { validators: [owasp] });
  const found = parts.flatMap((part) => (part.type === 'finding' && part.finding.location.path === 'app.js' ? [part.finding] : []));
  return new Set(found.flatMap(({ rule, location: { start } }) => (SINKS.get(SINK_LINE.exec(lines[start.line - 1] ?? '')?.[1] ?? '') === rule ? [start.line] : [])));
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
const ALL = Object.entries(SHAPES);

/** What was reached and not reported, as the lines of the route up to there. */
async function missedIn(text: string, shape: RouteShape): Promise<readonly string[]> {
  const said = await reported(text);
  const lines = text.split('\n');
  return [...(await reached(text, shape))].filter((line) => !said.has(line)).map((line) => lines.slice(lines.findLastIndex((each, at) => at < line && each.startsWith('const t0 =')), line).join('\n'));
}

describe('what a run shows to reach a sink', () => {
  it.each(ALL)('is reported, one way at a time: %s', async (_, shape) => {
    const text = textOf(Array.from({ length: WAY_COUNT }, (_, way) => routeOfWay(way, shape.read)), shape);
    expect((await reached(text, shape)).size).toBeGreaterThan(2 * WAY_COUNT);
    expect(await missedIn(text, shape)).toEqual([]);
  });

  it('is reported in 1,000 generated routes of all shapes', async () => {
    const random = randomOf(20_261_128);
    let sinks = 0;
    for (let file = 0; file < PROGRAMS / ROUTES_A_FILE; file++) {
      const [, shape] = ALL[file % ALL.length] ?? ALL[0] ?? [];
      if (shape === undefined) continue;
      const text = textOf(Array.from({ length: ROUTES_A_FILE }, () => generateRoute(random, shape.read)), shape);
      sinks += (await reached(text, shape)).size;
      expect(await missedIn(text, shape)).toEqual([]);
    }
    expect(sinks).toBeGreaterThan(PROGRAMS / 2);
  }, 120_000);
});
