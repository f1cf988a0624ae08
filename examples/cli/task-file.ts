import { readFile } from 'node:fs/promises';
import { LockstepError } from 'lockstep';
import type { BatchTask } from 'lockstep';
import { z } from 'zod';

const taskLine: z.ZodType<BatchTask> = z.strictObject({
  id: z.string().regex(/^(?!\.+$)[A-Za-z0-9._-]{1,48}$/, 'expected 1-48 of A-Z a-z 0-9 . _ -'),
  prompt: z.string().min(1, 'expected what to build, got nothing'),
  context: z.string().exactOptional(),
  onBehalfOf: z.string().exactOptional(),
  agent: z.string().exactOptional(),
});

/** Problems of a task file that are named at once; more would only be scrolled past. */
const MOST_NAMED = 50;

/** Reads a file with one task a line, as JSON. All that is wrong is said at once, each with its line. */
export async function readTasks(file: string): Promise<readonly BatchTask[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LockstepError('input-unreadable', `${file}: cannot be read`, { fault: 'caller', cause, context: { file } });
  });
  const problems: string[] = [];
  const lines = new Map<string, number>();
  const tasks = text.split('\n').flatMap((line, index): readonly BatchTask[] => {
    if (line.trim() === '') return [];
    const parsed = parseLine(line);
    const known = typeof parsed === 'string' ? undefined : lines.get(parsed.id);
    const problem = typeof parsed === 'string' ? parsed : known === undefined ? undefined : `id ${JSON.stringify(parsed.id)}: expected each id once, line ${known} has it too`;
    if (problem !== undefined) problems.push(`${file}:${index + 1}: ${problem}`);
    if (typeof parsed === 'string' || problem !== undefined) return [];
    lines.set(parsed.id, index + 1);
    return [parsed];
  });
  if (problems.length === 0 && tasks.length > 0) return tasks;
  const named = problems.length === 0 ? [`${file}: expected a task a line, {"id": "…", "prompt": "…"}, got none`] : problems.slice(0, MOST_NAMED);
  const more = problems.length > MOST_NAMED ? [`and ${problems.length - MOST_NAMED} more`] : [];
  throw new LockstepError('input-invalid', [...named, ...more].join('\n'), { fault: 'caller', context: { file } });
}

function parseLine(line: string): BatchTask | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (thrown) {
    return `expected JSON, got ${JSON.stringify(line.slice(0, 60))} (${thrown instanceof Error ? thrown.message : String(thrown)})`;
  }
  const parsed = taskLine.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map((issue) => [...(issue.path.length === 0 ? [] : [issue.path.join('.')]), issue.message].join(': ')).join('; ');
}
