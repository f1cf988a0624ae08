import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { StepRow, TypeRow } from '../../../program/index.ts';

const LIBRARIES = ['bluebird', 'q', 'when'];

/** What libraries of promises make of values and of functions: http://bluebirdjs.com/docs/api-reference.html, https://github.com/kriskowal/q/wiki/API-Reference, https://github.com/cujojs/when/blob/master/docs/api.md */
export const promises: LibraryRows = {
  types: [
    ...LIBRARIES.map((library): TypeRow => ['promises.Deferred', library, 'defer.ReturnValue']),
    ['promises.Deferred', 'bluebird', 'pending.ReturnValue'],
    ['promises.Deferred', 'p-defer', 'ReturnValue'],
  ],
  steps: [
    ...each('map each filter mapSeries', (name) => ['bluebird', name, 'Argument[0].Element', 'Argument[1].Parameter[0]'] as const),
    ...each('resolve cast props', (name) => ['bluebird', name, 'Argument[0]', 'ReturnValue'] as const),
    ...each('try attempt', (name) => ['bluebird', name, 'Argument[0].ReturnValue', 'ReturnValue'] as const),
    ['bluebird', 'join', 'Argument[0]', 'Argument[2].Parameter[0]'],
    ['bluebird', 'join', 'Argument[1]', 'Argument[2].Parameter[1]'],
    ...['q', 'when'].map((library): StepRow => [library, '', 'Argument[0]', 'ReturnValue']),
    ...LIBRARIES.flatMap((library) => each('all any race some settle', (name) => [library, name, 'Argument[0]', 'ReturnValue'] as StepRow)),
    ...each('resolve when fulfill', (name) => ['q', name, 'Argument[0]', 'ReturnValue'] as const),
    ['q', 'when', 'Argument[0]', 'Argument[1].Parameter[0]'],
    ...each('fcall try', (name) => ['q', name, 'Argument[0].ReturnValue', 'ReturnValue'] as const),
    ['q', 'fcall', 'Argument[1]', 'Argument[0].Parameter[0]'],
    ['when', 'resolve', 'Argument[0]', 'ReturnValue'],
    ...each('try attempt', (name) => ['when', name, 'Argument[0].ReturnValue', 'ReturnValue'] as const),
    ['when', 'join', 'Argument[*]', 'ReturnValue.Element'],
    ...each('resolve fulfill', (name) => ['promises.Deferred', name, 'Argument[0]', 'Receiver.promise'] as const),
  ],
};
