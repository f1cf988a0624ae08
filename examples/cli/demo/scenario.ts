import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defineGenerator, resolvePolicy } from 'lockstep';
import type { GenerationRequest, Generator, GeneratorPart, Policy, Task } from 'lockstep';
import { DEMO_FILES } from './files.ts';
import type { DemoFile } from './files.ts';

/** Everything `lockstep demo` needs: a fresh folder, a task, a policy and a generator that needs no model. */
export interface DemoScenario {
  readonly root: string;
  readonly task: Task;
  readonly policy: Policy;
  readonly generator: Generator;
  /** What is real and what is not, in one line. */
  readonly label: string;
  cleanup(): Promise<void>;
}

const LABEL =
  'The generator is a hand-written script that stands in for a model. Validators, vetoes, decisions and files are real.';
const MANIFEST = { name: 'demo-shop', private: true, type: 'module', dependencies: { express: '5.1.0', pg: '8.16.0' } };
const LAYERS = [
  { name: 'routes', paths: ['src/routes/**'], mayImport: ['services'], reason: 'Routes reach data through services, where access is checked.' },
  { name: 'services', paths: ['src/services/**'], mayImport: ['db'] },
  { name: 'db', paths: ['src/db/**'], mayImport: [] },
];
/** Characters a part holds, and the pause between two: about what a hosted model sends. */
const DELTA = 5;
const PAUSE_MS = 9;

/** Prepares the demo in a temporary folder. `fast` leaves the pauses out. */
export async function demoScenario(options: { readonly fast: boolean }): Promise<DemoScenario> {
  const root = await mkdtemp(path.join(tmpdir(), 'lockstep-demo-'));
  await writeFile(path.join(root, 'package.json'), `${JSON.stringify(MANIFEST, null, 2)}\n`);
  return {
    root,
    task: { prompt: 'Add log search, customer look-up and a database heartbeat to the shop.' },
    // Nobody answers in a demonstration: a query on customers is not put before a person here.
    policy: resolvePolicy({ architecture: { layers: LAYERS }, surface: { sensitiveData: [] } }, { source: 'demo', today: '2026-01-01' }),
    generator: scriptedAuthor(options.fast ? 0 : PAUSE_MS),
    label: LABEL,
    cleanup: () => rm(root, { recursive: true, force: true }),
  };
}

/** Writes each file as it first comes to mind, and better once it has been told what is wrong with it. */
function scriptedAuthor(pauseMs: number): Generator {
  const told = new Set<string>();
  return defineGenerator({
    id: 'demo-script',
    capabilities: { repair: true, resume: true, edit: false },
    async *generate(request: GenerationRequest, signal: AbortSignal): AsyncIterable<GeneratorPart> {
      if (request.repair !== undefined) told.add(request.repair.path);
      for (const file of DEMO_FILES) {
        for (const part of partsOf(file, request, told)) {
          if (pauseMs > 0) await sleep(pauseMs, undefined, { signal });
          if (signal.aborted) return;
          yield part;
        }
      }
      yield { type: 'finish', reason: 'complete' };
    },
  });
}

/** What is still to be written of a file after what was accepted of it. */
function partsOf(file: DemoFile, { accepted }: GenerationRequest, told: ReadonlySet<string>): readonly GeneratorPart[] {
  const prefix = accepted.find((each) => each.path === file.path);
  if (prefix?.complete === true) return [];
  const whole = told.has(file.path) ? (file.repaired ?? file.first) : file.first;
  const rest = whole.slice(prefix?.text.length ?? 0);
  const deltas = rest.match(new RegExp(`[\\s\\S]{1,${DELTA}}`, 'g')) ?? [];
  return [
    { type: 'file-start', file: file.path, path: file.path, operation: 'create' },
    ...deltas.map((text): GeneratorPart => ({ type: 'text-delta', file: file.path, text })),
    { type: 'file-end', file: file.path },
  ];
}
