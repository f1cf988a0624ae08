import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, TypeRow } from '../../../program/index.ts';

const INSERTING = 'html append prepend after before replaceWith replaceAll wrap wrapAll wrapInner appendTo prependTo insertAfter insertBefore add';
const CHAINED = 'find children parent parents closest siblings next prev first last eq filter not has slice end add addBack each on off one click addClass removeClass toggleClass css html append prepend after before appendTo prependTo insertAfter insertBefore show hide fadeIn fadeOut empty remove';

/** What these return is text when they are given a name only, the set when they are given a value. */
const READING = each('attr data prop val text', (name) => `${name}.ReturnValue`);

/** https://api.jquery.com */
export const jquery: LibraryRows = {
  types: [
    ...each('$ jQuery', (name) => ['jquery', 'global', name] as TypeRow),
    ...each('$ jQuery', (name) => ['jquery', 'dom.Window', name] as TypeRow),
    ['jquery', 'zepto', ''],
    ['jquery', 'cash-dom', ''],
    ['jquery.Set', 'jquery', 'ReturnValue'],
    ['jquery.Set', 'jquery', 'fn.*.This'],
    ...each('1 2', (at) => ['jquery.Set', 'jquery', `widget.Argument[${at}].*.This.element`] as TypeRow),
    ['jquery.Set', 'jquery', 'fn.extend.Argument[0].*.This'],
    ['jquery.Set', 'global', 'angular.element.ReturnValue'],
    ['jquery.Set', 'angular', 'element.ReturnValue'],
    ...each(CHAINED, (name) => ['jquery.Set', 'jquery.Set', `${name}.ReturnValue`] as TypeRow),
    ...READING.flatMap((first) => each(CHAINED, (name) => ['jquery.Set', 'jquery.Set', `${first}.${name}.ReturnValue`] as TypeRow)),
  ],
  sinks: [
    ['jquery', 'Argument[0]', 'html'],
    ['jquery', 'parseHTML.Argument[0]', 'html'],
    ['jquery', 'globalEval.Argument[0]', 'code'],
    ['jquery', 'getScript.Argument[0]', 'code'],
    ...each(INSERTING, (name) => ['jquery.Set', `${name}.Argument[*]`, 'html'] as SinkRow),
    ...READING.flatMap((first) => each(INSERTING, (name) => ['jquery.Set', `${first}.${name}.Argument[*]`, 'html'] as SinkRow)),
    ['jquery', 'Argument[1].html', 'html'],
    ['jquery', 'Argument[1].href', 'redirect'],
    ...each('html append prepend after before replaceWith wrap', (name) => ['jquery.Set', `${name}.Argument[0].ReturnValue`, 'html'] as SinkRow),
  ],
  steps: [
    ['jquery', 'trim', 'Argument[0]', 'ReturnValue'],
    ['jquery', 'each', 'Argument[0].Element', 'Argument[1].Parameter[1]'],
    ['jquery', 'map', 'Argument[0].Element', 'Argument[1].Parameter[0]'],
    ['jquery', 'parseJSON', 'Argument[0]', 'ReturnValue'],
    ['jquery', 'extend', 'Argument[*]', 'ReturnValue'],
    ['jquery', 'param', 'Argument[0]', 'ReturnValue', ['html']],
  ],
};
