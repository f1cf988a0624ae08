import { maskSecretsIn } from '../../program/index.ts';
import type { ModelBlock, ModelRequest } from './model-client.ts';

/** Masks what must not leave the machine in a text that is about to be sent. */
export type Mask = (text: string) => string;

/**
 * What every request goes through before it is sent: recognisable secrets, and the given ones wherever they stand, are
 * masked in every text and every tool input.
 */
export function outboundMask(secrets: readonly string[]): Mask {
  const known = secrets.filter((secret) => secret.length >= 8);
  return (text) => known.reduce((masked, secret) => masked.replaceAll(secret, '********'), maskSecretsIn(text));
}

/** The request as it may be sent. */
export function guardRequest(request: ModelRequest, mask: Mask): ModelRequest {
  return {
    ...request,
    system: mask(request.system),
    turns: request.turns.map(({ role, blocks }) => ({ role, blocks: blocks.map((block) => guardBlock(block, mask)) })),
  };
}

function guardBlock(block: ModelBlock, mask: Mask): ModelBlock {
  if (block.type !== 'tool-call') return { ...block, text: mask(block.text) };
  const input = Object.entries(block.input).map(([key, value]) => [key, guardValue(value, mask)] as const);
  return { ...block, input: Object.fromEntries(input) };
}

function guardValue(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((each: unknown) => guardValue(each, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, guardValue(each, mask)]));
}
