import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';

/** Prints the milliseconds that one synthesis takes; the number of charts is the argument of the program. */
export function timeSynthesis(prepare: (app: App) => void, addHelper: (deployment: kplus.Deployment) => void): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const app = new App({ outdir });
    prepare(app);
    for (let index = 0; index < Number(process.argv[2]); index += 1) addHelper(addDeployment(app, index));
    const start = performance.now();
    app.synth();
    console.log(performance.now() - start);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function addDeployment(app: App, index: number): kplus.Deployment {
  const chart = new Chart(app, `shop-${index}`);
  return new kplus.Deployment(chart, 'web', {
    replicas: 2,
    containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', portNumber: 8080 }],
  });
}
