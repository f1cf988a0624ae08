import type { NameRow } from './name-rows.ts';

const SCRIPT = '\\.[cm]?[jt]sx?$';

/** Tools that load `<tool>.config.*` wherever it lies. */
const TOOLS = [
  'vite', 'vitest', 'jest', 'webpack', 'rollup', 'rolldown', 'babel', 'postcss', 'tailwind', 'next', 'nuxt', 'svelte', 'astro',
  'eslint', 'prettier', 'stylelint', 'commitlint', 'lint-staged', 'playwright', 'cypress', 'karma', 'metro', 'tsup', 'tsdown',
  'esbuild', 'rspack', 'rsbuild', 'rslib', 'drizzle', 'gatsby', 'remix', 'react-router', 'vue', 'craco', 'wdio', 'nightwatch',
  'graphql', 'codegen', 'release', 'uno', 'unocss', 'windi', 'panda', 'mdx', 'docusaurus', 'sanity', 'capacitor', 'electron',
  'electron-builder', 'forge', 'build', 'workbox', 'hardhat', 'wrangler', 'open-next', 'sst', 'stryker', 'knip', 'plopfile',
  'dependency-cruiser', 'ava', 'mocharc', 'nyc', 'snowpack', 'wmr', 'ecosystem', 'pm2', 'prisma', 'trigger', 'sentry', 'swc',
  'tsr', 'turbo', 'nx', 'orval', 'openapi-ts', 'kysely', 'mikro-orm', 'ormconfig', 'i18next', 'lingui', 'storybook', 'vocs',
].join('|');

