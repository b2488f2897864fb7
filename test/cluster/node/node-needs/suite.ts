import { KubernetesVersion } from '../../../../src/kubernetes/version';
import { nodeNeedsOf } from '../../../../src/pod/node-needs';
import { asStored } from '../../../support/as-stored';
import { isList, isObject, textAt, type Json, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import type { Cluster } from '../cluster';
import { createAll, deletePod, untilPod } from '../live-pods';
import { BOX } from '../scripts/container';
import type { NodeBench, NodeSuite } from '../suite';

/** What a Pod needs of its node, asked of the scheduler: two nodes that differ in what they declare. */
export const NODE_NEEDS: NodeSuite = { name: 'node needs', run: runNodeNeeds };

const NODES = '/api/v1/nodes';
/** A node that no kubelet serves, and that declares no feature. */
const BARE = 'bare';
const TARGET = { version: KubernetesVersion.V1_36, featureGates: {} };

const rule = (action: string): Json => ({ action, exitCodes: { operator: 'In', values: [42] } });
const container = (fields: JsonObject = {}): JsonObject => ({ name: 'app', image: BOX, ...fields });
const ruled = (action: string): JsonObject => ({ restartPolicy: 'Never', restartPolicyRules: [rule(action)] });

const PODS: { readonly [name: string]: JsonObject } = {
  plain: { containers: [container()] },
  'rule-restarts': { containers: [container(ruled('Restart'))] },
  'rule-restarts-all': { containers: [container(ruled('RestartAllContainers'))] },
  'rule-of-init-restarts-all': {
    initContainers: [{ ...container(ruled('RestartAllContainers')), name: 'setup' }],
    containers: [container()],
  },
  'resize-policy': {
    containers: [container({ resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] })],
  },
  'user-namespace': { hostUsers: false, containers: [container()] },
  'whole-resources': { resources: { limits: { cpu: '1', memory: '64Mi' } }, containers: [container()] },
};

async function runNodeNeeds({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  await addBareNode(cluster);
  const names = Object.keys(PODS);
  try {
    await createAll(cluster, names.map(podOn));
    for (const name of names) say(report, 'node needs', await checkOf(cluster, name));
    report.say(`node needs: ${names.length} Pods, ${secondsSince(start)}`);
  } finally {
    for (const name of names) await deletePod(cluster, name, 0);
    await cluster.client.send('DELETE', `${NODES}/${BARE}`);
  }
}

/** Nobody says of it that it is there, so that Pods for it tolerate everything. */
async function addBareNode({ client }: Cluster): Promise<void> {
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: BARE, labels: { 'kubernetes.io/hostname': BARE } } };
  const made = await client.send('POST', NODES, JSON.stringify(node));
  if (made.status !== 201) throw new JudgeError(`The bare node is refused: ${textAt(made.body, 'message') ?? ''}`);
  const amounts = { cpu: '8', memory: '8Gi', pods: '110' };
  const ready = { type: 'Ready', status: 'True', reason: 'Bare', message: '' };
  const status = { capacity: amounts, allocatable: amounts, conditions: [ready] };
  const url = `${NODES}/${BARE}/status`;
  const changed = await client.send('PATCH', url, JSON.stringify({ status }), 'application/merge-patch+json');
  if (changed.status !== 200) throw new JudgeError(`The bare node: ${textAt(changed.body, 'message') ?? ''}`);
}

function podOn(name: string): JsonObject {
  const place = { nodeSelector: { 'kubernetes.io/hostname': BARE }, tolerations: [{ operator: 'Exists' }] };
  const spec = { automountServiceAccountToken: false, ...place, ...PODS[name] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec };
}

async function checkOf(cluster: Cluster, name: string): Promise<Check> {
  const pod = await untilPod(cluster, name, ({ versions }) => scheduled(versions.at(-1)?.pod ?? {}) !== undefined);
  const spec = isObject(pod['spec']) ? pod['spec'] : {};
  const needs = nodeNeedsOf(asStored({ ...spec }), TARGET).filter(({ need }) => need === 'declaredFeature');
  const features = needs.flatMap((need) => need.names);
  const { isOn = false, message = '' } = scheduled(pod) ?? {};
  return {
    title: `${name}: needs ${features.join(', ') || 'no declared feature'}`,
    isKept: isOn === (features.length === 0) && (isOn || message.includes('required features')),
    seen: isOn ? 'scheduled' : message,
  };
}

/** Whether the scheduler has found a node; undefined before it has tried. */
function scheduled({ status }: JsonObject): { readonly isOn: boolean; readonly message: string } | undefined {
  const conditions = isObject(status) && isList(status['conditions']) ? status['conditions'].filter(isObject) : [];
  const condition = conditions.find(({ type }) => type === 'PodScheduled');
  return condition && { isOn: condition['status'] === 'True', message: textAt(condition, 'message') ?? '' };
}
