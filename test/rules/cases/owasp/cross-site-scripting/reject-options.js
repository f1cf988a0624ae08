const DOMPurify = require('dompurify');
const sanitizeHtml = require('sanitize-html');
const serialize = require('serialize-javascript');
const MarkdownIt = require('markdown-it');
const lodash = require('lodash');

const asked = () => new URLSearchParams(location.search).get('note');
const note = document.getElementById('note');

/** A sanitizer whose options let everything through again. */
export function show() {
  note.innerHTML = DOMPurify.sanitize(asked(), { ADD_TAGS: ['script'] }); // reject: owasp/cross-site-scripting likely
  note.innerHTML = sanitizeHtml(asked(), { allowedTags: false, allowedAttributes: false }); // reject: owasp/cross-site-scripting likely
  note.innerHTML = '<script>var note = ' + serialize(asked(), { unsafe: true }) + '</script>'; // reject: owasp/cross-site-scripting likely
  note.innerHTML = lodash.unescape(lodash.escape(asked())); // reject: owasp/cross-site-scripting likely
}

/** A renderer that is told to keep markup. */
const renderer = new MarkdownIt({ html: true, linkify: true });
export function render() {
  note.innerHTML = renderer.render(asked()); // reject: owasp/cross-site-scripting likely
}

/** A hole that is not escaped. */
export function fill() {
  note.innerHTML = lodash.template('<b><%= text %></b>')({ text: asked() }); // reject: owasp/cross-site-scripting likely
}

/** A policy that does nothing. */
const policy = window.trustedTypes.createPolicy('notes', { createHTML: (text) => text });
export function trust() {
  note.innerHTML = policy.createHTML(asked()); // reject: owasp/cross-site-scripting likely
}
