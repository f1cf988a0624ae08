import { describe, expect, it } from 'vitest';
import { scriptedGenerator } from '../../testing.ts';
import { eventsOf, runToEnd, streamOf, treeWith } from './run-fixture.ts';

const CONFIG = '{ "compilerOptions": { "strict": true, "module": "preserve", "allowImportingTsExtensions": true, "noEmit": true, "types": [], "lib": ["esnext"] } }';
const ON = { types: 'native' as const };

function run(files: Readonly<Record<string, string>>, { before = {} }: { readonly before?: Readonly<Record<string, string>> } = {}) {
  const parts = streamOf(files).map((part) => (part.type === 'file-start' && part.path in before ? { ...part, operation: 'replace' as const } : part));
  return runToEnd(scriptedGenerator([parts], { capabilities: { repair: false } }), { root: treeWith({ 'tsconfig.json': CONFIG, ...before }), policy: ON });
}

describe('types in a run', () => {
  it('of files that need each other wait until the last one is there', async () => {
    const { result, events } = await run({
      'first.ts': "import { second } from './second.ts';\nexport const first: number = second.map((each) => each.length)[0] ?? 0;\n",
      'second.ts': "import { third } from './third.ts';\nexport const second = [third];\n",
      'third.ts': "export const third = 'text';\n",
    });
    expect(result).toMatchObject({ outcome: 'accepted', written: ['first.ts', 'second.ts', 'third.ts'] });
    expect(eventsOf(events, 'finding-available')).toEqual([]);
  });

  it('refuse a statement at once when all that it rests on is there', async () => {
    const { result, tree } = await run({
      'model.ts': 'export interface Order {\n  readonly id: string;\n}\n',
      'use.ts': "import type { Order } from './model.ts';\nexport function nameOf(order: Order): string {\n  return order.name;\n}\nexport const after = 1;\n",
    });
    expect(result.rejected).toEqual([{ path: 'use.ts', reason: 'finding', message: expect.stringContaining("TS2339: Property 'name' does not exist on type 'Order'.") as string }]);
    expect(Object.keys(tree)).not.toContain('use.ts');
  });

  it('count against what was wrong before, and for the files that import what is changed', async () => {
    const before = {
      'old.ts': "export const wrong: number = 'text';\nexport const size: number = 1;\n",
      'user.ts': "import { size } from './old.ts';\nexport const also: string = 2;\nexport const twice: number = size * 2;\n",
    };
    const kept = await run({ 'old.ts': "export const wrong: number = 'text';\nexport const size: number = 2;\n" }, { before });
    expect(kept.result.outcome).toBe('accepted');
    const broken = await run({ 'old.ts': "export const wrong: number = 'text';\nexport const size: string = '2';\n" }, { before });
    expect(broken.result.outcome).toBe('rejected');
    expect(broken.result.rejected[0]?.message).toContain('TS2362');
  });
});
