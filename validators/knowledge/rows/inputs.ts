import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SourceRow, TypeRow } from '../../../program/index.ts';

/** What whoever starts the program hands to it: https://nodejs.org/api/process.html and parsers of command lines. */
export const commandLine: LibraryRows = {
  types: [
    ['cli.Arguments', 'yargs', 'ReturnValue'],
    ...each('option options array string boolean number alias default demandOption command usage help version strict', (name) => ['yargs', 'yargs', `${name}.ReturnValue`] as TypeRow),
    ['cli.Program', 'commander', 'program'],
    ['cli.Program', 'commander', 'Command.Instance'],
    ['cli.Program', 'commander', 'createCommand.ReturnValue'],
    ...each('option requiredOption version name description argument arguments usage parse', (name) => ['cli.Program', 'cli.Program', `${name}.ReturnValue`] as TypeRow),
  ],
  sources: [
    ['global', 'process.argv', 'local', 'text'],
    ['global', 'process.env', 'local', 'text'],
    ['process', 'argv', 'local', 'text'],
    ['process', 'env', 'local', 'text'],
    ['yargs', 'argv', 'local', 'text'],
    ['yargs', 'parse.ReturnValue', 'local', 'text'],
    ['cli.Arguments', 'argv', 'local', 'text'],
    ['cli.Arguments', 'parse.ReturnValue', 'local', 'text'],
    ['optimist', 'argv', 'local', 'text'],
    ...each('arg get-them-args command-line-args', (name) => [name, 'ReturnValue', 'local', 'text'] as SourceRow),
    ['meow', 'ReturnValue.input', 'local', 'text'],
    ['meow', 'ReturnValue.flags', 'local', 'text'],
    ['argparse', 'ArgumentParser.Instance.parse_args.ReturnValue', 'local', 'text'],
    ['argparse', 'ArgumentParser.Instance.parseArgs.ReturnValue', 'local', 'text'],
    ['dashdash', 'parse.ReturnValue', 'local', 'text'],
    ['commander', 'opts.ReturnValue', 'local', 'text'],
    ['cli.Program', 'opts.ReturnValue', 'local', 'text'],
    ['cli.Program', 'args', 'local', 'text'],
    ['cli.Program', 'action.Argument[0].Parameter[0]', 'local', 'text'],
    ...each('getInput getMultilineInput', (name) => ['@actions/core', `${name}.ReturnValue`, 'local', 'text'] as SourceRow),
    ['shelljs', 'env', 'local', 'text'],
  ],
  steps: [...each('minimist subarg yargs-parser mri', (name) => [name, '', 'Argument[0]', 'ReturnValue'] as const), ['args', 'parse', 'Argument[0]', 'ReturnValue'], ...each('dargs object-to-spawn-args', (name) => [name, '', 'Argument[0]', 'ReturnValue'] as const)],
};

/** What stands in a page as text: whoever could put it there as text must not have it read as markup. */
export const pageText: LibraryRows = {
  sources: [
    ...each('val text attr data prop', (name) => ['jquery.Set', `${name}.ReturnValue`, 'page', 'text'] as SourceRow),
    ...each('value innerText textContent src href dataset', (name) => ['dom.Element', name, 'page', 'text'] as SourceRow),
    ['dom.Element', 'getAttribute.ReturnValue', 'page', 'text'],
    ['dom.Element', 'files.Element.name', 'page', 'text'],
    ['dom.Document', 'getSelection.ReturnValue', 'page', 'text'],
    ['global', 'getSelection.ReturnValue', 'page', 'text'],
    ['dom.Window', 'getSelection.ReturnValue', 'page', 'text'],
  ],
  types: [
    ...each('querySelectorAll getElementsByClassName getElementsByTagName getElementsByName', (name) => name).flatMap((name) => ['dom.Document', 'dom.Element'].flatMap((root): readonly TypeRow[] => [
      ['dom.Element', root, `${name}.ReturnValue.Element`],
      ['dom.Element', root, `${name}.ReturnValue.forEach.Argument[0].Parameter[0]`],
    ])),
    ['dom.Element', 'jquery.Set', 'each.Argument[0].Parameter[1]'],
    ['dom.Element', 'jquery.Set', 'each.Argument[0].This'],
    ['dom.Element', 'jquery.Set', 'on.Argument[*].This'],
    ...each('change keyup keydown keypress click blur focus submit', (name) => ['dom.Element', 'jquery.Set', `${name}.Argument[0].This`] as TypeRow),
    ['dom.Element', 'jquery.Set', 'get.ReturnValue'],
    ['dom.Element', 'jquery.Set', 'Element'],
    ['dom.Element', 'dom.Element', 'querySelector.ReturnValue'],
    ['dom.Element', 'dom.Element', 'parentNode'],
  ],
};

/** Names of files: on most systems they may hold any character of markup, and whoever could put a file there has chosen them. */
export const fileNames: LibraryRows = {
  sources: [
    ['fs', 'readdir.Argument[*].Parameter[1]', 'page', 'text'],
    ['fs', 'readdir.ReturnValue', 'page', 'text'],
    ['fs', 'readdirSync.ReturnValue', 'page', 'text'],
  ],
};
