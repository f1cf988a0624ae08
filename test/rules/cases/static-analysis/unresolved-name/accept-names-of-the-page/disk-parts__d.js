exports.part = () => pageTools.element('d');
