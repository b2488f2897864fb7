import { isList, isObject, textAt, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import type { Cluster } from '../cluster';
import { containerStatuses } from '../pod-status';

const PODS = '/api/v1/namespaces/default/pods';

/** Asks for other amounts of a container of a running Pod; says why that is refused, undefined if it is taken. */
export async function askResize(
  cluster: Cluster,
  pod: string,
  container: string,
  resources: JsonObject,
): Promise<string | undefined> {
  const present = await getPod(cluster, pod);
  const spec = specOf(present);
  const changed = Object.fromEntries(
    ['initContainers', 'containers'].map((list) => [
      list,
      containersIn(spec, list).map((item) => (item['name'] === container ? { ...item, resources } : item)),
    ]),
  );
  const body = JSON.stringify({ ...present, metadata: unversioned(present), spec: { ...spec, ...changed } });
  const answer = await cluster.client.send('PUT', `${PODS}/${pod}/resize`, body);
  return answer.status < 300 ? undefined : (textAt(answer.body, 'message') ?? String(answer.status));
}

/** The kubelet writes the status of a Pod meanwhile, which makes the version that was read an old one. */
function unversioned({ metadata }: JsonObject): JsonObject {
  return isObject(metadata) ? { ...metadata, resourceVersion: '' } : {};
}

/** A Pod that must be there. */
export async function getPod({ client }: Cluster, pod: string): Promise<JsonObject> {
  const { body } = await client.get(`${PODS}/${pod}`);
  if (!isObject(body)) throw new JudgeError(`${pod} is not there.`);
  return body;
}

/** Whether the kubelet is still about to give a Pod other amounts. */
export function isResizing({ status }: JsonObject): boolean {
  const conditions = isObject(status) ? status['conditions'] : undefined;
  return isList(conditions) && conditions.some((condition) => textAt(condition, 'type')?.startsWith('PodResize'));
}

/** How often a container was started again. */
export function restartsOf(pod: JsonObject, container: string): number {
  return containerStatuses(pod).find(({ name }) => name === container)?.restarts ?? 0;
}

/** The spec of an object, or nothing if it has none. */
export function specOf({ spec }: JsonObject): JsonObject {
  return isObject(spec) ? spec : {};
}

/** The containers in one of the lists of a spec. */
export function containersIn(spec: JsonObject, list: string): JsonObject[] {
  const containers = spec[list];
  return isList(containers) ? containers.filter(isObject) : [];
}
