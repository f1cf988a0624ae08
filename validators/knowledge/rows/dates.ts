import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { StepRow, TypeRow } from '../../../program/index.ts';

const MOVING = 'add subtract startOf endOf set clone utc local tz locale setLocale setZone plus minus toUTC toLocal';

/** The format a date is written in comes out again: https://day.js.org, https://momentjs.com, https://moment.github.io/luxon, https://date-fns.org. */
export const dates: LibraryRows = {
  types: [
    ...each('moment moment-timezone dayjs', (library) => ['dates.Date', library, 'ReturnValue'] as TypeRow),
    ...each('moment dayjs', (library) => ['dates.Date', library, 'utc.ReturnValue'] as TypeRow),
    ['dates.Date', 'luxon', 'DateTime.Instance'],
    ...each('now local utc fromISO fromJSDate fromMillis fromFormat fromSQL', (name) => ['dates.Date', 'luxon', `DateTime.${name}.ReturnValue`] as TypeRow),
    ...each(MOVING, (name) => ['dates.Date', 'dates.Date', `${name}.ReturnValue`] as TypeRow),
  ],
  steps: [
    ...each('format toFormat', (name) => ['dates.Date', name, 'Argument[0]', 'ReturnValue'] as StepRow),
    ...each('date-fns @date-io/date-fns date-fns/esm', (library) => [library, 'format', 'Argument[1]', 'ReturnValue'] as StepRow),
    ['date-fns/format', '', 'Argument[1]', 'ReturnValue'],
    ['dateformat', '', 'Argument[1]', 'ReturnValue'],
    ['strftime', '', 'Argument[0]', 'ReturnValue'],
  ],
};

/** Texts made by a pattern with holes, as https://github.com/alexei/sprintf.js has them. */
export const formatting: LibraryRows = {
  steps: [
    ...each('printf printj format-util string-template', (library) => [library, '', 'Argument[*]', 'ReturnValue'] as StepRow),
    ['sprintf-js', 'sprintf', 'Argument[*]', 'ReturnValue'],
    ['sprintf-js', 'vsprintf', 'Argument[*]', 'ReturnValue'],
  ],
};
