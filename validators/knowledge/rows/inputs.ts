import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SourceRow } from '../../../program/index.ts';

/** What whoever starts the program hands to it: https://nodejs.org/api/process.html and parsers of command lines. */
export const commandLine: LibraryRows = {
  types: [['cli.Arguments', 'yargs', 'ReturnValue']],
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
    ['commander', 'Command.Instance.opts.ReturnValue', 'local', 'text'],
  ],
  steps: [...each('minimist subarg yargs-parser mri', (name) => [name, '', 'Argument[0]', 'ReturnValue'] as const), ['args', 'parse', 'Argument[0]', 'ReturnValue']],
};

/** What stands in a page as text: whoever could put it there as text must not have it read as markup. */
export const pageText: LibraryRows = {
  sources: [
    ...each('val text attr data prop', (name) => ['jquery.Set', `${name}.ReturnValue`, 'page', 'text'] as SourceRow),
    ...each('value innerText textContent src href', (name) => ['dom.Element', name, 'page', 'text'] as SourceRow),
    ['dom.Element', 'getAttribute.ReturnValue', 'page', 'text'],
    ['dom.Document', 'getSelection.ReturnValue', 'page', 'text'],
    ['global', 'getSelection.ReturnValue', 'page', 'text'],
    ['dom.Window', 'getSelection.ReturnValue', 'page', 'text'],
  ],
  types: [
    ['dom.Element', 'dom.Document', 'querySelectorAll.ReturnValue.Element'],
    ['dom.Element', 'dom.Document', 'getElementsByClassName.ReturnValue.Element'],
    ['dom.Element', 'dom.Document', 'getElementsByTagName.ReturnValue.Element'],
    ['dom.Element', 'jquery.Set', 'get.ReturnValue'],
    ['dom.Element', 'jquery.Set', 'Element'],
    ['dom.Element', 'dom.Element', 'querySelector.ReturnValue'],
    ['dom.Element', 'dom.Element', 'parentNode'],
  ],
};
