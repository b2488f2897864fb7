import { ApiObject, Duration, type Chart } from 'cdk8s';
import { GracefulShutdown, KubernetesVersion, Placement } from '../../../../src';
import { isList, textAt, type JsonObject } from '../../json';
import { synthesize } from '../promises/synthesize';
import { podSpec, shell } from '../scripts/container';
import { JOURNAL } from '../scripts/script';
import { APP, HELPER, type PresetCase } from './case';

/** The app serves on for so many seconds after the deletion, and then takes at most so many more. */
const [DRAIN, TIMEOUT] = [3, 5];

/** A Pod with a preset, as a native sidecar or as an ordinary container. */
export interface PresetPod {
  readonly name: string;
  readonly presetCase: PresetCase;
  readonly placement: Placement;
}

/** Each case in both placements. */
export function podsOf(cases: readonly PresetCase[]): PresetPod[] {
  return cases.flatMap((presetCase) =>
    [Placement.NATIVE_SIDECAR, Placement.APP_CONTAINER].map((placement) => {
      const kind = placement === Placement.NATIVE_SIDECAR ? 'native' : 'ordinary';
      return { name: `${presetCase.name}-${kind}`, presetCase, placement };
    }),
  );
}

/** What the library makes of Pods, and of what they need. */
export function synthesizePods(
  pods: readonly PresetPod[],
  folderOf: (name: string) => string,
  folder: string,
): JsonObject[] {
  return synthesize(KubernetesVersion.V1_36, (chart) => {
    for (const pod of pods) addPod(chart, pod, folderOf(pod.name), folder);
  });
}

function addPod(chart: Chart, { name, presetCase, placement }: PresetPod, journal: string, folder: string): void {
  const { others = [], volumes, join } = presetCase;
  const spec = podSpec(journal, { containers: [appOf(presetCase, name), ...others] });
  const all = [...(isList(spec['volumes']) ? spec['volumes'] : []), ...(volumes?.(name) ?? [])];
  const metadata = { name, labels: { app: name } };
  const pod = new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...spec, volumes: all } });
  join({ chart, pod, name, placement, folder });
  // An ordinary helper stops together with the app, so that it has to drain as well.
  const isNative = placement === Placement.NATIVE_SIDECAR;
  const names = others.map((container) => textAt(container, 'name') ?? '');
  new GracefulShutdown(pod, 'stop', {
    drain: Duration.seconds(DRAIN),
    timeout: Duration.seconds(TIMEOUT),
    containers: [APP, ...names, ...(isNative ? [] : [HELPER])],
  });
}

function appOf({ image, fields, ...script }: PresetCase, name: string): JsonObject {
  const { volumeMounts, ...own } = fields?.(name) ?? {};
  return {
    name: APP,
    image,
    command: shell(appScript(script)),
    readinessProbe: { exec: { command: ['/bin/test', '-f', '/tmp/served'] }, periodSeconds: 1 },
    volumeMounts: [{ name: 'journal', mountPath: JOURNAL }, ...(isList(volumeMounts) ? volumeMounts : [])],
    ...own,
  };
}

/** It asks the helper twice a second, and once more a while after TERM, unless what the helper needs ends as well. */
function appScript({ ask, serves = 'sleep 100000', others }: Pick<PresetCase, 'ask' | 'serves' | 'others'>): string {
  const last = others ? '' : 'if ask; then say last-served; else say last-lost; fi; ';
  return [
    'umask 0',
    `say() { read up idle < /proc/uptime; echo "$up ${APP} 1 $*" >> ${JOURNAL}/lines; }`,
    `ask() { ${ask}; }`,
    `end() { say term; sleep 1.5; ${last}kill $work; say exit 0; exit 0; }`,
    `{ ${serves}; } & work=$!`,
    'trap end TERM',
    'say start',
    'while :; do if ask; then touch /tmp/served; say served; else say lost; fi; sleep 0.5 & wait $!; done',
  ].join('\n');
}
