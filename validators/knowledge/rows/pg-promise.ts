import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, StepRow, TypeRow } from '../../../program/index.ts';

const RUNNING = 'query none one oneOrNone many manyOrNone any result multi multiResult map each';

/** https://vitaly-t.github.io/pg-promise: values are put into the text by the library, raw where a variable says `:raw`, `:value` or `^`. */
export const pgPromise: LibraryRows = {
  types: [
    ['pgp.Root', 'pg-promise', 'ReturnValue'],
    ['pgp.Database', 'pgp.Root', 'ReturnValue'],
    ...each('IDatabase ITask IBaseProtocol IConnected', (name) => ['pgp.Database', 'pg-promise', `${name}.Instance`] as TypeRow),
    ['pgp.Root', 'pg-promise', 'IMain.Instance'],
    ['pgp.Root', 'pgp.Database', '$config.pgp'],
    ['pgp.Database', 'pgp.Database', 'connect.ReturnValue'],
    ...each('task taskIf tx txIf', (name) => name).flatMap((name): readonly TypeRow[] => [
      ['pgp.Database', 'pgp.Database', `${name}.Argument[*].Parameter[0]`],
      ['pgp.Database', 'pgp.Database', `${name}.Argument[*].This`],
      ['pgp.Database', 'pgp.Database', `${name}.Argument[0].cnd.Parameter[0]`],
    ]),
    ['pgp.Formatting', 'pgp.Root', 'as'],
    ['pgp.Formatting', 'pg-promise', 'as'],
    ...each('ParameterizedQuery PreparedStatement', (name) => ['pgp.Statement', 'pgp.Root', name] as TypeRow),
    ...each('ParameterizedQuery PreparedStatement', (name) => ['pgp.Statement', 'pg-promise', name] as TypeRow),
  ],
  sinks: [
    ...each(RUNNING, (name) => ['pgp.Database', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ...each(RUNNING, (name) => ['pgp.Database', `${name}.Argument[0].text`, 'sql'] as SinkRow),
    ...each('func proc', (name) => ['pgp.Database', `${name}.Argument[0]`, 'sql'] as SinkRow),
    ...each(RUNNING, (name) => ['pgp.Database', `${name}.Argument[1].*`, 'sql'] as SinkRow),
    ...each(RUNNING, (name) => ['pgp.Database', `${name}.Argument[0].values.*`, 'sql'] as SinkRow),
    ['pgp.Formatting', 'format.Argument[1].*', 'sql'],
    ['pgp.Statement', 'Argument[0]', 'sql'],
    ['pgp.Statement', 'Argument[0].text', 'sql'],
  ],
  steps: [
    ['pgp.Formatting', 'format', 'Argument[0]', 'ReturnValue'],
    ...each('text name json csv date value', (name): StepRow => ['pgp.Formatting', name, 'Argument[0]', 'ReturnValue', ['sql']]),
    ...each('alias', (name): StepRow => ['pgp.Formatting', name, 'Argument[0]', 'ReturnValue', ['sql']]),
  ],
};
