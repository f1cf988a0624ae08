import { exec } from 'node:child-process'; // reject: static-analysis/unresolved-import
import { readFile } from 'node:fs/promise'; // reject: static-analysis/unresolved-import

export const all = [exec, readFile];
