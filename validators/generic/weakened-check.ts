import { defineTextRule } from '../rule.ts';
import type { TextRule } from '../rule.ts';
import { weakenings } from './weakened-settings.ts';

/** `generic/weakened-check`: a change after which a linter, compiler, test, pipeline or this gate looks less closely. */
export const weakenedCheck: TextRule = defineTextRule({
  meta: {
    id: 'generic/weakened-check',
    cwe: [693],
    severity: 'high',
    confidence: 'likely',
    from: 'chunk',
    description: 'The change takes strictness out of the settings of a check. What it no longer reports is no less wrong.',
    advice: 'Mend the code that the check refuses and leave its settings as they are; people loosen settings.',
  },
  check({ path, text, program, report }) {
    const before = program.textOnDisk(path);
    if (before === text) return;
    for (const { start, end, what } of weakenings(path, before, text)) report({ span: { start, end }, message: `${path}: ${what}.`, sink: what });
  },
});
