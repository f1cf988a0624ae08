import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { SinkRow, SourceRow, StepRow, TypeRow } from '../../../program/index.ts';

const ELEMENTS = each('getElementById querySelector createElement createElementNS', (name) => name);

/** What a page is given from outside: https://html.spec.whatwg.org and https://dom.spec.whatwg.org. */
export const browser: LibraryRows = {
  types: [
    ...each('window self top parent', (name) => ['dom.Window', 'global', name] as TypeRow),
    ['dom.Window', 'dom.Window', 'opener'],
    ['dom.Location', 'dom.Window', 'location'],
    ['dom.Location', 'dom.Document', 'location'],
    ['dom.Location', 'global', 'location'],
    ['dom.Document', 'dom.Window', 'document'],
    ['dom.Parsed', 'global', 'DOMParser.Instance.parseFromString.ReturnValue'],
    ...each('body head documentElement', (name) => ['dom.Parsed', 'dom.Parsed', name] as TypeRow),
    ['dom.Document', 'global', 'document'],
    ['dom.Document', 'dom.Element', 'ownerDocument'],
    ['dom.Document', 'dom.Element', 'contentDocument'],
    ['dom.Window', 'dom.Element', 'contentWindow'],
    ...ELEMENTS.map((name): TypeRow => ['dom.Element', 'dom.Document', `${name}.ReturnValue`]),
    ['dom.Element', 'dom.Document', 'forms.Element'],
    ...each('body documentElement head', (name) => ['dom.Element', 'dom.Document', name] as TypeRow),
    ...['global', 'dom.Window', 'dom.Document', 'dom.Element'].map((root): TypeRow => ['dom.Event', root, 'addEventListener.Argument[1].Parameter[0]']),
    ...['dom.Window', 'dom.Document', 'dom.Element'].flatMap((root) => each('onpaste ondrop onclick oninput onchange onmouseover', (name): TypeRow => ['dom.Event', root, `${name}.Parameter[0]`])),
    ...each('ClipboardEvent DragEvent', (name) => ['dom.Event', 'global', `${name}.Instance`] as TypeRow),
    ['dom.Event', 'jquery.Set', 'on.Argument[*].Parameter[0]'],
    ['dom.Event', 'dom.Event', 'originalEvent'],
    ['dom.Event', 'dom.Event', 'nativeEvent'],
    ['dom.Listened', 'any', 'addEventListener.Argument[1].Parameter[0]'],
    ...each('target srcElement', (name) => ['dom.Element', 'dom.Listened', name] as TypeRow),
    ['dom.Element', 'any', 'currentTarget'],
    ...each('clipboardData dataTransfer', (name) => ['dom.DataTransfer', 'dom.Event', name] as TypeRow),
    ...each('target currentTarget srcElement', (name) => ['dom.Element', 'dom.Event', name] as TypeRow),
  ],
  sources: [
    ...each('hash search', (name) => ['dom.Location', name, 'client', 'text'] as SourceRow),
    ['dom.Location', 'href', 'client', 'own'],
    ['dom.Location', 'pathname', 'client', 'place'],
    ['dom.Location', 'toString.ReturnValue', 'client', 'own'],
    ...each('URL documentURI baseURI', (name) => ['dom.Document', name, 'client', 'own'] as SourceRow),
    ...each('referrer cookie', (name) => ['dom.Document', name, 'client', 'text'] as SourceRow),
    ['dom.Window', 'name', 'client', 'text'],
    ['dom.Event', 'data', 'client', 'object'],
    ...each('newURL oldURL', (name) => ['dom.Event', name, 'client', 'text'] as SourceRow),
    ...each('WebSocket EventSource', (name) => ['global', `${name}.Instance.onmessage.Parameter[0].data`, 'page', 'text'] as SourceRow),
    ...each('get getAll', (name) => ['global', `FormData.Instance.${name}.ReturnValue`, 'page', 'text'] as SourceRow),
    ['dom.DataTransfer', 'getData.ReturnValue', 'client', 'text'],
    ['dom.Window', 'onmessage.Parameter[0].data', 'client', 'object'],
    ...each('localStorage sessionStorage', (name) => name).flatMap((name): readonly SourceRow[] => [
      ['global', `${name}.getItem.ReturnValue`, 'local', 'text'],
      ['dom.Window', `${name}.getItem.ReturnValue`, 'local', 'text'],
    ]),
  ],
  sinks: [
    ...each('innerHTML outerHTML srcdoc', (name) => ['any', name, 'html'] as SinkRow),
    ...each('write writeln', (name) => ['dom.Document', `${name}.Argument[*]`, 'html'] as SinkRow),
    ['any', 'insertAdjacentHTML.Argument[1]', 'html'],
    ['any', 'createContextualFragment.Argument[0]', 'html'],
    ['any', 'setHTMLUnsafe.Argument[0]', 'html'],
    ['dom.Document', 'execCommand.Argument[2]', 'html'],
    ['dom.Document', 'evaluate.Argument[0]', 'xpath'],
  ],
  steps: [
    ['global', 'DOMParser.Instance.parseFromString', 'Argument[0]', 'ReturnValue'],
    ['dom.Window', 'DOMParser.Instance.parseFromString', 'Argument[0]', 'ReturnValue'],
    ...each('querySelector querySelectorAll getElementById', (name) => ['dom.Parsed', name, 'Receiver', 'ReturnValue'] as StepRow),
    ...each('importNode adoptNode', (name) => ['dom.Document', name, 'Argument[0]', 'ReturnValue'] as StepRow),
  ],
};

/** Where a page goes: https://html.spec.whatwg.org/multipage/nav-history-apis.html. */
export const navigation: LibraryRows = {
  sinks: [
    ['dom.Location', 'href', 'redirect'],
    ['global', 'location', 'redirect'],
    ['dom.Location', 'assign.Argument[0]', 'redirect'],
    ['dom.Location', 'replace.Argument[0]', 'redirect'],
    ['dom.Window', 'location', 'redirect'],
    ['dom.Window', 'open.Argument[0]', 'redirect'],
    ['dom.Window', 'navigate.Argument[0]', 'redirect'],
    ['global', 'open.Argument[0]', 'redirect'],
    ['dom.Document', 'location', 'redirect'],
    ['global', 'navigation.navigate.Argument[0]', 'redirect'],
  ],
};
