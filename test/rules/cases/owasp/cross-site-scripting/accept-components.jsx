import $ from 'jquery';
import React from 'react';

export default {
  props: { label: String, count: Number, html: String },
  methods: {
    show() {
      this.$el.innerHTML = '<b>' + this.count + '</b>';
      this.$el.firstChild.title = this.label;
    },
    replace() {
      this.$el.innerHTML = this.html;
    },
  },
};

export class Label extends React.Component {
  render() {
    return <i>{this.props.text}</i>;
  }
}

class Inner extends React.Component {
  render() {
    return <span dangerouslySetInnerHTML={{ __html: '<i>' + this.props.text + '</i>' }} />;
  }
}

export const twice = () => <Inner text="hello" />;

$.widget('ui.tip', {
  options: { content: '' },
  _create() {
    this.element.after($('<div>').text(this.options.content));
  },
});

export function listed(list, item) {
  const entry = document.createElement('li');
  entry.textContent = item.name;
  list.append(entry);
}

export function repeated(element) {
  element.innerHTML += element.innerHTML;
}
