import { each } from './library.ts';
import type { LibraryRows } from './library.ts';

/** Readers that build functions or objects of the program's classes out of text. */
export const deserialization: LibraryRows = {
  sinks: [
    ['node-serialize', 'unserialize.Argument[0]', 'deserialize'],
    ['serialize-to-js', 'deserialize.Argument[0]', 'deserialize'],
    ['funcster', 'deepDeserialize.Argument[0]', 'deserialize'],
    ['funcster', 'deserialize.Argument[0]', 'deserialize'],
    ['cryo', 'parse.Argument[0]', 'deserialize'],
    ['cryo', 'hydrate.Argument[0]', 'deserialize'],
    ['v8', 'deserialize.Argument[0]', 'deserialize'],
    ...each('unsafeLoad unsafeLoadAll', (name) => ['js-yaml', `${name}.Argument[0]`, 'deserialize'] as const),
    ...each('load loadAll', (name) => ['js-yaml', `${name}.Argument[0]`, 'deserialize'] as const),
  ],
};
