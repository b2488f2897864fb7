import type { Json } from '../../template/support';
import { ask } from './client';

const ADMIN = 'http://127.0.0.1:9901';

/** A number that Envoy counts, by its whole name. */
export async function envoyStat(name: string): Promise<number> {
  const { body } = await ask(`${ADMIN}/stats?filter=^${name.replaceAll('.', '\\.')}$`);
  return Number(/: (\d+)$/m.exec(body)?.[1] ?? NaN);
}

/** The bootstrap as Envoy understood it. */
export async function envoyBootstrap(): Promise<Json> {
  const { body } = await ask(`${ADMIN}/config_dump?resource=bootstrap`);
  const dump = await ask(`${ADMIN}/config_dump`);
  const { configs } = JSON.parse(dump.body || body) as { configs: Json[] };
  return configs.find((each) => String(each['@type']).endsWith('BootstrapConfigDump'))?.['bootstrap'] as Json;
}
