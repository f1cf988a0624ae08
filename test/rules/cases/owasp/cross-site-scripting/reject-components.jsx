import $ from 'jquery';
import React from 'react';

export default {
  props: ['label', 'count'],
  render(h) {
    return h('div', { domProps: { innerHTML: '<b>' + this.label + '</b>' } }); // reject: owasp/cross-site-scripting likely
  },
};

export class Label extends React.Component {
  render() {
    return <span dangerouslySetInnerHTML={{ __html: '<i>' + this.props.text + '</i>' }} />; // reject: owasp/cross-site-scripting likely
  }
}

$.widget('ui.tip', {
  options: { content: '' },
  _create() {
    this.element.after('<div>' + this.options.content + '</div>'); // reject: owasp/cross-site-scripting likely
  },
});

export function listed(list, item) {
  list.innerHTML += '<li>' + item.name + '</li>'; // reject: owasp/cross-site-scripting likely
}

export function titled(element, options) {
  element.innerHTML = '<div>' + options.title + options.html + '</div>'; // reject: owasp/cross-site-scripting likely
}
