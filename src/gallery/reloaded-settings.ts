import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { ConfigReloaderSidecar } from '../index';

/** A search whose synonyms change while it runs: a reloader asks it to read them again. */
export class ReloadedSettingsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const search = new kplus.Deployment(this, 'search', {
      containers: [{ name: 'search', image: 'ghcr.io/acme/search:6.2.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    const synonyms = kplus.ConfigMap.fromConfigMapName(this, 'synonyms', 'search-synonyms');
    const volume = kplus.Volume.fromConfigMap(this, 'synonyms-volume', synonyms, { name: 'synonyms' });
    search.containers[0]?.mount('/etc/search/synonyms', volume, { readOnly: true });
    new ConfigReloaderSidecar(search, 'reloader', {
      volumes: [volume],
      reload: { port: 8080, path: '/admin/reload' },
    });
  }
}
