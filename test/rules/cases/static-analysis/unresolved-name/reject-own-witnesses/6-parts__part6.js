exports.part = () => pageTools.element(6); // reject: static-analysis/unresolved-name
