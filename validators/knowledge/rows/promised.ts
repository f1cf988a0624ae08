import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { TypeRow } from '../../../program/index.ts';

/** What libraries give as a promise is handed to `then` (ECMA-262); `await` needs no row. */
export const promised: LibraryRows = {
  types: each('jszip sql.Connection mongodb.Client browser.Browser browser.Page phantom.Instance phantom.Page cdp.Client typeorm.Manager', (type) => [type, type, 'then.Argument[0].Parameter[0]'] as TypeRow),
};
