import type { NameRow } from './name-rows.ts';

/** What coding agents read as instructions, or by which they get tools. */
export const STEERING_NAMES: readonly NameRow[] = [
  {
    reason: 'coding agents read it as instructions',
    files: [
      'claude.md', 'claude.local.md', 'agents.md', 'agent.md', 'agents.override.md', 'gemini.md', 'qwen.md', 'warp.md', 'crush.md',
      'copilot-instructions.md', '.cursorrules', '.cursorignore', '.cursorindexingignore', '.windsurfrules', '.codeiumignore',
      '.clinerules', '.clineignore', '.roorules', '.roomodes', '.rooignore', '.continuerules', '.goosehints',
      '.augment-guidelines', '.rules', '.claudeignore', '.geminiignore', '.aiexclude', '.aiignore', 'llms.txt', 'llms-full.txt',
      'llms-ctx.txt', 'skill.md', 'system-prompt.md', 'system_prompt.md', 'context7.json',
    ],
    patterns: [/^\.aider/, /\.(instructions|prompt|chatmode|agent)\.md$/, /\.mdc$/, /^(claude|agents|gemini)\..*md$/],
    folders: [
      '.claude', '.claude-plugin', '.cursor', '.windsurf', '.codex', '.gemini', '.qwen', '.continue', '.cline', '.clinerules', '.roo',
      '.kilocode', '.junie', '.amazonq', '.augment', '.trae', '.kiro',
      '.opencode', '.agents', '.agent', '.goose', '.tabnine', '.cody', '.sourcegraph', '.copilot', '.devin', '.bolt', '.lovable',
      '.openhands', '.crush', '.factory', '.aider', '.codeium', '.specify',
    ],
  },
  {
    reason: 'coding agents get tools by it',
    files: [
      '.mcp.json', 'mcp.json', 'mcp.yaml', 'mcp.yml', 'mcp_config.json', 'mcp-config.json', 'claude_desktop_config.json',
      'opencode.json', 'opencode.jsonc',
    ],
    patterns: [/^\.?mcp[._-]?(config|servers|settings)\.(json|ya?ml|toml)$/],
  },
];
