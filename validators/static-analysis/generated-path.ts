const OUTPUT = /(?:^|\/)(?:dist|build|out|output|lib-cov|generated|__generated__|gen|\.next|\.nuxt|\.svelte-kit|\.output|\.astro|\.wasp|\.expo|coverage|pkg|target|wasm|artifacts|typechain(?:-types)?|_generated|prisma\/client)(?:\/|$)/;
const OUTPUT_NAME = /(?:^|\/)(?:\$types|\+types\/[^/]+)(?:\.d)?(?:\.[cm]?[jt]s)?$|(?:^|\/)[^/]*[._-](?:generated|gen|pb|grpc|graphql|parser|lexer)(?:\.[cm]?[jt]sx?)?$/i;
const ASSET = /\.(?:node|wasm|css|s[ac]ss|less|styl|svg|png|jpe?g|gif|webp|avif|ico|html?|md|mdx|txt|ya?ml|toml|graphql|gql|proto|sql|glsl|vert|frag|wgsl|mp[34]|woff2?|ttf|bin)$/i;

/** True for files that a build step makes: nobody writes them, so it is no fault that they are not there. */
export function isGeneratedPath(path: string): boolean {
  return OUTPUT.test(path) || OUTPUT_NAME.test(path) || ASSET.test(path);
}
