exports.part = () => pageTools.element('new');
