import { expect, test } from 'vitest';
import { wantsColor, wantsPicture } from '../../examples/cli/streams.ts';

test.each([
  [{ isTTY: true }, {}, true],
  [{}, {}, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{}, { FORCE_COLOR: '1' }, true],
  [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
])('colour for %j in %j: %s', (stream, env, wanted) => {
  expect(wantsColor(stream, env)).toBe(wanted);
});

test.each([
  [{ isTTY: true }, {}, true],
  [{}, {}, false],
  [{ isTTY: true }, { CI: 'true' }, false],
  [{ isTTY: true }, { CI: 'false' }, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
])('a picture for %j in %j: %s', (stream, env, wanted) => {
  expect(wantsPicture(stream, env)).toBe(wanted);
});
