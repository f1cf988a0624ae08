exports.part = () => pageTools.element('b');
