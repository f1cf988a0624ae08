(function (root, factory) {
  if (typeof module === 'object' && module.exports) module.exports = factory();
  else root.gallery = factory();
})(this, () => () => photoTools.open()); // reject: static-analysis/unresolved-name likely
