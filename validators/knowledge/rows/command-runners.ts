import { argumentList, each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow } from '../../../program/index.ts';

/** https://github.com/sindresorhus/execa */
export const execa: LibraryRows = {
  sinks: [
    ['execa', 'Argument[0]', 'program'],
    ...each('execa execaSync execaNode execaCommand execaCommandSync sync node command commandSync', (name) => ['execa', `${name}.Argument[0]`, 'program'] as const),
    ...each('shell shellSync', (name) => ['execa', `${name}.Argument[0]`, 'command'] as const),
    argumentList('execa', ''),
    ...each('execa execaSync sync', (name) => argumentList('execa', name)),
  ],
};

/** https://github.com/shelljs/shelljs: commands, and functions on files. */
export const shelljs: LibraryRows = {
  types: [
    ['shelljs', 'shelljs/shell', ''],
    ['shelljs', 'shelljs', 'config.ReturnValue'],
  ],
  sinks: [
    ['shelljs', 'exec.Argument[0]', 'command'],
    ['shelljs', 'cmd.Argument[0]', 'command'],
    ...each('cat cd head ls mkdir rm tail touch find', (name) => ['shelljs', `${name}.Argument[*]`, 'path'] as const),
    ...each('cp mv ln', (name) => ['shelljs', `${name}.Argument[*]`, 'path'] as const),
  ],
};

/** Packages that run the command they are given. */
export const commandRunners: LibraryRows = {
  types: [
    ['docker.Container', 'dockerode', 'Instance.getContainer.ReturnValue'],
    ['docker.Container', 'dockerode', 'Instance.createContainer.ReturnValue'],
    ['child_process', 'child-process-async', ''],
  ],
  sinks: [
    ...each('cross-spawn cross-spawn-async cross-spawn-promise spawn-sync foreground-child nano-spawn', (library) => [library, 'Argument[0]', 'program'] as const),
    ...each('cross-spawn cross-spawn-async cross-spawn-promise spawn-sync', (library) => argumentList(library, '')),
    ...each('spawn sync', (name) => name).flatMap((name): readonly SinkRow[] => [['cross-spawn', `${name}.Argument[0]`, 'program'], argumentList('cross-spawn', name)]),
    ...each('exec exec-async exec-sync async-execute', (library) => [library, 'Argument[0]', 'command'] as const),
    ['execSync', 'exec.Argument[0]', 'command'],
    ['remote-exec', 'Argument[1]', 'command'],
    ['ssh2', 'Client.Instance.exec.Argument[0]', 'command'],
    ['ssh2', 'Client.Instance.shell.Argument[*].Parameter[1].write.Argument[0]', 'command'],
    ['ssh2', 'Instance.exec.Argument[0]', 'command'],
    ['ssh-exec', 'Argument[0]', 'command'],
    ...['NodeSSH.Instance', 'Instance'].flatMap((path): readonly SinkRow[] => [['node-ssh', `${path}.execCommand.Argument[0]`, 'command'], ['node-ssh', `${path}.exec.Argument[0]`, 'command'], argumentList('node-ssh', `${path}.exec`)]),
    ['simple-ssh', 'Instance.exec.Argument[0]', 'command'],
    ['ssh2-promise', 'Instance.exec.Argument[0]', 'command'],
    ['docker.Container', 'exec.Argument[0].Cmd.Element', 'argument'],
    ['dockerode', 'Instance.run.Argument[1]', 'argument'],
    ['dockerode', 'Instance.createContainer.Argument[0].Cmd.Element', 'argument'],
    ['teen_process', 'exec.Argument[0]', 'program'],
    argumentList('teen_process', 'exec'),
    argumentList('foreground-child', ''),
    ['foreground-child', 'foregroundChild.Argument[0]', 'program'],
    argumentList('foreground-child', 'foregroundChild'),
    ['nodemailer', 'createTransport.Argument[0].path', 'program'],
    ['docker-cli-js', 'Docker.Instance.command.Argument[0]', 'command'],
    ['docker-cli-js', 'dockerCommand.Argument[0]', 'command'],
    ...each('get run runSync', (name) => ['node-cmd', `${name}.Argument[0]`, 'command'] as const),
    ['sudo-prompt', 'exec.Argument[0]', 'command'],
    ['exec-sh', 'Argument[0]', 'command'],
    ['shell-exec', 'Argument[0]', 'command'],
    ['global', 'Bun.spawn.Argument[0]', 'program'],
    ['global', 'Deno.Command.Argument[0]', 'program'],
    ['node-pty', 'spawn.Argument[0]', 'program'],
    argumentList('node-pty', 'spawn'),
    ['python-shell', 'PythonShell.Argument[0]', 'program'],
    ['python-shell', 'PythonShell.run.Argument[0]', 'program'],
    ['await-exec', 'Argument[0]', 'command'],
    ['promise-exec', 'Argument[0]', 'command'],
    ['exec-then', 'Argument[0]', 'command'],
    ['ps-node', 'lookup.Argument[0].psargs', 'command'],
    ['npm-run', 'exec.Argument[0]', 'command'],
    ['npm-run', 'execSync.Argument[0]', 'command'],
    ['npm-run', 'Argument[0]', 'command'],
    ['concurrently', 'Argument[0].Element', 'command'],
    ['concurrently', 'Argument[0].Element.command', 'command'],
    ['open', 'Argument[1].app.name', 'program'],
    ['global', 'Bun.spawnSync.Argument[0]', 'program'],
    ['tinyexec', 'exec.Argument[0]', 'program'],
    ['tinyexec', 'x.Argument[0]', 'program'],
  ],
};

/** What makes a text one word of a shell command. */
export const shellQuoting: LibraryRows = {
  steps: [
    ['shell-quote', 'quote', 'Argument[0]', 'ReturnValue', ['command']],
    ['shell-quote', 'parse', 'Argument[0]', 'ReturnValue'],
    ['shell-escape', '', 'Argument[0]', 'ReturnValue', ['command']],
    ['shell-escape-tag', '', 'Argument[*]', 'ReturnValue', ['command']],
    ['shescape', 'quote', 'Argument[0]', 'ReturnValue', ['command']],
    ['shescape', 'quoteAll', 'Argument[0]', 'ReturnValue', ['command']],
    ['shescape', 'escape', 'Argument[0]', 'ReturnValue', ['command']],
    ...each('quote quoteAll escape escapeAll', (name) => ['shescape', `Shescape.Instance.${name}`, 'Argument[0]', 'ReturnValue', ['command']] as const),
    ['any-shell-escape', '', 'Argument[0]', 'ReturnValue', ['command']],
    ['shq', '', 'Argument[0]', 'ReturnValue', ['command']],
  ],
};
