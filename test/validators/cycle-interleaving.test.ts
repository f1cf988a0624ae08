import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../../contract/index.ts';
import type { EditableProgram } from '../../program/index.ts';
import { architecture } from '../../validators/architecture/index.ts';
import { emptyProgram, partsOf, unitOf } from '../rules/judge.ts';

/** Three files of two chunks each, whose imports close one cycle; one file more that hangs on it. */
const CHUNKS: readonly (readonly [string, string])[] = [
  ['a.js', "import { b } from './b.js';\n"],
  ['a.js', 'export const a = () => b();\n'],
  ['b.js', "import { c } from './c.js';\n"],
  ['b.js', 'export const b = () => c();\n'],
  ['c.js', "import { a } from './a.js';\n"],
  ['c.js', 'export const c = () => a();\n'],
  ['d.js', "import { a } from './a.js';\n"],
];

/** Chunks in any order that keeps the order inside a file. */
const interleaving = fc.shuffledSubarray(CHUNKS.map((_, index) => index), { minLength: CHUNKS.length }).map((order) => {
  const left = new Map<string, (readonly [string, string])[]>();
  for (const chunk of CHUNKS) left.set(chunk[0], [...(left.get(chunk[0]) ?? []), chunk]);
  return order.map((index) => left.get(CHUNKS[index]?.[0] ?? '')?.shift() ?? ['', '']);
});

async function cyclesIn(program: EditableProgram, path: string, text: string): Promise<readonly Finding[]> {
  const start = (program.text(path)?.length ?? 0) - text.length;
  const unit = { ...unitOf({ path, text }, 'chunk'), span: { start, end: start + text.length } };
  const parts = await partsOf(unit, program, { validators: [architecture] });
  return parts.flatMap((part) => (part.type === 'finding' && part.finding.rule === 'architecture/cycle' ? [part.finding] : []));
}

it('refuses exactly one chunk of a cycle, whatever order the chunks arrive in, and the rest makes the same graph but for it', async () => {
  await fc.assert(
    fc.asyncProperty(interleaving, async (chunks) => {
      const program = emptyProgram();
      const refused: string[] = [];
      for (const file of ['a.js', 'b.js', 'c.js', 'd.js']) program.begin(file, 'create');
      for (const [at, [path, text]] of chunks.entries()) {
        program.append(path, String(at), text);
        const found = await cyclesIn(program, path, text);
        if (found.length > 0) {
          refused.push(text);
          program.truncate(path, String(at));
          program.append(path, `${at}/mended`, '// passed in\n');
        }
      }
      const edges = program.graph.files().flatMap((file) => program.graph.dependenciesOf(file).map(({ from, file: to }) => `${from} ${to ?? '?'}`));
      const wanted = ['a.js b.js', 'b.js c.js', 'c.js a.js', 'd.js a.js'];
      const [cut] = refused;
      expect(refused).toHaveLength(1);
      expect([...edges, wanted.find((edge) => cut?.includes(edge.slice(5)) === true && !edges.includes(edge))].sort()).toEqual(wanted);
    }),
    { numRuns: 1000 },
  );
}, 60_000);
