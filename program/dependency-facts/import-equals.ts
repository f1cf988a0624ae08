import { fieldsOf, parseJsonText } from '../json-text.ts';
import type { Texts } from './dependency-types.ts';

/** Whether `import x = require('y')` is still there when the file is compiled: an ES module has no place for it. */
export function keepsImportEquals(files: Texts, tsConfig: string | undefined): boolean {
  const text = tsConfig === undefined ? undefined : files.text(tsConfig);
  const { module } = text === undefined ? {} : fieldsOf(fieldsOf(parseJsonText(text))['compilerOptions']);
  return typeof module === 'string' && !/^es/i.test(module);
}
