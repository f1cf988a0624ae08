exports.part = () => pageTools.element(2); // reject: static-analysis/unresolved-name
