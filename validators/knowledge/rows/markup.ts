import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { StepCondition, StepRow } from '../../../program/index.ts';

const ESCAPERS = 'escape-html escape-goat html-escape lodash.escape underscore.escape htmlencode html-escaper';

/** Where the function of DOMPurify stands. */
const PURIFIERS: readonly (readonly [root: string, path: string])[] = [
  ['dompurify', ''],
  ['dompurify', 'sanitize'],
  ['isomorphic-dompurify', ''],
  ['isomorphic-dompurify', 'sanitize'],
  ['dompurify', 'ReturnValue.sanitize'],
  ['global', 'DOMPurify.sanitize'],
  ['dom.Window', 'DOMPurify.sanitize'],
];

/** What lets programs through again: https://github.com/cure53/DOMPurify#can-i-configure-dompurify. */
const ALLOWING: readonly StepCondition[] = [
  ['unless', 'Argument[1].ADD_TAGS.Element', /^(?:script|object|embed)$/i],
  ['unless', 'Argument[1].ALLOWED_TAGS.Element', /^(?:script|object|embed)$/i],
  ['unless', 'Argument[1].ADD_ATTR.Element', /^(?:on\w+|srcdoc)$/i],
  ['unless', 'Argument[1].ALLOWED_ATTR.Element', /^(?:on\w+|srcdoc)$/i],
];

/** What makes text harmless inside markup: escaping of `& < > "` (https://html.spec.whatwg.org) and filters of elements. */
export const markup: LibraryRows = {
  steps: [
    ...each(`${ESCAPERS} xss striptags ent insane sanitize-caja`, (library): StepRow => [library, '', 'Argument[0]', 'ReturnValue', ['html']]),
    ['sanitize-html', '', 'Argument[0]', 'ReturnValue', ['html'], ['unless', 'Argument[1].allowedTags', false]],
    ...PURIFIERS.flatMap(([root, path]) => ALLOWING.map((condition): StepRow => [root, path, 'Argument[0]', 'ReturnValue', ['html'], condition])),
    ['escape-goat', 'htmlEscape', 'Argument[0]', 'ReturnValue', ['html']],
    ['html-escaper', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['xss', 'filterXSS', 'Argument[0]', 'ReturnValue', ['html']],
    ['xss', 'FilterXSS.Instance.process', 'Argument[0]', 'ReturnValue', ['html']],
    ...each('inHTMLData inHTMLComment inSingleQuotedAttr inDoubleQuotedAttr inUnQuotedAttr', (name): StepRow => ['xss-filters', name, 'Argument[0]', 'ReturnValue', ['html']]),
    ...each('encode escape', (name): StepRow => ['he', name, 'Argument[0]', 'ReturnValue', ['html']]),
    ['he', 'decode', 'Argument[0]', 'ReturnValue'],
    ['html-entities', 'encode', 'Argument[0]', 'ReturnValue', ['html']],
    ['html-entities', 'decode', 'Argument[0]', 'ReturnValue'],
    ...each('encode escape encodeXML escapeUTF8 encodeHTML', (name): StepRow => ['entities', name, 'Argument[0]', 'ReturnValue', ['html']]),
    ...each('decode decodeXML decodeHTML decodeHTMLStrict', (name): StepRow => ['entities', name, 'Argument[0]', 'ReturnValue']),
    ['mustache', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'Utils.escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['serialize-javascript', '', 'Argument[0]', 'ReturnValue', ['html', 'code'], ['unless', 'Argument[1].unsafe', true]],
    ['striptags', 'striptags', 'Argument[0]', 'ReturnValue', ['html']],
  ],
};

/** Markdown to markup: these keep what markup they are given. */
export const markdown: LibraryRows = {
  steps: [
    ['marked', '', 'Argument[0]', 'ReturnValue'],
    ['marked', 'marked.parse', 'Argument[0]', 'ReturnValue'],
    ['marked', 'marked.parseInline', 'Argument[0]', 'ReturnValue'],
    ['marked', 'marked', 'Argument[0]', 'ReturnValue'],
    ['marked', 'parse', 'Argument[0]', 'ReturnValue'],
    ['marked', 'parseInline', 'Argument[0]', 'ReturnValue'],
    ...each('markdown-it remarkable', (library) => library).flatMap((library) => each('ReturnValue.render Instance.render', (path): StepRow => [library, path, 'Argument[0]', 'ReturnValue', ['html'], ['perhaps', 'Made.Argument[0].html', true]])),
    ['remarkable', 'Remarkable.Instance.render', 'Argument[0]', 'ReturnValue', ['html'], ['perhaps', 'Made.Argument[0].html', true]],
    ['showdown', 'Converter.Instance.makeHtml', 'Argument[0]', 'ReturnValue'],
    ['snarkdown', '', 'Argument[0]', 'ReturnValue'],
    ['micromark', 'micromark', 'Argument[0]', 'ReturnValue', ['html']],
    ['anser', 'ansiToHtml', 'Argument[0]', 'ReturnValue'],
    ['ansi-to-html', 'Instance.toHtml', 'Argument[0]', 'ReturnValue', ['html'], ['when', 'Made.Argument[0].escapeXML', true]],
    ['mermaid', 'render', 'Argument[1]', 'ReturnValue'],
    ['juice', '', 'Argument[0]', 'ReturnValue'],
    ['asciidoctor', 'ReturnValue.convert', 'Argument[0]', 'ReturnValue'],
    ['mjml', '', 'Argument[0]', 'ReturnValue.html'],
    ['textile-js', '', 'Argument[0]', 'ReturnValue'],
    ['he', 'unescape', 'Argument[0]', 'ReturnValue'],
  ],
};
