import { each } from './library.ts';
import type { LibraryRows } from './library.ts';
import type { StepRow } from '../../../program/index.ts';

const ESCAPERS = 'escape-html escape-goat html-escape lodash.escape underscore.escape htmlencode html-escaper';

/** What makes text harmless inside markup: escaping of `& < > "` (https://html.spec.whatwg.org) and filters of elements. */
export const markup: LibraryRows = {
  steps: [
    ...each(`${ESCAPERS} sanitize-html xss striptags ent insane sanitize-caja dompurify isomorphic-dompurify`, (library): StepRow => [library, '', 'Argument[0]', 'ReturnValue', ['html']]),
    ...each('dompurify isomorphic-dompurify', (library): StepRow => [library, 'sanitize', 'Argument[0]', 'ReturnValue', ['html']]),
    ['dompurify', 'ReturnValue.sanitize', 'Argument[0]', 'ReturnValue', ['html']],
    ['global', 'DOMPurify.sanitize', 'Argument[0]', 'ReturnValue', ['html']],
    ['dom.Window', 'DOMPurify.sanitize', 'Argument[0]', 'ReturnValue', ['html']],
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
    ['entities', 'decode', 'Argument[0]', 'ReturnValue'],
    ['mustache', 'escape', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['handlebars', 'Utils.escapeExpression', 'Argument[0]', 'ReturnValue', ['html']],
    ['serialize-javascript', '', 'Argument[0]', 'ReturnValue', ['html', 'code']],
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
    ['markdown-it', 'ReturnValue.render', 'Argument[0]', 'ReturnValue'],
    ['markdown-it', 'Instance.render', 'Argument[0]', 'ReturnValue'],
    ['showdown', 'Converter.Instance.makeHtml', 'Argument[0]', 'ReturnValue'],
    ['snarkdown', '', 'Argument[0]', 'ReturnValue'],
    ['micromark', 'micromark', 'Argument[0]', 'ReturnValue', ['html']],
    ['anser', 'ansiToHtml', 'Argument[0]', 'ReturnValue'],
    ['ansi-to-html', 'Instance.toHtml', 'Argument[0]', 'ReturnValue'],
    ['mermaid', 'render', 'Argument[1]', 'ReturnValue'],
    ['textile-js', '', 'Argument[0]', 'ReturnValue'],
    ['he', 'unescape', 'Argument[0]', 'ReturnValue'],
  ],
};
