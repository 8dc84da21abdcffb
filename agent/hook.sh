#!/bin/sh
# Runs the hook with a Node.js that is there: VS Code's own, which the extension names, or the person's. Without one
# there is no hook, which is no reason to stop an agent.
node=${AI_SECURITY_SCANNER_NODE:-node}
command -v "$node" >/dev/null 2>&1 || exit 0
ELECTRON_RUN_AS_NODE=1 exec "$node" "$(dirname "$0")/../dist/cli.js" hook --agent vscode
