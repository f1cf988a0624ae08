exports.part = () => pageTools.element('a');
