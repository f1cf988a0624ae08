import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { checkProject, checkText, createLockstep } from '../../index.ts';

/** What callers without types hand over. */
const given = <T>(value: unknown): T => value as T;

it.each([
  ['createLockstep: options: expected object, got nothing', () => createLockstep(given(undefined))],
  ['createLockstep: options.root: expected text, got nothing', () => createLockstep(given({}))],
  ['createLockstep: options.generator: expected object, got nothing', () => createLockstep(given({ root: tmpdir() }))],
  ['createLockstep: options.generator.generate: expected function, got nothing', () => createLockstep(given({ root: tmpdir(), generator: {} }))],
  ['checkText: code: expected text, got object', () => checkText(given({}), { filePath: 'a.js' })],
  ['checkText: options: expected object, got nothing', () => checkText('', given(undefined))],
  ['checkText: options.filePath: expected text, got number', () => checkText('', given({ filePath: 5 }))],
  ['checkProject: options.root: expected text, got a list', () => checkProject(given({ root: [] }))],
] as const)('%s', async (message, call: () => Promise<unknown>) => {
  await expect(Promise.resolve().then(call)).rejects.toMatchObject({ code: 'input-invalid', fault: 'caller', message });
});
