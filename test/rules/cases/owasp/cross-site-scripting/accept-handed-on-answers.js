/** What callers of a library hand over is sent as it is: that is what they asked for. */
module.exports = (options) => (req, res) => res.status(options.status).send(options.message);

module.exports.admin = (store) => ({
  show(req, res) {
    store.find('all').then((found) => res.send(found));
  },
});
