import { each } from './library.ts';
import type { LibraryRows } from './library.ts';

/** https://nodejs.org/api/child_process.html */
export const childProcess: LibraryRows = {
  types: [
    ['child_process', 'mz/child_process', ''],
    ['child_process', 'child-process-promise', ''],
  ],
  sinks: [
    ...each('exec execSync', (name) => ['child_process', `${name}.Argument[0]`, 'command'] as const),
    ...each('spawn spawnSync execFile execFileSync fork', (name) => ['child_process', `${name}.Argument[0]`, 'program'] as const),
    ...each('spawn spawnSync execFile execFileSync', (name) => ['child_process', `${name}.Argument[1]`, 'argument'] as const),
    ...each('spawn spawnSync execFile execFileSync', (name) => ['child_process', `${name}.Argument[1].Element`, 'argument'] as const),
  ],
};

/** Packages that run commands. */
export const commandRunners: LibraryRows = {
  types: [['execa.Shell', 'execa', 'ReturnValue']],
  sinks: [
    ['execa', 'Argument[0]', 'command'],
    ...each('shell shellSync command commandSync execaCommand execaCommandSync', (name) => ['execa', `${name}.Argument[0]`, 'command'] as const),
    ...each('sync execa execaSync', (name) => ['execa', `${name}.Argument[0]`, 'command'] as const),
    ['shelljs', 'exec.Argument[0]', 'command'],
    ['cross-spawn', 'Argument[0]', 'command'],
    ['cross-spawn', 'sync.Argument[0]', 'command'],
    ['cross-spawn-async', 'Argument[0]', 'command'],
    ['exec', 'Argument[0]', 'command'],
    ['exec-async', 'Argument[0]', 'command'],
    ['execSync', 'exec.Argument[0]', 'command'],
    ['exec-sync', 'Argument[0]', 'command'],
    ['remote-exec', 'Argument[1]', 'command'],
    ['ssh2', 'Client.Instance.exec.Argument[0]', 'command'],
    ['node-cmd', 'get.Argument[0]', 'command'],
    ['node-cmd', 'run.Argument[0]', 'command'],
    ['node-cmd', 'runSync.Argument[0]', 'command'],
    ['child-process-promise', 'exec.Argument[0]', 'command'],
    ['child-process-promise', 'spawn.Argument[0]', 'command'],
    ['child-process-promise', 'execFile.Argument[0]', 'command'],
    ['foreground-child', 'Argument[0]', 'command'],
    ['async-execute', 'Argument[0]', 'command'],
    ['sudo-prompt', 'exec.Argument[0]', 'command'],
    ['node-pty', 'spawn.Argument[0]', 'command'],
  ],
  steps: [
    ['shell-quote', 'quote', 'Argument[0]', 'ReturnValue', ['command']],
    ['shell-escape', '', 'Argument[0]', 'ReturnValue', ['command']],
    ['shell-escape-tag', '', 'Argument[*]', 'ReturnValue', ['command']],
    ['shescape', 'quote', 'Argument[0]', 'ReturnValue', ['command']],
    ['shescape', 'escape', 'Argument[0]', 'ReturnValue', ['command']],
    ['any-shell-escape', '', 'Argument[0]', 'ReturnValue', ['command']],
  ],
};

/** Evaluation of text as code. */
export const codeEvaluation: LibraryRows = {
  sinks: [
    ['global', 'eval.Argument[0]', 'code'],
    ['global', 'Function.Argument[*]', 'code'],
    ['global', 'execScript.Argument[0]', 'code'],
    ...each('setTimeout setInterval setImmediate', (name) => ['global', `${name}.Argument[0]`, 'code'] as const),
    ...each('runInContext runInNewContext runInThisContext compileFunction', (name) => ['vm', `${name}.Argument[0]`, 'code'] as const),
    ['vm', 'Script.Argument[0]', 'code'],
    ['vm', 'SourceTextModule.Argument[0]', 'code'],
    ['vm2', 'VM.Instance.run.Argument[0]', 'code'],
    ['vm2', 'NodeVM.Instance.run.Argument[0]', 'code'],
    ['vm2', 'VMScript.Argument[0]', 'code'],
    ['isolated-vm', 'Isolate.Instance.compileScript.Argument[0]', 'code'],
    ['module', 'prototype._compile.Argument[0]', 'code'],
    ['global', 'module._compile.Argument[0]', 'code'],
    ['safe-eval', 'Argument[0]', 'code'],
    ['static-eval', 'Argument[0]', 'code'],
    ['eval', 'Argument[0]', 'code'],
    ['notevil', 'Argument[0]', 'code'],
    ['mathjs', 'eval.Argument[0]', 'code'],
    ['expr-eval', 'Parser.evaluate.Argument[0]', 'code'],
    ['global', 'require.Argument[0]', 'code'],
    ['global', 'import.Argument[0]', 'code'],
    ['node-serialize', 'unserialize.Argument[0]', 'deserialize'],
    ['serialize-to-js', 'deserialize.Argument[0]', 'deserialize'],
    ['js-yaml', 'load.Argument[0]', 'deserialize'],
    ['js-yaml', 'loadAll.Argument[0]', 'deserialize'],
    ['funcster', 'deepDeserialize.Argument[0]', 'deserialize'],
    ['cryo', 'parse.Argument[0]', 'deserialize'],
    ['v8', 'deserialize.Argument[0]', 'deserialize'],
  ],
};
