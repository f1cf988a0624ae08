import React from 'react';

/** Whoever hands over all properties names those that are markup himself. */
export function Box(props) {
  return <div className="box" {...props} />;
}

export const Row = (props) => React.createElement('tr', Object.assign({ className: 'row' }, props));
