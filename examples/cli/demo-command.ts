import { rmSync } from 'node:fs';
import { Command, Option } from 'commander';
import { createLockstep } from 'lockstep';
import type { CommandContext } from './command-context.ts';
import { demoScenario } from './demo/scenario.ts';
import { parseReport, writeReports } from './run-report.ts';
import type { WantedReport } from './run-report.ts';
import { tell } from './streams.ts';
import { watchRun } from './watch-run.ts';

interface DemoFlags {
  readonly fast?: boolean;
  readonly keep?: boolean;
  readonly report?: readonly WantedReport[];
}

/** `lockstep demo`: a scripted author, real validators, a temporary folder. Needs no model and no network. */
export function demoCommand(context: CommandContext): Command {
  return new Command('demo')
    .description('watch code being written and judged at the same time (no model, no network)')
    .option('--fast', 'without the pauses of a model')
    .option('--keep', 'keep the folder to look at it')
    .addOption(new Option('--report <format:file>', 'write a report at the end, for example html:demo.html').argParser(parseReport))
    .addHelpText('after', '\nExamples:\n  $ lockstep demo\n  $ lockstep demo --fast --keep\n  $ lockstep demo --report html:demo.html')
    .action((flags: DemoFlags) => demo(flags, context));
}

async function demo({ fast = false, keep = false, report = [] }: DemoFlags, context: CommandContext): Promise<void> {
  const scenario = await demoScenario({ fast });
  const removed = keep ? () => undefined : context.interruption.beforeSuddenEnd(() => rmSync(scenario.root, { recursive: true, force: true }));
  try {
    tell(scenario.label);
    const lockstep = await createLockstep({ root: scenario.root, generator: scenario.generator, policy: scenario.policy });
    try {
      const run = await lockstep.run(scenario.task, { signal: context.interruption.signal });
      context.end(await watchRun(run, { format: 'text', resumeCommand: () => 'lockstep demo (a demo starts anew)' }, context));
      if (context.interruption.by === undefined) await writeReports(report, { root: scenario.root, runId: run.runId }, context.cwd);
    } finally {
      await Promise.race([lockstep.close(), context.interruption.patienceIsOver]);
    }
    if (keep) tell(`kept: ${scenario.root}`);
  } finally {
    if (!keep) await scenario.cleanup();
    removed();
  }
}
