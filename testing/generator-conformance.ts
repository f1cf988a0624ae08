import type { GenerationRequest, Generator, GeneratorPart } from '../contract/index.ts';
import { expectThat } from './conformance.ts';
import type { ConformanceCase } from './conformance.ts';

const TYPES = ['file-start', 'text-delta', 'edit', 'file-end', 'note', 'usage', 'finish'];
/** Longest time a generator may go on after its signal, ms. */
const QUIET_MS = 1_000;

/**
 * What every generator promises. `make` gives a fresh one that will complete a stream with at least one file for
 * `request`. Run the cases in any test runner.
 */
export function generatorConformance(make: () => Promise<Generator>, request: GenerationRequest): readonly ConformanceCase[] {
  const all = async (signal = new AbortController().signal): Promise<GeneratorPart[]> => {
    const parts: GeneratorPart[] = [];
    for await (const part of (await make()).generate(request, signal)) parts.push(part);
    return parts;
  };
  return [
    {
      name: 'says who it is and what it can do',
      async run() {
        const { id, capabilities } = await make();
        expectThat(id !== '', 'expected an id, got an empty one');
        for (const key of ['repair', 'resume', 'edit'] as const)
          expectThat(typeof capabilities[key] === 'boolean', `expected capabilities.${key} to be a boolean`);
      },
    },
    {
      name: 'sends only parts of the contract',
      async run() {
        for (const part of await all()) expectThat(TYPES.includes(part.type), `expected one of ${TYPES.join(', ')}, got ${part.type}`);
      },
    },
    {
      name: 'opens a file before it writes to it and closes each file once',
      async run() {
        checkNesting(await all());
      },
    },
    {
      name: 'ends with finish, and says nothing after it',
      async run() {
        const parts = await all();
        const at = parts.findIndex((part) => part.type === 'finish');
        expectThat(at === parts.length - 1, `expected finish as the last of ${parts.length} parts, got it at ${at + 1}`);
      },
    },
    { name: 'stops soon after its signal', run: () => stopsSoon(make, request) },
  ];
}

async function stopsSoon(make: () => Promise<Generator>, request: GenerationRequest): Promise<void> {
  const controller = new AbortController();
  let after = 0;
  const reading = (async () => {
    for await (const { type } of (await make()).generate(request, controller.signal)) {
      if (controller.signal.aborted && type !== 'usage') after += 1;
      controller.abort();
    }
  })().catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), QUIET_MS)));
  const ended = await Promise.race([reading, late]);
  clearTimeout(timer);
  expectThat(ended !== 'late', `expected the stream to end within ${QUIET_MS} ms of the abort`);
  expectThat(after <= 1, `expected at most one part after the abort, beside usage, got ${after}`);
}

function checkNesting(parts: readonly GeneratorPart[]): void {
  const open = new Set<string>();
  for (const part of parts) {
    if (part.type === 'file-start') {
      expectThat(!open.has(part.file), `expected ${part.file} to be started once`);
      open.add(part.file);
    } else if ('file' in part) {
      expectThat(open.has(part.file), `expected ${part.file} to be open at ${part.type}`);
      if (part.type === 'file-end') open.delete(part.file);
    }
  }
  expectThat(open.size === 0, `expected every file to be ended, got ${[...open].join(', ')} open`);
}
