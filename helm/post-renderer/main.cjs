// `helm install --post-renderer pod-patterns-check`: hands the manifests on as they are if `pod-patterns check` has
// nothing against them, and ends with its status and no manifests if it has.
const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const COMMAND = join(__dirname, '..', '..', 'lib', 'src', 'cli', 'main.js');

const manifests = readFileSync(0);
const flags = process.argv.slice(2);
const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'check', ...flags, '-'], { input: manifests });
if (status === 0) process.stdout.write(manifests);
else tell(Buffer.concat([stdout, stderr]));
process.exitCode = status ?? 2;

/** Helm 4 shows nothing of what a post-renderer prints when it fails; the terminal, if there is one, does. */
function tell(report) {
  process.stderr.write(report);
  try {
    writeFileSync('/dev/tty', report);
  } catch {
    // Without a terminal the report can be written into a file, by -o text=FILE.
  }
}
