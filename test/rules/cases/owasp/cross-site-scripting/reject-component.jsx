import React from 'react';

/** What a component puts into its state is there when it draws itself. */
export class Tip extends React.Component {
  show(event) {
    this.setState({ shown: event.currentTarget.getAttribute('data-tip') });
  }

  render() {
    return <div onClick={(event) => this.show(event)} dangerouslySetInnerHTML={{ __html: `<b>${this.state.shown}</b>` }} />; // reject: owasp/cross-site-scripting likely
  }
}
