import type { Fields } from './json';
import { podKind, podKindsOf, type GraceField, type PodKind } from './kinds';

const ANY_RESTART_POLICY = ['Always', 'OnFailure', 'Never'];

interface OperatorKind {
  readonly apiVersions: RegExp;
  readonly kind: string;
  /** The paths to what has the Pod's `metadata` and `spec`; `[*]` stands for each item of a list. */
  readonly paths: readonly string[];
  readonly restartPolicies?: readonly string[];
  readonly graceField?: GraceField;
  readonly isOfJob?: true;
}

/**
 * The operator sets the first one where none is written.
 *
 * Source: kubernetes-sigs/jobset, pkg/webhooks/jobset_webhook.go, Default; KEDA,
 * pkg/scaling/executor/scale_jobs.go, generateJobs
 */
const RUN_TO_COMPLETION = ['OnFailure', 'Never'];

const KNATIVE = /^serving\.knative\.dev\/v1$/;

/**
 * Knative gives a request its time to end.
 *
 * Source: knative/serving, pkg/reconciler/revision/resources/deploy.go, makePodSpec; config/core/configmaps/defaults.yaml
 */
const REQUEST_TIMEOUT = { name: 'timeoutSeconds', defaultSeconds: 300 };

const ACTIONS = /^actions\.github\.com\/v1alpha1$/;
const RAY = /^ray\.io\/v1(alpha1)?$/;
const SPARK = /^sparkoperator\.k8s\.io\/v1beta2$/;
const KRUISE = /^apps\.kruise\.io\/v1(alpha1|beta1)$/;

/**
 * The kinds of well-known operators that hold a Pod.
 *
 * Source: the API references of OpenShift, Knative Serving, Actions Runner Controller, JobSet, LeaderWorkerSet, KEDA,
 * KubeRay, the Spark operator, OpenKruise and Volcano
 */
const TABLE: readonly OperatorKind[] = [
  {
    apiVersions: /^apps\.openshift\.io\/v1$/,
    kind: 'DeploymentConfig',
    paths: ['spec.template'],
    restartPolicies: ['Always'],
  },
  ...[
    { kind: 'Service', paths: ['spec.template'] },
    { kind: 'Configuration', paths: ['spec.template'] },
    { kind: 'Revision', paths: [''] },
  ].map((row) => ({ ...row, apiVersions: KNATIVE, restartPolicies: ['Always'], graceField: REQUEST_TIMEOUT })),
  { apiVersions: ACTIONS, kind: 'AutoscalingRunnerSet', paths: ['spec.template'] },
  { apiVersions: ACTIONS, kind: 'EphemeralRunnerSet', paths: ['spec.ephemeralRunnerSpec'] },
  { apiVersions: ACTIONS, kind: 'EphemeralRunner', paths: ['spec'] },
  {
    apiVersions: /^jobset\.x-k8s\.io\/v1alpha2$/,
    kind: 'JobSet',
    paths: ['spec.replicatedJobs[*].template.spec.template'],
    restartPolicies: RUN_TO_COMPLETION,
    isOfJob: true,
  },
  {
    apiVersions: /^leaderworkerset\.x-k8s\.io\/v1$/,
    kind: 'LeaderWorkerSet',
    paths: ['spec.leaderWorkerTemplate.leaderTemplate', 'spec.leaderWorkerTemplate.workerTemplate'],
  },
  {
    apiVersions: /^keda\.sh\/v1alpha1$/,
    kind: 'ScaledJob',
    paths: ['spec.jobTargetRef.template'],
    restartPolicies: RUN_TO_COMPLETION,
    isOfJob: true,
  },
  { apiVersions: RAY, kind: 'RayCluster', paths: rayPaths('spec') },
  { apiVersions: RAY, kind: 'RayJob', paths: [...rayPaths('spec.rayClusterSpec'), 'spec.submitterPodTemplate'] },
  { apiVersions: RAY, kind: 'RayService', paths: rayPaths('spec.rayClusterConfig') },
  { apiVersions: SPARK, kind: 'SparkApplication', paths: ['spec.driver.template', 'spec.executor.template'] },
  {
    apiVersions: SPARK,
    kind: 'ScheduledSparkApplication',
    paths: ['spec.template.driver.template', 'spec.template.executor.template'],
  },
  { apiVersions: KRUISE, kind: 'CloneSet', paths: ['spec.template'], restartPolicies: ['Always'] },
  { apiVersions: KRUISE, kind: 'StatefulSet', paths: ['spec.template'], restartPolicies: ['Always'] },
  { apiVersions: KRUISE, kind: 'DaemonSet', paths: ['spec.template'], restartPolicies: ['Always'] },
  { apiVersions: /^batch\.volcano\.sh\/v1alpha1$/, kind: 'Job', paths: ['spec.tasks[*].template'] },
];

