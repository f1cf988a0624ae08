import React from 'react';
import clean from 'sanitize-html';

export class Tip extends React.Component {
  show(event) {
    this.setState({ shown: event.currentTarget.getAttribute('data-tip'), place: event.currentTarget.getAttribute('data-place') });
  }

  render() {
    return <div className={this.state.place} dangerouslySetInnerHTML={{ __html: `<b>${clean(this.state.shown)}</b>` }} />;
  }
}
