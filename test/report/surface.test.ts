import { expect, test } from 'vitest';
import { surfaceLedger } from '../../contract/index.ts';
import { github, json, junit, sarif, stylish } from '../../report/index.ts';
import { sampleResult } from './sample-result.ts';

const host = (name: string) => ({ kind: 'host' as const, name, path: 'src/a.ts', line: 1 });
const surface = surfaceLedger([host('old.io')], [host('old.io'), host('new.io')]);
const result = sampleResult({ surface });

test('every report on a run has the attack surface before and after', () => {
  expect((JSON.parse(sarif(result, { toolVersion: '1.0.0' })) as { runs: { properties: unknown }[] }).runs[0]?.properties).toEqual({ attackSurface: surface });
  expect((JSON.parse(json(result)) as { surface: unknown }).surface).toEqual(surface);
  expect(junit(result)).toContain('<property name="surface.host" value="1 before, 2 after, new: new.io"/>');
  expect(github(result)).toMatch(/^::notice title=attack surface::.*before {2}after%0A {4}host +1 +2 {3}\+ new\.io$/m);
  expect(stylish(result, { color: false })).toMatch(/host +1 +2 {3}\+ new\.io/);
});

test('a check, which adds nothing, has no such table', () => {
  for (const text of [sarif(sampleResult(), { toolVersion: '1.0.0' }), json(sampleResult()), junit(sampleResult()), github(sampleResult())]) expect(text).not.toMatch(/surface/i);
});
