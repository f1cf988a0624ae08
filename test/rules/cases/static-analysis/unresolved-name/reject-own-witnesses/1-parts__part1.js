exports.part = () => pageTools.element(1); // reject: static-analysis/unresolved-name
