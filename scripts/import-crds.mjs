/** Regenerates `imports/` from the CRDs of the Prometheus operator. Running it twice writes the same bytes. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Yaml } from 'cdk8s';

const MODULE = 'github.com/prometheus-operator/prometheus-operator@v0.85.0';
const FOLDER = 'example/prometheus-operator-crd';
const FILES = ['monitoring.coreos.com_podmonitors.yaml', 'monitoring.coreos.com_servicemonitors.yaml'];
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = 'imports';

class Problem extends Error {}

function downloadModule() {
  const go = spawnSync('go', ['mod', 'download', '-json', MODULE], { encoding: 'utf8', cwd: tmpdir() });
  if (go.error?.code === 'ENOENT') {
    throw new Problem(
      'the CRDs come as a Go module and "go" is not on the PATH; install Go 1.21 or newer (go.dev/doc/install)',
    );
  }
  const answer = JSON.parse(go.stdout || '{}');
  if (go.status !== 0 || !answer.Dir) {
    throw new Problem(`"go mod download ${MODULE}" failed: ${answer.Error ?? go.stderr.trim()}`);
  }
  return answer.Dir;
}

/** A property of a schema may itself be called "description"; only texts are documentation. */
function withoutDescriptions(value) {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, child]) => !(key === 'description' && typeof child === 'string'));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutDescriptions(child)]));
}

function readCrds(folder) {
  return FILES.flatMap((file) => {
    const path = join(folder, FOLDER, file);
    if (!existsSync(path)) throw new Problem(`${MODULE} has no file ${FOLDER}/${file}`);
    return Yaml.load(path).filter(Boolean).map(withoutDescriptions);
  });
}

/** One file for both: importing a second CRD of an API group overwrites the module of the first. */
function importCrds(crds, temp) {
  const [joined, output] = [join(temp, 'crds.yaml'), join(temp, OUTPUT)];
  Yaml.save(joined, crds);
  // --no-save leaves cdk8s.yaml as it is
  const options = ['--language', 'typescript', '--output', output, '--no-save', '--check-upgrade=false'];
  const run = spawnSync('npx', ['cdk8s', 'import', joined, ...options], { cwd: ROOT, encoding: 'utf8' });
  if (run.status !== 0) throw new Problem(`"cdk8s import" failed: ${run.stderr}`);
  return output;
}

function replaceOutput(generated) {
  const target = join(ROOT, OUTPUT);
  rmSync(target, { recursive: true, force: true });
  cpSync(generated, target, { recursive: true });
  return readdirSync(target);
}

const temp = mkdtempSync(join(tmpdir(), 'crds-'));
try {
  const files = replaceOutput(importCrds(readCrds(downloadModule()), temp));
  console.log(`${OUTPUT}: ${files.join(', ')} from ${MODULE}`);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(`import-crds: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(temp, { recursive: true, force: true });
}
