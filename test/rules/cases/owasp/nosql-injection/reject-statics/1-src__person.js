const mongoose = require('mongoose');

const schema = new mongoose.Schema({ mail: String });

schema.statics.withMail = function (mail) {
  return this.findOne({ mail }); // reject: owasp/nosql-injection
};

schema.statics.named = function (name) {
  return this.findOne({ name: String(name) });
};

module.exports = mongoose.model('Person', schema);
