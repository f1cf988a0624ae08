import path from 'node:path/posix';
import type { Confidence, FilePlacing } from '../../contract/index.ts';
import { defineTextRule } from '../rule.ts';
import type { TextRule, TextRuleContext } from '../rule.ts';
import { matches } from './folder-pattern.ts';
import { inCase } from './name-case.ts';

/** `architecture/file-placing`: a new file in a place, or under a name, that the policy does not foresee for its kind. */
export const filePlacing: TextRule = defineTextRule({
  meta: {
    id: 'architecture/file-placing',
    cwe: [],
    severity: 'medium',
    confidence: 'certain',
    from: 'chunk',
    description: 'The new file lies or is called otherwise than the policy says for files of its kind: nobody will look for it there.',
    advice: 'Write the file where files of its kind lie, under a name like theirs.',
  },
  check(context) {
    const confidence = confidenceOf(context);
    if (context.unit.span.start !== 0 || confidence === undefined) return;
    for (const placing of context.policy.architecture.placing ?? []) {
      const wrong = isAbout(placing, context) ? misplaced(placing, context.path) : undefined;
      if (wrong !== undefined) tell(placing, { ...wrong, confidence }, context);
    }
  },
});

/** Only what a run brings is new; a file that is there already is for a person to move. A run that changes such a file does not answer for its place. */
function confidenceOf({ path: file, program }: TextRuleContext): Confidence | undefined {
  if (!program.onDisk(file)) return 'certain';
  return program.runPaths().includes(file) ? undefined : 'likely';
}

function isAbout({ files, kind }: FilePlacing, { path: file, kind: own }: TextRuleContext): boolean {
  return (kind === undefined || kind === own) && files.some((glob) => matches(glob, file));
}

interface Misplaced {
  readonly what: string;
  readonly instead: string;
}

function misplaced({ folders, case: written, pattern }: FilePlacing, file: string): Misplaced | undefined {
  const name = path.basename(file);
  const [stem = name] = /^\.?[^.]+/.exec(name) ?? [];
  if (folders !== undefined && !folders.some((glob) => matches(glob, path.dirname(file)))) return { what: `${file} does not lie in ${folders.join(' or ')}`, instead: moved(name, folders) };
  const right = written === undefined ? stem : inCase(stem, written);
  if (right !== stem) return { what: `${file} is not called in ${String(written)}`, instead: `Call it ${path.join(path.dirname(file), right + name.slice(stem.length))}.` };
  if (pattern === undefined || new RegExp(pattern).test(name)) return undefined;
  return { what: `the name of ${file} does not match ${pattern}`, instead: `Give it a name that matches ${pattern}.` };
}

function moved(name: string, folders: readonly string[]): string {
  const [only] = folders;
  return folders.length === 1 && only !== undefined && !only.includes('*') ? `Write it to ${only}/${name}.` : `Write it into a folder that matches ${folders.join(' or ')}.`;
}

function tell(placing: FilePlacing, { what, instead, confidence }: Misplaced & { readonly confidence: Confidence }, { text, path: file, report }: TextRuleContext): void {
  const line = text.indexOf('\n');
  report({
    span: { start: 0, end: Math.min(line === -1 ? text.length : line, 80) },
    message: `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}: "${placing.name}" asks for it.${placing.reason === undefined ? '' : ` ${placing.reason}`}`,
    confidence,
    advice: instead,
    sink: `${placing.name} ${file}`,
  });
}
