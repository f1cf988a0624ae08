exports.part = () => pageTools.element(4); // reject: static-analysis/unresolved-name
