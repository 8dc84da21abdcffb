# As hook.sh, for Windows.
$node = if ($env:AI_SECURITY_SCANNER_NODE) { $env:AI_SECURITY_SCANNER_NODE } else { 'node' }
if (-not (Get-Command $node -ErrorAction SilentlyContinue)) { exit 0 }
$env:ELECTRON_RUN_AS_NODE = '1'
$input | & $node (Join-Path $PSScriptRoot '../dist/cli.js') hook --agent vscode
exit $LASTEXITCODE
