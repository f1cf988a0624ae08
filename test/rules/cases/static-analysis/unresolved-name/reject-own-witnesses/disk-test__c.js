exports.part = () => pageTools.element('c');