/** What runs when somebody installs, opens, commits, tests or builds the tree, or when it is put into service. */
export const EXECUTING_NAMES: readonly NameRow[] = [
  {
    reason: 'package managers run code from it or take code by it',
    files: [
      'package.json', 'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'bun.lock',
      'bun.lockb',
      'bunfig.toml', 'deno.json', 'deno.jsonc', 'deno.lock', '.npmrc', '.pnp.cjs', '.pnp.loader.mjs', '.pnp.js', 'binding.gyp',
      'lerna.json', 'rush.json',
      'bower.json', 'setup.py', 'setup.cfg', 'pyproject.toml', 'pipfile', 'pipfile.lock', 'poetry.lock', 'uv.lock', 'conftest.py',
      'sitecustomize.py',
      'gemfile', 'gemfile.lock', 'rakefile', 'cargo.toml', 'cargo.lock', 'build.rs', 'go.mod', 'go.sum', 'go.work', 'pom.xml', 'gradlew',
      'gradlew.bat',
      'mvnw', 'mvnw.cmd', 'gradle.properties', 'composer.json', 'composer.lock', 'package.swift', 'podfile', 'podfile.lock', 'mix.exs',
      'brewfile',
      'import_map.json', 'jsr.json', 'directory.build.props', 'directory.build.targets', 'nuget.config',
    ],
    patterns: [/^\.yarnrc(\..+)?$/, /^\.?pnpmfile\.[cm]?js$/, /^requirements.*\.txt$/, /\.gradle(\.kts)?$/, /\.gemspec$/, /\.(cs|fs|vb)proj$/, /\.pth$/, /\.gypi?$/],
    folders: ['.yarn', '.pnpm', '.mvn', '.cargo', '.bundle'],
  },
  {
    reason: 'continuous integration or deployment runs it',
    files: [
      'jenkinsfile', '.gitlab-ci.yml', '.gitlab-ci.yaml', '.travis.yml', 'appveyor.yml', '.appveyor.yml', 'azure-pipelines.yml',
      'azure-pipelines.yaml',
      'bitbucket-pipelines.yml', '.drone.yml', '.woodpecker.yml', '.cirrus.yml', 'cloudbuild.yaml', 'cloudbuild.yml', 'buildspec.yml',
      'action.yml',
      'action.yaml', 'vercel.json', 'netlify.toml', 'now.json', 'firebase.json', 'wrangler.toml', 'wrangler.json', 'wrangler.jsonc',
      'fly.toml',
      'render.yaml', 'railway.json', 'serverless.yml', 'serverless.yaml', 'amplify.yml', 'procfile', 'skaffold.yaml', 'tiltfile',
      'earthfile',
      'renovate.json', '.renovaterc', '.renovaterc.json', 'dangerfile', '.releaserc', 'crontab', 'app.yaml', 'samconfig.toml',
      'pulumi.yaml', 'helmfile.yaml',
    ],
    patterns: [/^dangerfile\.[cm]?[jt]s$/, /^\.releaserc\./, /^azure-pipelines[-.].*\.ya?ml$/, /^\.gitlab-ci[-.].*\.ya?ml$/, /^jenkinsfile\./],
    folders: [
      '.github', '.gitlab', '.gitea', '.forgejo', '.circleci', '.buildkite', '.woodpecker', '.drone', '.azure-pipelines', '.teamcity',
      '.semaphore', '.ci',
    ],
  },
  {
    reason: 'a container or a machine is built or started from it',
    files: [
      'vagrantfile', 'flake.nix', 'flake.lock', 'shell.nix', 'default.nix', '.gitpod.yml', '.gitpod.dockerfile', '.replit',
      'replit.nix', 'devfile.yaml',
    ],
    patterns: [/^(docker|container)file([.-].*)?$/, /\.(docker|container)file$/, /^(docker-|podman-)?compose([.-].*)?\.ya?ml$/, /^docker-bake\./],
    folders: ['.devcontainer', '.docker'],
  },
  {
    reason: 'an editor runs or obeys it when the folder is opened',
    files: ['.vimrc', '.nvimrc', '.exrc', '.lvimrc', '.nvim.lua', '.dir-locals.el', '.gdbinit', '.lldbinit', '.project', '.classpath'],
    patterns: [/\.code-workspace$/, /\.sublime-project$/, /\.iml$/],
    folders: ['.vscode', '.idea', '.vs', '.fleet', '.zed', '.nova', '.settings'],
  },
  {
    reason: 'version control runs or obeys it',
    files: [
      '.gitmodules', '.gitattributes', '.gitconfig', '.git-blame-ignore-revs', '.lfsconfig', 'codeowners', '.pre-commit-config.yaml',
      '.pre-commit-config.yml',
      '.pre-commit-hooks.yaml', '.overcommit.yml', 'pre-commit', 'pre-push', 'pre-rebase', 'pre-receive', 'prepare-commit-msg',
      'commit-msg', 'post-commit',
      'post-checkout', 'post-merge', 'post-rewrite', 'post-receive', 'applypatch-msg', '.hgrc', '.hgsub',
    ],
    patterns: [/^\.?lefthook([.-].*)?\.(ya?ml|toml|json)$/, /^\.?lint-?staged(rc)?(\..*)?$/, /^\.?huskyrc(\..*)?$/, /^\.?simple-git-hooks\./, /^\.commitlintrc/],
    folders: ['.husky', '.githooks', '.git-hooks', 'githooks', '.lefthook'],
  },
  {
    reason: 'a shell or a version manager runs or obeys it',
    files: [
      '.bashrc', '.bash_profile', '.bash_login', '.bash_logout', '.bash_aliases', '.profile', '.zshrc', '.zprofile', '.zshenv', '.zlogin',
      '.zlogout', '.kshrc',
      '.cshrc', '.tcshrc', '.login', '.inputrc', '.xprofile', '.xinitrc', '.envrc', '.tool-versions', '.nvmrc', '.node-version',
      '.python-version',
      '.ruby-version', '.java-version', '.sdkmanrc', 'mise.toml', '.mise.toml', '.prototools', 'rust-toolchain', 'rust-toolchain.toml',
      'volta.json', 'config.fish', '.screenrc', '.tmux.conf',
    ],
    folders: ['.direnv', '.asdf', '.mise', '.ssh', '.gnupg', '.aws', '.kube'],
  },
  {
    reason: 'it holds settings or secrets of the environment',
    files: ['.netrc', '_netrc', '.pgpass', '.pypirc', '.htaccess', '.htpasswd', 'authorized_keys', 'web.config', 'local.settings.json'],
    patterns: [/^\.env([.-].*)?$/, /^\.dev\.vars/, /^id_(rsa|dsa|ecdsa|ed25519)/],
  },
  {
    reason: 'a build, test or lint tool loads it',
    files: [
      'makefile', 'gnumakefile', 'cmakelists.txt', 'justfile', '.justfile', 'taskfile.yml', 'taskfile.yaml', 'nodemon.json', 'turbo.json',
      'nx.json', 'project.json',
      'workspace.json', 'angular.json', 'biome.json', 'biome.jsonc', 'tox.ini', 'noxfile.py', 'pytest.ini', 'build.xml', 'meson.build',
      'build', 'build.bazel', 'workspace.bazel', 'module.bazel', '.bazelrc',
      '.swcrc', '.parcelrc', '.jestrc', '.taprc', 'jsconfig.json', 'oxlintrc.json', '.oxlintrc.json', 'tslint.json', 'tsup.json',
      'magefile.go', '.npmpackagejsonlintrc', '.watchmanconfig',
    ],
    patterns: [
      new RegExp(`^(${TOOLS})\\.config\\..+$`),
      new RegExp(`^(${TOOLS})\\.[\\w-]+\\.config\\.[cm]?[jt]s$`),
      new RegExp(`^(gulpfile|gruntfile|knexfile|plopfile|gulpfile\\.babel|jakefile|brocfile|ember-cli-build|webpackfile)(${SCRIPT}|$)`),
      new RegExp(`^(karma|protractor|wdio|nightwatch|jsdoc|stryker)\\.conf([.-].*)?(${SCRIPT}|\\.json$)`),
      new RegExp(`^(vitest\\.workspace|jest\\.preset)${SCRIPT}`),
      /^(vitest\.workspace)\.json$/,
      /^tsconfig.*\.json$/,
      /^\.[\w-]+rc(\.[cm]?[jt]s)$/,
      /^\.(eslint|babel|mocha|nyc|c8|prettier|stylelint|postcss|jsh|ts-node|ncu|size-limit|depcheck|dependency-cruiser|markdownlint|swc|secretlint|textlint|xo)(rc)?(\.\w+)?$/,
      /\.mk$/,
    ],
    paths: [new RegExp(`(^|/)\\.(storybook|rush|vitepress)/(main|config)${SCRIPT}`), /^(?!.*\/)[\w.-]+\.config\.[cm]?[jt]sx?$/],
    folders: ['.moon', '.nx'],
  },
  {
    reason: 'it mutes or steers a scanner',
    files: [
      '.semgrepignore', '.semgrep.yml', '.semgrep.yaml', '.gitleaks.toml', '.gitleaksignore', '.trivyignore', '.trivyignore.yaml',
      'trivy.yaml', '.snyk', '.nsprc', 'audit-ci.json', 'audit-ci.jsonc',
      '.eslintignore', '.secretlintignore', 'osv-scanner.toml', '.grype.yaml', '.hadolint.yaml', '.checkov.yaml', '.checkov.yml',
      '.bandit', '.brakeman.ignore',
      'sonar-project.properties', 'codecov.yml', '.codecov.yml', '.codeclimate.yml', '.talismanrc', '.trufflehog.yml',
      '.secrets.baseline', '.stylelintignore', '.cspell.json', '.bearer.yml', 'bearer.yml', '.detect-secrets.yaml', '.lgtm.yml',
      'sgconfig.yml', '.zap', '.auditignore',
    ],
    folders: ['.semgrep', '.snyk.d', '.codeql', '.sonarlint'],
  },
];
