import { z } from 'zod';
import { SEVERITIES } from '../contract/index.ts';
import type { Finding, Obligation } from '../contract/index.ts';

const position = z.object({ line: z.int().min(1), column: z.int().min(1), offset: z.int().min(0) });
const location = z.object({ path: z.string(), start: position, end: position });

/** Checks a finding of a validator we do not know. An unknown severity would never block: it is no finding. */
export const findingSchema: z.ZodType<Finding> = z.object({
  rule: z.templateLiteral([z.string(), '/', z.string()]),
  message: z.string(),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(['certain', 'likely', 'heuristic']),
  location,
  trace: z.array(z.object({ location, message: z.string(), chunk: z.string().exactOptional() })),
  advice: z.string(),
  symbol: z.string(),
  sink: z.string(),
});

/** Checks an obligation of a validator we do not know. */
export const obligationSchema: z.ZodType<Obligation> = z.object({
  kind: z.enum(['module', 'name', 'member']),
  path: z.string(),
  name: z.string(),
  location,
});

/** The first thing that is wrong, in one line. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`;
}
