/** Put into a text, a list becomes its elements. */
exports.wrap = function (source) {
  const heads = source.match(/\(.*/g);
  return eval('(' + heads + '})'); // reject: owasp/code-injection likely
};

exports.pick = function (names) {
  const list = names.split(' ');
  return new Function('o', `return [${list}]`); // reject: owasp/code-injection likely
};
