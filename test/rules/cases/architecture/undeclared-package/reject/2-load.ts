import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
export const loaded: unknown = require('easy-retry-load'); // reject: architecture/undeclared-package
