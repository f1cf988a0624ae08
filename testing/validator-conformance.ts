import { createHash } from 'node:crypto';
import type { RawReport, Unit, Validator } from '../contract/index.ts';
import { DEFAULT_POLICY, nodeExec, runValidator } from '../gate/index.ts';
import { createProgram, fileKindOf } from '../program/index.ts';
import type { EditableProgram } from '../program/index.ts';
import { expectThat } from './conformance.ts';
import type { ConformanceCase } from './conformance.ts';

/** A piece of code on which a validator is tried. */
export interface ConformanceSample {
  readonly path: string;
  readonly text: string;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const CONFIDENCES = ['certain', 'likely', 'heuristic'];

/**
 * What every validator promises, tried on samples below `root` (a folder that may be empty). Run the cases in any test
 * runner.
 */
export function validatorConformance(validator: Validator, root: string, samples: readonly ConformanceSample[]): readonly ConformanceCase[] {
  const each = (name: string, check: (report: RawReport, unit: Unit) => void | Promise<void>): ConformanceCase => ({
    name,
    async run() {
      for (const sample of samples) {
        const { report, unit } = await judge(validator, root, sample);
        await check(report, unit);
      }
    },
  });
  return [
    {
      name: 'says who it is, and every rule belongs to it',
      run() {
        expectThat(validator.id !== '' && validator.version !== '', 'expected an id and a version');
        for (const rule of validator.rules) expectThat(/^[a-z0-9-]+\/[a-z0-9-]+$/.test(rule.id), `expected family/name, got ${rule.id}`);
        return Promise.resolve();
      },
    },
    each('ends with done for the bytes it was given', (report) => {
      expectThat(report.status !== 'error', `expected a verdict, got error: ${report.reason ?? ''}`);
    }),
    each('names places inside the judged file', (report, unit) => {
      for (const { location, rule } of report.findings) {
        expectThat(location.path === unit.path, `${rule}: expected path ${unit.path}, got ${location.path}`);
        expectThat(location.start.offset <= location.end.offset, `${rule}: the place ends before it starts`);
        expectThat(location.end.offset <= unit.text.length, `${rule}: the place lies outside the text`);
      }
    }),
    each('uses the words of the contract and leads with advice', (report) => {
      for (const finding of report.findings) {
        expectThat(SEVERITIES.includes(finding.severity), `unknown severity ${finding.severity}`);
        expectThat(CONFIDENCES.includes(finding.confidence), `unknown confidence ${finding.confidence}`);
        expectThat(finding.message !== '' && finding.advice !== '', `${finding.rule}: expected a message and advice`);
      }
    }),
    {
      name: 'says the same when it is asked again',
      async run() {
        for (const sample of samples) {
          const [first, second] = [await judge(validator, root, sample), await judge(validator, root, sample)];
          const tell = ({ report }: { report: RawReport }): string => JSON.stringify([report.status, report.findings]);
          expectThat(tell(first) === tell(second), `${sample.path}: two looks at the same bytes disagree`);
        }
      },
    },
  ];
}

async function judge(validator: Validator, root: string, sample: ConformanceSample): Promise<{ report: RawReport; unit: Unit }> {
  const program: EditableProgram = createProgram(root);
  program.begin(sample.path, 'create');
  program.append(sample.path, 'sample', sample.text);
  program.complete(sample.path);
  const unit: Unit = {
    id: `sample/${sample.path}`,
    phase: 'program',
    path: sample.path,
    kind: fileKindOf(sample.path),
    operation: 'create',
    span: { start: 0, end: sample.text.length },
    text: sample.text,
    sha256: createHash('sha256').update(sample.text).digest('hex'),
  };
  const signal = new AbortController().signal;
  return { report: await runValidator(validator, { unit, program, policy: DEFAULT_POLICY, exec: nodeExec, signal }), unit };
}