function rayPaths(cluster: string): string[] {
  return [`${cluster}.headGroupSpec.template`, `${cluster}.workerGroupSpecs[*].template`];
}

/** The kinds of operators, with an entry for each place of a Pod. What they leave out of a Pod the operator fills in. */
export const OPERATOR_KINDS: readonly PodKind[] = TABLE.flatMap(
  ({ apiVersions, kind, paths, restartPolicies, graceField, isOfJob }) =>
    paths.map((path) => ({
      ...podKind(apiVersions, kind, path === '' ? [] : path.split('.'), restartPolicies ?? ANY_RESTART_POLICY),
      isCompletedByOperator: true,
      ...(graceField && { graceField }),
      ...(isOfJob && { isOfJob }),
    })),
);

/**
 * The entries for an object, whoever makes Pods of it: Kubernetes or an operator. A kind can hold several Pods.
 *
 * @param registered - kinds that are looked at before those that are known
 */
export function knownPodKinds({ apiVersion, kind }: Fields, ...registered: readonly (readonly PodKind[])[]): PodKind[] {
  return podKindsOf(apiVersion, kind, ...registered, OPERATOR_KINDS);
}

/** A kind whose containers an operator makes a Pod of, and where they stand. */
export interface PartsKind {
  readonly apiVersions: RegExp;
  readonly kind: string;
  /** The name of the operator. */
  readonly operator: string;
  /** The paths to lists of containers, or to single ones. */
  readonly paths: readonly string[];
}

const TEKTON = /^tekton\.dev\/v1(beta1)?$/;
const WORKFLOWS = /^argoproj\.io\/v1alpha1$/;

const WORKFLOW_PARTS = ['container', 'script', 'containerSet.containers', 'initContainers', 'sidecars'];

/** The kinds of well-known operators that hold containers without a Pod around them. */
export const PARTS_KINDS: readonly PartsKind[] = [
  { apiVersions: TEKTON, kind: 'Task', operator: 'Tekton', paths: ['spec.steps', 'spec.sidecars'] },
  { apiVersions: TEKTON, kind: 'ClusterTask', operator: 'Tekton', paths: ['spec.steps', 'spec.sidecars'] },
  {
    apiVersions: TEKTON,
    kind: 'TaskRun',
    operator: 'Tekton',
    paths: ['spec.taskSpec.steps', 'spec.taskSpec.sidecars'],
  },
  { apiVersions: TEKTON, kind: 'Pipeline', operator: 'Tekton', paths: pipelineParts('spec') },
  { apiVersions: TEKTON, kind: 'PipelineRun', operator: 'Tekton', paths: pipelineParts('spec.pipelineSpec') },
  ...['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'].map((kind) => ({
    apiVersions: WORKFLOWS,
    kind,
    operator: 'Argo Workflows',
    paths: WORKFLOW_PARTS.map((part) => `spec.templates[*].${part}`),
  })),
  {
    apiVersions: WORKFLOWS,
    kind: 'CronWorkflow',
    operator: 'Argo Workflows',
    paths: WORKFLOW_PARTS.map((part) => `spec.workflowSpec.templates[*].${part}`),
  },
];

function pipelineParts(pipeline: string): string[] {
  return ['tasks', 'finally'].flatMap((tasks) =>
    ['steps', 'sidecars'].map((part) => `${pipeline}.${tasks}[*].taskSpec.${part}`),
  );
}
