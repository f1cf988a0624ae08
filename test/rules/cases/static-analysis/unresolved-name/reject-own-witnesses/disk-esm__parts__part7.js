exports.part = () => pageTools.element('one');
