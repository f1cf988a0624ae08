import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { EndingRow } from '../../../program/index.ts';

const EQUAL = 'equal strictEqual deepEqual deepStrictEqual';
const DIFFERENT = 'notEqual notStrictEqual notDeepEqual notDeepStrictEqual';

/** Where the functions of Node's `assert` stand, and those of packages that follow it. */
const NODE: readonly (readonly [root: string, before: string])[] = [
  ['assert', ''],
  ['assert', 'strict.'],
  ['power-assert', ''],
  ['http-assert', ''],
  ['chai', 'assert.'],
];

/** https://nodejs.org/api/assert.html, https://github.com/jshttp/http-assert, https://github.com/zertosh/invariant and their kin. */
export const assertions: LibraryRows = {
  endings: [
    ...each('assert assert-plus power-assert http-assert invariant tiny-invariant', (library) => [library, '', 'where true'] as EndingRow),
    ['assert', 'strict', 'where true'],
    ['ts-invariant', 'invariant', 'where true'],
    ...each('hoek @hapi/hoek chai', (library) => [library, 'assert', 'where true'] as EndingRow),
    ...NODE.flatMap(([root, before]): readonly EndingRow[] => [
      [root, `${before}ok`, 'where true'],
      ...each(EQUAL, (name) => [root, `${before}${name}`, 'where equal'] as EndingRow),
      ...each(DIFFERENT, (name) => [root, `${before}${name}`, 'where different'] as EndingRow),
      [root, `${before}fail`, 'never'],
    ]),
    ...['', 'strict.'].flatMap((before): readonly EndingRow[] => [
      ['assert', `${before}match`, 'where it matches'],
      ['assert', `${before}doesNotMatch`, 'where none matches'],
    ]),
    ['chai', 'assert.match', 'where it matches'],
    ['chai', 'assert.notMatch', 'where none matches'],
  ],
};

/** What ends the program, and what ends the answer of a page by throwing: https://nodejs.org/api/process.html, https://nextjs.org/docs/app/api-reference/functions, https://svelte.dev/docs/kit/@sveltejs-kit */
export const programEnds: LibraryRows = {
  endings: [
    ...['global', 'process'].flatMap((root) => each('exit abort', (name) => [root, root === 'global' ? `process.${name}` : name, 'never'] as EndingRow)),
    ['global', 'Deno.exit', 'never'],
    ...each('notFound redirect permanentRedirect forbidden unauthorized', (name) => ['next/navigation', name, 'never'] as EndingRow),
    ...each('error redirect', (name) => ['@sveltejs/kit', name, 'never'] as EndingRow),
  ],
};
