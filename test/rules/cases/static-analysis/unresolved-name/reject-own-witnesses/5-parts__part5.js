exports.part = () => pageTools.element(5); // reject: static-analysis/unresolved-name
