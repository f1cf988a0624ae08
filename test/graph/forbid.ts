import { defineValidator } from '../../index.ts';
import type { Finding, Phase, Unit, Validator } from '../../index.ts';

function flawAt(unit: Unit, at: number, before: string): Finding {
  const lines = before.split('\n');
  const start = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset: unit.span.start + at };
  return {
    rule: 'custom/flaw',
    message: 'a flaw',
    severity: 'high',
    confidence: 'certain',
    location: { path: unit.path, start, end: { ...start, offset: start.offset + 4 } },
    trace: [],
    advice: 'Write it without the flaw.',
    symbol: '',
    sink: unit.text.slice(at, at + 12),
  };
}

/** A validator that finds `word` in units of these phases, and keeps what it was shown. */
export function forbid(word: string, phases: readonly Phase[] = ['chunk', 'file', 'program']): Validator & { readonly seen: Unit[] } {
  const seen: Unit[] = [];
  return defineValidator({
    id: 'forbid',
    version: '1',
    family: 'external',
    rules: [],
    seen,
    async *validate({ unit, program }) {
      seen.push(unit);
      const at = phases.includes(unit.phase) ? unit.text.indexOf(word) : -1;
      if (at !== -1) yield { type: 'finding', finding: flawAt(unit, at, program.text(unit.path)?.slice(0, unit.span.start + at) ?? '') };
      await Promise.resolve();
      yield { type: 'done', status: at === -1 ? 'pass' : 'fail', unitSha256: unit.sha256, programVersion: program.version };
    },
  });
}
