const DOMPurify = require('dompurify');
const sanitizeHtml = require('sanitize-html');
const serialize = require('serialize-javascript');
const MarkdownIt = require('markdown-it');
const lodash = require('lodash');

const asked = () => new URLSearchParams(location.search).get('note');
const note = document.getElementById('note');

export function show() {
  note.innerHTML = DOMPurify.sanitize(asked(), { ADD_TAGS: ['iframe'] });
  note.innerHTML = sanitizeHtml(asked(), { allowedTags: ['b'] });
  note.innerHTML = '<script>var note = ' + serialize(asked(), { space: 2 }) + '</script>';
  note.innerHTML = asked().split('<').join('&lt;');
}

/** Markdown without markup. */
const renderer = new MarkdownIt({ linkify: true });
export function render() {
  note.innerHTML = renderer.render(asked());
}

/** The hole of what was asked is escaped; another one is not. */
export function fill() {
  note.innerHTML = lodash.template('<b><%- text %></b><%= icon %>')({ text: asked(), icon: '<i></i>' });
}

const policy = window.trustedTypes.createPolicy('notes', { createHTML: (text) => DOMPurify.sanitize(text) });
export function trust() {
  note.innerHTML = policy.createHTML(asked());
}

/** Digits are cut out of the address. */
export function count() {
  const [, number] = /[?&]count=(\d+)/.exec(location.search) || [];
  note.innerHTML = number;
}

/** Who sent a message is known. */
window.addEventListener('message', (event) => {
  if (!event.origin.endsWith('.example.com')) return;
  note.innerHTML = event.data;
});
