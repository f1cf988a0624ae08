exports.shell = function () {
  putIntoPath(process.cwd()); // reject: static-analysis/unresolved-name likely
};
exports.other = function () {
  takeOutOfPath(process.cwd()); // reject: static-analysis/unresolved-name
};
