exports.part = () => pageTools.element('e');
