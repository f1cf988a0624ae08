import { describe, expect, it } from 'vitest';
import { ELSEWHERE_CASES } from './login-elsewhere-cases.ts';
import { surfaceOf } from './surface-of.ts';

describe('a login that another file puts in front', () => {
  it.each(ELSEWHERE_CASES)('%s', (_, files, expected) => {
    expect(surfaceOf('route', ...files.map(([path, text]) => ({ path, text })))).toEqual(expected);
  });
});
