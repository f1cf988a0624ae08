exports.part = () => pageTools.element('new'); // reject: static-analysis/unresolved-name likely
