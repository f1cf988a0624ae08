export async function getServerSideProps({ query }) {
  if (query.done) {
    // reject: owasp/open-redirect likely
    return { redirect: { destination: query.to, permanent: false } };
  }
  return { props: {} };
}
