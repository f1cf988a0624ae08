import { each } from './library.ts';
import type { LibraryRows } from './library.ts';

const PARSING = 'yaml json5 toml @iarna/toml smol-toml ini hjson comment-json jsonc-parser json-bigint secure-json-parse @hapi/bourne yamljs flatted cookie plist dotenv csv-parse/sync';

/** Readers of texts that hold data: what was sent stands at every place below what they give back. */
export const dataFormats: LibraryRows = {
  steps: [
    ...each(PARSING, (library) => [library, 'parse', 'Argument[0]', 'ReturnValue'] as const),
    ...each('load loadAll safeLoad safeLoadAll', (name) => ['js-yaml', name, 'Argument[0]', 'ReturnValue'] as const),
    ...each('loadAll safeLoadAll', (name) => ['js-yaml', name, 'Argument[0]', 'Argument[1].Parameter[0]'] as const),
    ...each('parseDocument parseAllDocuments', (name) => ['yaml', name, 'Argument[0]', 'ReturnValue'] as const),
    ['ini', 'decode', 'Argument[0]', 'ReturnValue'],
    ['papaparse', 'parse', 'Argument[0]', 'ReturnValue.data'],
    ['xml2js', 'parseStringPromise', 'Argument[0]', 'ReturnValue'],
    ...each('1 2', (at) => ['xml2js', 'parseString', 'Argument[0]', `Argument[${at}].Parameter[1]`] as const),
    ['fast-xml-parser', 'XMLParser.Instance.parse', 'Argument[0]', 'ReturnValue'],
    ['fast-xml-parser', 'parse', 'Argument[0]', 'ReturnValue'],
  ],
};
