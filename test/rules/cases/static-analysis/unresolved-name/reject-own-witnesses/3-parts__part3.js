exports.part = () => pageTools.element(3); // reject: static-analysis/unresolved-name
