import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LockstepError, SEVERITIES, SURFACE_KINDS } from '../contract/index.ts';
import type { Policy } from '../contract/index.ts';
import { closedObject, mismatch } from '../program/index.ts';
import { architectureInput, checkArchitecture } from './architecture-policy.ts';
import { DEFAULT_POLICY } from './default-policy.ts';

const ruleId = z.templateLiteral([z.string().regex(/^[a-z][a-z0-9-]*$/), '/', z.string().regex(/^[a-z][a-z0-9-]*$/)]);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD');
const waiver = closedObject({
  rule: ruleId,
  path: z.string().exactOptional(),
  fingerprint: z.string().exactOptional(),
  owner: z.string().min(1),
  reason: z.string().min(1),
  expires: day,
});
const policyInput = closedObject({
  blockFrom: z.enum(SEVERITIES).optional(),
  required: closedObject({ code: z.array(z.string()).exactOptional(), text: z.array(z.string()).exactOptional() }).optional(),
  rules: z.record(ruleId, z.enum(['off', 'risk'])).optional(),
  protectedPaths: z.array(z.string()).optional(),
  waivers: z.array(waiver).optional(),
  architecture: architectureInput.optional(),
  repair: closedObject({
      rounds: z.int().min(0).exactOptional(),
      totalRounds: z.int().min(0).exactOptional(),
      tokens: z.int().min(1).exactOptional(),
      usd: z.number().positive().exactOptional(),
      ms: z.int().min(1).exactOptional(),
      ending: z.enum(['reject', 'escalate']).exactOptional(),
    })
    .optional(),
  network: closedObject({ mode: z.enum(['hosted', 'local']).exactOptional(), localHosts: z.array(z.string().min(1)).exactOptional() }).optional(),
  approval: closedObject({ expiresAfterHours: z.number().positive().nullable().exactOptional(), twoPeopleFrom: z.number().min(0).nullable().exactOptional() }).optional(),
  timeouts: closedObject({ validatorMs: z.int().min(1).exactOptional(), typesMs: z.int().min(1).exactOptional(), customMs: z.int().min(1).exactOptional() }).optional(),
  types: z.enum(['native', 'language-service', 'off']).optional(),
  eslint: z.enum(['project', 'off']).optional(),
  profile: z.enum(['gate', 'audit']).optional(),
  advisories: closedObject({
      files: z.array(z.string().min(1)).default([]),
      command: z.tuple([z.string().min(1)], z.string()).exactOptional(),
      from: z.enum(SEVERITIES).default('high'),
    })
    .refine(({ files, command }) => files.length > 0 || command !== undefined, 'expected files or a command to take advisories from')
    .optional(),
  surface: closedObject({
      limits: z.partialRecord(z.enum(SURFACE_KINDS), z.int().min(0)).exactOptional(),
      budget: z.number().min(0).nullable().exactOptional(),
      sensitiveData: z.array(z.string().min(1)).exactOptional(),
    })
    .optional(),
  secondReview: closedObject({ from: z.number().min(0), reviewer: z.string().min(1).exactOptional() }).optional(),
  extended: z.array(closedObject({ source: z.string(), sha256: z.string() })).optional(),
  owners: z.array(closedObject({ pattern: z.string(), owners: z.array(z.string()) })).optional(),
});

/** The keys of a policy. */
export const POLICY_KEYS: readonly string[] = Object.keys(policyInput.shape);

/** The `policy` key of a configuration: every part of a policy may be left out. */
export type PolicyInput = { readonly [K in keyof Policy]?: K extends 'rules' | 'waivers' | 'protectedPaths' | 'blockFrom' | 'types' | 'eslint' | 'profile' ? Policy[K] : Partial<Policy[K]> };

/**
 * Checks a policy, fills in what is left out and freezes it. Throws `config-invalid` that names the place, what was
 * expected and what came; also for a waiver that has expired on `today` and a layer that names an unknown one.
 */
export function resolvePolicy(input: unknown, options: { readonly source: string; readonly today: string }): Policy {
  const parsed = policyInput.safeParse(input ?? {});
  if (!parsed.success) throw invalid(options.source, describeIssue(parsed.error.issues[0], input));
  const given = parsed.data;
  const policy: Policy = {
    blockFrom: given.blockFrom ?? DEFAULT_POLICY.blockFrom,
    required: { ...defaultRequired(given.types), ...given.required },
    rules: given.rules ?? {},
    protectedPaths: given.protectedPaths ?? [],
    waivers: given.waivers ?? [],
    architecture: { ...DEFAULT_POLICY.architecture, ...given.architecture },
    repair: { ...DEFAULT_POLICY.repair, ...given.repair },
    network: { ...DEFAULT_POLICY.network, ...given.network },
    approval: { ...DEFAULT_POLICY.approval, ...given.approval },
    timeouts: { ...DEFAULT_POLICY.timeouts, ...given.timeouts },
    types: given.types ?? DEFAULT_POLICY.types,
    eslint: given.eslint ?? DEFAULT_POLICY.eslint,
    profile: given.profile ?? DEFAULT_POLICY.profile,
    surface: { ...DEFAULT_POLICY.surface, ...given.surface },
    ...(given.advisories === undefined ? {} : { advisories: given.advisories }),
    ...(given.secondReview === undefined ? {} : { secondReview: given.secondReview }),
    ...(given.owners === undefined ? {} : { owners: given.owners }),
    ...(given.extended === undefined ? {} : { extended: given.extended }),
  };
  checkWaivers(policy, options);
  checkArchitecture(policy.architecture, options.source);
  return deepFreeze(policy);
}

/** Hex sha256 of a policy; the order of keys does not matter. */
export function policyDigest(policy: Policy): string {
  return createHash('sha256').update(canonical(policy)).digest('hex');
}

/** Nobody waits for a validator that is switched off. */
function defaultRequired(types: Policy['types'] | undefined): Policy['required'] {
  const { code, text } = DEFAULT_POLICY.required;
  return { code: types === 'off' ? code.filter((id) => id !== 'types') : code, text };
}

function checkWaivers(policy: Policy, options: { readonly source: string; readonly today: string }): void {
  const expired = policy.waivers.findIndex((each) => each.expires < options.today);
  const waived = policy.waivers[expired];
  if (waived !== undefined)
    throw invalid(
      options.source,
      `policy.waivers[${expired}].expires: the waiver of ${waived.owner} for ${waived.rule} ended on ${waived.expires}; expected a date from ${options.today} on, or no waiver`,
    );
}

function describeIssue(issue: z.core.$ZodIssue | undefined, input: unknown): string {
  if (issue === undefined) return 'policy: expected an object';
  const place = ['policy', ...issue.path.map(String)].join('.');
  return `${place}: ${mismatch(issue, input)}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function invalid(source: string, message: string): LockstepError {
  return new LockstepError('config-invalid', `${source}: ${message}`, { fault: 'caller', context: { source } });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) deepFreeze(each);
  return Object.freeze(value);
}
