exports.element = (name) => `pageTools ${name}`;
