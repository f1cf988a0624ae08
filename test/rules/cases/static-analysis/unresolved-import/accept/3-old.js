module.exports = build();

function build() {
  return { anything: 1 };
}
