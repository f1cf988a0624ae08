import { expect, test } from 'vitest';
import { CLEAN, folderWith, lockstep, spawned } from './spawned.ts';

test('help goes to stdout with examples and ends with 0', async () => {
  const { code, stdout, stderr } = await spawned(['--help'], { cwd: folderWith({}) });
  expect(stdout).toMatch(/Commands:[\s\S]*demo[\s\S]*check[\s\S]*run[\s\S]*resume[\s\S]*verify[\s\S]*rules[\s\S]*Examples:/);
  expect(stderr).toBe('');
  expect(code).toBe(0);
});

test.each(['demo', 'check', 'run', 'resume', 'verify', 'rules'])('%s has help with examples', async (command) => {
  const { code, stdout } = await lockstep([command, '--help'], { cwd: folderWith({}) });
  expect(stdout).toContain(`lockstep ${command}`);
  expect(stdout).toContain('Examples:');
  expect(code).toBe(0);
});

test.each([
  [['chekc'], 'Did you mean check?'],
  [['check', '--stagde'], 'Did you mean --staged?'],
  [['check', '--format', 'xml'], 'Allowed choices are stylish, json, sarif, junit, github'],
  [['check', '--diff', 'HEAD', '--staged'], 'cannot be used with'],
  [['run', '--generator', 'magic'], 'git:RANGE'],
  [['run'], 'no generator: nobody has named one and none was found'],
  [['resume', '--generator', 'replay:none.jsonl'], 'there is no run that has not ended'],
  [['verify'], 'no run has been recorded here'],
  [['verify', '../x'], 'run id: expected'],
  [['rules', '--explain', 'no/rule'], 'no rule "no/rule"'],
  [['check', '--config', 'none.json'], 'none.json'],
])('%j ends with 2 and says what is wrong', async (args, message) => {
  const { code, stdout, stderr } = await lockstep(args, { cwd: folderWith({ 'a.ts': CLEAN }) });
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('without a command there is help on stderr, and 2', async () => {
  const { code, stdout, stderr } = await spawned([], { cwd: folderWith({}) });
  expect(stderr).toContain('Usage: lockstep');
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('DEBUG=lockstep shows the stack of a fault', async () => {
  const { stderr } = await lockstep(['verify'], { cwd: folderWith({}), env: { DEBUG: 'lockstep' } });
  expect(stderr).toContain('    at ');
});

test('rules are listed as lines and as JSON', async () => {
  const cwd = folderWith({});
  const { code, stdout } = await lockstep(['rules'], { cwd });
  expect(stdout).toMatch(/^owasp\/command-injection +critical +certain +CWE-78/m);
  expect(code).toBe(0);
  const list: unknown = JSON.parse((await lockstep(['rules', '--format', 'json'], { cwd })).stdout);
  expect(list).toContainEqual(expect.objectContaining({ id: 'owasp/command-injection', severity: 'critical' }));
});

test('a rule is explained by its page', async () => {
  const { code, stdout } = await lockstep(['rules', '--explain', 'owasp/command-injection'], { cwd: folderWith({}) });
  expect(stdout).toMatch(/^# /);
  expect(code).toBe(0);
});
