import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../program/index.ts';
import type { Block, Procedure, Value, ValueOf } from '../../program/flow/ir.ts';
import { controlFlowOf } from '../../program/flow/dominators.ts';
import { moduleFlowOf } from '../../program/flow/module-flow.ts';

/** The one function of a text, in three-address form. */
function lowered(text: string): Procedure {
  const program = createProgram(mkdtempSync(path.join(tmpdir(), 'lockstep-lowered-')));
  program.begin('f.js', 'create');
  program.append('f.js', '0', text);
  const module = program.module('f.js');
  const procedure = module === undefined ? undefined : moduleFlowOf(module).procedures.find(({ kind }) => kind !== 'module');
  if (procedure === undefined) throw new Error('no function');
  return procedure;
}

function call(name: string, { values }: Procedure): ValueOf<'call'> {
  const found = values.find((value): value is ValueOf<'call'> => value.op === 'call' && value.callee.node.type === 'Identifier' && value.callee.node.name === name);
  if (found === undefined) throw new Error(`no call of ${name}`);
  return found;
}

function isReached(to: Block, from: Block): boolean {
  const seen = new Set([from]);
  for (const block of seen) for (const next of block.succs) seen.add(next);
  return seen.has(to);
}

const argumentOf = (name: string, procedure: Procedure): Value | undefined => call(name, procedure).args[0]?.value;

describe('control flow', () => {
  it('goes from what may throw to its handler, and past it when nothing is thrown', () => {
    const procedure = lowered('function f() { try { first(); second(); } catch { handle(); } after(); }');
    const [first, second, handle, after] = ['first', 'second', 'handle', 'after'].map((name) => call(name, procedure).block);
    if (first === undefined || second === undefined || handle === undefined || after === undefined) throw new Error('no block');
    expect([isReached(handle, first), isReached(handle, second), isReached(after, handle), isReached(second, handle)]).toEqual([true, true, true, false]);
  });

  it('passes `finally` on each way out', () => {
    const procedure = lowered('function f(x) { try { if (x) return 1; work(); } finally { close(); } return after(); }');
    const closes = procedure.values.filter((value) => value.op === 'call' && value.callee.node.type === 'Identifier' && value.callee.node.name === 'close');
    expect(closes.length).toBeGreaterThan(0);
    expect(isReached(call('after', procedure).block, call('work', procedure).block)).toBe(true);
    expect(procedure.exits.filter(({ kind }) => kind === 'return').length).toBeGreaterThan(1);
  });

  it('has nothing dominated by what nothing leads to', () => {
    const procedure = lowered('function f(x) { if (x) return first(); second(); return; dead(); }');
    const { dominates } = controlFlowOf(procedure);
    const [first, second, dead] = ['first', 'second', 'dead'].map((name) => call(name, procedure).block);
    if (first === undefined || second === undefined || dead === undefined) throw new Error('no block');
    expect([dominates(dead, first), dominates(dead, second), dominates(second, dead), dominates(first, second)]).toEqual([false, false, false, false]);
  });

  it('leaves an awaited promise that is rejected by the handler', () => {
    const procedure = lowered('async function f(p) { try { await p; done(); } catch { handle(); } }');
    const waits = procedure.values.find(({ op }) => op === 'await');
    expect(waits !== undefined && isReached(call('handle', procedure).block, waits.block)).toBe(true);
  });

  it('gives out what a generator yields, and goes on', () => {
    const procedure = lowered('function* f() { yield 1; after(); }');
    expect(procedure.exits.map(({ kind }) => kind)).toContain('yield');
    expect(call('after', procedure)).toBeDefined();
  });
});

describe('static single assignment', () => {
  it('joins what two ways have written, and nothing else', () => {
    const procedure = lowered('function f(c) { let a = 1; const b = 2; if (c) a = 3; use(a); same(b); }');
    const joined = argumentOf('use', procedure);
    expect(joined?.op === 'phi' && joined.inputs.map((input) => (input.op === 'constant' ? input.value : input.op)).sort()).toEqual([1, 3]);
    expect(argumentOf('same', procedure)?.op).toBe('constant');
  });

  it('joins at the head of a loop what comes in and what comes round', () => {
    const procedure = lowered('function f(n) { let i = 0; while (i < n) { use(i); i = i + 1; } after(i); }');
    const head = argumentOf('use', procedure);
    expect(head?.op === 'phi' && head.inputs.map(({ op }) => op).sort()).toEqual(['binary', 'constant']);
    expect(argumentOf('after', procedure)).toBe(head);
  });

  it('leaves captured variables to cells', () => {
    const procedure = lowered('function f(x) { let kept = x; use(() => kept); kept = 2; }');
    expect(procedure.values.filter(({ op }) => op === 'cell-store')).toHaveLength(2);
  });
});
