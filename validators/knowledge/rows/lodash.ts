import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, StepRow } from '../../../program/index.ts';

const SAME = 'trim trimStart trimEnd toString toLower toUpper capitalize upperFirst padStart padEnd repeat truncate replace cloneDeep clone toArray flatten flattenDeep uniq compact reverse first head last identity omit defaultTo fromPairs split unescape';
const NAMESPACES = ['lodash', 'underscore', 'lodash-es'];

/** Letters and digits are left, and what the words are put together with: https://lodash.com/docs#kebabCase. */
const CASES = 'camelCase kebabCase snakeCase startCase';
const IN_WORDS = ['path', 'html', 'command', 'redirect', 'url', 'header', 'log', 'template', 'regex-source', 'xpath', 'ldap', 'nosql'] as const;

/** https://lodash.com/docs and https://underscorejs.org. */
export const lodash: LibraryRows = {
  types: [['lodash', 'lodash/fp', '']],
  steps: [
    ...NAMESPACES.flatMap((library): readonly StepRow[] => [
      ...each(`${SAME} get`, (name): StepRow => [library, name, 'Argument[0]', 'ReturnValue']),
      ...each('keys keysIn', (name): StepRow => [library, name, 'Argument[0].#names', 'ReturnValue.Element']),
      ...each('values valuesIn', (name): StepRow => [library, name, 'Argument[0].*', 'ReturnValue.Element']),
      ...each('toPairs entries', (name): StepRow => [library, name, 'Argument[0].#names', 'ReturnValue.Element.#0']),
      ...each('toPairs entries', (name): StepRow => [library, name, 'Argument[0].*', 'ReturnValue.Element.#1']),
      [library, 'pick', 'Argument[0]', 'ReturnValue.#values'],
      [library, 'pick', 'Argument[1].Element', 'ReturnValue.#names'],
      ...each(CASES, (name): StepRow => [library, name, 'Argument[0]', 'ReturnValue', name === 'startCase' ? IN_WORDS : [...IN_WORDS, 'sql']]),
      ...each('join concat', (name): StepRow => [library, name, 'Argument[*]', 'ReturnValue']),
      ...each('map forEach each filter find some every flatMap forOwn forIn forOwnRight forInRight mapValues mapKeys', (name): StepRow => [library, name, 'Argument[0].*', 'Argument[1].Parameter[0]']),
      ...each('map forEach each filter find some every forOwn forIn forOwnRight forInRight mapValues mapKeys', (name): StepRow => [library, name, 'Argument[0].#names', 'Argument[1].Parameter[1]']),
      ...each('reduce reduceRight transform', (name): StepRow => [library, name, 'Argument[0].*', 'Argument[1].Parameter[1]']),
      ...each('reduce reduceRight transform', (name): StepRow => [library, name, 'Argument[0].#names', 'Argument[1].Parameter[2]']),
      ...each('reduce reduceRight transform', (name): StepRow => [library, name, 'Argument[2]', 'Argument[1].Parameter[0]']),
      ...each('extend assign assignIn merge defaults defaultsDeep', (name): StepRow => [library, name, 'Argument[*]', 'ReturnValue']),
      ...each('extend assign assignIn merge defaults defaultsDeep', (name): StepRow => [library, name, 'Argument[1]', 'Argument[0]']),
      [library, 'escape', 'Argument[0]', 'ReturnValue', ['html']],
      [library, 'escapeRegExp', 'Argument[0]', 'ReturnValue', ['regex-source']],
      ...each('toNumber toInteger parseInt toSafeInteger size', (name): StepRow => [library, name, 'Argument[0]', 'ReturnValue', 'all']),
    ]),
    ...each('escape-string-regexp lodash.escaperegexp regexp.escape escape-regexp', (library): StepRow => [library, '', 'Argument[0]', 'ReturnValue', ['regex-source']]),
    ['global', 'RegExp.escape', 'Argument[0]', 'ReturnValue', ['regex-source']],
    ...each('lodash.get lodash.trim lodash.clonedeep', (library): StepRow => [library, '', 'Argument[0]', 'ReturnValue']),
    ...each('extend xtend object-assign deepmerge merge-deep merge-options lodash.merge lodash.assign lodash.defaults defaults', (library): StepRow => [library, '', 'Argument[*]', 'ReturnValue']),
    ...each('split-string split-on-first lodash.topath', (library): StepRow => [library, '', 'Argument[0]', 'ReturnValue']),
    ['lodash', 'toPath', 'Argument[0]', 'ReturnValue'],
    ['util', '_extend', 'Argument[*]', 'ReturnValue'],
  ],
};

/** Deep writes of the kind `a.b.c`: versions that did not refuse `__proto__` changed the prototype of every object. */
export const deepWrites: LibraryRows = {
  sinks: [
    ...each('merge mergeWith defaultsDeep', (name) => name).flatMap((name) => ['1', '2'].map((at): SinkRow => ['lodash', `${name}.Argument[${at}]`, 'key'])),
    ...each('set setWith zipObjectDeep update updateWith', (name) => ['lodash', `${name}.Argument[1]`, 'key'] as const),
    ...each('lodash.merge lodash.defaultsdeep lodash.set merge-deep set-value deep-extend', (library) => [library, 'Argument[1]', 'key'] as const),
    ['dot-prop', 'set.Argument[1]', 'key'],
    ['dot-prop', 'setProperty.Argument[1]', 'key'],
    ...each('mixin-deep defaults-deep assign-deep nested-property object-set lodash.mergewith lodash.setwith lodash.update dset', (library) => [library, 'Argument[1]', 'key'] as const),
    ['jsonpointer', 'set.Argument[1]', 'key'],
    ['json-pointer', 'set.Argument[1]', 'key'],
    ['extend', 'Argument[2]', 'key'],
    ['node.extend', 'Argument[2]', 'key'],
    ['just-extend', 'Argument[2]', 'key'],
    ['object-path', 'set.Argument[1]', 'key'],
    ['dottie', 'set.Argument[1]', 'key'],
    ['jquery', 'extend.Argument[2]', 'key'],
  ],
};
