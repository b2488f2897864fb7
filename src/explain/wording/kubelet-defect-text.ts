import { listed, quotedChoice, quotedList } from '../../kubernetes/words';
import type { DefectEffect, KubeletDefect } from '../../pod/kubelet-defects';

/** What a defect of the kubelet can do to the Pod, where it is reported and what mends it: a sentence without its full stop. */
export function kubeletDefectText({ issue, effect, containers, fixedIn }: KubeletDefect): string {
  const mended = fixedIn.length === 0 ? 'mended in no version yet' : `mended in ${listed(fixedIn)}`;
  return `${EFFECTS[effect](containers, containers.length === 1)} (${issue}; ${mended})`;
}

const EFFECTS: Readonly<Record<DefectEffect, (names: readonly string[], isOne: boolean) => string>> = {
  appNeverStarts: (names) =>
    `if the startup probe of ${quotedChoice(names)} fails and a later one succeeds, the app never starts`,
  appStaysDown: (names, isOne) =>
    `after the kubelet has started anew, ${quotedList(names)} ${isOne ? 'does' : 'do'} not start again when ${isOne ? 'it has' : 'they have'} ended`,
  termComesLate: (names, isOne) =>
    `if the Pod is deleted before its containers have started, ${quotedList(names)} ${isOne ? 'gets' : 'get'} TERM only at the end of the grace period`,
  storageLimitIgnored: (names) => `the ephemeral-storage limit of ${quotedList(names)} is not enforced`,
  readinessFrozen: (names) =>
    `the readiness probe of ${quotedList(names)} stops when the Pod is deleted, so that its readiness stays as it is until the end`,
  probesBeforeStartup: (names) =>
    `after a restart of ${quotedChoice(names)}, liveness and readiness probes can run before the startup probe has succeeded`,
  sleepOutlastsContainer: (names) =>
    `the preStop sleep of ${quotedList(names)} lasts its full time even if the container ends meanwhile`,
  deletionWaitsForHook: (names) =>
    `if the Pod is deleted while the postStart hook of ${quotedChoice(names)} runs, its stop and the grace period begin only when the hook has returned`,
};
