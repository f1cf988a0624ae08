import { createRequire } from 'node:module';
import mod from 'node:module';

import leaving from 'lodash/../easy-retry-beside'; // reject: architecture/undeclared-package
import deno from 'npm:easy-retry-deno'; // reject: architecture/undeclared-package
import registry from 'jsr:@easy/retry'; // reject: architecture/undeclared-package

const name = 'easy-retry-named';
const load = createRequire(import.meta.url);
export const joined: unknown = await import('easy-' + 'retry-joined'); // reject: architecture/undeclared-package
export const named: unknown = await import(name); // reject: architecture/undeclared-package
export const put: unknown = await import(`${['easy', 'retry'].join('-')}-put`); // reject: architecture/undeclared-package
export const loaded: unknown = load('easy-retry-load'); // reject: architecture/undeclared-package
export const made: unknown = mod.createRequire(import.meta.url)('easy-retry-made'); // reject: architecture/undeclared-package
export const where: unknown = import.meta.resolve('easy-retry-where'); // reject: architecture/undeclared-package
export type Retry = import('easy-retry-types').Retry; // reject: architecture/undeclared-package
export const all = [leaving, deno, registry];
