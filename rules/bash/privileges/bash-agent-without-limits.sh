#!/usr/bin/env bash
# ruleid: bash-agent-without-limits
claude --dangerously-skip-permissions -p "fix the build"
# ruleid: bash-agent-without-limits
codex exec --dangerously-bypass-approvals-and-sandbox "fix the build"
# ruleid: bash-agent-without-limits
gemini --yolo -p "fix the build"
# ok: bash-agent-without-limits
claude -p "fix the build" --allowedTools Edit
# ok: bash-agent-without-limits
codex exec --sandbox workspace-write "fix the build"
# ok: bash-agent-without-limits
gemini -p "fix the build"
