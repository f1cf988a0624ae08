import { expect, test } from 'vitest';
import { github, junit } from '../../report/index.ts';
import { hostileFinding, INJECTION, sampleResult } from './sample-result.ts';

test('github: one command a finding, errors only for what blocks or broke', () => {
  expect(github(sampleResult()).split('\n')).toEqual([
    "::error file=src/db.ts,line=4,endLine=4,col=20,endColumn=67,title=owasp/sql-injection::User input from 'req.query.id' reaches 'pool.query'.%0A1. src/routes.ts:4 'req.query.id' comes from the request%0A2. src/db.ts:3 it is passed to 'find' as 'id'%0A3. src/db.ts:4 it becomes part of the query's text%0Ainstead: Pass the value as a query parameter.",
    '::warning file=src/odd.ts,title=not analysed::it does not parse: line 3',
    '::error file=src/slow.ts,title=could not be judged::memory-leak timed out after 2000 ms',
    "::notice file=src/routes.ts,line=2,endLine=2,col=22,endColumn=31,title=architecture/cycle::'src/routes.ts' and 'src/db.ts' import each other.%0Ainstead: Move what both need into a third module.",
    '',
  ]);
});

test('github: words cannot begin another command nor leave their property', () => {
  const finding = { ...hostileFinding(), trace: [] };
  const files = [{ path: finding.location.path, text: '', findings: [finding], reports: [] }];
  const unchecked = [{ path: 'a,b:c\r\n::error::x', reason: '100%\n::error::y', kind: 'failed' as const }];
  expect(github(sampleResult({ files, unchecked })).split('\n')).toEqual([
    '::error file=src/␛[2Jevil␊%3A%3Aerror%3A%3Ax.ts,line=4,endLine=4,col=20,endColumn=67,title=owasp/sql-injection::first␍␊second␛]0;title␇ 100%25 �right%0Ainstead: do␊this�31m',
    '::error file=a%2Cb%3Ac␍␊%3A%3Aerror%3A%3Ax,title=could not be judged::100%25␊::error::y',
    '',
  ]);
});

test('github: a place of several lines has no columns', () => {
  const { location } = INJECTION;
  const long = { ...INJECTION, location: { ...location, end: { ...location.end, line: 9 } } };
  const files = [{ path: 'src/db.ts', text: '', findings: [long], reports: [] }];
  expect(github(sampleResult({ files, unchecked: [] }))).toMatch(/^::error file=src\/db\.ts,line=4,endLine=9,title=/);
});

test('github: more than it shows is told, with what blocks first', () => {
  const many = Array.from({ length: 11 }, () => INJECTION);
  const mild = { ...INJECTION, blocks: false, confidence: 'likely' as const };
  const files = [{ path: 'src/db.ts', text: '', findings: [mild, ...many], reports: [] }];
  const lines = github(sampleResult({ files, unchecked: [] })).trimEnd().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([...new Array<string>(11).fill('::error'), '::warning', '::notice']);
  expect(lines.at(-1)).toBe('::notice title=lockstep::11 errors, 1 warning; GitHub shows the first 10 of each kind, this log has all.');
});

test('junit: blocking findings fail, broken validators are errors, the rest passes and tells', () => {
  expect(junit(sampleResult()).split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="lockstep" tests="4" failures="1" errors="1" skipped="1" time="0.042">',
    '<testsuite name="src/routes.ts" tests="1" failures="0" errors="0" skipped="0">',
    '<testcase classname="src/routes.ts" name="src/routes.ts" file="src/routes.ts"/>',
    "<system-out>src/routes.ts:2:22 low likely architecture/cycle: 'src/routes.ts' and 'src/db.ts' import each other.</system-out>",
    '</testsuite>',
    '<testsuite name="src/db.ts" tests="1" failures="1" errors="0" skipped="0">',
    '<testcase classname="src/db.ts" name="owasp/sql-injection 4:20" file="src/db.ts" line="4">',
    "<failure message=\"User input from 'req.query.id' reaches 'pool.query'.\" type=\"critical\">src/db.ts:4:20 critical certain owasp/sql-injection: User input from 'req.query.id' reaches 'pool.query'.",
    "1. src/routes.ts:4:34 'req.query.id' comes from the request",
    "2. src/db.ts:3:22 it is passed to 'find' as 'id'",
    "3. src/db.ts:4:20 it becomes part of the query's text",
    'instead: Pass the value as a query parameter.</failure>',
    '</testcase>',
    '</testsuite>',
    '<testsuite name="src/odd.ts" tests="1" failures="0" errors="0" skipped="1">',
    '<testcase classname="src/odd.ts" name="src/odd.ts" file="src/odd.ts">',
    '<skipped message="it does not parse: line 3"/>',
    '</testcase>',
    '</testsuite>',
    '<testsuite name="src/slow.ts" tests="1" failures="0" errors="1" skipped="0">',
    '<testcase classname="src/slow.ts" name="src/slow.ts" file="src/slow.ts">',
    '<error message="memory-leak timed out after 2000 ms" type="failed"/>',
    '</testcase>',
    '</testsuite>',
    '</testsuites>',
    '',
  ]);
});

test('junit: what XML forbids does not get in', () => {
  const finding = { ...INJECTION, message: 'a\u0000b\u001b<&">\ud800 😀\nnext', trace: [], advice: ']]>' };
  const text = junit(sampleResult({ files: [{ path: 'x', text: '', findings: [finding], reports: [] }], unchecked: [] }));
  expect(text).toContain('<failure message="a�b�&lt;&amp;&quot;&gt;� 😀&#10;next" type="critical">');
  expect(text).toContain('instead: ]]&gt;</failure>');
});
